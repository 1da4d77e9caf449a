import type { Start, StartTold } from '../startLaw.js';
import type { PowderAlone } from './powderRecipes.js';

/** What is said of how contacts and paths came about: of one powder, or of each with its name; ion paths are those of the electrode. */
export function toldOf(starts: readonly Start[], powders: readonly PowderAlone[]): StartTold {
  const [first, ...others] = starts;
  if (others.length === 0) return first.told;
  const contacts = starts.flatMap(({ told }, i) =>
    told.contacts.map((one) => ({ ...one, name: `${powders[i].name}: ${one.name}` })),
  );
  const notes = new Set(starts.flatMap(({ told }) => told.contact ?? []));
  const { contact: _, ...rest } = first.told;
  return { ...rest, contacts, ...(notes.size === 1 ? { contact: [...notes][0] } : {}) };
}
