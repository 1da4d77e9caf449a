import type { Property } from '../constants/property.js';
import { sources } from '../constants/sources.js';

/** rho: part of the lost contact that pressing at the highest pressure so far brings back. */
export const regained: Property = {
  value: 0.6,
  unit: '1',
  source: sources.shiPressedAgain,
  range: [0.45, 0.65],
  note: '60 % of the capacity lost in 50 cycles at 2 MPa; 23 % of the mid-frequency resistance, 65 % of the low-frequency one',
};

/**
 * ln(theta/theta_fresh) of a class after the cell was pressed again, from what it was before:
 *     ln(theta/theta_fresh) [1 - rho min(1, P/P_max)]      closure
 * with the pressure P and the highest pressure P_max before it, both in Pa. Films, cracks and isolated particles stay as they are. Where the cell was
 * pressed before, `logContact` is what it would be without that: what presses bring back does not add up. Equation (T9.6) of the handbook.
 */
export function pressedAgain(logContact: number, pressure: number, highestBefore: number): number {
  return logContact * (1 - regained.value * Math.min(1, pressure / highestBefore));
}
