import { formatPath, type Plain, parsePath, valueAt } from '../../scenario/document/path.js';
import { applySettings } from '../../scenario/document/settings.js';
import { freeParameters } from '../opening/freeParameters.js';
import { stageOf } from '../opening/stageOf.js';
import type { Alternative, FitParameter } from '../problem.js';
import { competingLaws } from './laws.js';

/**
 * The competing laws for a fit with these parameters: those that differ from what the scenario has. A number that a variant has
 * of its own goes the way of the shared one; the constant that takes its place is shared.
 */
export function alternativesOf(parameters: readonly FitParameter[], base: Plain): readonly Alternative[] {
  const shared = (path: string): string => {
    const [first, , ...rest] = parsePath(path) ?? [];
    return first === 'variants' && rest.length > 0 ? formatPath(rest) : path;
  };
  const places = [...new Set(parameters.map(({ path }) => shared(path)))];
  const free = places.map((parameter) => ({ parameter, from: 0, to: 0 }));
  return competingLaws(free, base)
    .filter(
      ({ settings, free: kept }) =>
        kept.length < free.length || choices(applySettings(base, settings).document) !== choices(base),
    )
    .map(({ name, meaning, settings, free: kept }) => ({
      name,
      meaning,
      settings,
      parameters: kept.flatMap((number): readonly FitParameter[] => {
        const own = parameters.filter(({ path }) => shared(path) === number.parameter);
        if (own.length > 0) return own;
        return freeParameters([number], base).parameters.map((parameter) => ({
          ...parameter,
          stage: stageOf(parameter.path, base),
        }));
      }),
    }));
}

/** What tells the competing laws apart: law of contact loss, whether there is a constant rate of isolation, and a gate. */
function choices(document: Plain): string {
  const option = (mechanism: string, name: string): unknown => valueAt(document, ['mechanisms', mechanism, name]);
  const law = option('contactLoss', 'law') ?? 'gap';
  const constantRate = Number.parseFloat(String(option('isolation', 'rate'))) !== 0;
  return [law, constantRate, option('interphase', 'gate') !== undefined].join();
}
