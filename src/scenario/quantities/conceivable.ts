/**
 * Beyond every laboratory, by SI unit: stops slips in powers of ten and overflow before they become NaN. Fields of a scenario
 * and builders of a cell refuse the same.
 */
export const conceivable = {
  kg: [1e-9, 1],
  m: [1e-10, 0.01],
  m2: [1e-10, 100],
  'kg/m2': [1e-6, 10],
  'kg/m3': [1, 1e5],
  mol: [0, 1e3],
  'mol/m3': [1, 1e6],
  'S/m': [1e-15, 1e9],
  'm2/s': [1e-30, 1e-4],
  'A/m2': [1e-9, 1e9],
  'A/kg': [1e-6, 1e9],
  'C/m2': [1e-3, 1e15],
  'Ohm m2': [0, 1e3],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

export type ConceivableUnit = keyof typeof conceivable;
