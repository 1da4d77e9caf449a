import { describe, expect, it } from 'vitest';
import { DiffusionBand } from '../../src/particle2d/diffusionBand.js';
import { particleGrid } from '../../src/particle2d/particleGrid.js';
import { type DamagedParticle, damagedParticle, particleIssues } from '../../src/particle2d/shape.js';

const particles: readonly DamagedParticle[] = [
  { contact: 1 },
  { contact: 0.4, crack: 0.3 },
  { contact: 0.01, patches: 5, crack: 0.6, cracks: 3 },
  { contact: 0.7, crack: 0.45, cracks: 8, branch: 0.7, grain: 0.15 },
  { geometry: 'disc', contact: 1 },
  { geometry: 'disc', contact: 0.2, patches: 3, crack: 0.5, cracks: 5, branch: 0.4 },
];

describe.each(particles)('the grid of %j', (particle) => {
  const shape = damagedParticle(particle);
  const grid = particleGrid(shape, { radialCells: 20, angularCells: 30 });
  const { contact, patches = 1, geometry = 'sphere' } = particle;
  const share = geometry === 'sphere' ? 2 / patches : Math.PI / patches;

  it('fills its share of the particle and has the contact asked for', () => {
    expect(grid.totalVolume / (share / (geometry === 'sphere' ? 3 : 2))).toBeCloseTo(1, 12);
    expect(grid.volume.reduce((a, b) => a + b)).toBeCloseTo(grid.totalVolume, 12);
    expect(Math.min(...grid.volume)).toBeGreaterThan(0);
    expect(grid.contactArea / (share * contact)).toBeCloseTo(1, 12);
    expect(grid.contactAreas.reduce((a, b) => a + b) / grid.contactArea).toBeCloseTo(1, 12);
  });

  it('keeps what flows between its cells, and none flows at one content', () => {
    const band = new DiffusionBand(grid);
    const flow = new Float64Array(grid.size);
    const content = Float64Array.from({ length: grid.size }, (_, n) => Math.sin(37 * n));
    band.inflow(content, flow);
    const size = flow.reduce((sum, f) => sum + Math.abs(f), 0);
    expect(Math.abs(flow.reduce((a, b) => a + b)) / size).toBeLessThan(1e-15 * grid.size);
    band.inflow(new Float64Array(grid.size).fill(0.7), flow);
    expect(Math.max(...flow.map(Math.abs))).toBe(0);
  });

  it('solves its equations directly', () => {
    const band = new DiffusionBand(grid);
    const wanted = Float64Array.from({ length: grid.size }, (_, n) => Math.cos(11 * n));
    const diagonal = grid.volume.map((v) => 50 * v);
    const x = new Float64Array(grid.size);
    band.inflow(wanted, x);
    x.forEach((flow, n) => {
      x[n] = diagonal[n] * wanted[n] - flow;
    });
    band.factor(diagonal);
    band.solve(x);
    expect(Math.max(...x.map((value, n) => Math.abs(value - wanted[n])))).toBeLessThan(1e-9);
  });
});

describe('a crack', () => {
  it('is a face that nothing passes, as long as asked for', () => {
    const grid = particleGrid(damagedParticle({ contact: 0.5, crack: 0.37, cracks: 2 }));
    const j = grid.angles.findIndex((angle) => Math.abs(angle - Math.PI / 2) < 1e-9) - 1;
    let open = 0;
    for (let i = 0; i + 1 < grid.radii.length; i++) {
      if (grid.sideways[i * grid.radialStride + j * grid.angularStride] > 0) open = grid.radii[i + 1];
    }
    expect(open).toBeCloseTo(0.63, 12);
  });
});

describe('the numbers of a damaged particle', () => {
  it('are all checked', () => {
    const issues = particleIssues({ contact: 0, patches: 1.5, crack: 1, cracks: -1, branch: 1, grain: 0 });
    expect(issues.map(({ path }) => path)).toEqual(['contact', 'patches', 'crack', 'cracks', 'branch', 'grain']);
    expect(() => damagedParticle({ contact: 2 })).toThrow(RangeError);
    expect(particleIssues({ contact: 1 })).toEqual([]);
  });
});
