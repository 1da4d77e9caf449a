import { describe, expect, it } from 'vitest';
import { normalRule, type Powder, sizeClasses, specificArea } from '../../src/cell/sizeClasses.js';

const powder: Powder = { d50: 4e-6, spread: 0.45, classes: 5, contact: 0.5, contactSpread: 0.8, connected: 0.9 };

describe('rule for the normal distribution', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('integrates all moments to degree 2 n - 1 with %i nodes', (n) => {
    const { nodes, weights } = normalRule(n);
    let doubleFactorial = 1;
    for (let degree = 0; degree <= 2 * n - 1; degree++) {
      const moment = nodes.reduce((sum, z, k) => sum + weights[k] * z ** degree, 0);
      if (degree % 2 === 1) expect(Math.abs(moment)).toBeLessThan(1e-9 * doubleFactorial);
      else {
        if (degree > 0) doubleFactorial *= degree - 1;
        expect(moment / doubleFactorial).toBeCloseTo(1, 10);
      }
    }
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 15);
  });
});

describe('size classes', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('share the volume and keep the median with %i classes', (classes) => {
    const found = sizeClasses({ ...powder, classes }, 0.4);
    expect(found).toHaveLength(classes);
    expect(found.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0)).toBeCloseTo(0.4, 14);
    const meanLog = found.reduce(
      (sum, { radius, volumeFraction }) => sum + (volumeFraction / 0.4) * Math.log(radius),
      0,
    );
    expect(meanLog).toBeCloseTo(Math.log(2e-6), 10);
  });

  it('find the surface of the log-normal powder: 3 eps/R50 exp(spread^2/2)', () => {
    const exact = ((3 * 0.4) / 2e-6) * Math.exp(0.45 ** 2 / 2);
    expect(specificArea(sizeClasses(powder, 0.4)) / exact).toBeCloseTo(1, 6);
  });

  it('contact large particles worse, never above 1', () => {
    const found = sizeClasses(powder, 0.4);
    for (let k = 1; k < found.length; k++) {
      expect(found[k].radius).toBeGreaterThan(found[k - 1].radius);
      expect(found[k].contact).toBeLessThanOrEqual(found[k - 1].contact);
    }
    expect(found[2].contact).toBeCloseTo(0.5, 12);
    expect(Math.max(...found.map(({ contact }) => contact))).toBeLessThanOrEqual(1);
    expect(found[4].contact / found[2].contact).toBeCloseTo((found[4].radius / found[2].radius) ** (-0.8 / 0.45), 10);
  });

  it('are all alike without spread', () => {
    for (const { radius, contact } of sizeClasses({ ...powder, spread: 0, contactSpread: 0 }, 0.4)) {
      expect(radius).toBe(2e-6);
      expect(contact).toBe(0.5);
    }
  });
});
