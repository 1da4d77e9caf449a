import type { Cell } from '../cell/cell.js';
import type { LawSet } from '../constants/lawSet.js';

/** Whether a cell follows the laws whose constants carry over between cells. */
export function isTransferable({ laws }: Cell): boolean {
  return laws === 'transferable';
}

const inSet = {
  'per study': {
    needs: ({ cell }: { readonly cell: Cell }) => !isTransferable(cell),
    because: 'it belongs to the laws per study, and the transferable ones are chosen (laws)',
  },
  transferable: {
    needs: ({ cell }: { readonly cell: Cell }) => isTransferable(cell),
    because: 'it belongs to the transferable laws, and those per study are chosen (laws)',
  },
} as const;

/** Options that one set of laws alone has. */
export function onlyIn<const N extends string>(set: LawSet, options: readonly N[]) {
  return { options, ...inSet[set] };
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
