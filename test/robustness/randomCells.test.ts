import { describe, expect, it } from 'vitest';
import { randomCell, randomFullCell } from '../../bench/randomCells.mjs';
import { complaints, wrongRefusals } from '../../bench/verdict.mjs';
import { prepare } from '../../src/prepare.js';
import type { VariantResult } from '../../src/results/results.js';
import { runVariant } from '../../src/simulate.js';

/** Number of seeds: with those whose protocol is out of the cell's reach left out, at least 210 cells run (`npm run stress` tries thousands). */
const SEEDS = 240;
const LEAST_CELLS = 210;
/** Seeds in one test, so that a failure names its neighbourhood and a hang its test. */
const GROUP = 40;
/** Questions whether to go on, one in 64 time steps: no cell of a few cycles asks so often unless something hangs. */
const PATIENCE = 5e3;

interface Outcome {
  readonly complaints: readonly string[];
  readonly result?: VariantResult;
}

function runCell(seed: number, cell = randomCell): Outcome {
  const { variants, issues } = prepare(JSON.stringify(cell(seed)), { format: 'json' });
  if (variants.length === 0) return { complaints: wrongRefusals(issues) };
  let asked = 0;
  const run = runVariant(variants[0], { interrupted: () => ++asked > PATIENCE });
  let next = run.next();
  while (!next.done) next = run.next();
  return { complaints: complaints(next.value), result: next.value };
}

describe('random plausible cells', () => {
  let cells = 0;

  for (let first = 1; first <= SEEDS; first += GROUP) {
    const seeds = Array.from({ length: Math.min(GROUP, SEEDS + 1 - first) }, (_, i) => first + i);
    it(`seeds ${first} to ${seeds[seeds.length - 1]} end by an event, at once with a reason, or by time`, () => {
      const failures = seeds.flatMap((seed) => {
        const { complaints: found, result } = runCell(seed);
        if (result) cells++;
        return found.map((complaint) => `seed ${seed}: ${complaint}`);
      });
      expect(failures).toEqual([]);
    });
  }

  it('with graphite, silicon or a bare collector end so as well', () => {
    const outcomes = Array.from({ length: 40 }, (_, i) => runCell(i + 1, randomFullCell));
    expect(outcomes.flatMap(({ complaints: found }, i) => found.map((one) => `seed ${i + 1}: ${one}`))).toEqual([]);
    expect(outcomes.filter(({ result }) => result).length).toBeGreaterThan(30);
  });

  it('are enough, the rest ask for what their cell cannot reach', () => {
    expect(cells).toBeGreaterThanOrEqual(LEAST_CELLS);
  });

  it('are the same for the same seed, to the last bit', () => {
    for (const seed of [3, 8, 21]) {
      const [one, two] = [runCell(seed).result, runCell(seed).result];
      expect(one).toBeDefined();
      expect(two?.series).toEqual(one?.series);
      expect(two?.cycles).toEqual(one?.cycles);
    }
  });
});
