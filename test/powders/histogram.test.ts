import { describe, expect, it } from 'vitest';
import { inOneLine } from '../../src/scenario/document/issue.js';
import { only, powderScenario } from './scenario.js';

const numerics = (sizeClasses: number) => `numerics: { sizeClasses: ${sizeClasses}, contactClasses: 1 }`;
const preparationOf = (particles: string, sizeClasses = 3) =>
  powderScenario(`    activeMaterial: NCM85\n    particles: ${particles}`, numerics(sizeClasses));
const cathodeOf = (particles: string, sizeClasses?: number) => only(preparationOf(particles, sizeClasses)).cell.cathode;

describe('a measured distribution of sizes', () => {
  it('is its own classes, smallest first, where they are enough', () => {
    const { classes, distribution } = cathodeOf(
      '{ histogram: [{ d: 8 um, share: 30 % }, { d: 2 um, share: 10 % }, { d: 4 um, share: 60 % }] }',
    );
    const total = classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
    expect(classes.map(({ radius, volumeFraction }) => [radius * 1e6, volumeFraction / total])).toEqual([
      [expect.closeTo(1, 9), expect.closeTo(0.1, 12)],
      [expect.closeTo(2, 9), expect.closeTo(0.6, 12)],
      [expect.closeTo(4, 9), expect.closeTo(0.3, 12)],
    ]);
    // ln d is 1, 2 and 3 in units of ln 2: half of the volume lies a fifth of the way from the second middle, 0.4, to the third, 0.85.
    expect(distribution?.d50).toBeCloseTo(2 ** (2 + 0.1 / 0.45) * 1e-6, 12);
    expect(distribution?.spread).toBeCloseTo(
      Math.LN2 * Math.sqrt(0.1 * 1.2 ** 2 + 0.6 * 0.2 ** 2 + 0.3 * 0.8 ** 2),
      12,
    );
  });

  it('keeps its moments in ln d where fewer classes stand for it', () => {
    const bins = [1, 2, 3, 5, 8, 12, 20].map((d, i) => ({ d, share: [5, 10, 20, 10, 5, 20, 30][i] }));
    const { classes } = cathodeOf(
      `{ histogram: [${bins.map(({ d, share }) => `{ d: ${d} um, share: ${share} % }`).join(', ')}] }`,
      2,
    );
    expect(classes).toHaveLength(2);
    const volume = classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
    for (const power of [1, 2, 3]) {
      const found = classes.reduce(
        (sum, { radius, volumeFraction }) => sum + (volumeFraction / volume) * Math.log(2e6 * radius) ** power,
        0,
      );
      const measured = bins.reduce((sum, { d, share }) => sum + (share / 100) * Math.log(d) ** power, 0);
      expect(found / measured, `${power}`).toBeCloseTo(1, 10);
    }
  });

  it('of one diameter is one size', () => {
    const { classes } = cathodeOf('{ histogram: [{ d: 5 um, share: 20 % }] }');
    expect(classes.map(({ radius }) => radius)).toEqual([expect.closeTo(2.5e-6, 15)]);
  });

  it.each([
    ['{ histogram: [{ d: 2 um, share: 1 }], d50: 3 um }', 'Both histogram and d50 are given'],
    ['{ histogram: [] }', 'The list is too short.'],
    ['{ d90: 3 um }', 'cell.cathode.particles.d50: A required value is missing.'],
  ])('is refused where it is none: %s', (particles, said) => {
    expect(preparationOf(particles).issues.map(inOneLine).join('\n')).toContain(said);
  });
});
