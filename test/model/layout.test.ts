import { describe, expect, it } from 'vitest';
import { Layout } from '../../src/model/layout.js';

describe('the places of unknowns', () => {
  it.each([
    [false, false, 3 * 2 * (5 + 2) + 3 + 2],
    [true, false, 3 * 2 * (5 + 6) + 3 + 2],
    [false, true, 3 * 2 * (5 + 2) + 9 + 2],
    [true, true, 3 * 2 * (5 + 6) + 9 + 2],
  ])('are each used once, films %s, carbon %s', (films, carbon, size) => {
    const layout = new Layout(3, 2, 5, 2, films, carbon);
    expect(layout.size).toBe(size);
    const used = new Int32Array(size);
    for (let i = 0; i < 3; i++) {
      for (let k = 0; k < 2; k++) {
        const at = layout.particle(i, k);
        for (let n = 0; n < 5; n++) used[at + n]++;
        expect(layout.surface(at)).toBe(at + 4);
        for (const p of [0, 1]) {
          for (let e = 0; e < layout.perPatch; e++) used[layout.patch(at, p) + e]++;
          expect(layout.film(at, p)).toBe(layout.patch(at, p) + 1);
        }
      }
      for (let e = 0; e < (carbon ? 3 : 1); e++) used[layout.psi(i) + e]++;
    }
    used[layout.anode]++;
    used[layout.current]++;
    expect([...used]).toEqual(Array(size).fill(1));
    const mass = layout.mass(Float64Array.of(1, 2, 3, 4, 5));
    const sum = mass.reduce((a, b) => a + b);
    expect(sum).toBe(6 * 15 + (films ? 12 : 0) + (carbon ? 3 : 0) + 1);
    expect(mass[layout.surface(layout.particle(2, 1))]).toBe(5);
    expect(mass[layout.patch(layout.particle(2, 1), 0)]).toBe(0);
    expect(mass[layout.film(layout.particle(2, 1), 1)]).toBe(films ? 1 : 0);
    expect(mass[layout.psi(1)]).toBe(0);
    expect(mass[layout.anode]).toBe(1);
    expect(mass[layout.current]).toBe(0);
  });

  it('are followed by the modes of the anode, each a state of its own', () => {
    const layout = new Layout(1, 1, 5, 1, false, false, 4);
    expect(layout.size).toBe(5 + 1 + 1 + 2 + 4);
    expect(layout.anodeModes).toBe(layout.current + 1);
    expect([...layout.mass(Float64Array.of(1, 2, 3, 4, 5))].slice(-6)).toEqual([1, 0, 1, 1, 1, 1]);
  });
});
