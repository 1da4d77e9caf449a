import { barycentricWeights, lagrangeValues } from '../../numerics/grids/lagrange.js';
import type { CycleRow } from '../../results/results.js';

/** Rows that a row between them is made of. */
const NEIGHBOURS = 4;

/**
 * The row of a cycle that was jumped over, by the cubic in ln(cycle) through the two resolved cycles on either side: ageing is
 * a smooth function of it, mostly a power. Undefined before the first and after the last row. Cycles of another rate (a check
 * between two blocks) do not count: a jump lands in the block that it left.
 */
export function jumpedCycle(cycle: number, rows: readonly CycleRow[]): CycleRow | undefined {
  const above = rows.findIndex((row) => row.cycle > cycle);
  if (above < 1 || cycle < 1) return undefined;
  const { label } = rows[above];
  if (rows[above - 1].label !== label) return undefined;
  let [from, to] = [above - 1, above + 1];
  while (from > 0 && above - from < NEIGHBOURS / 2 && rows[from - 1].label === label) from--;
  while (to < rows.length && to - above < NEIGHBOURS / 2 && rows[to].label === label) to++;
  const near = rows.slice(from, to);
  const nodes = near.map((row) => Math.log(row.cycle));
  const weights = lagrangeValues(nodes, barycentricWeights(nodes), Math.log(cycle));
  const between = (key: NumberKey): number => near.reduce((sum, row, i) => sum + weights[i] * row[key], 0);
  const { checkUp } = rows[above];
  const keys = (Object.keys(near[0]) as (keyof CycleRow)[]).filter(isNumber);
  const numbers = Object.fromEntries(keys.map((key) => [key, between(key)])) as Record<NumberKey, number>;
  return { ...numbers, label, ...(checkUp ? { checkUp } : {}), cycle };
}

type NumberKey = Exclude<keyof CycleRow, 'label' | 'checkUp'>;

const isNumber = (key: keyof CycleRow): key is NumberKey => key !== 'label' && key !== 'checkUp';
