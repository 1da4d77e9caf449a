import { protocolEntrySchema } from '../../scenario/schema/blocks.js';
import { buildProgramme } from './buildProgramme.js';

/**
 * The programme, and what is wrong with its sentences, of a protocol that stands in a scenario with other mistakes: entries that are no entries
 * have been reported by the schema and are passed over, so that everything comes at once.
 */
export function sentenceIssues(protocol: unknown, path: string): ReturnType<typeof buildProgramme> {
  if (!Array.isArray(protocol) || protocol.length === 0) return { places: new Map(), issues: [] };
  const malformed: string[] = [];
  const entries = protocol.map((entry: unknown, i) => {
    const parsed = protocolEntrySchema.safeParse(entry);
    if (parsed.success) return parsed.data;
    malformed.push(`${path}[${i}]`);
    // An unreadable sentence: nothing is concluded from it about the ones that follow.
    return '';
  });
  const { programme, places, issues } = buildProgramme(entries, {}, path);
  return {
    ...(programme && malformed.length === 0 ? { programme } : {}),
    places,
    issues: issues.filter(({ path: place }) => !malformed.includes(place)),
  };
}
