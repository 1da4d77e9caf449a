import type { Property } from '../constants/property.js';
import { sources } from '../constants/sources.js';

/** [J/mol] What the transferable laws take for kinetics and films, also of materials that say nothing of them. */
export const transferableActivation = {
  exchange: {
    value: 49e3,
    unit: 'J/mol',
    source: sources.fukunishi,
    range: [40e3, 55e3],
    note: 'resistance of fresh cells coated with LiNbO3 from 10 to 30 degC: 50 (5 um) and 47 kJ/mol (11 um)',
  },
  interphase: {
    value: 47e3,
    unit: 'J/mol',
    source: `${sources.kimLine}; ${sources.fukunishi}`,
    range: [40e3, 60e3],
    note: '290/140/68 Ohm cm2 of one cell at 30/45/60 degC: 41; the part grown at 60 degC under LiNbO3: 55 to 67',
  },
  /** Ionic conductivity of the interphase. */
  film: {
    value: 4.03e-8,
    unit: 'S/m',
    source: `${sources.koerver}; ${sources.zuo}`,
    range: [8e-9, 2e-7],
    note: 'what joins charge and resistance of the film: 1.5 mAh/m2 per kOhm cm2 at 1.34e9 C/m3; coulombic efficiencies late in life, charge of the first cycle',
  },
} satisfies Readonly<Record<string, Property>>;
