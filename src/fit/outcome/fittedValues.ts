import { isPlain } from '../../scenario/document/path.js';
import type { FitProblem } from '../problem.js';

/** Where an earlier fit of a problem has ended. */
export interface FittedValues {
  readonly values: Float64Array;
  /** Factor on the standard errors of the data: their scatter about the fit times the inflation for dependent ones. */
  readonly scatter: number;
}

/** What a fit.json says about the parameters of a problem, or why it says nothing, one sentence. */
export function fittedValues(text: string, { parameters }: FitProblem): FittedValues | { readonly fault: string } {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return { fault: 'It is not JSON.' };
  }
  if (!isPlain(record) || !Array.isArray(record.parameters)) return { fault: 'It has no list of parameters.' };
  const entries = record.parameters.filter(isPlain);
  const values = new Float64Array(parameters.length);
  for (const [j, { path, unit, lower, upper }] of parameters.entries()) {
    const entry = entries.find((one) => one.path === path);
    if (!entry || typeof entry.value !== 'number') return { fault: `It has no value of ${path}.` };
    if (entry.unit !== unit) return { fault: `It has ${path} in ${String(entry.unit)}, not in ${unit}.` };
    values[j] = Math.min(Math.max(entry.value, lower), upper);
  }
  const factor = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 1);
  return { values, scatter: factor(record.scatter) * factor(record.inflation) };
}

/** Where a problem begins that nobody has fitted: the data count as their standard errors say. */
export function startingValues({ parameters }: FitProblem): FittedValues {
  return {
    values: Float64Array.from(parameters, ({ start, lower, upper }) => Math.min(Math.max(start, lower), upper)),
    scatter: 1,
  };
}
