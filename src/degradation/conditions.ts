import type { Cell } from '../cell/cell.js';
import type { LawSet } from '../constants/lawSet.js';

/** Whether a cell follows the laws whose constants carry over between cells. */
export function isTransferable({ laws }: Cell): boolean {
  return laws === 'transferable';
}

/** Options that one set of laws alone has. */
export function onlyIn<const N extends string>(set: LawSet, options: readonly N[]) {
  return {
    options,
    needs: ({ cell }: { readonly cell: Cell }): boolean => isTransferable(cell) === (set === 'transferable'),
    because: set === 'transferable' ? 'it belongs to laws: transferable' : 'laws: transferable do without it',
  };
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
