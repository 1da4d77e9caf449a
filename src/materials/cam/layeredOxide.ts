import { sources } from '../../constants/sources.js';
import type { ActiveMaterial, DiffusivityLaw, PointTable, Property } from '../material.js';
import { transferableActivation } from '../transferableActivation.js';

/** What the Ni-rich layered oxides have in common for want of data that tell them apart. */

/** [m2/s] */
export const layeredOxideDiffusivity: Property<DiffusivityLaw> = {
  value: { form: 'law', D0: 8e-16, A1: 3.2, x1: 0.9, w1: 0.03, A2: 1, x2: 0.17, w2: 0.02 },
  unit: 'm2/s',
  source: `${sources.feasibility}; orders of magnitude: ${sources.bielefeld}, ${sources.conforto}, ${sources.clausnitzer}`,
  range: [0.1, 1],
  note: 'D0 8e-16 (published 1e-16 to 2e-15) and A1 3.2 met the first-cycle capacities of five studies better than the 5e-16 and 2.3 read from the data; D0 and A1 are correlated (0.9). Drop near x = 1 required, drop near x = 0.17 seen in one data set only.',
};

/** [J/mol] */
export const layeredOxideDiffusivityActivation: Property = {
  value: 42e3,
  unit: 'J/mol',
  source: sources.conforto,
  range: [25e3, 50e3],
  note: '1e-11 to 6e-11 cm2/s between 25 and 60 degC',
};

/** [A/m2] */
export const layeredOxideExchange: Property = {
  value: 0.6,
  unit: 'A/m2',
  source: sources.feasibility,
  note: 'per real contact area; best held fixed in fits, where films and contact take its place. Films grow on every layered oxide with one set of constants (mechanism interphase): no source at hand tells them apart',
};

/** [J/mol] */
export const layeredOxideExchangeActivation: Property = { value: 40e3, unit: 'J/mol', source: sources.assumed };

/** V(x)/V(1) - 1 */
export const nickelRichVolumeChange: Property<PointTable> = {
  value: [
    [0.1, -0.07],
    [0.15, -0.06],
    [0.185, -0.051],
    [0.215, -0.038],
    [0.248, -0.027],
    [0.3, -0.02],
    [0.38, -0.015],
    [0.5, -0.009],
    [0.75, -0.005],
    [1, 0],
  ],
  unit: '-',
  source: `${sources.lattice}; table ${sources.derived}`,
  range: [0.1, 1],
  note: 'constructed through -1.3 to -1.7 % at x = 0.38, -2.5 to -2.8 % at 4.2 V, -4.9 to -5.4 % at 4.3 V, -7 % at 4.6 V of NCM811; used for NCM83 and NCM85 too, whose deeper contents at a potential make their contraction larger',
};

/** Lithium content after synthesis and assembly. */
export const assembledContent: Property = {
  value: 0.9985,
  unit: '-',
  source: sources.assumed,
  range: [0.99, 0.9999],
  note: 'stoichiometric after synthesis but for a trace, so that the first charge starts near 2.9 V',
};

/** [Pa] */
export const layeredOxideModulus: Property = {
  value: 140e9,
  unit: 'Pa',
  source: sources.mechanics,
  range: [114e9, 175e9],
  note: 'nanoindentation 138 +- 24 GPa',
};

export const layeredOxidePoisson: Property = { value: 0.25, unit: '-', source: sources.mechanics };

/** What differs under the transferable laws. */
export const layeredOxideTransferable: NonNullable<ActiveMaterial['transferable']> = {
  diffusivity: {
    value: { ...layeredOxideDiffusivity.value, D0: 4e-15 },
    unit: 'm2/s',
    source: `${sources.feasibility}; orders of magnitude: ${sources.bielefeld}, ${sources.conforto}, ${sources.clausnitzer}`,
    range: [0.1, 1],
    note: 'goes with a spread of ln d of 0.5 to 0.6; first efficiencies of cells with liquid electrolyte, where contacts do not count, ask for 4e-15 or more; between studies a factor 2.2 either way (4e-16 in one of thick electrodes). The drop near x = 1 as under the laws per study.',
  },
  exchangeActivation: transferableActivation.exchange,
};
