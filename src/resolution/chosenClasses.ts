import type { ParticleDistribution } from '../cell/cell.js';
import type { NumericsGiven } from '../scenario/schema/numerics.js';
import type { Groups } from './groups.js';
import { defaultAccuracy, type Steps, stepped } from './steps.js';

/** How many classes stand for a powder. */
export type ClassCounts = Required<Pick<NumericsGiven, 'sizeClasses' | 'contactClasses'>>;

/** [V] Up to this interface drop the stated accuracy was tested; beyond, a class that fills early ends the discharge. */
export const testedInterfaceDrop = 0.1;

/** Sizes by the interface drop [V], where contact is even or nearly so. */
const sizes: Steps = [
  [testedInterfaceDrop / 2, 3],
  [testedInterfaceDrop, 4],
  [Infinity, 16],
];
/** Spread up to which contact decides nothing, and two contacts of every size are exact to its third moment. */
const nearlyEven = 0.1;
/**
 * Sizes where contact is uneven, by the diffusion time over the discharge time: the slower diffusion, the more size decides when a
 * particle fills. With 2, 3 and 4 sizes by 8 and 10 contacts 88 % of 105 random cells were within 0.5 %.
 */
const sizesBesideContacts: Steps = [
  [100, 3],
  [200, 4],
  [1000, 5],
  [Infinity, 7],
];

/** Contacts of every size by the interface drop [V], where they are uneven. */
const contacts: Steps = [
  [0.03, 10],
  [Infinity, 12],
];

/** Mean contact below which much of the powder is badly contacted, and there are more contacts by this factor. */
const badlyContacted = { below: 0.4, factor: 1.5 } as const;

/** Spreads of ln d and of contact that these numbers belong to; narrower distributions need fewer classes. */
const [customarySize, customaryContact] = [0.45, 0.7];

/** Where contact is tied to size no number is right; this one is that of the calibrations of shipped studies. */
const tiedClasses = 7;

/** Largest number in either direction that a scenario may give as well. */
const most = 100;

/** Sizes times contacts in all: with ten nodes along the radius, 4000 unknowns at every node through the cathode. */
export const mostClasses = 400;

/**
 * Classes of a powder where its scenario does not give them. Each class fills at its own time, so that the error falls like one over
 * the number of classes, in both directions together like its root: `bench/classes.mjs` measures it. Equation (N6.5) of the handbook.
 */
export function chosenClasses(powder: ParticleDistribution, given: NumericsGiven, groups: Groups): ClassCounts {
  const { accuracy = defaultAccuracy } = given;
  const { spread, contact, contactSpread, contactRule } = powder;
  const uneven = contactRule === 'independent' && contactSpread > 0 && contact < 1;
  const decisive = uneven && contactSpread > nearlyEven;
  const finer = (defaultAccuracy / accuracy) ** (decisive ? 0.5 : 1);
  const number = (steps: Steps, group: number, relativeSpread: number): number => {
    const needed = Math.ceil(stepped(steps, group) * Math.min(1.5, relativeSpread) * finer);
    return Math.min(most, Math.max(relativeSpread > 0 ? 2 : 1, needed));
  };
  const tied = contactRule === 'tied to size' && contactSpread > 0;
  const relativeSize = spread / customarySize;
  const bySpread = decisive
    ? number(sizesBesideContacts, 1 / groups.fourier, relativeSize)
    : number(sizes, groups.interfaceDrop, relativeSize);
  const sizeClasses = given.sizeClasses ?? (tied ? tiedClasses : bySpread);
  const relativeContact = 0.4 + 0.6 * (contactSpread / customaryContact);
  const badly = contact < badlyContacted.below ? badlyContacted.factor : 1;
  const byContact = decisive
    ? Math.ceil(badly * number(contacts, groups.interfaceDrop, relativeContact))
    : uneven
      ? 2
      : 1;
  return {
    sizeClasses,
    contactClasses: given.contactClasses ?? Math.min(byContact, Math.floor(mostClasses / sizeClasses)),
  };
}
