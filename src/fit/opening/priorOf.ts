import type { Issue } from '../../scenario/document/issue.js';
import { type FreeNumber, inUnit } from './freeNumber.js';

interface Range {
  readonly unit: string;
  readonly scale: 'linear' | 'log';
  readonly lower: number;
  readonly upper: number;
}

export type PriorReading =
  | { readonly prior?: { readonly value: number; readonly error: number } }
  | { readonly fault: Omit<Issue, 'severity' | 'path'> & { readonly key: string } };

/**
 * A prior in the coordinate of the search: a relative error on a log scale is the standard deviation of ln p, as is the logarithm
 * of a factor.
 */
export function priorOf(given: FreeNumber['prior'], { unit, scale, lower, upper }: Range): PriorReading {
  if (!given) return {};
  const value = inUnit(given.value, unit);
  const refuse = (key: string, message: string, got: unknown, hint: string): PriorReading => ({
    fault: { key: `prior.${key}`, message, got: String(got), hint },
  });
  if (Number.isNaN(value))
    return refuse('value', `This is no number in ${unit || 'plain digits'}.`, given.value, 'the unit of the bounds');
  if (value < lower || value > upper)
    return refuse('value', 'The prior lies outside the bounds.', given.value, 'widen the bounds or move the prior');
  if ((given.error === undefined) === (given.factor === undefined))
    return refuse(
      'error',
      'A prior has an error or a factor, one of them.',
      given.error ?? 'nothing',
      scale === 'log' ? 'for example factor: 3' : `for example error: 10 ${unit || '%'}`,
    );
  if (given.factor !== undefined) {
    if (scale === 'log') return { prior: { value, error: Math.log(given.factor) } };
    return refuse('factor', 'A factor belongs to a log scale.', given.factor, 'scale: log, or an error in its place');
  }
  const error = absoluteError(given.error!, value, unit);
  if (!(error > 0))
    return refuse(
      'error',
      `This is no error in ${unit || 'plain digits'}.`,
      given.error,
      'above zero, or in % of the value',
    );
  return { prior: { value, error: scale === 'log' ? error / value : error } };
}

/** In the unit of the value; per cent are of the value, unless it is one in per cent itself. */
function absoluteError(written: number | string, value: number, unit: string): number {
  const share = /^\s*([\d.eE+-]+)\s*%\s*$/.exec(String(written));
  return share && unit !== '%' ? (Number(share[1]) / 100) * Math.abs(value) : inUnit(written, unit);
}
