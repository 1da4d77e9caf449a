import { describe, expect, it } from 'vitest';
import { formatHeader, formatLine, readLines } from '../../src/node/checkpointLines.js';
import { prepare } from '../../src/prepare.js';
import { joinRecorded, nothingRecorded, type RecordMark } from '../../src/results/checkpoint.js';
import { SeriesRecorder } from '../../src/results/seriesRecorder.js';
import { VariantRun } from '../../src/simulate.js';
import { agedScenario, cycling, finishedRun, preparedCell } from '../degradation/agedCell.js';

const mechanisms = {
  interphase: true,
  carbonOxidation: true,
  oxygenRelease: true,
  contactLoss: true,
  isolation: true,
  cracking: true,
};

/** Everything recorded, everything on. */
function scenario(protocol: readonly unknown[], numerics: object = {}) {
  const document = {
    ...JSON.parse(agedScenario({ mechanisms, protocol, numerics: { sizeClasses: 2, throughNodes: 2, ...numerics } })),
    output: { series: 'all', profiles: 'all' },
  };
  const { variants, issues } = prepare(JSON.stringify(document));
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return variants[0];
}

describe('a run put back from its state', () => {
  it.each([
    [
      'holds, rests and storage',
      [
        {
          repeat: 3,
          steps: [
            'Charge at 0.5C until 4.3 V vs Li',
            'Hold at 4.3 V vs Li until 20 % of the charging current',
            'Store for 1 week at 60 degC at 4.25 V vs Li',
            'Rest for 1 h',
            'Discharge at 1C until 2.9 V vs Li',
            'Store for 3 days',
          ],
        },
      ],
      {},
    ],
    [
      'pulses',
      [
        { repeat: 6, steps: ['Charge at 0.5C for 10 min', 'Rest for 10 min'] },
        { repeat: 6, steps: ['Discharge at 0.5C for 10 min', 'Rest for 10 min'] },
      ],
      {},
    ],
    [
      'a power, a ramp and a load',
      [
        'Charge at 3 mW/cm2 until 4.3 V vs Li',
        'Ramp from 4.3 V vs Li to 3.6 V vs Li at 0.5 mV/s',
        'Discharge at 1000 Ohm cm2 until 2.9 V vs Li',
      ],
      {},
    ],
    [
      'states of charge',
      [
        'Charge at 0.5C until 4.3 V vs Li or 60 % SOC',
        'Ramp from 3.9 V vs Li to 3.5 V vs Li at 0.5 mV/s until 40 % SOC',
        'Discharge at 1C until 2.9 V vs Li',
      ],
      {},
    ],
    [
      'temperatures',
      [
        'Charge at 0.5C for 20 min',
        'Set temperature to 60 degC',
        'Discharge at 1C for 5 min',
        'Set temperature to 20 degC',
        'Charge at 1C for 5 min',
      ],
      {},
    ],
    [
      'pressures',
      [
        'Charge at 0.5C for 20 min',
        'Set pressure to 2 MPa',
        'Discharge at 1C for 5 min',
        'Set pressure to 500 MPa',
        'Charge at 1C for 5 min',
      ],
      {},
    ],
    ['cycle jumping', [cycling(40)], { cycleJumping: { ratio: 1.5 }, sizeClasses: 1, throughNodes: 1 }],
  ])('between any two steps ends with the same bits: %s', (_, protocol, numerics) => {
    const prepared = scenario(protocol, numerics);
    const whole = new VariantRun(prepared);
    const lines: string[] = [];
    const lengths: number[] = [];
    let mark: RecordMark = nothingRecorded;
    for (const _step of whole.steps()) {
      const line = formatLine({ variant: 0, recorded: whole.recorded(mark), state: whole.state() });
      lines.push(line.text);
      lengths.push(line.stateLength);
      mark = whole.mark();
    }
    const expected = whole.result();
    // Jumps were made, for a state to be put back between them.
    if ('cycleJumping' in numerics) expect(expected.cycles.length).toBeLessThan(40);
    const header = formatHeader({});
    // Four moments, the first and the last among them.
    for (let moment = 0; moment <= 3; moment++) {
      const done = 1 + Math.round(((lines.length - 1) * moment) / 3);
      const saved = readLines(Buffer.from(header + lines.slice(0, done).join('')));
      expect(saved?.damaged).toBe(0);
      const { recorded, state } = saved!.variants[0];
      const run = new VariantRun(prepared);
      run.restore(state, recorded);
      const steps = run.steps();
      while (!steps.next().done);
      expect(run.result()).toEqual(expected);
    }
  });

  it('has ended when the saved run had', () => {
    const prepared = scenario([cycling(1)]);
    const whole = new VariantRun(prepared);
    for (const _ of whole.steps());
    expect(whole.cycleComplete()).toBe(true);
    const run = new VariantRun(prepared);
    run.restore(whole.state(), joinRecorded([whole.recorded(nothingRecorded)]));
    expect(run.steps().next().done).toBe(true);
    expect(run.result()).toEqual(whole.result());
  });

  it('is saved at the end of each cycle', () => {
    const run = new VariantRun(
      preparedCell({
        protocol: [
          { repeat: 3, steps: ['Charge at 1C until 4.3 V vs Li', 'Discharge at 1C until 2.9 V vs Li', 'Rest for 1 h'] },
        ],
      }),
    );
    const complete: boolean[] = [];
    for (const _ of run.steps()) complete.push(run.cycleComplete());
    expect(complete).toEqual([false, false, true, false, false, true, false, false, true]);
  });
});

describe('a line of a checkpoint', () => {
  const run = finishedRun({ mechanisms, protocol: ['Charge at 1C until 4.3 V vs Li'] });
  const state = { ...run.state(), y: Float64Array.of(0.1, -0, Number.NaN, Number.NEGATIVE_INFINITY, 5e-324) };
  const { text } = formatLine({ variant: 0, recorded: run.recorded(nothingRecorded), state });
  const header = formatHeader({ title: 'a \u00e9 \u{1f50b}' });

  it('keeps every number, also those that JSON does not know', () => {
    const saved = readLines(Buffer.from(header + text));
    expect(saved?.identity).toEqual({ title: 'a \u00e9 \u{1f50b}' });
    expect(saved?.variants[0].state).toEqual(state);
    expect(saved?.variants[0].recorded).toEqual(joinRecorded([run.recorded(nothingRecorded)]));
    expect(saved?.variants[0].state.y).toBeInstanceOf(Float64Array);
  });

  it('is recognised when it is cut short or damaged anywhere, and those before it are kept', () => {
    const whole = Buffer.from(header + text + text);
    const first = Buffer.byteLength(header + text);
    for (const length of [first + 1, first + 100, whole.length - 1]) {
      const saved = readLines(whole.subarray(0, length));
      expect(saved).toMatchObject({ length: first, damaged: 0 });
    }
    for (const place of [first, first + 4, first + 9, first + 200, whole.length - 3]) {
      const spoilt = Buffer.from(whole);
      spoilt[place] ^= 4;
      expect(readLines(spoilt)).toMatchObject({ length: first, damaged: 1 });
    }
    for (const useless of [Buffer.alloc(0), Buffer.from(header), Buffer.alloc(5000), whole.subarray(3)]) {
      expect(readLines(useless)).toBeUndefined();
    }
  });
});

describe('memory of a long run', () => {
  it('does not grow beside the rows of the cycle table', () => {
    const run = new VariantRun(
      preparedCell({ mechanisms: { contactLoss: { rate: 1e-6 } }, protocol: [cycling(1050)] }),
    );
    const sizes: number[] = [];
    for (const _ of run.steps()) if (run.cycleComplete()) sizes.push(JSON.stringify(run.state()).length);
    expect(sizes).toHaveLength(1050);
    expect(sizes[1049]).toBeLessThan(1.1 * sizes[5]);
    const { rows, steps, points, profiles, splits } = run.mark();
    expect({ rows, steps, points, profiles, splits }).toEqual({
      rows: 1050,
      steps: 2000,
      points: 0,
      profiles: 0,
      splits: 0,
    });
  });

  it('is bounded for time series and profiles, with a warning', () => {
    const recorders: SeriesRecorder[] = [];
    const all = () => true;
    const run = new VariantRun(preparedCell({ protocol: [cycling(3)] }), {
      recorder: (model) => {
        recorders.push(new SeriesRecorder(model, all, all, { points: 100, profiles: 7 }));
        return recorders[0];
      },
    });
    const [recorder] = recorders;
    expect(recorder.warnings()).toEqual([]);
    for (const _ of run.steps());
    expect(recorder.points).toBe(100);
    expect(recorder.profiles).toHaveLength(7);
    expect(recorder.warnings()).toMatchObject([{ severity: 'warning', path: 'output' }]);
    expect(recorder.warnings()[0].message).toMatch(/from cycle 1 on: at most 100 points and 7 profiles/);
  });
});
