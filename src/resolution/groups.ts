import type { Cell } from '../cell/cell.js';
import { interfaceResistance, railResistance, theoreticalCapacity } from '../cell/derived.js';
import { cellOfPowder } from '../degradation/mixtures/cellOfPowder.js';
import type { Programme, ProgrammeEntry } from '../protocol/programme/programme.js';
import { currentAbout } from '../protocol/steps/kindOf.js';

/** The numbers of a cell and its programme that decide how finely its equations have to be solved. Equation (N6.1) of the handbook. */
export interface Groups {
  /** [V] Drop over both rails of the cathode, i (L/kappa + L/sigma), at the highest current. */
  readonly railDrop: number;
  /** [V] Drop over charge transfer and films of the fresh cell, linear, at half content and the highest current. */
  readonly interfaceDrop: number;
  /** Time of a full discharge at the highest current over the diffusion time of the large particles, with D where it is lowest. */
  readonly fourier: number;
}

/** Contents between which a cell is usually cycled; D(x) falls towards both ends of the whole range. */
const window = { low: 0.2, high: 0.97, points: 40 } as const;

/** Groups of one cell under one programme. Without any step at constant current they are those of 1C. */
export function groups(cell: Cell, programme: Programme): Groups {
  const current = programmeCurrent(cell, programme);
  const time = theoreticalCapacity(cell) / current;
  const powders = (cell.cathode.powders ?? [undefined]).map((_, powder) => cellOfPowder(cell, powder).cathode);
  return {
    railDrop: current * railResistance(cell),
    interfaceDrop: current * interfaceResistance(cell),
    fourier: Math.min(...powders.map((cathode) => (lowestDiffusivity(cathode) * time) / largeLength(cathode) ** 2)),
  };
}

/** [m2/s] */
function lowestDiffusivity({ diffusivity }: Cell['cathode']): number {
  const step = (window.high - window.low) / window.points;
  return Math.min(...Array.from({ length: window.points + 1 }, (_, i) => diffusivity.at(window.low + i * step)));
}

/** The most demanding of several, each number by itself. */
export function hardest(all: readonly Groups[]): Groups {
  return {
    railDrop: Math.max(...all.map(({ railDrop }) => railDrop)),
    interfaceDrop: Math.max(...all.map(({ interfaceDrop }) => interfaceDrop)),
    fourier: Math.min(...all.map(({ fourier }) => fourier)),
  };
}

/** [A/m2] The highest current that is set in a programme. */
export function programmeCurrent(cell: Cell, { entries }: Programme): number {
  return highestCurrent(entries, cell) || cell.oneC;
}

function highestCurrent(entries: readonly ProgrammeEntry[], cell: Cell): number {
  return entries.reduce((highest, entry) => {
    if (entry.kind === 'repeat') return Math.max(highest, highestCurrent(entry.entries, cell));
    return Math.max(highest, currentAbout(entry.step, cell));
  }, 0);
}

/**
 * [m] Diffusion length of the large particles of a powder, exp(mean + sqrt 3 standard deviations) of ln L over the volume: the largest of
 * three classes, and the same for any other number of them but one.
 */
function largeLength({ classes }: Cell['cathode']): number {
  const volume = classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
  const mean = (f: (logLength: number) => number): number =>
    classes.reduce(
      (sum, { volumeFraction, diffusionLength: l }) => sum + (volumeFraction / volume) * f(Math.log(l)),
      0,
    );
  const middle = mean((l) => l);
  return Math.exp(middle + Math.sqrt(3 * mean((l) => (l - middle) ** 2)));
}
