import { DiffusionBand } from './diffusionBand.js';
import type { ParticleGrid } from './particleGrid.js';

/** c_surface - mean(c) at a uniform filling rate q, in q R^2/D: 1/15 in an intact sphere, 1/8 in a cylinder (Crank 1975, eqs. 6.45, 5.33). */
export const intactPolarisation = { sphere: 1 / 15, disc: 1 / 8 } as const;

export interface LongTimePolarisation {
  /** Surface above mean content at a constant filling rate q after a long time, in q R^2/D; charge transfer not included. */
  readonly polarisation: number;
  /** L/R of the intact particle that polarises alike. */
  readonly length: number;
  /** Content above the mean in each cell, in q R^2/D. */
  readonly content: Float64Array;
}

/**
 * Quasi-stationary diffusion at constant current: every place fills at the same rate q, so that
 *     D lap(c) = q,   D dc/dn = k (c_e - c) on the contact, 0 elsewhere,      Bi = k R/D.
 * Bi = infinity: the contact at one potential (diffusion decides where the lithium enters), 0: the same flux everywhere on it (charge
 * transfer decides); c_e is what the electrode shows, less the mean overvoltage of charge transfer q V/(k A). The definition of the
 * diffusion length used here is
 *     L/R = sqrt( (c_e - mean c) D/(q R^2) / (1/15) ),     sphere; 1/8 for a disc,
 * which is what a constant current shows after its transient and what the real part of a finite-space Warburg impedance tends to at low
 * frequency, R = tau/(15 C) of a sphere with C its limiting capacity and tau = L^2/D (Jacobsen & West, Electrochim. Acta 40 (1995) 255). A fit
 * to a spectrum that ends earlier may read less: it takes the constriction of small patches for charge transfer. Equation (T11.10) of the handbook.
 */
export function longTimePolarisation(grid: ParticleGrid, biot = Number.POSITIVE_INFINITY): LongTimePolarisation {
  const { size, volume, totalVolume, contactCells, contactAreas, contactDepth, contactArea } = grid;
  const band = new DiffusionBand(grid);
  const diagonal = new Float64Array(size);
  const content = volume.map((v) => -v);
  const evenFlux = totalVolume / contactArea;
  if (biot > 0) {
    contactCells.forEach((n, k) => {
      const conductance = contactAreas[k] / (contactDepth + 1 / biot);
      diagonal[n] += conductance;
      // c_e is set so that the surface is at 0 on average: at 0 itself slow charge transfer would make contents huge.
      content[n] += (conductance * evenFlux) / biot;
    });
  } else {
    contactCells.forEach((n, k) => {
      content[n] += evenFlux * contactAreas[k];
    });
    // Any constant may be added: this holds the last cell at zero and leaves the equations alone, whose right sides add up to zero.
    diagonal[size - 1] = 1;
  }
  band.factor(diagonal);
  band.solve(content);
  const mean = content.reduce((sum, c, n) => sum + volume[n] * c, 0) / totalVolume;
  let surface = 0;
  if (biot === 0) {
    contactCells.forEach((n, k) => {
      surface += (contactAreas[k] / contactArea) * (content[n] + evenFlux * contactDepth);
    });
  }
  const polarisation = surface - mean;
  return {
    polarisation,
    length: Math.sqrt(polarisation / intactPolarisation[grid.shape.geometry]),
    content: content.map((c) => c - mean),
  };
}
