import { sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { transferableActivation } from '../transferableActivation.js';

/** Argyrodite Li6PS5Cl. */
export const li6ps5cl: Electrolyte = {
  kind: 'electrolyte',
  name: 'Li6PS5Cl',
  aliases: ['LPSCl', 'argyrodite', 'LPSC'],
  description: 'argyrodite, single-ion conductor',
  phase: 'solid',
  density: { value: 1870, unit: 'kg/m3', source: sources.minnmann, note: 'crystal' },
  ionicConductivity: {
    value: 0.2,
    unit: 'S/m',
    source: `${sources.walther}; ${sources.schlautmann}; ${sources.minnmann}; ${sources.zuo}; ${sources.zhao}`,
    range: [0.16, 0.31],
    note: 'pressed pellet at 25 degC, its porosity included; published 1.6 to 3 mS/cm',
  },
  conductivityActivation: {
    value: 36e3,
    unit: 'J/mol',
    source: `${sources.schlautmann}; ${sources.memory}`,
    range: [34e3, 39e3],
    note: '0.35 to 0.40 eV, 0 to 60 degC',
  },
  tortuosity: {
    value: {
      form: 'percolating',
      points: [
        [0.25, 130],
        [0.33, 15.3],
        [0.4437, 4.27],
      ],
      exponent: 2.2,
    },
    unit: '-',
    source: `${sources.minnmann}; power law ${sources.derived}`,
    range: [0.25, 0.65],
    note: 'composites with NCM622 pressed at 380 MPa, porosity 14 %; percolation near a volume fraction of 0.18 to 0.20',
  },
  interphaseConductivity: {
    value: 2.6e-9,
    unit: 'S/m',
    source: sources.feasibility,
    range: [2.6e-9, 2.5e-8],
    note: 'a resistance gives thickness over conductivity only; the oxidation charge separates the two (3.6e-9 to 2.5e-8 by other readings)',
  },
  interphaseActivation: { value: 40e3, unit: 'J/mol', source: sources.assumed },
  oxidationCharge: {
    value: 1.34e9,
    unit: 'C/m3',
    source: sources.zuo,
    note: 'Li6PS5Cl -> LiCl + Li3PS4 + S + 2 Li+ + 2 e-: 200 mAh/g, 0.373 mAh/m2 per nm; five electrons (499 mAh/g) at most',
  },
  oxidationOnset: {
    value: 3.1,
    unit: 'V',
    source: `${sources.koerver}; ${sources.memory}`,
    range: [2.14, 4],
    note: 'against Li; thermodynamic 2.14 to 2.3 V, current rises from 2.4 to 2.7 V, strong growth from 3.8 to 4.0 V',
  },
  contactLossFactor: {
    value: 1,
    unit: '-',
    source: sources.transferable,
    range: [0.15, 1],
    note: 'rates of contact loss are those against Li6PS5Cl (17 GPa); seven times less was measured with a Si/O-substituted one (21 GPa)',
  },
  growthFactor: {
    value: 1,
    unit: '-',
    source: 'reference of the law of growth',
  },
  transferable: {
    interphaseConductivity: transferableActivation.film,
    interphaseActivation: transferableActivation.interphase,
    tortuosity: {
      value: { form: 'bruggeman', exponent: 2.8 },
      unit: '-',
      source: `${sources.schlautmann}; ${sources.minnmann}; ${sources.hong}`,
      range: [0.18, 0.61],
      note: 'pressed pellets without binder, electrolyte no coarser than the active material; 0.35 between studies',
    },
  },
};
