import type { Cell } from '../cell/cell.js';
import type { LawSet } from '../constants/lawSet.js';
import { becausePerStudy, becauseTransferable, ofPerStudy, ofTransferable } from './filmOptions.js';

/** Whether a cell follows the laws whose constants carry over between cells. */
export function isTransferable({ laws }: Cell): boolean {
  return laws === 'transferable';
}

/** Options that one set of laws alone has. */
export function onlyIn<const N extends string>(set: LawSet, options: readonly N[]) {
  return set === 'transferable'
    ? { options, needs: ofTransferable, because: becausePerStudy }
    : { options, needs: ofPerStudy, because: becauseTransferable };
}

/** Whether the electrolyte makes contact; a liquid wets all of the surface. */
export function isSolid({ cathode }: Cell): boolean {
  return cathode.electrolyte === 'solid';
}

/** Whether the active material swells and shrinks at all. */
export function breathes({ cathode }: Cell): boolean {
  const [low, high] = [0.2, 0.9].map((x) => cathode.volumeChange.at(x));
  return low !== high;
}
