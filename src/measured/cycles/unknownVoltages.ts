import { median } from '../median.js';

/** Rows in a row that are exactly zero; fewer may be a spike or a crossing. */
const leastRows = 3;
/** [V] Cells that come down to zero by themselves pass what lies between. */
const least = 0.5;

/** Rows of a voltage that was not recorded: blocks of exact zeros between voltages that are far from zero. */
export function unknownVoltages(voltage: readonly number[]): readonly number[] {
  if (!voltage.includes(0)) return [];
  const others = voltage.filter((value) => value !== 0);
  if (others.length === 0) return [...voltage.keys()];
  if (!(median(others.map(Math.abs)) > least)) return [];
  const found: number[] = [];
  for (let from = 0; from < voltage.length; from++) {
    if (voltage[from] !== 0) continue;
    let to = from;
    while (to < voltage.length && voltage[to] === 0) to++;
    const beside = [voltage[from - 1], voltage[to]].filter((value) => value !== undefined);
    if (to - from >= leastRows && beside.every((value) => Math.abs(value) > least))
      for (let i = from; i < to; i++) found.push(i);
    from = to;
  }
  return found;
}
