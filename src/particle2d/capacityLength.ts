import { type DischargeOptions, dischargeParticle } from './discharge.js';
import { type ParticleGrid, particleGrid } from './particleGrid.js';
import { damagedParticle, type ParticleGeometry } from './shape.js';

/** L/R between which a length is looked for. */
const SHORTEST = 0.5;
const LONGEST = 50;
/** Relative. */
const LENGTH_TOLERANCE = 1e-4;
/** Cells along the radius of the intact particle. */
const CELLS = 96;

/** Share of the window that an intact particle with diffusion length L/R fills: time counts in L^2/D, the rate stays. */
export function filledAtLength(geometry: ParticleGeometry, length: number, options: DischargeOptions): number {
  return dischargeParticle(intactGrid(geometry), { ...options, radius: options.radius * length }).filled;
}

/**
 * L/R of the intact particle, one-dimensional as in a cell model, that gives the same discharge capacity at the same rate:
 * the length that matters for rate tests. Bisection in ln L, since the capacity falls with L; NaN where no length in
 * [0.5, 50] does it.
 */
export function capacityLength(geometry: ParticleGeometry, filled: number, options: DischargeOptions): number {
  let low = SHORTEST;
  let high = LONGEST;
  const possible =
    filledAtLength(geometry, low, options) >= filled && filledAtLength(geometry, high, options) <= filled;
  if (!possible) return Number.NaN;
  while (high / low > 1 + LENGTH_TOLERANCE) {
    const middle = Math.sqrt(low * high);
    if (filledAtLength(geometry, middle, options) > filled) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

const grids = new Map<ParticleGeometry, ParticleGrid>();

function intactGrid(geometry: ParticleGeometry): ParticleGrid {
  let grid = grids.get(geometry);
  if (!grid) {
    grid = particleGrid(damagedParticle({ geometry, contact: 1 }), { radialCells: CELLS, angularCells: 1 });
    grids.set(geometry, grid);
  }
  return grid;
}
