import { describe, expect, it } from 'vitest';
import { difference } from '../../src/study/attributionDifference.js';
import { chooseSpan, lastCommonCycle } from '../../src/study/cycleSpan.js';
import { shapley } from '../../src/study/shapley.js';
import type { SubsetOutcome } from '../../src/study/subsetRun.js';

type Code = SubsetOutcome['status']['code'];

/** Cycles from 1 on with these rates; NaN capacity where the label ends with a question mark. */
function outcome(labels: string[], code: Code = 'completed'): SubsetOutcome {
  return {
    status: { code, message: `It ${code}.` },
    cycles: labels.map((label, i) => ({
      cycle: i + 1,
      label: label.replace('?', ''),
      capacity: label.endsWith('?') ? Number.NaN : 100 - i,
    })),
  } as SubsetOutcome;
}

const slowFast = ['0.1C', '1C', '1C', '0.1C', '1C'];

describe('the cycles between which a loss is meant', () => {
  it.each([
    [slowFast, {}, { from: 2, to: 5 }],
    [slowFast, { to: 4 }, { from: 1, to: 4 }],
    [slowFast, { from: 3 }, { from: 3, to: 5 }],
    [slowFast, { from: 1, to: 4 }, { from: 1, to: 4 }],
    [['1C', '1C', '1C?'], {}, { from: 1, to: 2 }],
    [['1C?', '1C', '1C'], {}, { from: 2, to: 3 }],
  ])('%j, asked for %j: %j', (labels, asked, span) => {
    expect(chooseSpan('cell', outcome(labels), asked)).toEqual({ span, issues: [] });
  });

  it.each([
    [slowFast, { from: 4, to: 4 }, 'must come before', { got: 'from 4 to 4' }],
    [slowFast, { from: 5 }, 'must come before', { got: 'from 5 to 5' }],
    [slowFast, { to: 9 }, 'Cycle 9 has no discharge.', { allowed: '1 to 5' }],
    [slowFast, { from: 9 }, 'Cycle 9 has no discharge.', { allowed: '1 to 5' }],
    [['1C?'], {}, 'Cycle 1 has no discharge.', { allowed: 'no cycle has one' }],
    [
      slowFast,
      { to: 1 },
      'Cycle 1 (0.1C) has no earlier cycle at the same rate',
      { hint: expect.stringMatching(/^choose/) },
    ],
    [
      slowFast,
      { from: 1, to: 3 },
      'Cycle 1 (0.1C) and cycle 3 (1C) were not run at the same rate: their difference is not a loss.',
      { hint: 'cycle 2 is the first one at 1C' },
    ],
    [
      ['1C', '2C'],
      { from: 1, to: 2 },
      'were not run at the same rate',
      { hint: 'no earlier cycle was run at that rate' },
    ],
  ])('%j, asked for %j, is refused: %s', (labels, asked, message, more) => {
    const { span, issues } = chooseSpan('cell', outcome(labels), asked);
    expect(span).toBeUndefined();
    expect(issues).toEqual([
      { severity: 'error', path: 'variants.cell', message: expect.stringContaining(message), ...more },
    ]);
  });

  it('leave out a cycle that a failure or an interruption cut short, unless it is the only one', () => {
    expect(chooseSpan('cell', outcome(['1C', '1C', '1C'], 'interrupted'), {})).toEqual({
      span: { from: 1, to: 2 },
      issues: [],
    });
    const failed = chooseSpan('cell', outcome(['1C', '1C', '1C'], 'failed'), {});
    expect(failed.span).toEqual({ from: 1, to: 2 });
    expect(failed.issues).toEqual([{ severity: 'warning', path: 'variants.cell', message: 'It failed.' }]);
    const stopped = chooseSpan('cell', outcome(['1C', '1C', '1C'], 'stopped'), {});
    expect(stopped.span).toEqual({ from: 1, to: 3 });
    expect(stopped.issues).toMatchObject([{ severity: 'warning' }]);
    const beyond = chooseSpan('cell', outcome(['1C', '1C', '1C'], 'failed'), { to: 3 });
    expect(beyond.issues[1]).toMatchObject({ allowed: '1 to 2', hint: 'It failed.' });
  });

  it('end with the last one that all have discharged', () => {
    const [three, two] = [outcome(['1C', '1C', '1C']), outcome(['1C', '1C', '1C?'])];
    expect(lastCommonCycle([three])).toBe(3);
    expect(lastCommonCycle([three, two])).toBe(2);
    expect(lastCommonCycle([two, three])).toBe(2);
    expect(lastCommonCycle([three, outcome(['1C?'])])).toBeUndefined();
    expect(lastCommonCycle([outcome(['1C?']), three, three])).toBeUndefined();
    expect(lastCommonCycle([outcome(['1C'], 'failed')])).toBe(1);
    expect(lastCommonCycle([outcome(['1C', '1C'], 'failed')])).toBe(1);
  });
});

describe('why one cell has less capacity than another', () => {
  it('is split over the start and every mechanism that either has', () => {
    const cell = (variant: string, start: number, end: number, unaged: number, parts: object[], before: object[]) =>
      ({
        variant,
        from: 2,
        to: 50,
        capacityFrom: start,
        capacityTo: end,
        unaged,
        parts,
        before,
      }) as unknown as Parameters<typeof difference>[0];
    const bare = cell(
      'bare',
      180,
      100,
      200,
      [
        { mechanism: 'interphase', loss: 70 },
        { mechanism: 'cracking', loss: 10 },
      ],
      [{ mechanism: 'interphase', loss: 20 }],
    );
    const coated = cell(
      'coated',
      190,
      160,
      205,
      [
        { mechanism: 'interphase', loss: 25 },
        { mechanism: 'isolation', loss: 5 },
      ],
      [{ mechanism: 'interphase', loss: 15 }],
    );
    expect(difference(bare, coated)).toEqual({
      variants: ['bare', 'coated'],
      from: 2,
      to: 50,
      total: 60,
      parts: [
        { mechanism: 'start', loss: 10 },
        { mechanism: 'interphase', loss: 45 },
        { mechanism: 'cracking', loss: 10 },
        { mechanism: 'isolation', loss: -5 },
      ],
      start: [
        { mechanism: 'unaged', loss: 5 },
        { mechanism: 'interphase', loss: 5 },
      ],
    });
  });
});

describe('fair shares', () => {
  it('of a game of three are the averages over the six orders of joining', () => {
    const value = [0, 6, 12, 42, 3, 15, 30, 60];
    // Player 1 brings 6, 6, 30, 30, 12, 30 and so on.
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const shares = [0, 0, 0];
    for (const order of orders) {
      let set = 0;
      for (const player of order) {
        shares[player] += (value[set | (1 << player)] - value[set]) / 6;
        set |= 1 << player;
      }
    }
    for (const [i, share] of shapley(3, (subset) => value[subset]).entries()) expect(share).toBeCloseTo(shares[i], 12);
    expect(shapley(0, () => 7)).toEqual([]);
    expect(shapley(1, (subset) => 4 + 5 * subset)).toEqual([5]);
  });
});
