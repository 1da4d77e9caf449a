import type { ActivePowder, Cathode } from '../cell.js';

/** The powders of a cathode; without a mixture the cathode is its powder itself. */
export function powdersOf(cathode: Cathode): readonly ActivePowder[] {
  return cathode.powders ?? [cathode];
}

/** Which powder each class belongs to. */
export function powderOfClasses({ classes }: Pick<Cathode, 'classes'>): Int32Array {
  return Int32Array.from(classes, ({ powder = 0 }) => powder);
}
