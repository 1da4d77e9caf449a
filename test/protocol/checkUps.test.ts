import { describe, expect, it } from 'vitest';
import { observe } from '../../src/measure/observable.js';
import { capacityChart } from '../../src/output/chart/capacityChart.js';
import { comparison } from '../../src/output/run/comparison.js';
import { rateCapability, retentionReference } from '../../src/output/run/rateCapability.js';
import { prepare } from '../../src/prepare.js';
import { CycleBlocks } from '../../src/protocol/jumping/cycleBlock.js';
import { buildProgramme, type ProtocolInput } from '../../src/protocol/programme/buildProgramme.js';
import { describe as inWords } from '../../src/protocol/programme/describe.js';
import type { ProgrammeEntry } from '../../src/protocol/programme/programme.js';
import { isCheckUp, writtenCycles } from '../../src/protocol/programme/programmeCycles.js';
import { flatten } from '../../src/protocol/programme/walk.js';
import { collect } from '../../src/simulate.js';
import { aged, agedScenario } from '../degradation/agedCell.js';

const fast = ['Charge at 1C until 4.2 V vs Li', 'Discharge at 1C until 3 V vs Li'];
const slow = ['Charge at 0.2C until 4.2 V vs Li', 'Discharge at 0.2C until 3 V vs Li'];
const outline = (entry: ProgrammeEntry): unknown =>
  entry.kind === 'step' ? entry.step.text : [entry.times, entry.label, ...entry.entries.map(outline)];
const outlineOf = (entry: ProtocolInput) => buildProgramme([entry]).programme!.entries.map(outline)[0];
const cycles = (programme: readonly ProtocolInput[]) =>
  [...flatten(buildProgramme(programme).programme!)].map(({ cycle, checkUp }) => (checkUp ? -cycle : cycle));

describe('check-ups between the passes of a block', () => {
  it('come after every so many passes, and before the first one where that is asked for', () => {
    const block = { repeat: 7, steps: fast, checkUp: { every: 3, steps: slow } };
    const pass = [3, undefined, ...fast];
    const check = [1, 'check-up', ...slow];
    expect(outlineOf(block)).toEqual([1, undefined, [2, undefined, pass, check], [1, undefined, ...fast]]);
    expect(outlineOf({ ...block, repeat: 6, checkUp: { ...block.checkUp, atStart: true } })).toEqual([
      1,
      undefined,
      check,
      [2, undefined, pass, check],
    ]);
    expect(outlineOf({ ...block, repeat: 2 })).toEqual([1, undefined, [2, undefined, ...fast]]);
  });

  it('make cycles of their own, which are known to be check-ups', () => {
    const block = { repeat: 3, steps: fast, checkUp: { every: 2, steps: slow, atStart: true } };
    expect(cycles([block])).toEqual([-1, -1, 2, 2, 3, 3, -4, -4, 5, 5]);
    const { programme } = buildProgramme([block]);
    expect([1, 2, 3, 4, 5].map((cycle) => isCheckUp(programme!, cycle))).toEqual([true, false, false, true, false]);
  });

  it('leave reference tests in the cycles for which they were asked', () => {
    const window = ['3 V vs Li', '4.2 V vs Li'] as const;
    const test = { cycles: [3, 8], at: '4 V vs Li' };
    const built = buildProgramme([
      { cycling: { cycles: 9, charge: '1C', window, test, checkUp: { every: 2, steps: slow } } } as ProtocolInput,
    ]);
    const firsts = [...flatten(built.programme!)].filter(({ opens, index }) => opens || index === 0);
    expect(firsts.map(({ step, labels }) => labels[1] ?? step.text)).toEqual([
      'cycling',
      'cycling',
      'check-up',
      'reference test',
      'cycling',
      'check-up',
      'cycling',
      'cycling',
      'check-up',
      'cycling',
      'reference test',
      'check-up',
      'cycling',
    ]);
    expect(writtenCycles(built.programme!)).toBe(13);
  });

  it('are cycled through where the cycles between them are jumped over', () => {
    const block = { repeat: 60, steps: fast, checkUp: { every: 30, steps: slow } };
    const blocks = new CycleBlocks(buildProgramme([block]).programme!);
    expect(blocks.at(0)).toEqual({ first: 0, size: 2, times: 30 });
    expect(blocks.at(60)).toBeUndefined();
    expect(blocks.at(62)).toEqual({ first: 62, size: 2, times: 30 });
    const ending = buildProgramme([{ ...block, until: 'retention < 80 %' }]).programme!;
    expect(new CycleBlocks(ending).at(0)).toBeUndefined();
  });

  it('are told in words', () => {
    const { programme } = buildProgramme([
      { repeat: 5, label: 'ageing', steps: ['Rest for 1 h'], checkUp: { every: 2, steps: ['EIS'] } },
    ]);
    expect(inWords(programme!)).toBe(
      'ageing: 2 x (ageing: 2 x (Rest for 1 h); check-up: EIS from 1 MHz to 1 mHz, 8 points per decade); ageing: Rest for 1 h',
    );
  });

  it('are warned of where they share a cycle with their neighbours, and refused where they say nothing', () => {
    const issues = (steps: readonly string[], every = 2) =>
      buildProgramme([{ repeat: 5, steps: fast, checkUp: { every, steps } }]).issues.map(({ path, message }) => [
        path,
        message,
      ]);
    expect(issues(slow)).toEqual([]);
    expect(issues([...slow].reverse())).toEqual([
      [
        'protocol[0].checkUp.steps',
        'The check-up begins with a discharge: the cycle before it is a part of it, and compares with no other one.',
      ],
    ]);
    expect(issues([...slow, 'Charge at 0.2C until 3.8 V vs Li'])[0][1]).toMatch(/ends charged: the cycle after it/);
    expect(issues([], 0)).toEqual([
      ['protocol[0].checkUp.every', 'A whole number above zero is expected.'],
      ['protocol[0].checkUp.steps', 'The check-up has no step.'],
    ]);
  });
});

describe('a run with check-ups', () => {
  const protocol = [{ repeat: 8, steps: fast, checkUp: { every: 4, steps: slow, atStart: true } }];
  const mechanisms = { interphase: { parabolicRate: '1e-20 m2/s' } };
  const numerics = { radialNodes: 5, tolerance: 1e-3 };
  const variant = aged({ protocol, mechanisms, numerics });
  const results = collect(prepare(agedScenario({ protocol, mechanisms, numerics })), [variant]);
  const capacity = (cycle: number) => variant.cycles[cycle - 1].dischargeCapacity;

  it('labels their cycles', () => {
    expect(variant.cycles.map(({ label }) => label)).toEqual([
      'check-up 0.2C',
      ...Array(4).fill('1C'),
      'check-up 0.2C',
      ...Array(4).fill('1C'),
      'check-up 0.2C',
    ]);
    expect(variant.cycles.flatMap(({ cycle, checkUp }) => (checkUp ? [cycle] : []))).toEqual([1, 6, 11]);
  });

  it('compares cycles with cycles and check-ups with check-ups', () => {
    expect(retentionReference(variant.cycles)?.cycle).toBe(2);
    expect(rateCapability(variant.cycles).map(({ cycle }) => cycle)).toEqual([2]);
    const rows = comparison(results).map(({ quantity, cells }) => [quantity, cells[0].simulated]);
    expect(rows).toContainEqual(['Retention, cycle 10 / cycle 2', ((100 * capacity(10)) / capacity(2)).toFixed(1)]);
    expect(rows).toContainEqual(['Check-up, cycle 11', capacity(11).toFixed(1)]);
    expect(rows).toContainEqual([
      'Retention of check-ups, cycle 11 / cycle 1',
      ((100 * capacity(11)) / capacity(1)).toFixed(1),
    ]);
    const kept = (place: object) => {
      const measurement = { quantity: 'retention', value: 90, unit: '%', source: '', ...place };
      return observe(measurement, variant).value;
    };
    expect(kept({ cycle: 10 })).toBeCloseTo((100 * capacity(10)) / capacity(2), 10);
    expect(kept({ cycle: 11 })).toBeCloseTo((100 * capacity(11)) / capacity(1), 10);
    expect(kept({ cycle: 10, reference: 1 })).toBeNaN();
  });

  it('draws them on a line of their own', () => {
    const { series } = capacityChart(results) as unknown as { series: { yAxisIndex: number; data: number[][] }[] };
    const lower = series.filter(({ yAxisIndex }) => yAxisIndex === 2);
    expect(lower.map(({ data }) => data.map(([x]) => x))).toEqual([
      [2, 3, 4, 5, 7, 8, 9, 10],
      [1, 6, 11],
    ]);
  });

  it('warns of data that compare one with the other', () => {
    const scenario = JSON.parse(agedScenario({ protocol, mechanisms, numerics }));
    const data = [{ quantity: 'retention', cycle: 10, reference: 1, value: 90, unit: '%', source: 'Fig. 1' }];
    const { issues } = prepare(JSON.stringify({ ...scenario, data }));
    expect(issues.map(({ message }) => message).filter((text) => /check-up/.test(text))).toEqual([
      'One of the two cycles is a check-up between the passes of a block, the other is not. The value is not compared.',
    ]);
  });
});
