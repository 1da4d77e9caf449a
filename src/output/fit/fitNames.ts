import type { FitParameterResult } from '../../results/fit.js';
import { wordsIn } from '../chart/drawing/quantityTitle.js';

type Named = Pick<FitParameterResult, 'path' | 'variant'>;

/** Words of a path that stand for what they contain: `mechanisms.contactLoss.rate` is a contact loss rate. */
const tooShort = /^(rate|fraction|thickness|law|spread|value|coverage|exponent|onset)$/;

/** A parameter on an axis: the end of its path in words, with its variant in front where each has its own. */
export function shortName({ path, variant }: Named): string {
  const parts = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((part) => part !== '');
  const last = parts[parts.length - 1] ?? path;
  const words = tooShort.test(last) && parts.length > 1 ? `${parts[parts.length - 2]} ${last}` : last;
  const name = wordsIn(words);
  return variant === undefined ? name : `${variant}: ${name}`;
}

/** The same for several: whole paths where the ends are not enough to tell them apart. */
export function shortNames(parameters: readonly Named[]): readonly string[] {
  const names = parameters.map(shortName);
  return names.map((name, i) => (names.indexOf(name) === names.lastIndexOf(name) ? name : parameters[i].path));
}
