import type { Cell } from '../../cell/cell.js';
import type { OwnAmount, OwnValue } from '../language/ownAmount.js';

/** A power at the poles. */
export const power: OwnAmount = {
  name: 'power',
  examples: '2 mW, 5 mW/cm2 or 0.1 W/g',
  units: {
    W: { lab: 'mW', from: 1e-12, to: 1e6 },
    'W/m2': { lab: 'mW/cm2', from: 1e-9, to: 1e8 },
    'W/kg': { lab: 'mW/g', from: 1e-6, to: 1e8 },
  },
};

/** [W/m2] Per geometric area; per mass means per mass of cathode active material. Keeps the sign. */
export function resolvePower({ value, unit }: OwnValue, cell: Cell): number {
  return unit === 'W' ? value / cell.area : unit === 'W/kg' ? value * cell.activeMass : value;
}

/** [V] The voltage is known to the cell only: a low one is the careful guess of the current that a power takes. */
export const LOW_VOLTAGE = 2.5;
