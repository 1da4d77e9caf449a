import { describe, expect, it } from 'vitest';
import { gradedFiniteVolumes } from '../../src/numerics/grids/radialGrid.js';
import { Integrator } from '../../src/numerics/integration/integrator.js';
import { particleGrid } from '../../src/particle2d/particleGrid.js';
import { ParticleSystem } from '../../src/particle2d/particleSystem.js';
import { longTimePolarisation } from '../../src/particle2d/polarisation.js';
import { damagedParticle } from '../../src/particle2d/shape.js';
import { intactRate, slowestMode } from '../../src/particle2d/slowestMode.js';
import { discreteSphere, sphereSeries } from '../numerics/sphere.js';

const unit = { at: () => 1, range: [0, 1] as const, source: 'D = 1' };
/** Filling rate: contents stay within (0, 1), and the flux through the surface of the sphere is a third of it. */
const rate = 0.6;

/** Content at the surface of an intact unit sphere after tau at the filling rate. */
function surface(radialCells: number, angularCells: number, tau: number): number {
  const grid = particleGrid(damagedParticle({ contact: 1 }), { radialCells, angularCells });
  const system = new ParticleSystem(grid, unit, 1, { kind: 'fill', rate }, 1e-8);
  const y = system.uniform(0.2);
  expect(new Integrator(system, 1e-8).run(y, { duration: tau, guards: [] }).kind).toBe('duration');
  return (y[grid.size] - 0.2) / (rate / 3);
}

const orders = (errors: readonly number[]): number[] =>
  errors.slice(1).map((error, i) => Math.log2(Math.abs(errors[i] / error)));

describe('an intact sphere', () => {
  it.each([0.01, 0.1, 0.4])('follows the series with order 2 along the radius (tau = %d)', (tau) => {
    const exact = sphereSeries(1, tau);
    const errors = [16, 32, 64, 128].map((cells) => surface(cells, 1, tau) - exact);
    for (const order of orders(errors)) expect(order).toBeGreaterThan(1.8);
    for (const order of orders(errors)) expect(order).toBeLessThan(2.2);
    expect(Math.abs(errors[3] / exact)).toBeLessThan(3e-4);
  });

  it('approaches the one-dimensional radial grid with order 2', () => {
    const tau = 0.1;
    const differences = [20, 40, 80].map((cells) => {
      const s = discreteSphere(gradedFiniteVolumes(cells + 1))(tau);
      return surface(cells, 1, tau) - s[cells];
    });
    for (const order of orders(differences)) expect(order).toBeGreaterThan(1.8);
  });

  it('does not know how many columns it has', () => {
    const tau = 0.05;
    const one = surface(24, 1, tau);
    for (const columns of [2, 7, 24]) expect(surface(24, columns, tau) / one).toBeCloseTo(1, 9);
  });

  it.each(['sphere', 'disc'] as const)('has L = R by both definitions, order 2 (%s)', (geometry) => {
    const shape = damagedParticle({ geometry, contact: 1 });
    const grids = [16, 32, 64, 128].map((radialCells) => particleGrid(shape, { radialCells, angularCells: 1 }));
    const current = grids.map((grid) => longTimePolarisation(grid).length - 1);
    const held = grids.map((grid) => slowestMode(grid).length - 1);
    for (const errors of [current, held]) {
      for (const order of orders(errors)) expect(order).toBeCloseTo(2, 1);
      expect(Math.abs(errors[3])).toBeLessThan(1.5e-4);
    }
  });
});

describe('a closed particle levels out', () => {
  // First extremum of the spherical Bessel function j_1 and of J_1: content falls from one pole to the other.
  const exact = { sphere: 2.081575977818101 ** 2, disc: 1.841183781340659 ** 2 } as const;
  const closed = (geometry: 'sphere' | 'disc', radialCells: number, angularCells: number): number =>
    slowestMode(particleGrid(damagedParticle({ geometry, contact: 1 }), { radialCells, angularCells }), 'closed').rate;

  it.each(['sphere', 'disc'] as const)('at the rate of Bessel functions, order 2 (%s)', (geometry) => {
    const errors = [12, 24, 48].map((cells) => closed(geometry, cells, cells) - exact[geometry]);
    for (const order of orders(errors)) expect(order).toBeGreaterThan(1.9);
    expect(Math.abs(errors[2] / exact[geometry])).toBeLessThan(1e-3);
  });

  it.each(['sphere', 'disc'] as const)('with order 2 in each direction by itself (%s)', (geometry) => {
    const inRadius = [12, 24, 48, 96].map((cells) => closed(geometry, cells, 12));
    const inAngle = [12, 24, 48, 96].map((cells) => closed(geometry, 12, cells));
    for (const rates of [inRadius, inAngle]) {
      const steps = rates.slice(1).map((value, i) => value - rates[i]);
      for (const order of orders(steps)) expect(order).toBeGreaterThan(1.8);
      for (const order of orders(steps)) expect(order).toBeLessThan(2.2);
    }
  });
});

describe('a particle with edges of contact and tips of cracks', () => {
  it.each([
    { contact: 0.5 },
    { contact: 0.5, crack: 0.5 },
    { contact: 0.1, patches: 4 },
    { geometry: 'disc' as const, contact: 0.5, crack: 0.5 },
  ])('converges nearly as a smooth one: %j', (particle) => {
    const shape = damagedParticle(particle);
    const lengths = [24, 48, 96].map(
      (cells) => longTimePolarisation(particleGrid(shape, { radialCells: cells, angularCells: cells })).length,
    );
    const [coarse, fine] = [lengths[1] - lengths[0], lengths[2] - lengths[1]];
    expect(Math.log2(coarse / fine)).toBeGreaterThan(1.5);
    // At the usual 48 cells the length is known to 0.3 %.
    expect(Math.abs(lengths[1] / (lengths[2] + fine / 3) - 1)).toBeLessThan(3e-3);
  });
});

describe('the held intact particle', () => {
  it('decays with pi^2 and the square of the first zero of J_0', () => {
    expect(intactRate.sphere).toBeCloseTo(Math.PI ** 2, 12);
    const disc = particleGrid(damagedParticle({ geometry: 'disc', contact: 1 }), { radialCells: 200, angularCells: 1 });
    expect(Math.abs(slowestMode(disc).rate / 5.783185962946785 - 1)).toBeLessThan(1e-4);
  });
});
