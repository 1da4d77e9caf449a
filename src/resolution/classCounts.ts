import type { ParticleDistribution } from '../cell/cell.js';
import { customaryClasses } from '../cell/transferable/customaryClasses.js';
import type { LawSet } from '../constants/lawSet.js';
import type { NumericsGiven } from '../scenario/schema/numerics.js';
import { type ClassCounts, chosenClasses } from './chosenClasses.js';
import type { Groups } from './groups.js';

/**
 * How many classes stand for a powder: as given; else by the accuracy that is asked for. Where contact is uneven in every cell, as
 * transferable laws have it, some hundred classes that nobody asked for would be too dear: without a word on accuracy they are few.
 */
export function classCounts(
  laws: LawSet,
  powder: ParticleDistribution,
  given: NumericsGiven,
  groups: Groups,
): ClassCounts {
  const uneven = powder.contactRule === 'independent' && powder.contactSpread > 0 && powder.contact < 1;
  const few = laws === 'transferable' && given.accuracy === undefined && uneven;
  if (!few) return chosenClasses(powder, given, groups);
  const { sizeClasses, contactClasses } = customaryClasses(powder);
  return {
    sizeClasses: given.sizeClasses ?? sizeClasses,
    contactClasses: given.contactClasses ?? contactClasses,
  };
}

/** As many as the powder of a mixture needs that needs most: all have the same number. */
export function mostClassesOf(counts: readonly ClassCounts[]): ClassCounts {
  return {
    sizeClasses: Math.max(...counts.map(({ sizeClasses }) => sizeClasses)),
    contactClasses: Math.max(...counts.map(({ contactClasses }) => contactClasses)),
  };
}
