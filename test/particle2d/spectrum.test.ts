import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import type { Spectrum } from '../../src/impedance/spectrum.js';
import { fitDiffusionLength } from '../../src/measure/diffusionLength.js';
import { DiffusionBand } from '../../src/particle2d/diffusionBand.js';
import { type ParticleGrid, particleGrid } from '../../src/particle2d/particleGrid.js';
import { longTimePolarisation } from '../../src/particle2d/polarisation.js';
import { type DamagedParticle, damagedParticle } from '../../src/particle2d/shape.js';

/**
 * Content of the contact per filling rate, (c_contact/q) D/R^2 against omega R^2/D, the contact at one potential: with the contact's
 * node eliminated from M dc/dt = -K c, the eigenvectors decouple the rest, Z = V/G + sum_k b_k^2/(j omega + rate_k).
 */
function spectrum(grid: ParticleGrid, omega: readonly number[]): Spectrum {
  const { size, volume, totalVolume, contactCells, contactAreas, contactDepth } = grid;
  const g = new Float64Array(size);
  contactCells.forEach((n, k) => {
    g[n] = contactAreas[k] / contactDepth;
  });
  const G = g.reduce((a, b) => a + b);
  const band = new DiffusionBand(grid);
  const unit = new Float64Array(size);
  const column = new Float64Array(size);
  const scaled = Matrix.zeros(size, size);
  for (let m = 0; m < size; m++) {
    unit.fill(0);
    unit[m] = 1;
    band.inflow(unit, column);
    for (let n = 0; n < size; n++) {
      const own = n === m ? g[n] : 0;
      scaled.set(n, m, (own - column[n] - (g[n] * g[m]) / G) / Math.sqrt(volume[n] * volume[m]));
    }
  }
  const { realEigenvalues: rates, eigenvectorMatrix: v } = new EigenvalueDecomposition(scaled, {
    assumeSymmetric: true,
  });
  const amplitudes = rates.map((_, k) => {
    let b = 0;
    for (let n = 0; n < size; n++) b += (g[n] / G / Math.sqrt(volume[n])) * v.get(n, k);
    return b * b * totalVolume;
  });
  // The rate of the even content is zero but for rounding, which would show at low frequency.
  const even = rates.reduce((least, rate, k) => (Math.abs(rate) < Math.abs(rates[least]) ? k : least), 0);
  rates[even] = 0;
  const re = omega.map((w) =>
    rates.reduce((sum, r, k) => sum + (amplitudes[k] * r) / (r * r + w * w), totalVolume / G),
  );
  const im = omega.map((w) => -rates.reduce((sum, r, k) => sum + (amplitudes[k] * w) / (r * r + w * w), 0));
  return {
    frequency: Float64Array.from(omega, (w) => w / (2 * Math.PI)),
    re: Float64Array.from(re),
    im: Float64Array.from(im),
  };
}
const gridOf = (particle: DamagedParticle): ParticleGrid =>
  particleGrid(damagedParticle(particle), { radialCells: 20, angularCells: 20 });

/** What the lab's fit makes of a spectrum between 0.3 and 300 D/R^2 on top of some series resistance. */
function fitted(grid: ParticleGrid): { readonly length: number; readonly chargeTransfer: number } {
  const omega = Array.from({ length: 41 }, (_, i) => 300 * 10 ** ((-3 * i) / 40));
  const { frequency, re, im } = spectrum(grid, omega);
  const measured = { frequency, re: re.map((z) => z + 0.05), im };
  const fit = fitDiffusionLength(measured, { diffusivity: 1, spread: 0 });
  return { length: fit.length.value, chargeTransfer: fit.parameters.R_ct.value };
}

describe('the impedance of a damaged particle', () => {
  it.each([{ contact: 0.5 }, { contact: 0.5, crack: 0.4 }, { contact: 0.1, patches: 6 }])(
    'has the long-time polarisation as its real part at low frequency: %j',
    (particle) => {
      const grid = gridOf(particle);
      const { polarisation, length } = longTimePolarisation(grid);
      const { re, im } = spectrum(grid, [1e-4 / length ** 2]);
      expect(re[0] / polarisation).toBeCloseTo(1, 6);
      // And all of the particle as its capacity.
      expect(im[0] * (1e-4 / length ** 2)).toBeCloseTo(-1, 6);
    },
  );

  it('gives the radius of an intact particle, and the length of one with half its surface in contact', () => {
    expect(fitted(gridOf({ contact: 1 })).length).toBeCloseTo(1, 1);
    const half = gridOf({ contact: 0.5 });
    expect(fitted(half).length / longTimePolarisation(half).length).toBeCloseTo(1, 1);
  });

  it('hides the constriction of small patches in its charge transfer: the fitted length stays near the radius', () => {
    const grid = gridOf({ contact: 0.1, patches: 6 });
    const { polarisation, length } = longTimePolarisation(grid);
    const fit = fitted(grid);
    expect(length).toBeGreaterThan(2.5);
    expect(fit.length).toBeLessThan(1.1);
    expect(fit.chargeTransfer).toBeGreaterThan(0.7 * polarisation);
    expect(fit.chargeTransfer).toBeLessThan(polarisation);
  });
});
