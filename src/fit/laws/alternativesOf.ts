import { formatPath, type Plain, parsePath } from '../../scenario/document/path.js';
import { applySettings } from '../../scenario/document/settings.js';
import { freeParameters } from '../opening/freeParameters.js';
import { stageOf } from '../opening/stageOf.js';
import type { Alternative, FitParameter } from '../problem.js';
import { competingLaws, lawsIn } from './laws.js';

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
        kept.length < free.length || lawsIn(applySettings(base, settings).document) !== lawsIn(base),
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
