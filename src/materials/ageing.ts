import type { Property } from './material.js';
import { sources } from './sources.js';

/** Starting constants of the ageing laws for one electrolyte and morphology. All are of closures: fitted, to be refitted. */
export interface AgeingData {
  readonly interphase: {
    /** [m/s] at 4.3 V vs Li and 25 degC */ readonly reactionRate: Property;
    /** [m2/s] at 4.3 V vs Li and 25 degC */ readonly parabolicRate: Property;
    readonly alpha: Property;
    /** [J/mol] */ readonly activation: Property;
  };
  readonly carbonOxidation: AgeingData['interphase'];
  readonly oxygenRelease: {
    /** [1/s] at 25 degC */ readonly rate: Property;
    /** [J/mol] */ readonly activation: Property;
    /** [Ohm m2] at 25 degC, conducts with the activation energy of the interphase */ readonly resistance: Property;
    readonly content: Property;
    readonly width: Property;
    /** [mol/kg] */ readonly amount: Property;
  };
  readonly contactLoss: {
    /** [1/cycle] */ readonly rate: Property;
    readonly allowance: Property;
    /** [Pa] */ readonly referencePressure: Property;
    readonly pressureExponent: Property;
    readonly recovery: Property;
    readonly pathLengthening: Property;
    readonly patches: Property;
    /** [m] of the film-coupled law */ readonly thickness: Property;
  };
  readonly isolation: { readonly contacts: Property /** [1/cycle] */; readonly rate: Property };
  readonly cracking: {
    /** [1/cycle] */ readonly rate: Property;
    readonly exponent: Property;
    readonly initial: Property;
    readonly pathLengthening: Property;
    readonly misfit: Property;
    readonly threshold: Property;
    readonly wettedArea: Property;
  };
}

const fitted = (value: number, unit: string, range: readonly [number, number], note: string): Property => ({
  value,
  unit,
  source: sources.feasibility,
  range,
  note,
});

const assumed = (value: number, unit: string, range: readonly [number, number], note: string): Property => ({
  value,
  unit,
  source: sources.assumed,
  range,
  note,
});

const solid: Omit<AgeingData, 'cracking'> = {
  interphase: {
    reactionRate: fitted(5e-12, 'm/s', [5e-13, 1e-11], 'growth is diffusion-limited after about an hour'),
    parabolicRate: fitted(
      3e-22,
      'm2/s',
      [5e-24, 5e-21],
      'one value for all studies does not exist: 5e-24 fits two of them',
    ),
    alpha: fitted(
      0.25,
      '1',
      [0.15, 0.5],
      'film resistance grows about 2.5 times faster at 3.9 than at 3.7 V vs In/InLi',
    ),
    activation: fitted(80e3, 'J/mol', [60e3, 120e3], 'between 25 and 45 degC'),
  },
  carbonOxidation: {
    reactionRate: fitted(
      5e-13,
      'm/s',
      [1e-13, 1e-11],
      'about 2 mAh per gram of active material on 1 wt% carbon in the first charge',
    ),
    parabolicRate: fitted(2e-22, 'm2/s', [1e-23, 5e-21], 'nearly complete after the first cycles'),
    alpha: fitted(0.25, '1', [0.15, 0.5], 'as on the active material'),
    activation: fitted(80e3, 'J/mol', [60e3, 120e3], 'as on the active material'),
  },
  oxygenRelease: {
    rate: fitted(1e-5, '1/s', [0, 1e-3], 'bare Ni-rich NCM above 4.2 V vs Li'),
    activation: assumed(80e3, 'J/mol', [60e3, 100e3], 'unknown'),
    resistance: fitted(0.3, 'Ohm m2', [0, 5], 'oxygenated species and rock-salt skin together'),
    content: { value: 0.25, unit: '1', source: sources.zuo, range: [0.2, 0.3], note: 'onset at 4.06 to 4.2 V vs Li' },
    width: assumed(0.02, '1', [0.005, 0.1], 'sharpness of the onset'),
    amount: { value: 6.7e-3, unit: 'mol/kg', source: sources.zuo, note: '6.7 umol per gram measured' },
  },
  contactLoss: {
    rate: fitted(0.011, '1/cycle', [0, 0.1], 'per cycle and 5 % of contraction beyond the allowance'),
    allowance: fitted(0.019, '1', [0, 0.06], 'at 50 to 80 MPa; without it a shallow cycle fades far too fast'),
    referencePressure: fitted(65e6, 'Pa', [1e6, 5e8], 'middle of the pressures of the fitted cells'),
    pressureExponent: {
      value: 0.5,
      unit: '1',
      source: sources.contactImpedance,
      range: [0, 1],
      note: 'contact area ~ P^0.5',
    },
    recovery: assumed(0, '1', [0, 1], 'nothing closes for good unless a scenario says so'),
    pathLengthening: fitted(0.3, '1', [0, 5], '4 in the hand-mixed study at 25 degC'),
    patches: assumed(
      0,
      '1',
      [1, 100],
      '0: the line lambda_t (1/theta - 1); a resolved particle with 6 patches has its 0.3',
    ),
    thickness: assumed(20e-9, 'm', [1e-9, 1e-6], 'film-coupled law only'),
  },
  isolation: {
    contacts: fitted(4.5, '1', [2, 10], '2.2 to 2.8 in a hand-mixed composite, 3.6 to 6 in milled ones'),
    rate: fitted(1e-3, '1/cycle', [0, 5e-3], 'constant-rate term on bare surface'),
  },
};

const polycrystal: AgeingData['cracking'] = {
  rate: fitted(0.005, '1/cycle', [0, 0.1], 'at 2 % strain'),
  exponent: {
    value: 2.2,
    unit: '1',
    source: sources.pybamm,
    range: [1.5, 4],
    note: 'Paris exponent used for electrode particles',
  },
  initial: assumed(0.1, '1', [1e-3, 0.5], 'size of a grain over the radius of a secondary particle'),
  pathLengthening: fitted(1.8, '1', [0, 5], 'dry cracks'),
  misfit: fitted(0.9, '1', [0, 2], 'grains of different orientation contract against each other'),
  threshold: assumed(0, '1', [0, 0.05], 'no rest below a threshold'),
  wettedArea: assumed(1.5, '1', [0, 5], 'in liquid electrolyte only'),
};

const singleCrystal: AgeingData['cracking'] = {
  ...polycrystal,
  pathLengthening: fitted(0.3, '1', [0, 1], 'no grain boundaries along which cracks could run'),
  misfit: fitted(0, '1', [0, 0.5], 'no grains'),
  wettedArea: assumed(0.3, '1', [0, 1], 'in liquid electrolyte only'),
};

const liquid: Omit<AgeingData, 'cracking'> = {
  ...solid,
  interphase: {
    ...solid.interphase,
    parabolicRate: assumed(3e-22, 'm2/s', [1e-24, 1e-20], 'cathode-electrolyte interphase; to be fitted per study'),
  },
};

/** The starting constants for an electrolyte phase and a morphology; single and polycrystals differ by these numbers only. */
export function ageingData(phase: 'solid' | 'liquid', morphology: 'single' | 'poly'): AgeingData {
  return { ...(phase === 'liquid' ? liquid : solid), cracking: morphology === 'poly' ? polycrystal : singleCrystal };
}
