import type { Cell, ChargeRange } from './cell.js';

/**
 * The state of charge of a cell is the way of the mean lithium content of its connected active material between two contents: those at
 * which the cell at rest has the lower and the upper voltage [V] of a window, U(x) - U_anode = V with the open-circuit potential U of
 * the cathode and the plateau of the anode. It stays with the material: a cell that has lost lithium does not come to 100 % or to 0 % at
 * rest in its window. Contents beyond those for which U is known are not looked for. Equation (T3.9) of the handbook.
 */
export function chargeRange(
  { cathode, anode }: Pick<Cell, 'cathode' | 'anode'>,
  lower: number,
  upper: number,
): ChargeRange {
  return { empty: contentAtRest(cathode, lower + anode.plateau), full: contentAtRest(cathode, upper + anode.plateau) };
}

/** Lithium content at a state of charge (0 to 1). */
export function contentAtCharge(charge: number, { empty, full }: ChargeRange): number {
  return empty + charge * (full - empty);
}

/** State of charge (0 to 1 within the window) at a lithium content. */
export function stateOfCharge(content: number, { empty, full }: ChargeRange): number {
  return (empty - content) / (empty - full);
}

/** The potential falls as the content rises: by halving, to the last digit. */
function contentAtRest({ openCircuitVoltage: { at, range } }: Cell['cathode'], potential: number): number {
  let [low, high] = range;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (at(middle) > potential) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
