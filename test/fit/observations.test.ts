import { beforeAll, describe, expect, test } from 'vitest';
import type { FitProblem, Observation } from '../../src/fit/problem.js';
import { type CellOutcome, cellRun } from '../../src/fit/runs/cellRun.js';
import { lastCycle } from '../../src/fit/runs/lastCycle.js';
import { bdfCsv } from '../../src/output/run/bdf.js';
import { prepare } from '../../src/prepare.js';
import type { VariantResult } from '../../src/results/results.js';
import { runVariant } from '../../src/simulate.js';
import { cellText, fitText, problemOf } from './openedFit.js';

const window = 'window: [1.35 V vs LTO, 2.75 V vs LTO]';
const scenario = cellText.replace(/variants:[\s\S]*?numerics:/, 'numerics:').replace(
  /protocol:[\s\S]*$/,
  `protocol:
  - cycling: { cycles: 2, charge: 0.5C, discharge: 1C, ${window} }
  - Charge at 0.5C for 1 h
  - EIS from 1 MHz to 1 mHz, 10 points per decade
  - Charge at 0.5C until 2.75 V vs LTO
  - Discharge at 0.5C until 1.35 V vs LTO
  - EIS from 10 kHz to 1 mHz, 12 points per decade
`,
);

let run: VariantResult;

function job(observe: readonly Observation[], text = scenario, settings: readonly string[] = []): CellOutcome {
  const { document } = prepare(text);
  const last = lastCycle(observe);
  const steps = cellRun({
    document: JSON.stringify(document),
    files: {},
    settings,
    observe,
    table: false,
    ...(last === undefined ? {} : { last }),
  });
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}

function whole(text: string): VariantResult {
  const [prepared] = prepare(text).variants;
  const steps = runVariant(prepared, { series: true });
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}

beforeAll(() => {
  run = whole(scenario);
});

const capacity = (cycle: number): Observation => ({
  kind: 'cycle',
  measurement: { quantity: 'dischargeCapacity', cycle, value: Number.NaN, unit: 'mAh/g', source: '' },
});

describe('a curve', () => {
  const shares = [0, 0.03, 0.25, 0.5, 0.77, 1];
  const curve = (cycle: number, direction: 'charge' | 'discharge'): Observation[] =>
    shares.map((share) => ({ kind: 'curve', cycle, direction, share }));

  /** Voltage of the whole run where the half cycle has passed a share of its charge, looked up by hand. */
  const byHand = (cycle: number, direction: 'charge' | 'discharge', share: number): number => {
    const { series } = run;
    const sign = direction === 'charge' ? 1 : -1;
    const at = Array.from(series.cycle.keys()).filter((i) => series.cycle[i] === cycle && sign * series.charge[i] > 0);
    const most = Math.max(...at.map((i) => sign * series.charge[i]));
    const wanted = share * most;
    const above = at.find((i) => sign * series.charge[i] >= wanted)!;
    const [q0, q1] = [sign * series.charge[above - 1], sign * series.charge[above]];
    const t = (wanted - q0) / (q1 - q0);
    return series.voltage[above - 1] + t * (series.voltage[above] - series.voltage[above - 1]);
  };

  test.each([
    [1, 'charge'],
    [1, 'discharge'],
    [2, 'discharge'],
    [3, 'charge'],
  ] as const)('of cycle %i, %s, is that of the series', (cycle, direction) => {
    const { values, origins, cycles } = job(curve(cycle, direction));
    shares.forEach((share, i) => {
      expect(values[i]).toBeCloseTo(byHand(cycle, direction, share), 9);
    });
    expect(new Set(origins)).toEqual(new Set(['analysed']));
    expect(new Set(cycles)).toEqual(new Set([cycle]));
    const order = direction === 'charge' ? 1 : -1;
    for (let i = 1; i < values.length; i++) expect(order * (values[i] - values[i - 1])).toBeGreaterThan(0);
  });

  test('ends at the limits of its half cycle, and there is none of a cycle that is not made', () => {
    const { values } = job([...curve(2, 'charge'), ...curve(9, 'charge')]);
    const row = run.cycles[1];
    expect(values[shares.length - 1]).toBeCloseTo(row.endOfChargeVoltage, 9);
    expect(values.slice(shares.length)).toEqual(shares.map(() => Number.NaN));
  });

  test('its cost does not change what else is observed', () => {
    expect(job([capacity(1), capacity(2), ...curve(1, 'charge')]).values.slice(0, 2)).toEqual(
      job([capacity(1), capacity(2)]).values,
    );
  });
});

describe('a spectrum', () => {
  const at = (frequency: number, part: 're' | 'im', voltage?: number): Observation => ({
    kind: 'spectrum',
    cycle: 3,
    frequency,
    part,
    ...(voltage === undefined ? {} : { voltage }),
  });

  test('is the recorded one at its frequencies, also where a cycle has several', () => {
    const [charging, empty] = run.spectra!;
    for (const [record, voltage] of [
      [charging, undefined],
      [charging, charging.voltage],
      [empty, empty.voltage + 0.02],
    ] as const) {
      const asked = Array.from(record.frequency).flatMap((f) => [at(f, 're', voltage), at(f, 'im', voltage)]);
      const { values } = job(asked);
      record.frequency.forEach((_, i) => {
        expect(values[2 * i]).toBeCloseTo(record.re[i], 9);
        expect(values[2 * i + 1]).toBeCloseTo(record.im[i], 9);
      });
    }
  });

  test('between them it is that of a programme that asks for those frequencies', () => {
    const finer = whole(scenario.replace('10 points per decade', '30 points per decade')).spectra![0];
    const { values } = job(Array.from(finer.frequency).flatMap((f) => [at(f, 're'), at(f, 'im')]));
    finer.frequency.forEach((_, i) => {
      const size = Math.hypot(finer.re[i], finer.im[i]);
      expect(Math.abs(values[2 * i] - finer.re[i]) / size).toBeLessThan(1e-4);
      expect(Math.abs(values[2 * i + 1] - finer.im[i]) / size).toBeLessThan(1e-4);
    });
  });

  test('there is none beyond its frequencies and in other cycles', () => {
    const { values } = job([at(2e6, 're'), at(5e-4, 'im'), { kind: 'spectrum', cycle: 1, frequency: 1, part: 're' }]);
    expect(values).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});

test('cycles that are jumped over are between their neighbours', () => {
  const long = cellText.replace('cycles: 30', 'cycles: 120').replace(/variants:[\s\S]*?numerics:/, 'numerics:');
  const all = Array.from({ length: 120 }, (_, i) => capacity(i + 1));
  const jumped = job(all, long, ['numerics.cycleJumping=true']).values;
  const cycled = job(all, long).values;
  // What cycle jumping itself is allowed, relative to the first cycle.
  cycled.forEach((value, i) => {
    expect(Math.abs(jumped[i] - value) / cycled[0]).toBeLessThan(1e-3);
  });
  const curve: Observation = { kind: 'curve', cycle: 77, direction: 'discharge', share: 0.5 };
  const voltage = job([curve, capacity(120)], long, ['numerics.cycleJumping=true']).values[0];
  expect(voltage).toBeCloseTo(job([curve], long).values[0], 3);
});

describe('what a simulated cell exports', () => {
  let problem: FitProblem;

  beforeAll(async () => {
    const texts = {
      'cell.yaml': scenario,
      'series.bdf.csv': bdfCsv(run),
      'spectrum.csv': [
        "cycle,freq/Hz,Z'/Ohm,Z''/Ohm",
        // Another one stands before it in the file.
        ...[
          [2, 3],
          [3, 1],
        ].flatMap(([cycle, scale]) =>
          Array.from(run.spectra![0].frequency, (f, i) =>
            [cycle, f, scale * run.spectra![0].re[i], scale * run.spectra![0].im[i]].join(','),
          ),
        ),
      ].join('\n'),
    };
    const data = [
      '  - { file: series.bdf.csv, curve: { cycles: [1, 2], direction: both, points: 15 } }',
      '  - { file: series.bdf.csv, quantities: [coulombicEfficiency, meanDischargeVoltage], cycles: { to: 2 } }',
      '  - { file: spectrum.csv, spectrum: { cycle: 3, from: 5 mHz, error: 2 % }, holdOut: true }',
    ].join('\n');
    problem = await problemOf(fitText({ data }), texts);
  });

  test('becomes data with the right labels, errors and counts', () => {
    const points = (series: number) => problem.data.filter((datum) => datum.series === series).length;
    expect(
      problem.series.map(({ label, kind, quantity, unit }, i) => [label, kind, quantity, unit, points(i)]),
    ).toEqual([
      ['cell: charge curve of cycle 1', 'curve', 'voltage', 'V', 15],
      ['cell: discharge curve of cycle 1', 'curve', 'voltage', 'V', 15],
      ['cell: charge curve of cycle 2', 'curve', 'voltage', 'V', 15],
      ['cell: discharge curve of cycle 2', 'curve', 'voltage', 'V', 15],
      ['cell: coulombicEfficiency', 'cycles', 'coulombicEfficiency', '%', 2],
      ['cell: meanDischargeVoltage', 'cycles', 'meanDischargeVoltage', 'V', 2],
      ['cell: spectrum of cycle 3, real part', 'spectrum', 'realImpedance', 'Ohm', 84],
      ['cell: spectrum of cycle 3, imaginary part', 'spectrum', 'imaginaryImpedance', 'Ohm', 84],
    ]);
    for (const { observation, error, heldOut } of problem.data) {
      expect(error).toBeGreaterThan(0);
      expect(heldOut).toBe(observation.kind === 'spectrum');
    }
    // Of the two spectra of the file the one of cycle 3.
    const measured = problem.data.flatMap((datum) => (datum.series === 6 ? [datum.measured] : []));
    expect(Math.max(...measured)).toBeCloseTo(Math.max(...run.spectra![0].re.slice(0, measured.length)), 6);
  });

  test('is what the same cell is found to have, far within the errors', () => {
    const { values } = job(problem.data.map(({ observation }) => observation));
    problem.data.forEach(({ measured, error }, i) => {
      expect(Math.abs(values[i] - measured) / error).toBeLessThan(0.2);
    });
  });
});
