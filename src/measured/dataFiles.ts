import type { MeasuredCurve, MeasuredSpectrum, Measurement } from '../results/results.js';
import type { Issue } from '../scenario/document/issue.js';
import { formatPath, isPlain, type Plain } from '../scenario/document/path.js';
import { asList } from '../scenario/schema/data.js';
import type { DataFile } from '../scenario/schema/measuredData.js';
import { type LaidOver, laidOver } from './laidOver.js';
import type { Measured, MeasuredOptions } from './measured.js';
import type { Simulated } from './simulated.js';

/** Reads a file that lies beside a scenario; throws, with the reason, when there is none. Undefined: it is left to others. */
export type ReadMeasuredFile = (file: string, options: MeasuredOptions) => Measured | undefined;

/** What the files among the data of a variant hold for it. */
export interface FilesLaidOver {
  readonly points: readonly Measurement[];
  readonly curves: readonly MeasuredCurve[];
  readonly spectra: readonly MeasuredSpectrum[];
  readonly issues: readonly Issue[];
  /** The data block with what was read in place of the files: nothing else is needed to run it again. */
  readonly data: readonly unknown[];
}

/**
 * Reads the files among the data of a scenario, as its document has them, and lays them over a variant. `files`: the same entries in SI, in
 * their order.
 */
export function filesLaidOver(
  written: unknown,
  files: readonly DataFile[],
  simulated: Simulated,
  read: ReadMeasuredFile | undefined,
): FilesLaidOver {
  const block = asList(written);
  const entries: readonly unknown[] = Array.isArray(block) ? block : [];
  const alone = typeof written === 'string';
  const found: LaidOver[] = [];
  const issues: Issue[] = [];
  let next = 0;
  const data = entries.flatMap((entry, i): readonly unknown[] => {
    if (!isPlain(entry) || !('file' in entry)) return [entry];
    const file = files[next++];
    if (file === undefined || (file.variant !== undefined && file.variant !== simulated.name)) return [];
    const place = (key: string): string => {
      if (alone) return 'data';
      const path = formatPath(['data', i]);
      return key === '' ? path : `${path}.${key}`;
    };
    const one = laid(file, simulated, read);
    if (one === undefined) return [entry];
    issues.push(...one.issues.map((issue) => ({ ...issue, path: place(issue.path) })));
    found.push(one);
    return inPlace(one);
  });
  return {
    points: found.flatMap(({ points }) => points),
    curves: found.flatMap(({ curves }) => curves),
    spectra: found.flatMap(({ spectra }) => spectra),
    issues,
    data,
  };
}

function laid(file: DataFile, simulated: Simulated, read: ReadMeasuredFile | undefined): LaidOver | undefined {
  const without = (issue: Pick<Issue, 'severity' | 'message'>): LaidOver => ({
    points: [],
    curves: [],
    spectra: [],
    issues: [{ ...issue, path: 'file', got: file.file, allowed: 'a path relative to the scenario' }],
  });
  if (!read) return without({ severity: 'warning', message: 'Files of measurements are not read here.' });
  const { mass, area, columns, swap, shift } = file;
  let measured: Measured | undefined;
  try {
    measured = read(file.file, {
      ...(mass === undefined ? {} : { mass }),
      ...(area === undefined ? {} : { area }),
      ...(columns === undefined ? {} : { columns }),
      ...(swap === undefined ? {} : { swap }),
      ...(shift === undefined ? {} : { shift }),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The file of measurements cannot be read: ${reason.replace(/\.$/, '')}.`;
    return without({ severity: 'error', message });
  }
  return measured && laidOver(file, measured, simulated);
}

/** What was read as entries of a data block: points by quantity, curves and spectra. */
function inPlace({ points, curves, spectra }: LaidOver): readonly Plain[] {
  const groups = new Map<string, { readonly head: Plain; readonly points: Plain[] }>();
  for (const { cycle, value, ...head } of points) {
    const key = JSON.stringify(head);
    const group = groups.get(key) ?? { head: { ...head }, points: [] };
    groups.set(key, group);
    group.points.push(cycle === undefined ? { value } : { cycle, value });
  }
  return [
    ...[...groups.values()].map(({ head, points: own }) => ({ ...head, points: own })),
    ...recordEntries(curves, spectra),
  ];
}

/** Measured curves and spectra as entries of the `data` block of a scenario: capacities in mAh/g, voltages in V, frequencies in Hz. */
export function recordEntries(
  curves: readonly MeasuredCurve[],
  spectra: readonly MeasuredSpectrum[],
): readonly Plain[] {
  return [
    ...curves.map(({ cycle, direction, capacity, voltage, ...whose }) => ({
      ...whose,
      curve: { cycle, direction, capacity, voltage },
    })),
    ...spectra.map(({ cycle, frequency, re, im, ...whose }) => ({
      ...whose,
      spectrum: { cycle, frequency, re, im },
    })),
  ];
}
