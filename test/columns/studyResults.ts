import type { AttributionResult } from '../../src/results/attribution.js';
import type { Calibration } from '../../src/results/calibration.js';
import type { Suggestion } from '../../src/results/fit.js';
import type { LawComparison, LawFit } from '../../src/results/lawComparison.js';
import type { Validation, ValidationRow } from '../../src/results/validation.js';

/** Made-up results of studies in which no two numbers have the same digits. */

export const attribution: AttributionResult = {
  title: 'Bare and coated',
  issues: [],
  variants: [
    {
      variant: 'bare',
      from: 3,
      to: 50,
      capacityFrom: 182.34,
      capacityTo: 150.2,
      total: 32.14,
      parts: [
        { mechanism: 'interphase', loss: 25.06 },
        { mechanism: 'contactLoss', loss: 8.31 },
        { mechanism: 'cracking', loss: -1.22 },
        { mechanism: 'unaged', loss: -0.01 },
      ],
      unaged: 190.5,
      before: [{ mechanism: 'interphase', loss: 8.16 }],
      runs: 16,
    },
    {
      variant: 'coated',
      from: 3,
      to: 50,
      capacityFrom: 188.7,
      capacityTo: 189.9,
      total: -1.2,
      parts: [{ mechanism: 'interphase', loss: -1.2 }],
      unaged: 190.4,
      before: [{ mechanism: 'interphase', loss: 1.7 }],
      runs: 4,
    },
    {
      variant: 'idle',
      from: 3,
      to: 50,
      capacityFrom: 170.04,
      capacityTo: 170.02,
      total: 0.02,
      parts: [{ mechanism: 'unaged', loss: 0.02 }],
      unaged: 170.04,
      before: [],
      runs: 1,
    },
  ],
  differences: [
    {
      variants: ['bare', 'coated'],
      from: 3,
      to: 50,
      total: 39.7,
      parts: [
        { mechanism: 'start', loss: 6.36 },
        { mechanism: 'interphase', loss: 26.25 },
        { mechanism: 'contactLoss', loss: 8.31 },
        { mechanism: 'cracking', loss: -1.22 },
      ],
      start: [
        { mechanism: 'interphase', loss: 6.46 },
        { mechanism: 'unaged', loss: -0.1 },
      ],
    },
    {
      variants: ['bare', 'idle'],
      from: 3,
      to: 3,
      total: -12.3,
      parts: [{ mechanism: 'start', loss: -12.3 }],
      start: [{ mechanism: 'unaged', loss: -12.3 }],
    },
  ],
};

export const calibration: Calibration = {
  study: 'ma',
  settings: ['mechanisms.contactLoss.law=film'],
  converged: true,
  stopped: false,
  message: 'Converged.',
  cost: 12.3456,
  evaluations: 87,
  rank: 2,
  parameters: [
    {
      path: 'mechanisms.interphase.parabolicRate',
      also: ['variants.liquid.mechanisms.interphase.parabolicRate'],
      unit: 'm2/s',
      scale: 'log',
      lower: 1e-25,
      upper: 1e-20,
      start: 1e-22,
      value: 3.14159e-22,
      error: 4.25e-23,
    },
    {
      path: 'cell.extraResistance',
      also: [],
      unit: 'Ohm cm2',
      scale: 'linear',
      lower: 0,
      upper: 60,
      start: 20,
      value: 60,
      error: Number.NaN,
      atBound: 'upper',
    },
    {
      path: 'mechanisms.isolation.rate',
      also: [],
      unit: '',
      scale: 'log',
      lower: 1e-5,
      upper: 0.1,
      start: 1e-3,
      value: 0.00123456,
      error: Infinity,
    },
  ],
  rows: [
    {
      scenario: 'cell.yaml',
      variant: 'bare',
      quantity: 'dischargeCapacity',
      cycle: 20,
      unit: 'mAh/g',
      published: 140,
      simulated: 143.27456,
      residual: 0.65491,
    },
    {
      scenario: 'cell.yaml',
      variant: 'ZrO2',
      quantity: 'dischargeCapacity',
      rate: 1,
      unit: 'mAh/g',
      published: 165.5,
      simulated: 160.123,
      residual: -1.0754,
    },
    {
      scenario: 'eis.yaml',
      variant: 'ZrO2',
      quantity: 'resistance',
      unit: 'Ohm cm2',
      published: 31,
      simulated: 31.0004,
      residual: 0.0001,
    },
  ],
  correlations: [{ a: 'cell.extraResistance', b: 'mechanisms.isolation.rate', value: -0.876 }],
};

function law(
  name: string,
  numbers: Pick<LawFit, 'free' | 'data' | 'aic' | 'aicc' | 'bic' | 'delta' | 'deltaBefore' | 'heldOut'>,
): LawFit {
  return {
    law: name,
    meaning: `what ${name} means`,
    ...numbers,
    fit: calibration,
    fitBefore: { ...calibration, cost: 9.87, parameters: [{ ...calibration.parameters[0], value: 2.5e-22 }] },
    predicted: [150.1],
  };
}

export const laws: LawComparison = {
  study: 'ma',
  title: 'Ma et al.',
  version: '1.2.3',
  leftOut: 'late',
  laws: [
    law('film', { free: 6, data: 31, aic: 20.1, aicc: 23.4, bic: 30.05, delta: 0, deltaBefore: 1.24, heldOut: 0.83 }),
    law('charge', { free: 7, data: 31, aic: 22.9, aicc: 27.2, bic: 34.35, delta: 3.8, deltaBefore: 0, heldOut: 2.16 }),
  ],
  criterion: 'AICc',
  recommended: 'film',
  recommendation: 'film fits as well and predicts better.',
  predictions: [
    {
      scenario: 'cell.yaml',
      variant: 'bare',
      quantity: 'dischargeCapacity',
      cycle: 100,
      unit: 'mAh/g',
      published: 150.1,
      tolerance: 5,
      predicted: 148.8765,
      low: 141.2,
      high: 152.34,
    },
    {
      scenario: 'cell.yaml',
      variant: 'ZrO2',
      quantity: 'retention',
      cycle: Number.NaN,
      unit: '%',
      published: 91,
      tolerance: 3,
      predicted: 95.5,
      low: 93.25,
      high: 96,
    },
    {
      scenario: 'eis.yaml',
      variant: 'ZrO2',
      quantity: 'resistance',
      cycle: 20,
      unit: 'Ohm cm2',
      published: 40,
      tolerance: 8,
      predicted: 31.25,
      low: 30,
      high: 33.1,
    },
  ],
};

export const suggestions: readonly Suggestion[] = [
  {
    measurement: 'Impedance of bare at cycle 50',
    kind: 'impedance',
    variant: 'bare',
    cycle: 50,
    assumedError: '10 %',
    factor: 0.417,
    improvements: [
      { path: 'cell.extraResistance', factor: 0.213 },
      { path: 'mechanisms.isolation.rate', factor: 0.98 },
    ],
    message: 'It halves the intervals.',
  },
  {
    measurement: 'A second rate on coated',
    kind: 'secondRate',
    variant: 'coated',
    assumedError: '1 mAh/g',
    factor: 0.728,
    improvements: [],
    message: 'It helps a little.',
  },
];

function row(more: Partial<ValidationRow>): ValidationRow {
  return {
    study: 'ma',
    scenario: 'cell.yaml',
    variant: 'bare',
    measurement: { quantity: 'dischargeCapacity', cycle: 1, value: 188, unit: 'mAh/g', source: 'Fig. 1' },
    quantity: 'dischargeCapacity',
    cycle: 1,
    published: 188,
    simulated: 190.456,
    origin: 'inside',
    unit: 'mAh/g',
    tolerance: 5.64,
    error: 1.3064,
    role: 'calibrated',
    verdict: 'ok',
    knownMiss: false,
    ...more,
  };
}

export const validation: Validation = {
  version: '1.2.3',
  studies: [
    {
      study: 'ma',
      title: 'Ma et al.',
      free: 7,
      rows: [
        row({}),
        row({
          variant: 'ZrO2',
          measurement: { quantity: 'dischargeCapacity', rate: 1, value: 165.5, unit: 'mAh/g', source: 'Fig. 2' },
          cycle: 7,
          published: 165.5,
          simulated: 150.0049,
          error: -9.363,
          role: 'predicted',
          verdict: 'missed',
        }),
        row({
          quantity: 'retention',
          cycle: 100,
          published: 91.2,
          simulated: 95.55,
          unit: '%',
          error: 4.36,
          verdict: 'missed',
          knownMiss: true,
        }),
        row({
          quantity: 'interfaceResistance',
          cycle: Number.NaN,
          published: 30,
          simulated: Number.NaN,
          unit: 'Ohm cm2',
          error: Number.NaN,
          verdict: 'missed',
        }),
      ],
      orderings: [
        {
          study: 'ma',
          statement: 'ZrO2 keeps more than bare',
          values: [
            { variant: 'ZrO2', value: 204.06 },
            { variant: 'bare', value: 175.94 },
          ],
          unit: 'mAh/g',
          verdict: 'ok',
          knownMiss: true,
        },
        {
          study: 'ma',
          statement: 'bare resists more',
          values: [
            { variant: 'bare', value: 20.1 },
            { variant: 'ZrO2', value: 31.25 },
          ],
          unit: 'Ohm cm2',
          verdict: 'missed',
          knownMiss: false,
        },
      ],
      median: { all: 4.61, capacities: 5.33, percentages: 4.12, resistances: Number.NaN },
      runs: [],
      issues: [],
    },
  ],
};
