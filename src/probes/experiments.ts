import type { Plain } from '../scenario/document/path.js';
import { changed, cycling, jumping, upperLimit } from './baseCell.js';
import type { Experiment } from './probeRuns.js';

/** Cycling as all probes have it that do not say otherwise. */
export const cycles = 100;
export const rate = '0.2C';

/** Cycles of a changed cell, most of them jumped over. */
export function aged(change: Plain = {}, given: { cycles?: number; rate?: string; upper?: number } = {}): Experiment {
  const protocol = cycling(given.cycles ?? cycles, given.rate ?? rate, given.upper ?? upperLimit);
  return { change: changed(change, { numerics: jumping }), protocol };
}

/** The first cycle alone. */
export function firstCycle(change: Plain = {}, given: { rate?: string } = {}): Experiment {
  return { change, protocol: cycling(1, given.rate ?? rate) };
}

export const inCell = (cell: Plain): Plain => ({ cell });
export const inCathode = (cathode: Plain): Plain => inCell({ cathode });

/** A conformal oxide, and a polymer. */
export const oxide = (thickness: number, more: Plain = {}): Plain =>
  inCathode({ coating: { material: 'LiNbO3', deposition: 'ALD', thickness: `${thickness} nm`, ...more } });
export const polymer = (thickness: number): Plain =>
  inCathode({ coating: { material: 'PVBTA-TFSI', thickness: `${thickness} nm` } });

export const atDegrees = (temperature: number): Plain => inCell({ temperature: `${temperature} degC` });
