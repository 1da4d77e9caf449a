import { describe, expect, it } from 'vitest';
import { GrainCracking, type GrainCrackingConstants } from '../../src/degradation/laws/grainCracking.js';
import { effectOf, move, viewOf } from './slowView.js';

const constants: GrainCrackingConstants = { rate: 0.025, gradient: 0.5, pathLengthening: 1.5, protectedShare: 0.5 };

interface Given {
  readonly laws?: Partial<GrainCrackingConstants>;
  readonly lag?: number;
  readonly exposure?: number;
}

/** y and L/L_0 - ell after a path of contents; L in the fresh cell is 1.2 L_0. */
function crackedAlong(path: readonly number[], { laws, lag = 0, exposure = 1 }: Given = {}) {
  const law = new GrainCracking({ ...constants, ...laws }, [{ intactLength: 1e-6, diffusionLength: 1.2e-6 }]);
  const view = viewOf({ exposure: Float64Array.of(exposure) });
  for (const x of path) move(law, view, x, lag);
  return { y: law.states[0].values[0], longer: 1.2 * effectOf(law, view).lengthening[0] };
}
const cycles = (n: number, x: number): readonly number[] => Array.from({ length: 2 * n }, (_, i) => (i % 2 ? 1 : x));
const yAfter = (...given: Parameters<typeof crackedAlong>): number => crackedAlong(...given).y;

describe('dry cracks between grains', () => {
  it('grow by the contraction of the cycle to the power 1.5 and end at the grains', () => {
    expect(yAfter(cycles(1, 0.5))).toBeCloseTo(1 - Math.exp(-0.025), 12);
    expect(yAfter(cycles(1, 0.2))).toBeCloseTo(1 - Math.exp(-0.025 * 1.6 ** 1.5), 12);
    expect(yAfter(cycles(40, 0.5))).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(yAfter(cycles(4000, 0.5))).toBeCloseTo(1, 9);
    expect(yAfter(cycles(100, 1))).toBe(0);
  });

  it('lengthen the path in units of the intact particle, whatever the fresh contact', () => {
    const { y, longer } = crackedAlong(cycles(40, 0.5));
    expect(longer).toBeCloseTo(1.5 * y, 12);
    // Measured to triple in 40 cycles and stop: by the law twice then, 2.5 times in the end.
    expect(1 + longer).toBeCloseTo(1.95, 2);
    expect(1 + crackedAlong(cycles(4000, 0.5)).longer).toBeCloseTo(2.5, 12);
  });

  it('grow faster where the surface is ahead of the inside', () => {
    // Ahead by 0.1: 1 % of volume, once 0.5 on top of 1.
    expect(yAfter(cycles(1, 0.5), { lag: 0.1 })).toBeCloseTo(1 - Math.exp(-0.025 * 1.5 ** 1.5), 12);
    expect(yAfter(cycles(1, 0.5), { lag: 0.1, laws: { gradient: 0 } })).toBe(yAfter(cycles(1, 0.5)));
  });

  it('grow at half the pace on a surface that does not react, in between in proportion to what does', () => {
    const pace = (exposure: number): number => -Math.log1p(-yAfter(cycles(10, 0.5), { exposure }));
    expect(pace(0) / pace(1)).toBeCloseTo(0.5, 12);
    expect(pace(0.25) / pace(1)).toBeCloseTo(0.625, 12);
  });

  it('count a full cycle once, in however many steps and holds it is made', () => {
    const fine = Array.from({ length: 30 }, (_, i) => (i < 10 ? 1 - (i + 1) / 20 : i < 14 ? 0.5 : 0.5 + (i - 14) / 30));
    expect(yAfter([...fine, 1, 0.5, 1])).toBeCloseTo(yAfter(cycles(2, 0.5)), 14);
  });

  it('only grow, whatever is done, and never beyond all', () => {
    let seed = 11;
    const random = (): number => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    const wrong: unknown[] = [];
    for (let cell = 0; cell < 40; cell++) {
      const law = new GrainCracking({ ...constants, rate: 3 * random() }, [{ intactLength: 1, diffusionLength: 1 }]);
      const view = viewOf({ exposure: Float64Array.of(random()) });
      let before = 0;
      for (let step = 0; step < 30; step++) {
        move(law, view, random(), 0.3 * random());
        const [y] = law.states[0].values;
        if (!(y >= before && y <= 1)) wrong.push([cell, step, y]);
        before = y;
      }
    }
    expect(wrong).toEqual([]);
  });
});
