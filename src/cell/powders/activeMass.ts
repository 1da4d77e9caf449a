import type { Property } from '../../materials/material.js';
import type { Cathode, MixedPowder } from '../cell.js';
import type { FreshComposite } from '../startLaw.js';
import type { BuiltPowder, KnownPowder } from './activePowder.js';
import { alignedPatches, mixture } from './mixture.js';

/** All active material of a cathode. */
export interface ActiveMass {
  /** [kg/m3] */
  readonly density: Property;
  /** [C/kg] */
  readonly theoreticalCapacity: number;
  /** Mean content at assembly. */
  readonly assembledContent: number;
  /** Of several powders: what the laws of a fresh composite have to know beside the recipe of one. */
  readonly mixed?: (camFraction: number, powder: number) => Pick<FreshComposite, 'surfaceDiameter' | 'powderFraction'>;
}

/** Means by mass, volume and lithium; of one powder its own numbers. */
export function activeMass(powders: readonly KnownPowder[]): ActiveMass {
  const [only, ...others] = powders;
  const assembled = ({ recipe: { cathode }, cam }: KnownPowder): number =>
    cathode.initialContent ?? cam.initialContent.value;
  if (others.length === 0) {
    const { density, theoreticalCapacity } = only.cam;
    return { density, theoreticalCapacity: theoreticalCapacity.value, assembledContent: assembled(only) };
  }
  const sum = (of: (powder: KnownPowder) => number): number => powders.reduce((all, one) => all + of(one), 0);
  /** [m3] per mass of active material */
  const volume = ({ share, cam }: KnownPowder): number => share / cam.density.value;
  const capacity = ({ share, cam }: KnownPowder): number => share * cam.theoreticalCapacity.value;
  const all = sum(volume);
  const surfaceDiameter = all / sum((one) => volume(one) / one.recipe.cathode.particles.d50);
  return {
    density: { ...only.cam.density, value: 1 / all },
    theoreticalCapacity: sum(capacity),
    assembledContent: sum((one) => capacity(one) * assembled(one)) / sum(capacity),
    mixed: (camFraction, i) => ({ surfaceDiameter, powderFraction: (camFraction * volume(powders[i])) / all }),
  };
}

/** What a cathode says of its active particles. */
export function together(
  parts: readonly BuiltPowder[],
  powders: readonly KnownPowder[],
): Pick<Cathode, keyof BuiltPowder['active'] | 'classes' | 'powders'> {
  const [only, ...others] = parts;
  if (others.length === 0) return { ...only.active, classes: only.classes };
  const patches = alignedPatches(parts.map(({ active }) => active.patches));
  const mixed = parts.map(({ active }, i): MixedPowder => {
    const { name, share } = powders[i];
    return { ...active, patches: patches[i], name, massShare: share };
  });
  return {
    ...mixture(mixed.map((powder, i) => ({ powder, classes: parts[i].classes }))),
    classes: parts.flatMap(({ classes }, powder) => classes.map((one) => ({ ...one, powder }))),
    powders: mixed,
  };
}

/** Factor of coatings on the electronic contacts of the powder as a whole, by volume; absent: no coating has one. */
export function electronicContact(parts: readonly BuiltPowder[]): number | undefined {
  const [only, ...others] = parts;
  if (others.length === 0) return only.electronicContact;
  if (parts.every((part) => part.electronicContact === undefined)) return undefined;
  const volumes = parts.map(({ classes }) => classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0));
  const total = volumes.reduce((sum, volume) => sum + volume, 0);
  return parts.reduce((sum, part, i) => sum + (volumes[i] / total) * (part.electronicContact ?? 1), 0);
}
