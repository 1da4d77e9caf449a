import { sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { li6ps5cl } from './li6ps5cl.js';
import { likeLi6PS5Cl } from './sulfide.js';

/** Chlorides beside layered oxides: nothing of what laws say of films on sulfides was measured on them. */
export const chloride = {
  ...likeLi6PS5Cl,
  oxidationOnset: {
    value: 4.25,
    unit: 'V',
    source: sources.memory,
    range: [4, 4.4],
    note: 'against Li; thermodynamic limit of the chlorides near 4.2 to 4.3 V',
  },
  oxidationCharge: { ...li6ps5cl.oxidationCharge, source: sources.assumed, note: 'as of Li6PS5Cl' },
  growthFactor: {
    value: 0.1,
    unit: '-',
    source: sources.assumed,
    range: [0.01, 0.5],
    note: 'stable beside bare layered oxides, where sulfides are not; no resistance was read',
  },
} as const satisfies Partial<Electrolyte>;
