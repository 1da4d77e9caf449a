import { sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { transferableActivation } from '../transferableActivation.js';

/** Liquid electrolyte LP57: 1 M LiPF6 in EC:EMC 3:7 by weight. */
export const lp57: Electrolyte = {
  kind: 'electrolyte',
  name: 'LP57',
  aliases: ['liquid', '1 M LiPF6 in EC:EMC'],
  description: '1 M LiPF6 in EC:EMC 3:7 by weight; treated as ohmic, without salt gradients',
  phase: 'liquid',
  density: { value: 1190, unit: 'kg/m3', source: sources.memory },
  ionicConductivity: {
    value: 0.9,
    unit: 'S/m',
    source: sources.memory,
    range: [0.8, 1],
    note: 'bulk liquid at 25 degC',
  },
  conductivityActivation: {
    value: 15e3,
    unit: 'J/mol',
    source: sources.memory,
    range: [12e3, 18e3],
    note: 'usual for carbonate electrolytes near room temperature',
  },
  tortuosity: {
    value: { form: 'bruggeman', exponent: 1.5 },
    unit: '-',
    source: 'Bruggeman, Ann. Phys. 416 (1935) 636, for spheres',
  },
  interphaseConductivity: {
    value: 1e-8,
    unit: 'S/m',
    source: sources.assumed,
    note: 'only delta over sigma matters; fit it to a measured surface resistance',
  },
  interphaseActivation: { value: 40e3, unit: 'J/mol', source: sources.assumed },
  oxidationCharge: { value: 1.34e9, unit: 'C/m3', source: sources.assumed, note: 'taken over from Li6PS5Cl' },
  oxidationOnset: { value: 4.2, unit: 'V', source: sources.memory, range: [4, 4.5], note: 'against Li' },
  transferable: { interphaseActivation: transferableActivation.interphase },
};
