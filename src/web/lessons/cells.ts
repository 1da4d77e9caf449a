import { coarse } from '../engine/coarse.js';
import { type Path, type Plain, withValue } from '../state/document.js';
import { cycling, maCell, niobate, truongCell, zhaoCell, zirconia } from '../state/publishedCells.js';

// The cells of the lessons are solved as coarsely as the page is quick, so that a lesson has one set of numbers.

const coarsely = (document: Plain): Plain => ({ ...document, numerics: coarse });

export const ma = coarsely(maCell);
export const zhao = coarsely(zhaoCell);
export const truong = coarsely(truongCell);

export const coating: Path = ['cell', 'cathode', 'coating'];
export const coated = (document: Plain, film: Plain): Plain => withValue(document, coating, film);
export const off = (document: Plain, mechanism: string): Plain => withValue(document, ['mechanisms', mechanism], false);
export const through = (document: Plain, ...protocol: readonly (Plain | string)[]): Plain => ({
  ...document,
  protocol,
});
export { cycling, niobate, zirconia };
