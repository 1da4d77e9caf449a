import type { Cell } from '../../cell/cell.js';
import { customaryPlateaus, type Plateaus } from '../../scenario/quantities/referenceElectrode.js';
import type { CapacityAmount, CurrentAmount, VoltageAmount } from '../language/amounts.js';

/** [A/m2] of geometric area: I/area, I per mass times CAM mass per area, or C-rate times the current called 1C. Keeps the sign. */
export function resolveCurrent({ value, unit }: CurrentAmount, cell: Cell): number {
  switch (unit) {
    case 'A':
      return value / cell.area;
    case 'A/m2':
      return value;
    case 'A/kg':
      return value * cell.activeMass;
    case 'C':
      return value * cell.oneC;
  }
}

/**
 * [V] Cell voltage of a voltage against a reference electrode: V_cell = U + U_reference - U_anode,
 * with U_reference and U_anode the plateaus against Li [V]. An anode away from its plateau (exhausted or polarised) shifts the
 * potential of the cathode by as much: as in a two-electrode cell in the lab, the cell voltage is what is controlled.
 */
export function resolveVoltage(
  { value, reference }: VoltageAmount,
  cell: Cell,
  plateaus: Plateaus = customaryPlateaus,
): number {
  return reference === 'cell' ? value : value + plateaus[reference] - cell.anode.plateau;
}

/** [C/m2] of geometric area. */
export function resolveCapacity({ value, unit }: CapacityAmount, cell: Cell): number {
  switch (unit) {
    case 'C':
      return value / cell.area;
    case 'C/m2':
      return value;
    case 'C/kg':
      return value * cell.activeMass;
  }
}
