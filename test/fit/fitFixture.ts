import type {
  FitParameterResult,
  FitPoint,
  FitResult,
  FitSeries,
  PredictionBand,
  Profile,
} from '../../src/results/fit.js';
import { normal } from '../measure/synthetic.js';

/** [cycles] In the programme, and the last one that is fitted. */
const cycles = 160;
const fitted = 120;

interface Sample {
  readonly name: string;
  /** [mAh/g] */
  readonly first: number;
  /** [mAh/g] Lost per square root of a cycle, and per cycle. */
  readonly film: number;
  readonly contact: number;
  readonly seed: number;
}

const bare: Sample = { name: 'bare', first: 183, film: 2.4, contact: 0.13, seed: 3 };
const coated: Sample = { name: 'coated', first: 197, film: 0.9, contact: 0.05, seed: 5 };

/**
 * Made-up result of a fit with the shape of a real one: two samples, capacities and efficiencies over 160 cycles (the last
 * forty held out, cycle 57 of the bare one an outlier), a voltage curve, a spectrum, two resistances; five parameters, one of
 * which the data do not see. Nothing is simulated.
 */
export function fitFixture(): FitResult {
  const series = [
    ...[bare, coated].flatMap((sample) => [capacities(sample), efficiencies(sample)]),
    curve(bare, 1),
    ...spectrum(bare, 50),
    resistances(bare),
  ];
  return {
    title: 'Bare and coated cell, 160 cycles',
    version: '0.1.0',
    seed: 1,
    status: 'converged',
    message: 'Converged: the cost no longer changes.',
    level: 0.95,
    parameters,
    correlation: [
      [1, -0.83, 0.12, 0.05, Number.NaN],
      [-0.83, 1, -0.2, -0.08, Number.NaN],
      [0.12, -0.2, 1, 0.41, Number.NaN],
      [0.05, -0.08, 0.41, 1, Number.NaN],
      [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
    ],
    weakDirections: [
      {
        strength: 2e-4,
        weights: [{ path: 'mechanisms.isolation.rate', weight: 1 }],
        meaning: 'The data say nothing about mechanisms.isolation.rate.',
      },
    ],
    rank: 4,
    startCost: 4210,
    cost: 268.4,
    data: series.flatMap(({ points }) => points).filter(({ heldOut }) => !heldOut).length,
    degreesOfFreedom: 552,
    scatter: 1.07,
    inflation: 1.6,
    aic: 41.2,
    aicc: 41.4,
    bic: 62.8,
    series,
    outliers: [
      {
        series: 'bare: dischargeCapacity',
        cycle: 57,
        residual: residualAt(series[0], 57),
        file: 'bare.csv',
        line: 59,
        message: 'bare.csv, line 59: the discharge capacity of cycle 57 is 24 standard errors below the fit.',
      },
    ],
    bands: [band(bare), band(coated)],
    starts: [
      start('file', 4210, 268.4),
      start('sequence', 2950, 268.4),
      start('sequence', 3120, 512),
      ...Array.from({ length: 13 }, (_, i) => start('sequence', 3600 * 1.35 ** i)),
    ],
    alternatives: [
      alternative('as in the file', 'the laws as they stand in the scenario', 4, 268.4, 0, 1.3),
      alternative('film', 'contact is lost with the thickness of the film, not with the charge', 4, 274.9, 13, 1.9),
      alternative('no isolation', 'no particles are isolated', 3, 268.6, -1.7, 1.3),
    ],
    suggestions: [
      suggestion('Impedance of bare at cycles 10 and 160', 'impedance', 'bare', 0.42, [0.21, 0.35, 0.9, 1, 1]),
      suggestion('A discharge at 0.1C after cycle 160 on coated', 'slowCheck', 'coated', 0.61, [0.5, 0.6, 0.8, 1, 1]),
      suggestion('Active mass of bare at cycle 160', 'activeMass', 'bare', 0.74, [0.98, 0.97, 1, 1, 0.24]),
    ],
    verdicts: [
      'Four of five numbers are determined by these data; mechanisms.isolation.rate is not.',
      'Contact loss and interphase growth trade with each other (correlation -0.83): a resistance at two cycles would tell them apart.',
      'The residuals of coated: dischargeCapacity follow each other (autocorrelation 0.45): the law has another shape than the data, and the intervals are widened by 1.6.',
    ],
    runs: 412,
    evaluations: 206,
  };
}

const parameters: readonly FitParameterResult[] = [
  {
    path: 'mechanisms.interphase.parabolicRate',
    also: [],
    unit: 'm2/s',
    scale: 'log',
    lower: 1e-25,
    upper: 1e-20,
    start: 1e-22,
    value: 3.1417e-22,
    error: 0.42e-22,
    interval: { low: 2.41e-22, high: 4.1e-22 },
    prior: { value: 3e-22, error: Math.log(3) },
    fromPrior: 0.02,
    stage: 'films',
    profile: profile(3.1417e-22, 0.13, 'log', 0.15),
    posterior: {
      mean: 3.2e-22,
      median: 3.18e-22,
      interval: { low: 2.4e-22, high: 4.4e-22 },
      agreement: 1.004,
      effectiveSamples: 812,
    },
    determination: 'roughly',
    verdict: 'Known to a factor of 1.3; trades with mechanisms.contactLoss.rate.',
  },
  {
    path: 'mechanisms.contactLoss.rate',
    also: [],
    unit: '',
    scale: 'linear',
    lower: 0,
    upper: 0.1,
    start: 0.01,
    value: 0.012345,
    error: 0.00041,
    interval: { low: 0.01154, high: 0.01315 },
    stage: 'contact',
    profile: profile(0.012345, 0.00041, 'linear', -0.1),
    determination: 'well',
    verdict: 'Well determined (3 %).',
  },
  {
    path: 'variants.bare.cell.extraResistance',
    also: [],
    variant: 'bare',
    unit: 'Ohm cm2',
    scale: 'linear',
    lower: 0,
    upper: 60,
    start: 20,
    value: 24.613,
    error: 2.3,
    interval: { low: 20.1, high: 29.1 },
    prior: { value: 20, error: 10 },
    fromPrior: 0.05,
    stage: 'transport',
    profile: profile(24.613, 2.3, 'linear', 0),
    determination: 'well',
    verdict: 'Well determined (9 %).',
  },
  {
    path: 'variants.coated.cell.extraResistance',
    also: [],
    variant: 'coated',
    unit: 'Ohm cm2',
    scale: 'linear',
    lower: 0,
    upper: 60,
    start: 20,
    value: 0,
    error: Number.NaN,
    interval: { low: 0, high: 3.2 },
    atBound: 'lower',
    stage: 'transport',
    determination: 'bound',
    verdict: 'Ended on its lower bound: widen it, or the cell has less resistance than the model without it.',
  },
  {
    path: 'mechanisms.isolation.rate',
    also: [],
    unit: '',
    scale: 'log',
    lower: 1e-5,
    upper: 1e-1,
    start: 1e-3,
    value: 2.1e-4,
    error: Infinity,
    interval: { low: 1e-5, high: 1e-1 },
    stage: 'contact',
    profile: {
      values: [1e-5, 3e-5, 1e-4, 2.1e-4, 5e-4, 1.2e-3, 2.4e-3, 4e-3],
      rise: [0.12, 0.11, 0.05, 0, 0.2, 0.9, 2.7, 5.1],
      threshold: 3.86,
      interval: { high: 3.1e-3 },
      stretch: Number.NaN,
    },
    determination: 'not',
    verdict: 'Not determined: only an upper limit; active mass at the end would tell.',
  },
];

function residualAt({ points }: FitSeries, cycle: number): number {
  return points.find((one) => one.cycle === cycle)?.residual ?? Number.NaN;
}

/** A parabola with a skew, walked to just beyond the threshold on both sides. */
function profile(value: number, error: number, scale: 'linear' | 'log', skew: number): Profile {
  const threshold = 3.86;
  const at = (z: number) => (scale === 'log' ? value * Math.exp(error * z) : value + error * z);
  const steps = [-2.3, -1.8, -1.2, -0.6, 0, 0.6, 1.2, 1.8, 2.3];
  const crossing = (sign: 1 | -1) => sign * Math.sqrt(threshold) * (1 + (sign * skew) / 2);
  return {
    values: steps.map(at),
    rise: steps.map((z) => z * z * (1 - (skew * z) / 2)),
    threshold,
    interval: { low: at(crossing(-1)), high: at(crossing(1)) },
    stretch: 1 + Math.abs(skew) / 2,
  };
}

function capacityAt({ first, film, contact }: Sample, cycle: number): number {
  return first - film * Math.sqrt(cycle) - contact * cycle;
}

function capacities(sample: Sample): FitSeries {
  const noise = normal(sample.seed);
  return summed(
    {
      label: `${sample.name}: dischargeCapacity`,
      kind: 'cycles',
      scenario: 'cell.yaml',
      variant: sample.name,
      quantity: 'dischargeCapacity',
      unit: 'mAh/g',
      source: `${sample.name}.csv`,
      weight: 1,
    },
    everyCycle.map((cycle) => {
      const simulated = capacityAt(sample, cycle);
      const spike = sample.name === 'bare' && cycle === 57 ? -12 : 0;
      // The shape of the law is a little wrong, so that neighbours are alike.
      const bend = 0.5 * Math.sin(cycle / 18);
      return point(cycle, simulated + bend + 0.4 * noise() + spike, simulated, 0.5, cycle + 2);
    }),
  );
}

function efficiencies(sample: Sample): FitSeries {
  const noise = normal(sample.seed + 1);
  return summed(
    {
      label: `${sample.name}: coulombicEfficiency`,
      kind: 'cycles',
      scenario: 'cell.yaml',
      variant: sample.name,
      quantity: 'coulombicEfficiency',
      unit: '%',
      source: `${sample.name}.csv`,
      weight: 1,
    },
    everyCycle.map((cycle) => {
      const simulated = 99.8 - (sample.film * 8) / cycle;
      return point(cycle, simulated + 0.15 * noise(), simulated, 0.15, cycle + 2);
    }),
  );
}

const everyCycle = Array.from({ length: cycles }, (_, i) => i + 1);

function curve(sample: Sample, cycle: number): FitSeries {
  const noise = normal(11);
  return summed(
    {
      label: `${sample.name}: voltage, cycle ${cycle}, discharge`,
      kind: 'curve',
      scenario: 'cell.yaml',
      variant: sample.name,
      quantity: 'voltage',
      unit: 'V',
      source: `${sample.name}-cycle1.csv`,
      weight: 1,
    },
    Array.from({ length: 20 }, (_, i) => {
      const x = (i + 0.5) / 20;
      const simulated = 2.62 - 0.75 * x - 0.35 * x ** 12;
      return { ...point(x, simulated + 0.005 * noise(), simulated, 0.005, 20 + 9 * i), cycle };
    }),
  );
}

/** An arc of 40 Ohm on a series resistance of 15 Ohm with a diffusion tail. */
function spectrum(sample: Sample, cycle: number): readonly FitSeries[] {
  const noise = normal(13);
  const frequencies = Array.from({ length: 25 }, (_, i) => 10 ** (6 - i / 3));
  const parts = ['realImpedance', 'imaginaryImpedance'] as const;
  return parts.map((quantity) =>
    summed(
      {
        label: `${sample.name}: spectrum, cycle ${cycle}, ${quantity === 'realImpedance' ? 'real' : 'imaginary'} part`,
        kind: 'spectrum',
        scenario: 'cell.yaml',
        variant: sample.name,
        quantity,
        unit: 'Ohm',
        source: `${sample.name}-eis.mpt`,
        weight: 1,
      },
      frequencies.map((f, i) => {
        const w = f / 800;
        const tail = 3 / Math.sqrt(f);
        const re = 15 + 40 / (1 + w * w) + tail;
        const im = (-40 * w) / (1 + w * w) - tail;
        const error = 0.02 * Math.hypot(re, im);
        const simulated = quantity === 'realImpedance' ? re : im;
        return { ...point(f, simulated + error * noise(), simulated, error, 70 + i), cycle };
      }),
    ),
  );
}

function resistances(sample: Sample): FitSeries {
  const noise = normal(17);
  return summed(
    {
      label: `${sample.name}: interfaceResistance`,
      kind: 'cycles',
      scenario: 'cell.yaml',
      variant: sample.name,
      quantity: 'interfaceResistance',
      unit: 'Ohm cm2',
      source: 'Fig. 4',
      weight: 1,
    },
    [1, 50, 100, 160].map((cycle) => {
      const simulated = 30 + 9 * Math.sqrt(cycle);
      return point(cycle, simulated * (1 + 0.1 * noise()), simulated, 0.1 * simulated, 31);
    }),
  );
}

function point(x: number, measured: number, simulated: number, error: number, line: number): FitPoint {
  return {
    x,
    cycle: x,
    measured,
    simulated,
    error,
    residual: (simulated - measured) / error,
    line,
    heldOut: x > fitted && x <= cycles && Number.isInteger(x),
  };
}

function summed(
  head: Omit<FitSeries, 'points' | 'rms' | 'bias' | 'autocorrelation' | 'heldOutRms'>,
  points: readonly FitPoint[],
): FitSeries {
  const own = head.kind === 'cycles' ? points : points.map((p) => ({ ...p, heldOut: false }));
  const kept = own.filter(({ heldOut }) => !heldOut).map(({ residual }) => residual);
  const out = own.filter(({ heldOut }) => heldOut).map(({ residual }) => residual);
  const mean = kept.reduce((sum, r) => sum + r, 0) / kept.length;
  const rms = (list: readonly number[]) => Math.sqrt(list.reduce((sum, r) => sum + r * r, 0) / list.length);
  const lag = kept.slice(1).reduce((sum, r, i) => sum + (r - mean) * (kept[i] - mean), 0);
  const variance = kept.reduce((sum, r) => sum + (r - mean) ** 2, 0);
  return { ...head, points: own, rms: rms(kept), bias: mean, autocorrelation: lag / variance, heldOutRms: rms(out) };
}

function band(sample: Sample): PredictionBand {
  const best = everyCycle.map((cycle) => capacityAt(sample, cycle));
  const half = everyCycle.map((cycle) => 0.4 + 0.012 * cycle);
  return {
    variant: sample.name,
    scenario: 'cell.yaml',
    quantity: 'dischargeCapacity',
    unit: 'mAh/g',
    cycle: everyCycle,
    best,
    low: best.map((q, i) => q - half[i]),
    high: best.map((q, i) => q + half[i]),
    dataLow: best.map((q, i) => q - Math.hypot(half[i], 1)),
    dataHigh: best.map((q, i) => q + Math.hypot(half[i], 1)),
  };
}

function start(origin: 'file' | 'sequence', screened: number, cost?: number): FitResult['starts'][number] {
  const values = parameters.map(({ value }) => value);
  return { origin, start: values, screened, ...(cost === undefined ? {} : { values, cost }) };
}

function alternative(
  name: string,
  meaning: string,
  free: number,
  cost: number,
  delta: number,
  heldOutRms: number,
): FitResult['alternatives'][number] {
  const aicc = 41.4 + delta;
  return {
    name,
    meaning,
    settings: name === 'film' ? ['mechanisms.contactLoss.law=film'] : [],
    free,
    cost,
    aic: aicc - 0.2,
    aicc,
    bic: aicc + 21,
    delta: delta + 1.7,
    heldOutRms,
    values: [{ path: 'mechanisms.interphase.parabolicRate', value: 3.1e-22, unit: 'm2/s' }],
  };
}

function suggestion(
  measurement: string,
  kind: FitResult['suggestions'][number]['kind'],
  variant: string,
  factor: number,
  factors: readonly number[],
): FitResult['suggestions'][number] {
  const improvements = parameters
    .map(({ path }, i) => ({ path, factor: factors[i] }))
    .sort((a, b) => a.factor - b.factor);
  return {
    measurement,
    kind,
    variant,
    assumedError: '10 %',
    factor,
    improvements,
    message: `${measurement} (10 %) would make the interval of ${improvements[0].path} ${(1 / improvements[0].factor).toFixed(1)} times narrower.`,
  };
}
