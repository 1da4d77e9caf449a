import { describe, expect, it } from 'vitest';
import type { SizeClass } from '../../src/cell/cell.js';
import { leastContact, type Powder, sizeClasses, specificArea } from '../../src/cell/sizeClasses.js';

const powder: Powder = {
  d50: 4e-6,
  spread: 0.45,
  sizeClasses: 5,
  contact: 0.6,
  contactSpread: 0.7,
  contactRule: 'independent',
  contactClasses: 4,
  connected: 0.9,
};
const tied: Powder = { ...powder, contact: 0.5, contactSpread: 0.8, contactRule: 'tied to size' };

/** Mean over the volume of the powder. */
const mean = (classes: readonly SizeClass[], f: (particle: SizeClass) => number): number =>
  classes.reduce((sum, particle) => sum + (particle.volumeFraction / 0.4) * f(particle), 0);

describe('classes of a powder', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 40, 100])('share the volume and keep the median with %i sizes', (n) => {
    const found = sizeClasses({ ...powder, sizeClasses: n }, 0.4);
    expect(found).toHaveLength(4 * n);
    expect(mean(found, () => 1)).toBeCloseTo(1, 13);
    expect(mean(found, ({ radius }) => Math.log(radius))).toBeCloseTo(Math.log(2e-6), 10);
    expect(mean(found, ({ radius }) => Math.log(radius / 2e-6) ** 2)).toBeCloseTo(n === 1 ? 0 : 0.45 ** 2, 10);
  });

  it('find the surface of the log-normal powder: 3 eps/R50 exp(spread^2/2)', () => {
    const exact = ((3 * 0.4) / 2e-6) * Math.exp(0.45 ** 2 / 2);
    expect(specificArea(sizeClasses(powder, 0.4)) / exact).toBeCloseTo(1, 6);
    expect(specificArea(sizeClasses(tied, 0.4)) / exact).toBeCloseTo(1, 6);
  });

  it('of one size and one contact are a single one', () => {
    for (const contactRule of ['independent', 'tied to size'] as const) {
      const [only, ...others] = sizeClasses({ ...powder, contactRule, spread: 0, contactSpread: 0 }, 0.4);
      expect(others).toEqual([]);
      expect(only).toEqual({
        radius: 2e-6,
        volumeFraction: 0.4,
        contact: 0.6,
        connected: 0.9,
        intactLength: 2e-6,
        diffusionLength: 2e-6,
      });
    }
  });
});

describe('contact independent of size', () => {
  it('has the stated mean and variance in every size, worst contact first', () => {
    const found = sizeClasses(powder, 0.4);
    for (let i = 0; i < found.length; i += 4) {
      const size = found.slice(i, i + 4);
      const volume = size.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
      const moment = (f: (theta: number) => number): number =>
        size.reduce((sum, { contact, volumeFraction }) => sum + (volumeFraction / volume) * f(contact), 0);
      expect(new Set(size.map(({ radius }) => radius)).size).toBe(1);
      expect(moment((theta) => theta)).toBeCloseTo(0.6, 13);
      expect(moment((theta) => (theta - 0.6) ** 2)).toBeCloseTo((0.6 * 0.4 * 0.49) / 1.49, 13);
      for (let j = 1; j < 4; j++) expect(size[j].contact).toBeGreaterThan(size[j - 1].contact);
      if (i > 0) expect(size[0].radius).toBeGreaterThan(found[i - 1].radius);
    }
  });

  it('is one class for each size where it does not vary', () => {
    for (const single of [{ contactSpread: 0 }, { contactSpread: 1e-200 }, { contact: 1 }, { contactClasses: 1 }]) {
      const found = sizeClasses({ ...powder, ...single }, 0.4);
      expect(found).toHaveLength(5);
      for (const { contact } of found) expect(contact).toBeCloseTo({ ...powder, ...single }.contact, 14);
    }
  });

  it('varies without a spread of size, with less and less spread less and less', () => {
    const found = sizeClasses({ ...powder, spread: 0 }, 0.4);
    expect(found).toHaveLength(4);
    const width = (contactSpread: number): number => {
      const thetas = sizeClasses({ ...powder, spread: 0, contactSpread }, 0.4).map(({ contact }) => contact);
      return Math.max(...thetas) - Math.min(...thetas);
    };
    expect(width(1e-3)).toBeLessThan(3e-3);
    expect(width(1e-3) / width(1e-4)).toBeCloseTo(10, 3);
  });

  it('is bounded below for the most uneven powders', () => {
    const found = sizeClasses({ ...powder, contact: 0.02, contactSpread: 5 }, 0.4);
    for (const { contact } of found) expect(contact >= leastContact && contact <= 1).toBe(true);
    expect(Math.min(...found.map(({ contact }) => contact))).toBe(leastContact);
  });
});

describe('contact tied to size', () => {
  it('is worse for large particles, never above 1, and takes no further classes', () => {
    const found = sizeClasses(tied, 0.4);
    expect(found).toHaveLength(5);
    for (let k = 1; k < found.length; k++) {
      expect(found[k].radius).toBeGreaterThan(found[k - 1].radius);
      expect(found[k].contact).toBeLessThanOrEqual(found[k - 1].contact);
    }
    expect(found[2].contact).toBeCloseTo(0.5, 12);
    expect(Math.max(...found.map(({ contact }) => contact))).toBe(1);
    expect(found[4].contact / found[2].contact).toBeCloseTo((found[4].radius / found[2].radius) ** (-0.8 / 0.45), 10);
  });

  it('varies with the size quantile even where the sizes do not', () => {
    expect(sizeClasses({ ...tied, spread: 0 }, 0.4).map(({ contact }) => contact)).toEqual(
      sizeClasses(tied, 0.4).map(({ contact }) => contact),
    );
  });
});
