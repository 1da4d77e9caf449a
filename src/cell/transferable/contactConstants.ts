import type { Property } from '../../constants/property.js';
import { sources } from '../../constants/sources.js';

/** th_max: mean contact with infinitely fine electrolyte. */
export const mostContact: Property = {
  value: 0.8,
  unit: '1',
  source: `${sources.minnmannSize}; ${sources.jungModulus}; ${sources.sakka}`,
  range: [0.75, 0.84],
};

/** xi_0: ratio of surfaces at which contact has come to 1 - 1/e of that. */
export const surfaceRatio: Property = {
  value: 0.85,
  unit: '1',
  source: `${sources.minnmannSize}; ${sources.shiRatio}`,
  note: 'coverages of 0.2 to 0.8 met within 0.5 in ln-odds, between studies too; utilisation in its order within each study',
};

/** xi where the size of the electrolyte is not known: mean contact 0.6. */
export const customaryRatio: Property = { value: 1.2, unit: '1', source: sources.assumed };

/** Ratios from which on the law was held against data. */
export const heldRatio = 0.3;

/** [m] Electrolyte finer than this clumps, and makes less contact than the law says. */
export const finestElectrolyte = 1e-6;

/** Diameter of the electrolyte over that of the active material that a mill leaves at most. */
export const milledRatio: Property = {
  value: 1.5,
  unit: '1',
  source: sources.schlautmann,
  range: [1.2, 1.8],
  note: 'composites milled with powders of 4 to 40 um conduct ions alike within a factor 1.5, so their powders did not stay what they were',
};

/** Contact that pressures can give or take at most. */
export const contactRange: readonly [number, number] = [0.01, 0.98];

/** nu: variance of contact over the particles theta (1 - theta)/(1 + nu). */
export const contactConcentration: Property = {
  value: 2,
  unit: '1',
  source: sources.assumed,
  range: [0.8, 6],
  note: 'contact from 0.1 to 0.85 was seen in one composite (Yanev et al. 2024)',
};

/** N_c: contacts of a fully contacted particle to the network of electrons and ions, by how the composite was mixed. */
export const contacts: Readonly<Record<'hand' | 'mill', Property>> = {
  hand: {
    value: 3,
    unit: '1',
    source: `${sources.minnmannSize}; ${sources.shiRatio}`,
    range: [1.3, 4.5],
    note: 'mixed by hand and without carbon: 3.2, 2.9, 2.9 from coverage and utilisation of one study',
  },
  mill: {
    value: 5.5,
    unit: '1',
    source: `${sources.shi}; ${sources.ma}`,
    range: [3.6, 12],
    note: 'milled, or with carbon: first charges and the active mass before cycling leave some 4 % out',
  },
};

/** Standard deviation of ln d where the median diameter alone is known. */
export const customarySpread: Property = {
  value: 0.5,
  unit: '1',
  source: sources.feasibility,
  range: [0.45, 0.6],
  note: 'fits to 0.1 to 1C then predict higher rates best',
};

/** All of them by what they are, for lists. */
export const contactConstants: Readonly<Record<string, Property>> = {
  'contact with infinitely fine electrolyte': mostContact,
  'ratio of surfaces that makes contact': surfaceRatio,
  'ratio of surfaces, sizes unknown': customaryRatio,
  'concentration of contact': contactConcentration,
  'size of milled electrolyte over active material, at most': milledRatio,
  'contacts of a particle (hand)': contacts.hand,
  'contacts of a particle (mill)': contacts.mill,
  'spread of ln d': customarySpread,
};
