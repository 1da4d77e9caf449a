import { defined } from '../../scenario/defined.js';
import { isPlain } from '../../scenario/document/path.js';
import { resolveRelative } from '../../scenario/document/resolveRelative.js';
import { readSourceText } from '../../scenario/document/sourceText.js';
import { asList, dataSchema, measuredRecords } from '../../scenario/schema/data.js';
import type { DataBlockEntry } from '../opening/fitFile.js';
import type { FitScenario } from '../opening/fitScenarios.js';
import type { DataContext } from './dataContext.js';
import type { DataSeries } from './dataSeries.js';
import { measuredFileData } from './measuredFileData.js';

/** Points of a half cycle, as many as an entry of a fit file takes that names none. */
const usualPoints = 20;

/** The files of measurements that a data block names, beside the file that it stands in. What is wrong with the block itself is said by `blockData`. */
export async function blockFiles(
  entry: Omit<DataBlockEntry, 'data'>,
  file: string,
  text: string,
  scenario: FitScenario,
  bytesOf: (file: string) => Uint8Array,
  context: DataContext,
): Promise<readonly DataSeries[]> {
  const { data: document } = readSourceText(text);
  const written = isPlain(document) ? document.data : undefined;
  const block = written ?? (scenario.file === file ? scenario.document.data : undefined);
  const read = dataSchema.safeParse(asList(block));
  if (!read.success) return [];
  const { variant, holdOut, weight, error, cycles, quantities } = entry;
  const found = measuredRecords(read.data).files.filter(
    (one) => variant === undefined || one.variant === undefined || one.variant === variant,
  );
  const series: DataSeries[] = [];
  for (const { curve, source: _, file: name, ...one } of found) {
    const path = resolveRelative(file, name);
    let bytes: Uint8Array;
    try {
      bytes = bytesOf(path);
    } catch (fault) {
      const message = `${fault instanceof Error ? fault.message : fault}.`.replace(/\.\.$/, '.');
      context.notes.add(file, { severity: 'error', path: 'data', message, got: name });
      continue;
    }
    const asEntry = defined({
      ...one,
      file: path,
      variant: one.variant ?? variant,
      quantities: one.quantities ?? quantities,
      ...(curve ? { curve: { ...curve, points: usualPoints } } : {}),
      ...{ holdOut, weight, error, cycles },
    });
    series.push(...(await measuredFileData(asEntry, bytes, scenario, context)));
  }
  return series;
}
