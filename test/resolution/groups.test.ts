import { describe, expect, it } from 'vitest';
import type { Programme } from '../../src/protocol/programme/programme.js';
import { groups, programmeCurrent } from '../../src/resolution/groups.js';
import { testCell } from '../model/cells.js';

describe('the groups of a cell', () => {
  const current = (value: number, unit: 'C' | 'A/m2' = 'A/m2') =>
    ({ kind: 'current', current: { value, unit } }) as const;
  const programme = (...controls: object[]) =>
    ({
      entries: controls.map((control) =>
        'kind' in control && control.kind === 'repeat' ? control : { kind: 'step', step: { control } },
      ),
    }) as unknown as Programme;
  const cell = testCell({ ionicConductivity: 0.02, electronicConductivity: 10 });

  it('count the highest current of either sign, inside repeats, too, and 1C where there is none', () => {
    const inner = { kind: 'repeat', times: 2, entries: programme(current(-7), current(3)).entries };
    expect(programmeCurrent(cell, programme(current(5), inner, { kind: 'rest' }))).toBe(7);
    expect(programmeCurrent(cell, programme(current(9), inner))).toBe(9);
    expect(programmeCurrent(cell, programme({ kind: 'rest' }))).toBe(cell.oneC);
    expect(programmeCurrent(cell, programme(current(2, 'C')))).toBe(2 * cell.oneC);
  });

  it('are a drop over both rails and the time of a discharge over that of diffusion', () => {
    const found = groups(cell, programme(current(2)));
    expect(found.railDrop).toBeCloseTo(2 * (60e-6 / 0.02 + 60e-6 / 10), 12);
    const discharge = (0.55 * 60e-6 * 63104 * 96485.33212) / 2;
    expect(found.fourier / ((4e-15 * discharge) / 3e-6 ** 2)).toBeCloseTo(1, 9);
    expect(groups(cell, programme(current(4))).interfaceDrop / found.interfaceDrop).toBeCloseTo(2, 12);
  });

  it('take diffusion where it is slowest between contents of 0.2 and 0.97', () => {
    const at = (x: number) => (x < 0.2 - 1e-9 || x > 0.97 + 1e-9 ? 1e-30 : 1e-15 * (1 + x));
    const falling = testCell({ diffusivity: { ...cell.cathode.diffusivity, at } });
    const slow = groups(falling, programme(current(2))).fourier;
    expect(slow / groups(cell, programme(current(2))).fourier).toBeCloseTo(1.2 / 4, 6);
    const rising = testCell({ diffusivity: { ...cell.cathode.diffusivity, at: (x) => 1e-15 * (2 - x) } });
    expect(groups(rising, programme(current(2))).fourier / slow).toBeCloseTo(1.03 / 1.2, 6);
  });

  it('take the length of the large particles, root three deviations of the logarithm above the middle', () => {
    const mixed = testCell({
      classes: [
        { diffusionLength: 1e-6, volumeFraction: 0.2 },
        { diffusionLength: Math.E ** 2 * 1e-6, volumeFraction: 0.2 },
      ],
    });
    const discharge = (0.4 * 60e-6 * 63104 * 96485.33212) / 2;
    const length = 1e-6 * Math.exp(1 + Math.sqrt(3));
    expect(groups(mixed, programme(current(2))).fourier / ((4e-15 * discharge) / length ** 2)).toBeCloseTo(1, 9);
  });
});
