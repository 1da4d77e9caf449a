import { type LeastSquaresResult, leastSquares } from '../numerics/leastSquares.js';
import { type PrepareOptions, prepare } from '../prepare.js';
import type { Measurement, VariantResult } from '../results/results.js';
import { parsePath, valueAt } from '../scenario/path.js';
import { longForm } from '../scenario/variants.js';
import { runVariant } from '../simulate.js';
import { observe } from './observable.js';
import { type Study, splitQuantity } from './study.js';

/** Where the files of a study are read from. */
export interface StudyFiles {
  /** Text of a file of the study; throws when there is none. */
  readonly read: (file: string) => string;
}

/** One published number beside its simulation. */
export interface ObservedRow {
  readonly scenario: string;
  readonly variant: string;
  readonly measurement: Measurement;
  readonly simulated: number;
}

export interface CalibrationOptions {
  /** Leave these out of the fit: they become predictions. */
  readonly leaveOut?: (row: { readonly scenario: string; readonly measurement: Measurement }) => boolean;
  readonly maxEvaluations?: number;
  /** Further settings for every run, e.g. another law. */
  readonly settings?: readonly string[];
  readonly onProgress?: (progress: { readonly evaluations: number; readonly cost: number }) => boolean | undefined;
}

export interface FreeParameter {
  readonly path: string;
  readonly unit: string;
  readonly scale: 'linear' | 'log';
  readonly value: number;
  /** Standard error, in the unit of the value. */
  readonly error: number;
  readonly atBound: boolean;
}

export interface Calibration {
  readonly parameters: readonly FreeParameter[];
  readonly fit: LeastSquaresResult;
  readonly rows: readonly ObservedRow[];
  /** Pairs of parameters with |correlation| above 0.7, strongest first. */
  readonly correlations: readonly { readonly a: string; readonly b: string; readonly value: number }[];
  readonly data: number;
}

/** Runs all scenarios of a study with the given settings, and lays the published numbers beside the simulated ones. */
export function runStudy(
  study: Study,
  files: StudyFiles,
  settings: readonly string[] = [],
  onVariant?: (scenario: string, result: VariantResult) => void,
): { readonly rows: readonly ObservedRow[]; readonly results: ReadonlyMap<string, readonly VariantResult[]> } {
  const rows: ObservedRow[] = [];
  const results = new Map<string, readonly VariantResult[]>();
  for (const scenario of study.scenarios) {
    const text = files.read(scenario);
    const names = new Set(prepare(text, readOptions(files)).variants.map(({ name }) => name));
    const prepared = prepare(text, {
      ...readOptions(files),
      settings: settings.filter((setting) => concerns(setting, names)),
    });
    const error = prepared.issues.find(({ severity }) => severity === 'error');
    if (error) throw new Error(`${scenario}: ${error.path}: ${error.message}`);
    const variants = prepared.variants.map((variant) => {
      const run = runVariant(variant);
      let next = run.next();
      while (!next.done) next = run.next();
      onVariant?.(scenario, next.value);
      return next.value;
    });
    results.set(scenario, variants);
    const points = new Map(
      prepared.variants.flatMap(({ scenario: { data } }) => data).map((p) => [JSON.stringify(p), p]),
    );
    for (const measurement of points.values()) {
      for (const variant of variants) {
        if (measurement.variant !== undefined && measurement.variant !== variant.name) continue;
        rows.push({ scenario, variant: variant.name, measurement, simulated: observe(measurement, variant) });
      }
    }
  }
  return { rows, results };
}

/** Whether a setting is about the shared cell or about a variant that the scenario has. */
function concerns(setting: string, variants: ReadonlySet<string>): boolean {
  const [first, name] = parsePath(setting.slice(0, setting.indexOf('='))) ?? [];
  return first !== 'variants' || variants.has(String(name));
}

const readOptions = (files: StudyFiles): PrepareOptions => ({ readFile: files.read });

/**
 * Fits the free numbers of a study to its published data: bounded least squares on the differences divided by the
 * tolerance of each number. Starts from the values in the base scenario; the same files give the same result.
 */
export function calibrate(study: Study, files: StudyFiles, options: CalibrationOptions = {}): Calibration {
  const base = prepare(files.read(study.base), readOptions(files)).document as { readonly [key: string]: unknown };
  const free = study.free.map(({ parameter, from, to, scale }) => {
    const path = longForm(parsePath(parameter) ?? [], base);
    const written = valueAt(base, parameterPlace(parameter, base) ?? path);
    if (typeof written !== 'number' && typeof written !== 'string') {
      throw new Error(`The base scenario has no value at ${parameter} to start from.`);
    }
    const start = splitQuantity(written);
    return {
      parameter,
      unit: start.unit,
      start: start.value,
      lower: splitQuantity(from).value,
      upper: splitQuantity(to).value,
      scale: scale ?? 'linear',
    };
  });
  const settingsFor = (p: ArrayLike<number>): string[] => [
    ...(options.settings ?? []),
    ...free.map(({ parameter, unit }, i) => `${parameter}=${p[i]}${unit === '' ? '' : ` ${unit}`}`),
  ];
  const fitted = (row: ObservedRow): boolean =>
    row.measurement.role !== 'predicted' &&
    !(options.leaveOut?.({ scenario: row.scenario, measurement: row.measurement }) ?? false);
  const residual = ({ measurement, simulated }: ObservedRow): number =>
    Number.isFinite(simulated) ? (simulated - measurement.value) / toleranceOf(measurement) : 30;
  const fit = leastSquares(
    {
      parameters: free.map(({ parameter, start, lower, upper, scale }) => ({
        name: parameter,
        start,
        lower,
        upper,
        scale,
      })),
      residuals: (p) => runStudy(study, files, settingsFor(p)).rows.filter(fitted).map(residual),
    },
    {
      differenceStep: 0.01,
      secantUpdates: 2,
      costTolerance: 1e-3,
      stepTolerance: 1e-3,
      loss: 'soft-l1',
      lossScale: 2,
      maxEvaluations: options.maxEvaluations ?? 40 * free.length,
      ...(options.onProgress
        ? { onProgress: ({ evaluations, cost }) => options.onProgress?.({ evaluations, cost }) }
        : {}),
    },
  );
  const { rows } = runStudy(study, files, settingsFor(fit.values));
  const parameters = free.map(({ parameter, unit, scale, lower, upper }, i) => ({
    path: parameter,
    unit,
    scale,
    value: fit.values[i],
    error: fit.errors[i],
    atBound: fit.values[i] <= lower || fit.values[i] >= upper,
  }));
  return {
    parameters,
    fit,
    rows,
    correlations: strongest(
      fit,
      free.map(({ parameter }) => parameter),
    ),
    data: rows.filter(fitted).length,
  };
}

/** The tolerance of a published number: its own, or 3 % (capacities), 3 points (retention), 2 points (efficiency), 20 % (resistances). */
export function toleranceOf({ quantity, value, tolerance }: Measurement): number {
  if (tolerance !== undefined) return tolerance;
  switch (quantity) {
    case 'chargeCapacity':
    case 'dischargeCapacity':
      return Math.max(0.03 * Math.abs(value), 5);
    case 'retention':
      return 3;
    case 'coulombicEfficiency':
    case 'activeMass':
    case 'activeMassRetention':
      return 2;
    case 'interfaceResistance':
    case 'cathodeResistance':
      return 0.2 * Math.abs(value);
    case 'diffusionLengthRatio':
      return 0.25 * Math.abs(value);
    default:
      return 0.05 * Math.abs(value) || 1;
  }
}

function strongest({ correlation }: LeastSquaresResult, names: readonly string[]): Calibration['correlations'] {
  const pairs = names.flatMap((a, i) =>
    names.slice(i + 1).map((b, j) => ({ a, b, value: correlation[i * names.length + i + 1 + j] })),
  );
  return pairs
    .filter(({ value }) => Math.abs(value) > 0.7)
    .sort((p, q) => Math.abs(q.value) - Math.abs(p.value))
    .slice(0, 10);
}

/** Where the value of a parameter is written in the base document: as given, or in the long form of a variant's or cell's short form. */
export function parameterPlace(
  parameter: string,
  document: { readonly [key: string]: unknown },
): readonly (string | number)[] | undefined {
  const path = parsePath(parameter);
  if (!path) return undefined;
  const candidates = [path, longForm(path, document)];
  if (path[0] === 'variants') candidates.push([...path.slice(0, 2), ...longForm(path.slice(2), document)]);
  return candidates.find((place) => valueAt(document, place) !== undefined);
}
