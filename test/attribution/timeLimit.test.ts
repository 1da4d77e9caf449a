import { expect, test } from 'vitest';
import { prepare } from '../../src/prepare.js';
import type { Attribution } from '../../src/results/attribution.js';
import { difference } from '../../src/study/attributionDifference.js';
import { subsetRun } from '../../src/study/subsetRun.js';
import { fadingScenario } from './scenario.js';

function rowsOf(text: string) {
  const run = subsetRun(prepare(text), {
    variant: 'bare',
    mechanisms: ['interphase', 'isolation', 'cracking'],
    cycles: [2, 6],
    stopping: true,
  });
  let next = run.next();
  while (!next.done) next = run.next();
  return next.value.cycles;
}

test('a cycle that a limit on time cuts off is not counted, whole ones are', () => {
  const whole = rowsOf(fadingScenario);
  expect(whole.map(({ cycle }) => cycle)).toEqual([1, 2, 3, 4, 5, 6]);
  for (const hours of [13, 15, 16.5]) {
    const cut = rowsOf(`${fadingScenario}stop: { time: ${hours} h }\n`);
    expect(cut.length).toBeGreaterThan(0);
    expect(cut.length).toBeLessThan(6);
    // Every capacity that is left is one of the run that was not cut, to the tolerance of the integration.
    cut.forEach(({ cycle, capacity }, i) => {
      expect(cycle).toBe(whole[i].cycle);
      expect(capacity / whole[i].capacity).toBeCloseTo(1, 4);
    });
  }
  expect(rowsOf(`${fadingScenario}stop: { time: 1000 h }\n`)).toEqual(whole);
});

const attribution = (variant: string, more: Partial<Attribution>): Attribution => ({
  variant,
  from: 2,
  to: 9,
  capacityFrom: 180,
  capacityTo: 150,
  total: 30,
  parts: [
    { mechanism: 'interphase', loss: 20 },
    { mechanism: 'cracking', loss: 10 },
  ],
  unaged: 190,
  before: [
    { mechanism: 'interphase', loss: 7 },
    { mechanism: 'cracking', loss: 3 },
  ],
  runs: 4,
  ...more,
});

test('the difference of two cells is what one has more at the start, and loses less since, by mechanism', () => {
  const coated = attribution('coated', {
    capacityFrom: 186,
    capacityTo: 174,
    total: 12,
    parts: [
      { mechanism: 'interphase', loss: 4 },
      { mechanism: 'oxygenRelease', loss: 8 },
    ],
    unaged: 188,
    before: [
      { mechanism: 'interphase', loss: 1 },
      { mechanism: 'oxygenRelease', loss: 1 },
    ],
  });
  expect(difference(attribution('bare', {}), coated)).toEqual({
    variants: ['bare', 'coated'],
    from: 2,
    to: 9,
    total: 24,
    parts: [
      { mechanism: 'start', loss: 6 },
      { mechanism: 'interphase', loss: 16 },
      { mechanism: 'cracking', loss: 10 },
      { mechanism: 'oxygenRelease', loss: -8 },
    ],
    start: [
      { mechanism: 'unaged', loss: -2 },
      { mechanism: 'interphase', loss: 6 },
      { mechanism: 'cracking', loss: 3 },
      { mechanism: 'oxygenRelease', loss: -1 },
    ],
  });
});
