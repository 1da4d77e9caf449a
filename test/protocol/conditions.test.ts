import { describe, expect, it } from 'vitest';
import { type CheckpointLine, formatHeader, formatLine, readLines } from '../../src/node/checkpointLines.js';
import { buildProgramme, type ProtocolInput } from '../../src/protocol/programme/buildProgramme.js';
import { formatCondition, readConditions } from '../../src/protocol/programme/condition.js';
import { describe as inWords } from '../../src/protocol/programme/describe.js';
import { nothingRecorded } from '../../src/results/checkpoint.js';
import { VariantRun } from '../../src/simulate.js';
import { aged, preparedCell } from '../degradation/agedCell.js';

const fast = ['Charge at 1C until 4.2 V vs Li', 'Discharge at 1C until 3 V vs Li'];
const slow = ['Charge at 0.5C until 4.2 V vs Li', 'Discharge at 0.5C until 3 V vs Li'];
const mechanisms = { interphase: { parabolicRate: '1e-20 m2/s' } };
const numerics = { radialNodes: 5, tolerance: 1e-3 };

const savedAndRead = (at: Omit<CheckpointLine, 'variant'>) =>
  readLines(Buffer.from(formatHeader({}) + formatLine({ variant: 0, ...at }).text))!.variants[0];

describe('conditions of a block', () => {
  it.each([
    ['retention < 80 %', 'retention < 80 %'],
    ['Capacity retention below 0.8', 'retention < 80 %'],
    ['discharge capacity under 100 mAh/g', 'capacity < 100 mAh/g'],
    ['charge capacity > 2 mAh/cm2', 'charge capacity > 2 mAh/cm2'],
    ['Coulombic efficiency less than 98%', 'efficiency < 98 %'],
    ['time > 30 d', 'time > 30 days'],
    ['voltage <= 3 V vs Li', 'voltage < 3 V vs Li'],
    ['check-up retention < 80 %', 'check-up retention < 80 %'],
    ['retention < 80 % or time above 12 h', 'retention < 80 % or time > 12 h'],
  ])('are read: %s', (text, expected) => {
    const { conditions, issues } = readConditions(text);
    expect(issues).toEqual([]);
    expect(conditions.map(formatCondition).join(' or ')).toBe(expected);
  });

  it.each([
    ['retention', 'A condition compares something with a limit.'],
    ['resistance > 5 Ohm', 'Nothing is known of the resistance of a block.'],
    ['check-up time > 5 d', 'Nothing is known of the check-up time of a check-up.'],
    ['time < 5 d', 'Time goes up: a block cannot end below one.'],
    ['retention < 80 mAh/g', 'A share is expected after "retention".'],
    ['capacity < 80 %', '"80 %" is no current, voltage, time or capacity.'],
    ['capacity < 3 V', 'A capacity is expected after "capacity".'],
  ])('are refused with the reason: %s', (until, message) => {
    const { issues } = buildProgramme([{ repeat: 5, steps: fast, until }]);
    expect(issues).toMatchObject([{ severity: 'error', path: 'protocol[0].until', message }]);
  });

  it('of check-ups need check-ups', () => {
    const { issues } = buildProgramme([{ repeat: 5, steps: fast, until: 'check-up capacity < 100 mAh/g' }]);
    expect(issues).toMatchObject([
      { path: 'protocol[0].until', message: 'The block has no check-up that could end it.' },
    ]);
  });

  it('are told in words, with and without check-ups', () => {
    const words = (more: object) =>
      inWords(buildProgramme([{ repeat: 9, steps: ['Rest for 1 h'], until: 'time > 2 h', ...more }]).programme!);
    expect(words({})).toBe('at most 9 x (Rest for 1 h), until time > 2 h');
    expect(words({ checkUp: { every: 5, steps: ['Rest for 2 h'] } })).toBe(
      'until time > 2 h, at most (1 x (5 x (Rest for 1 h); check-up: Rest for 2 h); 4 x (Rest for 1 h))',
    );
  });
});

describe('a run with conditions', () => {
  const ends = (protocol: readonly unknown[]) => {
    const { cycles, blocks, warnings } = aged({ protocol, mechanisms, numerics });
    return {
      labels: cycles.map(({ label }) => label),
      blocks: (blocks ?? []).map(({ cycle, met, until }) => [cycle, met ?? until]),
      capacities: cycles.map(({ dischargeCapacity }) => dischargeCapacity),
      warnings: warnings.map(({ message }) => message),
    };
  };
  const free = ends([{ repeat: 8, steps: fast }]).capacities;

  it('goes on with what follows after the first pass that falls below', () => {
    const bound = (free[2] + free[3]) / 2;
    const { labels, blocks, capacities } = ends([
      { repeat: 500, steps: fast, until: `capacity < ${bound.toFixed(4)} mAh/g` },
      ...slow,
    ]);
    expect(labels).toEqual(['1C', '1C', '1C', '1C', '0.5C']);
    expect(capacities.slice(0, 4)).toEqual(free.slice(0, 4));
    expect(blocks).toEqual([[4, expect.stringMatching(/^capacity < \d+\.\d+ mAh\/g: \d+\.?\d* mAh\/g$/)]]);
  });

  it('compares with the first cycle of its kind, also in a later block', () => {
    const share = (50 * (free[1] + free[2])) / free[0];
    const { labels, blocks } = ends([
      { repeat: 500, steps: fast, until: `retention < ${share} %` },
      ...slow,
      { repeat: 500, steps: fast, until: `retention < ${share} %` },
    ]);
    expect(labels).toEqual(['1C', '1C', '1C', '0.5C', '1C']);
    expect(blocks.map(([cycle]) => cycle)).toEqual([3, 5]);
  });

  it('ends a block after a time since its beginning, and by the voltage that a pass leaves', () => {
    const pulse = ['Discharge at 0.5C for 10 min', 'Rest for 10 min'];
    const timed = [...slow.slice(0, 1), { repeat: 50, steps: ['Rest for 10 min'], until: 'time > 35 min' }];
    const { steps } = aged({ protocol: timed, numerics });
    expect(steps.filter(({ text }) => text.startsWith('Rest'))).toHaveLength(4);
    const { cycles, steps: pulses } = aged({
      protocol: [...slow.slice(0, 1), { repeat: 50, steps: pulse, until: 'voltage < 3.7 V vs Li' }],
      numerics,
    });
    const rests = pulses.filter(({ text }) => text.startsWith('Rest')).map(({ endVoltage }) => endVoltage + 0.62);
    expect(cycles).toHaveLength(1);
    expect(rests.filter((voltage) => voltage < 3.7)).toEqual([rests.at(-1)]);
  });

  it('ends blocks within blocks, the outer one with the inner one where both are over', () => {
    const inner = { repeat: 4, steps: ['Rest for 10 min'], until: 'time > 15 min' };
    const { steps } = aged({
      protocol: [{ repeat: 9, steps: ['Rest for 1 min', inner], until: 'time > 30 min' }],
      numerics,
    });
    expect(steps.map(({ text }) => text)).toEqual(
      Array(2).fill(['Rest for 1 min', 'Rest for 10 min', 'Rest for 10 min']).flat(),
    );
  });

  it('looks at check-ups after check-ups and at cycles after cycles', () => {
    const checkUp = { every: 2, steps: slow, atStart: true };
    const alone = ends([{ repeat: 8, steps: fast, checkUp }]).capacities;
    const share = (50 * (alone[3] + alone[6])) / alone[0];
    const { labels, blocks } = ends([
      { repeat: 8, steps: fast, checkUp, until: `check-up retention < ${share.toFixed(3)} %` },
      'Rest for 1 h',
    ]);
    expect(labels).toEqual(['check-up 0.5C', '1C', '1C', 'check-up 0.5C', '1C', '1C', 'check-up 0.5C']);
    expect(blocks).toHaveLength(1);
    // More than a cycle and less than a check-up gives.
    const between = ends([{ repeat: 8, steps: fast, checkUp, until: `capacity < ${(alone[0] + alone[1]) / 2} mAh/g` }]);
    expect(between.labels).toEqual(['check-up 0.5C', '1C']);
  });

  it('is warned of where the condition was not met, and where it never can be', () => {
    const { warnings, blocks } = ends([{ repeat: 2, steps: fast, until: 'retention < 10 %' }]);
    expect(blocks).toEqual([[2, 'retention < 10 %']]);
    expect(warnings).toEqual([
      'A block ended with its last pass, in cycle 2: until then "retention < 10 %" was not met.',
    ]);
    const idle = preparedCell({
      protocol: [...fast, { repeat: 2, steps: ['Rest for 1 h'], until: 'efficiency < 10 %' }],
    });
    expect(idle.warnings.map(({ message }) => message)).toEqual([
      '"efficiency < 10 %" says nothing in a block without any discharge.',
    ]);
  });

  it('goes on to the same bits from between any two steps', () => {
    const protocol: ProtocolInput[] = [
      {
        repeat: 50,
        until: 'check-up retention < 97 % or time > 5 h',
        checkUp: { every: 2, steps: slow, atStart: true },
        steps: [...fast, { repeat: 9, until: 'time > 25 min', steps: ['Rest for 10 min'] }],
      },
      ...slow,
    ];
    const prepared = preparedCell({ protocol, mechanisms, numerics });
    const whole = new VariantRun(prepared);
    const states: Omit<CheckpointLine, 'variant'>[] = [];
    for (const _ of whole.steps()) states.push({ state: whole.state(), recorded: whole.recorded(nothingRecorded) });
    const expected = whole.result();
    expect(expected.blocks?.length).toBeGreaterThan(1);
    // In the first check-up, in the inner block, in the second check-up.
    for (const moment of [1, 5, states.length - 4]) {
      const { recorded, state } = savedAndRead(states[moment]);
      const run = new VariantRun(prepared);
      run.restore(state, recorded);
      for (const _ of run.steps());
      expect(run.result()).toEqual(expected);
    }
  });
});
