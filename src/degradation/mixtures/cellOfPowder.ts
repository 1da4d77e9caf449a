import type { Cell } from '../../cell/cell.js';

/** The part of a cell that one powder of its mixture is: all that is asked of a powder, in the same electrode. */
export function cellOfPowder(cell: Cell, powder: number): Cell {
  const { powders, coating: _, ...cathode } = cell.cathode;
  if (powders === undefined) return cell;
  const classes = cathode.classes.filter((one) => (one.powder ?? 0) === powder);
  return { ...cell, cathode: { ...cathode, ...powders[powder], classes } };
}

/** First class of a powder of a mixture, and how many it has. */
export function classRange(
  { cathode: { classes } }: Cell,
  powder: number,
): { readonly first: number; readonly count: number } {
  const own = classes.map((one) => (one.powder ?? 0) === powder);
  return { first: own.indexOf(true), count: own.filter((yes) => yes).length };
}
