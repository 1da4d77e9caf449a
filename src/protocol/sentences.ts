import type { Issue } from '../scenario/issue.js';
import { protocolEntrySchema } from '../scenario/schema/protocol.js';
import { buildProgramme } from './programme.js';

/**
 * What is wrong with the sentences of a protocol that stands in a scenario with other mistakes: entries that are no entries
 * have been reported by the schema and are passed over, so that everything comes at once.
 */
export function sentenceIssues(protocol: unknown, path: string): readonly Issue[] {
  if (!Array.isArray(protocol) || protocol.length === 0) return [];
  const malformed: string[] = [];
  const entries = protocol.map((entry: unknown, i) => {
    const parsed = protocolEntrySchema.safeParse(entry);
    if (parsed.success) return parsed.data;
    malformed.push(`${path}[${i}]`);
    // An unreadable sentence: nothing is concluded from it about the ones that follow.
    return '';
  });
  return buildProgramme(entries, {}, path).issues.filter(({ path: place }) => !malformed.includes(place));
}
