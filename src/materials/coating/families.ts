import { sources } from '../../constants/sources.js';
import type { Coating, Property } from '../material.js';

type CoatingBehaviour = Pick<Coating, 'family' | 'conductivityActivation' | 'blocking' | 'adhesion' | 'youngsModulus'>;

/** [J/mol] The same for all films for want of data. */
const conductivityActivation: Property = { value: 40e3, unit: 'J/mol', source: sources.assumed };

/** Oxides act by blocking the oxidation of the electrolyte and leave contact loss as it is. */
export const oxideFilm: CoatingBehaviour = {
  family: 'oxide',
  conductivityActivation,
  blocking: { value: 0.01, unit: '-', source: sources.feasibility },
  adhesion: { value: 1, unit: '-', source: sources.feasibility },
  youngsModulus: {
    value: 195e9,
    unit: 'Pa',
    source: sources.mechanics,
    note: 'LiNbO3; taken over for the other oxides',
  },
};

/** Polymers hardly block oxidation; compliant and adhesive, they keep the contact. */
export const polymerFilm: CoatingBehaviour = {
  family: 'polymer',
  conductivityActivation,
  blocking: { value: 0.9, unit: '-', source: sources.feasibility },
  adhesion: { value: 0.35, unit: '-', source: sources.feasibility },
  youngsModulus: { value: 6e9, unit: 'Pa', source: sources.mechanics },
};

/** Halides and sulfides conduct, hardly block, and are soft. */
export const halideFilm: CoatingBehaviour = {
  family: 'halide',
  conductivityActivation,
  blocking: { value: 0.1, unit: '-', source: sources.assumed, range: [0.01, 0.5] },
  adhesion: { value: 0.8, unit: '-', source: sources.assumed, range: [0.4, 1] },
  youngsModulus: { value: 40e9, unit: 'Pa', source: sources.memory, range: [15e9, 50e9] },
};

/** Irregular deposits that neither block nor bind. */
export const looseDeposit: CoatingBehaviour = {
  family: 'residue',
  conductivityActivation,
  blocking: { value: 1, unit: '-', source: sources.ma, note: 'no continuous layer seen' },
  adhesion: { value: 1, unit: '-', source: sources.assumed },
  youngsModulus: { value: 10e9, unit: 'Pa', source: sources.assumed },
};

/** Oxides that take up lithium as they come into contact with the active material. */
export const lithiumPoorCharge: Property = {
  value: 1.08e9,
  unit: 'C/m3',
  source: sources.assumed,
  range: [0, 3e9],
  note: '0.3 mAh/m2 per nm, ten times that of others',
};
