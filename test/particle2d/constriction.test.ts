import { describe, expect, it } from 'vitest';
import { particleGrid } from '../../src/particle2d/particleGrid.js';
import { longTimePolarisation } from '../../src/particle2d/polarisation.js';
import { damagedParticle } from '../../src/particle2d/shape.js';

/** Extrapolated from two grids: the error of either goes with cells^-2. */
function polarisation(contact: number, patches: number, biot: number): number {
  const shape = damagedParticle({ contact, patches });
  const [coarse, fine] = [48, 96].map(
    (cells) =>
      longTimePolarisation(particleGrid(shape, { radialCells: cells, angularCells: cells }), biot).polarisation,
  );
  return fine + (fine - coarse) / 3;
}

/**
 * Through a small disc of radius a into a half space at one potential 1/(4 D a) (Holm, Electric Contacts), at even flux on average
 * 8/(3 pi^2 D a) (Carslaw & Jaeger, Conduction of Heat in Solids, section 8.2). With a = 2 R sqrt(theta/n) and the current q V/n
 * of each of n discs: q R^2/D pi/(6 sqrt(n theta)), and 32/(3 pi^2) times that.
 */
const asymptote = (contact: number, patches: number): number => Math.PI / (6 * Math.sqrt(contact * patches));

describe('the constriction of small contacts', () => {
  it('of one cap tends to that of a disc on a half space', () => {
    const excess = [1e-3, 1e-4, 1e-5].map((theta) => polarisation(theta, 1, Infinity) / asymptote(theta, 1) - 1);
    for (let i = 1; i < excess.length; i++) expect(excess[i] / excess[i - 1]).toBeLessThan(0.6);
    expect(excess[2]).toBeGreaterThan(0);
    expect(excess[2]).toBeLessThan(0.012);
  });

  it('goes with the root of the contact, L with its fourth root: no straight line in 1/theta', () => {
    const [a, b] = [1e-4, 1e-5].map((theta) => polarisation(theta, 1, Infinity));
    expect(Math.log10(b / a)).toBeCloseTo(0.5, 2);
  });

  it('is larger by 32/(3 pi^2) at even flux', () => {
    expect(polarisation(1e-5, 1, 0) / polarisation(1e-5, 1, Infinity)).toBeCloseTo(32 / (3 * Math.PI ** 2), 2);
  });

  it('falls with the root of the number of patches that share the contact', () => {
    const theta = 1e-4;
    for (const patches of [4, 16]) {
      expect(polarisation(theta, patches, Infinity) / asymptote(theta, patches)).toBeCloseTo(1, 1);
    }
  });
});
