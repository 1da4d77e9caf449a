import type { FitParameterResult, FitPoint, FitResult, FitSeries, Profile } from '../../../src/results/fit.js';

// A made-up fit so small that a page or a chart of it can be checked by hand: a sample with four capacities (one an outlier, one
// held out), a curve of two points and a spectrum of two frequencies, three parameters.

export function point(x: number, measured: number, simulated: number, more: Partial<FitPoint> = {}): FitPoint {
  const error = more.error ?? 2;
  return { x, cycle: x, measured, simulated, error, residual: (simulated - measured) / error, heldOut: false, ...more };
}

export function series(label: string, points: readonly FitPoint[], more: Partial<FitSeries> = {}): FitSeries {
  return {
    label,
    kind: 'cycles',
    scenario: 'cell.yaml',
    variant: 'bare',
    quantity: 'dischargeCapacity',
    unit: 'mAh/g',
    source: 'bare.csv',
    weight: 1,
    points,
    rms: 1.234,
    bias: -0.25,
    autocorrelation: -0.126,
    heldOutRms: Number.NaN,
    ...more,
  };
}

const profile: Profile = {
  values: [4, 5, 6],
  rise: [4, 0, 4],
  threshold: 4,
  interval: { low: 4, high: 6 },
  stretch: 1,
};

export function parameter(path: string, more: Partial<FitParameterResult> = {}): FitParameterResult {
  return {
    path,
    also: [],
    unit: 'Ohm cm2',
    scale: 'linear',
    lower: 0,
    upper: 60,
    start: 10,
    value: 5,
    error: 0.5,
    interval: { low: 4, high: 6 },
    stage: 'transport',
    determination: 'well',
    verdict: `What is known of ${path}.`,
    ...more,
  };
}

export const outlier = { cycle: 3, residual: 5, file: 'bare.csv', line: 4 } as const;

export function smallFit(more: Partial<FitResult> = {}): FitResult {
  return {
    title: 'Small fit',
    version: '1.2.3',
    seed: 7,
    status: 'converged',
    message: 'Converged.',
    level: 0.95,
    parameters: [
      parameter('cell.extraResistance', { profile }),
      parameter('mechanisms.contactLoss.rate', {
        unit: '',
        scale: 'log',
        lower: 1e-5,
        upper: 1,
        value: 2e-3,
        error: 4e-4,
        interval: { low: 1e-3, high: 4e-3 },
        posterior: {
          mean: 2.2e-3,
          median: 2.1e-3,
          interval: { low: 1e-3, high: 4e-3 },
          agreement: 1.01,
          effectiveSamples: 812.4,
        },
        determination: 'roughly',
      }),
      parameter('cell.oxidation', {
        unit: 'm2/s',
        value: 60,
        error: Number.NaN,
        interval: { low: 0, high: 60 },
        atBound: 'upper',
        determination: 'bound',
      }),
    ],
    correlation: [
      [1, -0.84, 0.2],
      [-0.84, 1, 0.1],
      [0.2, 0.1, 1],
    ],
    weakDirections: [{ strength: 0.001, weights: [], meaning: 'Only the sum of two is seen.' }],
    rank: 2,
    startCost: 4210.4,
    cost: 268.44,
    data: 9,
    degreesOfFreedom: 6,
    scatter: 1.07,
    inflation: 1.6,
    aic: -41.23,
    aicc: -40.05,
    bic: 62.81,
    series: [
      series('bare: capacity', [
        point(1, 190, 192),
        point(2, 180, 179),
        point(3, 150, 160, { line: 4 }),
        point(4, 160, 161, { heldOut: true }),
      ]),
      series(
        'bare: voltage, cycle 1',
        [point(0.75, 2, 2.01, { cycle: 1, error: 0.01 }), point(0.25, 3, 2.98, { cycle: 1, error: 0.01 })],
        {
          kind: 'curve',
          quantity: 'voltage',
          unit: 'V',
          autocorrelation: 0.9,
        },
      ),
      series('bare: real part', [point(1000, 10, 11, { cycle: 5 }), point(10, 30, 29, { cycle: 5 })], {
        kind: 'spectrum',
        quantity: 'realImpedance',
        unit: 'Ohm cm2',
        source: 'eis.mpt',
      }),
      series('bare: imaginary part', [point(10, -12, -13, { cycle: 5 }), point(1000, -2, -1, { cycle: 5 })], {
        kind: 'spectrum',
        quantity: 'imaginaryImpedance',
        unit: 'Ohm cm2',
        source: 'eis.mpt',
      }),
    ],
    outliers: [{ ...outlier, series: 'bare: capacity', message: 'bare.csv, line 4: cycle 3 is far off.' }],
    bands: [
      {
        variant: 'bare',
        scenario: 'cell.yaml',
        quantity: 'dischargeCapacity',
        unit: 'mAh/g',
        cycle: [1, 4],
        best: [191, 160],
        low: [190, 158],
        high: [192, 162],
        dataLow: [186, 154],
        dataHigh: [196, 166],
      },
    ],
    starts: [
      { origin: 'file', start: [1], screened: 1000, values: [2], cost: 100 },
      { origin: 'sequence', start: [1], screened: 500 },
      { origin: 'sequence', start: [1], screened: 200, values: [2], cost: 120 },
    ],
    alternatives: [
      alternative('as in the file', 4, 268.44, 0, -12.34, 1.3),
      alternative('film', 5, 274.93, 13.06, 75.41, 1.94),
    ],
    suggestions: [
      {
        measurement: 'Impedance of bare at cycle 4',
        kind: 'impedance',
        variant: 'bare',
        assumedError: '10 %',
        factor: 0.5,
        improvements: [{ path: 'mechanisms.contactLoss.rate', factor: 0.2 }],
        message: 'Impedance would halve the intervals.',
      },
      {
        measurement: 'A second rate',
        kind: 'secondRate',
        variant: 'bare',
        assumedError: '1 mAh/g',
        factor: 0.8,
        improvements: [],
        message: 'A second rate would help a little.',
      },
    ],
    verdicts: ['Two of three numbers are determined.'],
    runs: 412,
    evaluations: 206,
    ...more,
  };
}

function alternative(name: string, free: number, cost: number, delta: number, bic: number, heldOutRms: number) {
  const meaning = `what ${name} means`;
  return { name, meaning, settings: [], free, cost, aic: 1, aicc: 2, bic, delta, heldOutRms, values: [] };
}
