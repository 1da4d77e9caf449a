import { describe, expect, it } from 'vitest';
import { type CyclerState, freshState } from '../../src/protocol/cycler/cyclerState.js';
import type { StepSummary } from '../../src/protocol/cycler/recorder.js';
import { CycleJumping, type JumpingOptions, type JumpingState } from '../../src/protocol/jumping/jumping.js';
import { buildProgramme } from '../../src/protocol/programme/buildProgramme.js';
import type { StopCriteria } from '../../src/protocol/programme/programme.js';
import { VariantRun } from '../../src/simulate.js';
import { preparedCell } from '../degradation/agedCell.js';

const window = ['2.9 V vs Li', '4.3 V vs Li'] as const;
const cycling = (cycles: number) => ({ cycling: { cycles, charge: '1C', window } });
const prepared = preparedCell({
  mechanisms: { contactLoss: { pathLengthening: 0 } },
  protocol: ['Charge at 1C until 4.3 V vs Li'],
});

interface Invented {
  readonly protocol?: readonly unknown[];
  readonly stop?: StopCriteria;
  readonly options?: Partial<JumpingOptions>;
  readonly reported?: readonly number[];
  /** What ln(contact) loses in a cycle, by its number. */
  readonly loss?: (cycle: number) => number;
  /** [C/m2] Discharged, by number and by ln(contact) at the end of the cycle. */
  readonly capacity?: (cycle: number, lost: number) => number;
  /** [s] */
  readonly length?: number;
  /** Mean content at the end of a cycle. */
  readonly content?: (cycle: number) => number;
}

/** A cell that is not cycled: after every pair of steps it is said to have lost some contact, some capacity and some time. */
function invented(how: Invented = {}, saved?: { at: number; done: (state: JumpingState) => JumpingState }) {
  const { loss = () => 0.001, capacity = (_, lost) => 700 * (1 + lost), length = 7200, content = () => 0.9 } = how;
  const run = new VariantRun(prepared);
  const { model, ageing, y } = run;
  const { programme } = buildProgramme((how.protocol ?? [cycling(200)]) as never, how.stop);
  const state: CyclerState = freshState();
  const closed: number[] = [];
  const jumped = {
    programme: programme!,
    model,
    ageing,
    y,
    state: () => state,
    reported: how.reported ?? [],
    closeCycle: () => void closed.push(state.cycle),
  };
  const options = { ratio: 1.1, tolerance: 1e-3, ...how.options };
  let jumping = new CycleJumping(jumped, options);
  const [{ values: lost }, , { values: last }] = ageing.mechanisms[0].states;
  // The contraction at the end of the step before: there was none.
  last.fill(0);
  const resolved: number[] = [];
  const contacts: number[] = [];
  const starts: number[] = [];
  const steps = 2 * (how.protocol ? 400 : 200);
  while (state.done < steps) {
    state.done++;
    jumping.stepDone({ index: state.done - 1 } as StepSummary);
    lost[0] -= loss(state.cycle);
    state.time += length;
    starts.push(y[0]);
    y.fill(content(state.cycle), 0, model.layout.radialNodes);
    state.discharged = capacity(state.cycle, lost[0]);
    state.references = { '': state.references[''] ?? { cycle: 1, discharged: state.discharged } };
    resolved.push(state.cycle);
    contacts.push(lost[0]);
    state.done++;
    jumping.stepDone({ index: state.done - 1 } as StepSummary);
    if (saved && resolved.length === saved.at) {
      const taken = saved.done(jumping.snapshot());
      jumping = new CycleJumping(jumped, options);
      jumping.restore(taken);
    }
    state.cycle++;
    if (how.stop?.time !== undefined && state.time >= how.stop.time) break;
    if (how.stop?.retention !== undefined && state.discharged < how.stop.retention * 700) break;
  }
  state.cycle--;
  return { resolved, contacts, starts, closed, state, jumping, report: jumping.report() };
}

const gaps = (numbers: readonly number[]) => numbers.slice(1).map((number, i) => number - numbers[i]);

describe('the cycles that are cycled through', () => {
  it('are all until a tenth of their number is two, and then a tenth further each time', () => {
    const { resolved, report, closed, state } = invented();
    const expected = Array.from({ length: 20 }, (_, i) => i + 1);
    for (let at = 22; at <= 200; at += Math.floor(0.1 * at + 1e-9)) expected.push(at);
    expect(resolved.slice(0, expected.length - 3)).toEqual(expected.slice(0, -3));
    expect(resolved.at(-1)).toBe(200);
    expect(report).toMatchObject({ resolved: resolved.length, cycles: 200, refusals: [] });
    expect(report.error).toBeLessThan(1e-9);
    // Each cycle that is jumped away from is closed before.
    expect(closed).toEqual(resolved.slice(19));
    expect(state.done).toBe(400);
    expect(state.time).toBeCloseTo(200 * 7200, 3);
  });

  it('carry on a loss that is steady, or that grows steadily, as if all had been cycled through', () => {
    for (const loss of [() => 0.001, (cycle: number) => 1e-5 * cycle]) {
      const { resolved, contacts } = invented({ loss });
      const whole = (cycle: number) =>
        Array.from({ length: cycle }, (_, i) => loss(i + 1)).reduce((sum, one) => sum - one, 0);
      resolved.forEach((cycle, i) => {
        expect(contacts[i]).toBeCloseTo(whole(cycle), 10);
      });
      expect(resolved.length).toBeLessThan(60);
    }
  });

  it('lie no further apart than twice the jump before, whatever the ratio', () => {
    const { resolved } = invented({ options: { ratio: 3 } });
    // In the end by nineteen: two percent of the capacity, of which a tenth of one goes in a cycle.
    expect(resolved.slice(0, 11)).toEqual([1, 2, 3, 4, 6, 10, 18, 34, 53, 72, 91]);
  });

  it('are so close that no more than two percent of the capacity goes from one to the next', () => {
    const { resolved } = invented({ options: { ratio: 3 }, capacity: (cycle) => 700 * (1 - 0.004 * cycle) });
    // 0.4 % of 700 a cycle, relative to the first one: five at a time.
    expect(Math.max(...gaps(resolved.filter((cycle) => cycle < 150)))).toBe(4);
  });

  it('include those that somebody asks for, and the one after those that decide about the end', () => {
    const { resolved } = invented({ reported: [150, 57] });
    expect(resolved).toEqual(expect.arrayContaining([57, 150]));
    const stop = { retention: 0.1, retentionCycle: 91, cycles: 133 };
    expect(invented({ stop }).resolved).toEqual(expect.arrayContaining([91, 92, 133, 134]));
    expect(invented({ stop: { retentionCycle: 91 } }).resolved).not.toEqual(expect.arrayContaining([91, 92]));
  });

  it('approach the end by halves, be it a time or a capacity', () => {
    const time = 150.5 * 7200;
    const { resolved, state } = invented({ stop: { time } });
    expect(resolved.slice(-2)).toEqual([150, 151]);
    expect(state.time).toBeCloseTo(151 * 7200, 3);
    const late = resolved.filter((cycle) => cycle > 100);
    late.slice(1).forEach((cycle, i) => {
      expect(cycle - late[i]).toBeLessThanOrEqual(Math.max(1, 0.5 * (150.5 - late[i])));
    });
    const fading = invented({ stop: { retention: 0.9 } });
    // 0.1 % of 700 a cycle: below 90 % of the first one after a hundred.
    expect(fading.resolved.slice(-3)).toEqual([98, 99, 100].map((cycle) => cycle + fading.resolved.at(-1)! - 100));
    expect(Math.abs(fading.resolved.at(-1)! - 101)).toBeLessThanOrEqual(1);
  });
});

describe('contents', () => {
  it.each([1e-4, 4e-3])('that fall by %d a cycle go on by a line, unless that leads further than 0.05', (fall) => {
    const content = (cycle: number) => 0.9 - fall * cycle;
    const { resolved, starts } = invented({ content });
    resolved.slice(1).forEach((cycle, i) => {
      const skipped = cycle - resolved[i] - 1;
      expect(starts[i + 1]).toBeCloseTo(content(skipped * fall < 0.05 ? cycle - 1 : resolved[i]), 9);
    });
    expect(Math.max(...gaps(resolved))).toBeGreaterThan(14);
  });
});

describe('where nothing is foreseen', () => {
  it('a short block is cycled through, and so are blocks that are no cycles', () => {
    const short = invented({ protocol: [{ repeat: 20, steps: [cycling(19), cycling(1)] }] });
    expect(short.resolved).toHaveLength(400);
    expect(short.report.refusals[0]).toBe(
      'Cycle jumping: a block of 19 cycles is too short to jump, it was cycled directly.',
    );
    // One for each block, ten at most.
    expect(short.report.refusals).toHaveLength(10);
    const enough = invented({ protocol: [{ repeat: 10, steps: [cycling(39), cycling(1)] }] });
    expect(enough.resolved.length).toBeLessThan(400);
    const none = invented({ protocol: [{ repeat: 400, steps: ['Rest for 1 h', 'Rest for 2 h'] }] });
    expect(none.report.refusals).toEqual([
      'Cycle jumping found no repeated block whose every pass is one charge and one discharge.',
    ]);
    expect(none.report.resolved).toBe(400);
  });

  it('a cell at its end is cycled through from a cycle on that is told once', () => {
    const { resolved, report } = invented({ capacity: (cycle) => (cycle < 100 ? 700 : 13.9) });
    const first = resolved.findIndex((cycle) => cycle >= 100);
    expect(gaps(resolved.slice(first)).every((gap) => gap === 1)).toBe(true);
    expect(report.refusals).toContain(
      `Cycle jumping: from cycle ${resolved[first]} on less than 2 % of the capacity is left, it was cycled directly.`,
    );
    expect(report.refusals.filter((reason) => reason.includes('less than 2 %'))).toHaveLength(1);
    const alive = invented({ capacity: (cycle) => (cycle < 100 ? 700 : 14.1) });
    expect(alive.report.refusals.join()).not.toContain('less than 2 %');
  });

  it('a jump that missed is paid for by five cycles', () => {
    // Three times the loss from one cycle on, which no jump before it can know.
    const { resolved, report } = invented({
      loss: (cycle) => (cycle < 60 ? 0.001 : 0.01),
      options: { tolerance: 1e-3 },
    });
    const [, told] = /a jump to cycle (\d+) missed the capacity by about (\d+\.\d\d) %, the next/.exec(
      report.refusals[0],
    )!;
    const at = resolved.indexOf(Number(told));
    expect(Number(told)).toBeGreaterThanOrEqual(60);
    expect(Number(told)).toBeLessThan(67);
    expect(gaps(resolved.slice(at)).slice(0, 5)).toEqual([1, 1, 1, 1, 1]);
    expect(gaps(resolved.slice(at - 1))[0]).toBeGreaterThan(1);
    expect(report.error).toBeGreaterThan(1e-3);
  });
});

describe('the error of a jump', () => {
  it('is what its prediction was corrected by, as a part of all that has changed, times what the capacity has lost', () => {
    const { jumping } = invented({ loss: (cycle) => 1e-5 * cycle ** 2 });
    const { first, nodes, predicted, error, accumulated } = jumping.snapshot();
    expect(first?.passes).toBe(2);
    expect(nodes).toHaveLength(2);
    expect(predicted).toBeGreaterThan(0);
    expect(error).toBeGreaterThanOrEqual(predicted);
    expect(accumulated).toBeGreaterThan(0);
    expect(accumulated).toBeLessThan(error);
  });

  it('goes on from a saved state as if nothing had happened', () => {
    const loss = (cycle: number) => 1e-5 * cycle ** 1.5;
    const whole = invented({ loss });
    const resumed = invented({ loss }, { at: 30, done: (state) => structuredClone(state) });
    expect(resumed.resolved).toEqual(whole.resolved);
    expect(resumed.contacts).toEqual(whole.contacts);
    expect(resumed.report).toEqual(whole.report);
    // What was taken out is not changed by what follows.
    let kept: JumpingState | undefined;
    invented({ loss }, { at: 30, done: (state) => (kept = state) });
    expect(kept!.nodes).toHaveLength(2);
    expect(kept!.refusals).toEqual([]);
  });
});

describe('states that can only grow or fall', () => {
  it('do so over jumps too', () => {
    // The loss dies away faster than a line foresees.
    const { contacts } = invented({
      loss: (cycle) => 0.01 * Math.exp(-cycle / 8),
      options: { ratio: 2, tolerance: 1 },
    });
    contacts.slice(1).forEach((value, i) => {
      expect(value).toBeLessThanOrEqual(contacts[i]);
    });
  });
});
