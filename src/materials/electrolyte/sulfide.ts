import type { Electrolyte, Property } from '../material.js';
import { li6ps5cl } from './li6ps5cl.js';

/** A property of Li6PS5Cl that stands for that of another sulfide. */
function takenOver<T>({ note, ...property }: Property<T>): Property<T> {
  return { ...property, note: `taken over from Li6PS5Cl${note === undefined ? '' : `: ${note}`}` };
}

const { interphaseConductivity, interphaseActivation, oxidationCharge, oxidationOnset, tortuosity, transferable } =
  li6ps5cl;

/** Interphase, oxidation and ion paths of a sulfide that nobody has measured apart from Li6PS5Cl. */
export const likeLi6PS5Cl = {
  kind: 'electrolyte',
  phase: 'solid',
  tortuosity: takenOver(tortuosity),
  interphaseConductivity: takenOver(interphaseConductivity),
  interphaseActivation: takenOver(interphaseActivation),
  oxidationCharge: takenOver(oxidationCharge),
  oxidationOnset: takenOver(oxidationOnset),
  ...(transferable === undefined ? {} : { transferable }),
} as const satisfies Partial<Electrolyte>;
