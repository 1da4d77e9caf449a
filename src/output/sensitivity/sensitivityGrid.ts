import { tabulatedQuantities } from '../../quantities/registry.js';
import type { SensitivityResult, SensitivityRow } from '../../results/sensitivity.js';
import type { SensitivityGrid } from '../chart/sensitivityChart.js';

/** Quantities that are shown of a cycle: what a laboratory looks at first. */
const shown = [
  'dischargeCapacity',
  'coulombicEfficiency',
  'meanDischargeVoltage',
  'polarisation',
  'interfaceResistanceMid',
  'filmBare',
  'contact',
  'connected',
];
/** Numbers below this are nowhere felt. */
const LEAST = 1e-6;
const MOST_PARAMETERS = 30;

/** The paths that are felt anywhere in a variant, the strongest first; weighed by the largest of each quantity. */
export function feltParameters(rows: readonly SensitivityRow[]): readonly string[] {
  const strongest = new Map<string, number>();
  for (const { quantity, value } of rows)
    strongest.set(quantity, Math.max(strongest.get(quantity) ?? 0, Math.abs(value)));
  const weight = new Map<string, number>();
  for (const { parameter, quantity, value } of rows) {
    if (!(Math.abs(value) > LEAST) || !shown.includes(quantity)) continue;
    const share = Math.abs(value) / (strongest.get(quantity) || 1);
    weight.set(parameter, Math.max(weight.get(parameter) ?? 0, share));
  }
  return [...weight].sort(([, a], [, b]) => b - a).map(([parameter]) => parameter);
}

/** Of one cycle: parameters against quantities. */
export function quantityGrid({ rows }: SensitivityResult, variant: string, cycle: number): SensitivityGrid {
  const own = rows.filter((row) => row.variant === variant && row.cycle === cycle);
  const quantities = tabulatedQuantities().filter(
    ({ name }) =>
      shown.includes(name) && own.some(({ quantity, value }) => quantity === name && Math.abs(value) > LEAST),
  );
  const parameters = feltParameters(own).slice(0, MOST_PARAMETERS);
  return {
    parameters: parameters.map(shortName),
    columns: quantities.map(({ heads, words }) => (heads?.report ?? words).replace(' ', '\n')),
    values: parameters.map((parameter) =>
      quantities.map(({ name }) => found(own, (row) => row.parameter === parameter && row.quantity === name)),
    ),
  };
}

/** Of one quantity: parameters against cycles. */
export function cycleGrid({ rows }: SensitivityResult, variant: string, quantity: string): SensitivityGrid {
  const own = rows.filter((row) => row.variant === variant && row.quantity === quantity);
  const cycles = [...new Set(own.map(({ cycle }) => cycle))];
  const parameters = feltParameters(own).slice(0, MOST_PARAMETERS);
  return {
    parameters: parameters.map(shortName),
    columns: cycles.map(String),
    values: parameters.map((parameter) =>
      cycles.map((cycle) => found(own, (row) => row.parameter === parameter && row.cycle === cycle)),
    ),
  };
}

/** "cathode.loading" of "cell.cathode.loading": what all have in common says nothing. */
export function shortName(path: string): string {
  return path.replace(/^(cell|mechanisms)\./, '').replace(/^cathode\.overrides\./, 'cathode.');
}

function found(rows: readonly SensitivityRow[], is: (row: SensitivityRow) => boolean): number {
  return rows.find(is)?.value ?? Number.NaN;
}
