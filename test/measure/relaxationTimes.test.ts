import { describe, expect, it } from 'vitest';
import { logFrequencies, type Spectrum } from '../../src/impedance/spectrum.js';
import { circuitSpectrum, parseCircuit } from '../../src/measure/spectrum/circuit.js';
import type { Interval } from '../../src/measure/spectrum/relaxationDistribution.js';
import { relaxationTimes } from '../../src/measure/spectrum/relaxationTimes.js';
import { suggestedCircuit } from '../../src/measure/spectrum/spectrumAnalysis.js';
import { noisy, normal } from './synthetic.js';

const frequencies = logFrequencies(1e6, 1e-2, 8);

function spectrumOf(text: string, values: number[], noise: number, seed = 1, at = frequencies): Spectrum {
  const exact = circuitSpectrum(parseCircuit(text).circuit!, values, at);
  return noise > 0 ? noisy(exact, noise, seed) : exact;
}

/** Q of a constant phase element with exponent a that relaxes with R at tau. */
const cpe = (R: number, tau: number, a: number): number => tau ** a / R;

/** Cole & Cole (1941): the distribution of R parallel to a constant phase element. */
function coleCole(R: number, tau0: number, a: number, tau: number): number {
  const angle = (1 - a) * Math.PI;
  return ((R / (2 * Math.PI)) * Math.sin(angle)) / (Math.cosh(a * Math.log(tau / tau0)) - Math.cos(angle));
}

function expectWithin(value: number, truth: number, share: number): void {
  expect(Math.abs(value / truth - 1)).toBeLessThan(share);
}

function expectInside([low, high]: Interval, truth: number): void {
  expect(low).toBeLessThan(truth);
  expect(high).toBeGreaterThan(truth);
}

describe('relaxation times of one resistor and capacitor', () => {
  it.each([
    [0, 7, 4e-4],
    [0, 90, 0.0317],
    [0.001, 30, 2.2e-3],
  ])('are one peak with its R and tau within 1 %%, noise %d', (noise, R, tau) => {
    const times = relaxationTimes(spectrumOf('R0-K1', [10, R, tau], noise));
    expect(times.peaks).toHaveLength(1);
    expectWithin(times.peaks[0].resistance, R, 0.01);
    expectWithin(times.peaks[0].tau, tau, 0.01);
    expectWithin(times.peaks[0].frequency * 2 * Math.PI * tau, 1, 0.01);
    expectWithin(times.ohmic, 10, 0.01);
    expect(times.deviation).toBeLessThan(0.002);
    expect(times.remarks).toEqual([]);
  });
});

it('the ohmic part of arcs that reach beyond the range, with noise of half an Ohm, is found with a narrow interval', () => {
  const at = logFrequencies(1e5, 0.1, 6);
  const exact = spectrumOf(
    'R0-p(R1,CPE1)-p(R2,CPE2)',
    [10, 50, cpe(50, 1e-4, 0.8), 0.8, 50, cpe(50, 0.1, 0.8), 0.8],
    0,
    1,
    at,
  );
  const random = normal(22);
  const times = relaxationTimes({
    frequency: exact.frequency,
    re: exact.re.map((v) => v + 0.5 * random()),
    im: exact.im.map((v) => v + 0.5 * random()),
  });
  expect(Math.abs(times.ohmic - 10)).toBeLessThan(1.5);
  expect(Math.abs(times.polarisation - 100)).toBeLessThan(5);
  expect(times.ohmicInterval[1] - times.ohmicInterval[0]).toBeLessThan(3);
  expect(times.polarisationInterval[1] - times.polarisationInterval[0]).toBeLessThan(15);
  expect(times.remarks).toEqual([]);
});

describe('relaxation times of published test cases', () => {
  // Peer: pyDRTtools 0.2 (second derivative, Gaussian, lambda by GCV, re-im or L-curve) on 81 points from 1 MHz to 10 mHz, R0 10, arcs
  // of 50 Ohm, a = 0.8. Relative error of gamma (root mean square against the exact one) and peaks above 1 % of the highest:
  //   ZARC, noise 0.1 %: 0.065 to 0.098, 1 or 2 peaks; here 0.019, 1. Noise 1 %: 0.11 to 0.20, 3 to 5 peaks; here 0.065, 1.
  //   Two ZARCs 1e-4 and 0.1 s, 0.1 %: 0.081 to 0.085, 5 or 6 peaks; here 0.039, 2. 1 %: 0.16 to 0.20, 4 or 5; here 0.081, 2.
  //   R0 and polarisation agree: 10.09 to 10.15 and 99.9 to 101 there for two ZARCs, 10.03 to 10.08 and 100 to 100.6 here.
  it.each([0.001, 0.01])('a ZARC element has the distribution of Cole and Cole, noise %d', (noise) => {
    const { tau, gamma, gammaLow, gammaHigh, ...times } = relaxationTimes(
      spectrumOf('R0-p(R1,CPE1)', [10, 50, cpe(50, 0.01, 0.8), 0.8], noise),
    );
    expect(times.peaks).toHaveLength(1);
    expectWithin(times.ohmic, 10, 0.02);
    expectWithin(times.polarisation, 50, 0.02);
    let difference = 0;
    let square = 0;
    let covered = 0;
    let counted = 0;
    for (let k = 0; k < tau.length; k++) {
      const exact = coleCole(50, 0.01, 0.8, tau[k]);
      difference += (gamma[k] - exact) ** 2;
      square += exact ** 2;
      if (exact < 0.05 * coleCole(50, 0.01, 0.8, 0.01)) continue;
      counted++;
      if (gammaLow[k] <= exact && exact <= gammaHigh[k]) covered++;
    }
    expect(Math.sqrt(difference / square)).toBeLessThan(noise === 0.001 ? 0.04 : 0.1);
    expect(covered / counted).toBeGreaterThan(0.6);
  });

  it.each([0.001, 0.01])('two ZARC elements are two peaks, noise %d', (noise) => {
    const [a, b] = [cpe(50, 1e-4, 0.8), cpe(30, 0.1, 0.9)];
    const times = relaxationTimes(spectrumOf('R0-p(R1,CPE1)-p(R2,CPE2)', [10, 50, a, 0.8, 30, b, 0.9], noise));
    expect(times.peaks).toHaveLength(2);
    expectWithin(times.peaks[0].resistance, 50, 0.03);
    expectWithin(times.peaks[1].resistance, 30, 0.03);
    expectWithin(times.peaks[0].tau, 1e-4, 0.15);
    expectWithin(times.peaks[1].tau, 0.1, 0.15);
    expectInside(times.peaks[0].tauInterval, times.peaks[0].tau);
    expect(suggestedCircuit(times)).toBe('R0-p(R1,CPE1)-p(R2,CPE2)');
  });

  it('a Gerischer element, whose distribution ends in an edge, is one peak', () => {
    const times = relaxationTimes(spectrumOf('R0-G1', [10, 50, 0.1], 0.001));
    expect(times.peaks).toHaveLength(1);
    expectWithin(times.polarisation, 50, 0.01);
    expectWithin(times.peaks[0].tau, 0.1, 0.35);
  });

  it('inductance is found where it is, and only there', () => {
    const arc = [10, 50, cpe(50, 1e-3, 0.8), 0.8];
    const found = relaxationTimes(spectrumOf('L0-R0-p(R1,CPE1)', [1e-6, ...arc], 0.001));
    expectWithin(found.inductance, 1e-6, 0.02);
    expectWithin(found.ohmic, 10, 0.02);
    expect(relaxationTimes(spectrumOf('R0-p(R1,CPE1)', arc, 0.001)).inductance).toBe(0);
  });

  it('a tail at low frequency is taken aside: Warburg, capacitor, blocking electrode', () => {
    const arc = [10, 20, cpe(20, 1e-3, 0.8), 0.8];
    const warburg = relaxationTimes(spectrumOf('R0-p(R1,CPE1)-W1', [...arc, 4], 0.001));
    expect(warburg.tail!.exponent).toBe(0.5);
    // A (1 - j)/sqrt(omega) = sqrt(2) A/sqrt(j omega).
    expectWithin(1 / warburg.tail!.Q, 4 * Math.SQRT2, 0.02);
    expectWithin(warburg.polarisation, 20, 0.02);
    expect(warburg.remarks.join()).toContain('Warburg');
    const intercalation = relaxationTimes(spectrumOf('R0-p(R1,CPE1)-Wo1', [...arc, 30, 10], 0.001));
    expect(intercalation.tail!.exponent).toBe(1);
    expectWithin(intercalation.tail!.Q, 10 / 30, 0.01);
    // coth(u)/u = 1/u^2 + 1/3 at low frequency.
    expectWithin(intercalation.polarisation, 20 + 30 / 3, 0.01);
    const blocking = relaxationTimes(spectrumOf('R0-CPE1', [10, 1e-4, 0.9], 0.001));
    expect(blocking.tail!.exponent).toBe(0.9);
    expect(blocking.peaks).toEqual([]);
    expect(suggestedCircuit(blocking)).toBe('R0-CPE1');
  });
});

describe('ohmic resistance and polarisation', () => {
  it('are kept apart within the measured range, and covered by their intervals', () => {
    const at = logFrequencies(1e5, 0.1, 8);
    let inside = 0;
    for (let seed = 0; seed < 10; seed++) {
      const times = relaxationTimes(
        spectrumOf('R0-p(R1,CPE1)', [40, 90, cpe(90, 3e-3, 0.8), 0.8], 0.01, 40 + seed, at),
      );
      expectWithin(times.ohmic, 40, 0.05);
      const [low, high] = times.ohmicInterval;
      // What relaxes faster than 100 kHz is 0.4 Ohm of the arc.
      if (low < 40.4 && high > 40) inside++;
    }
    expect(inside).toBeGreaterThanOrEqual(8);
  });

  it('of an arc beyond the highest frequency are known together only, which is said', () => {
    const times = relaxationTimes(spectrumOf('R0-p(R1,CPE1)', [10, 20, cpe(20, 5e-8, 0.9), 0.9], 0.001));
    expectWithin(times.ohmic + times.polarisation, 30, 0.005);
    // A maximum out there is no peak of the measured range.
    for (const { tau } of times.peaks) expect(tau).toBeGreaterThan(1 / (2 * Math.PI * 1e6));
    expect(times.remarks.join()).toMatch(/only ohmic and polarisation together, 30 Ohm/);
  });
});

describe('smoothing', () => {
  const spectrum = spectrumOf('R0-p(R1,CPE1)', [10, 20, cpe(20, 1e-3, 0.9), 0.9], 0.002);

  it.each([1e-300, 1e-12, 1e-6, 1, 1e6, 1e300])(
    'of any size, %d, has a finite solution that is not negative',
    (lambda) => {
      const { gamma, deviation, lambda: used } = relaxationTimes(spectrum, { lambda, perDecade: 6 });
      expect(used).toBe(lambda);
      expect(Number.isFinite(deviation)).toBe(true);
      expect(Math.min(...gamma)).toBeGreaterThanOrEqual(0);
    },
  );

  it('is stronger with a larger lambda, and a distribution that misses its spectrum says not to use it', () => {
    const rough = relaxationTimes(spectrum, { lambda: 1e-8 });
    const smooth = relaxationTimes(spectrum, { lambda: 1e3 });
    expect(Math.max(...smooth.gamma)).toBeLessThan(Math.max(...rough.gamma) / 2);
    expect(rough.deviation).toBeLessThan(0.003);
    expect(rough.usable).toBe(true);
    expect(smooth.deviation).toBeGreaterThan(0.03);
    expect(smooth.usable).toBe(false);
    expect(smooth.remarks[0]).toMatch(/^Do not use/);
  });

  it('found by itself depends on the noise, not on bounds, and not on the unit of Z', () => {
    const of = (noise: number) =>
      relaxationTimes(spectrumOf('R0-p(R1,CPE1)', [10, 20, cpe(20, 1e-3, 0.8), 0.8], noise)).lambda;
    const [exact, low, high] = [0, 0.001, 0.01].map(of);
    expect(exact).toBeGreaterThan(1e-14);
    expect(low).toBeGreaterThan(exact);
    expect(high).toBeGreaterThan(low);
    expect(high).toBeLessThan(10);
    const milli = relaxationTimes({
      ...spectrum,
      re: spectrum.re.map((z) => z / 1e3),
      im: spectrum.im.map((z) => z / 1e3),
    });
    expectWithin(1e3 * milli.polarisation, relaxationTimes(spectrum).polarisation, 1e-6);
  });

  it('works with piecewise linear functions, too', () => {
    const times = relaxationTimes(spectrum, { basis: 'linear' });
    expect(times.peaks).toHaveLength(1);
    expectWithin(times.polarisation, 20, 0.01);
  });
});
