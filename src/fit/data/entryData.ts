import { formatPath } from '../../scenario/document/path.js';
import type { NamedFiles } from '../namedFiles.js';
import type { DataEntry, FitFile } from '../opening/fitFile.js';
import type { FitScenarios } from '../opening/fitScenarios.js';
import type { FitFileReading } from '../opening/readFitFile.js';
import { blockData, writtenData } from './blockData.js';
import { blockFiles } from './blockFiles.js';
import type { DataContext } from './dataContext.js';
import type { DataSeries } from './dataSeries.js';
import { measuredFileData } from './measuredFileData.js';

/** Where the files that a fit names are read from, relative to the fit file; both throw when there is none. */
export interface FitFiles extends NamedFiles {
  readonly bytes: (file: string) => Uint8Array;
}

/** A fit file while what it names is read. */
export interface FitReading {
  readonly fit: FitFile;
  readonly locate: FitFileReading['locate'];
  readonly files: FitFiles;
  readonly scenarios: FitScenarios;
}

/** The data of one entry; files are read and judged even when their scenario cannot be used. */
export async function entryData(
  entry: DataEntry,
  i: number,
  { fit, locate, files, scenarios }: FitReading,
  context: DataContext,
): Promise<readonly DataSeries[]> {
  const unreadable = (key: string, got: string, fault: unknown): readonly DataSeries[] => {
    context.refuse(key, `${fault instanceof Error ? fault.message : fault}.`.replace(/\.\.$/, '.'), { got });
    return [];
  };
  if ('file' in entry) {
    const scenario = scenarios.open(entry.scenario ?? fit.scenario);
    let bytes: Uint8Array;
    try {
      bytes = files.bytes(entry.file);
    } catch (fault) {
      return unreadable('file', entry.file, fault);
    }
    return measuredFileData(entry, bytes, scenario, context);
  }
  if ('data' in entry) {
    let text: string;
    try {
      text = files.read(entry.data);
    } catch (fault) {
      return unreadable('data', entry.data, fault);
    }
    // A scenario simulates its own data; a mere list of data is of the scenario of the fit.
    const whole = /^(?:protocol|extends|cell)\s*:/m.test(text);
    const scenario = scenarios.open(entry.scenario ?? (whole ? entry.data : fit.scenario));
    if (!scenario) return [];
    const own = await blockFiles(entry, entry.data, text, scenario, files.bytes, context);
    return [...blockData(entry, entry.data, text, scenario, context), ...own];
  }
  const scenario = scenarios.open(entry.scenario ?? fit.scenario);
  if (!scenario) return [];
  return writtenData(entry, scenario, context, ['data', i], (place) => locate(formatPath(place)));
}

/** Without a list of data, those that the scenario has itself. */
export async function scenarioData(
  { fit, scenarios, files }: FitReading,
  context: DataContext,
): Promise<readonly DataSeries[]> {
  const base = scenarios.open(fit.scenario);
  if (!base) return [];
  const own = await blockFiles({}, base.file, base.text, base, files.bytes, context);
  return [...blockData({}, base.file, base.text, base, context), ...own];
}
