import type { Issue } from '../../scenario/document/issue.js';
import { formatPath } from '../../scenario/document/path.js';
import { filesOfProfiles, isTable } from '../../scenario/document/profileNames.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { ProfileTable, ProfileTables } from './profileTable.js';
import { readProfile } from './readProfile.js';

/** The profiles of a scenario, with the texts that they were read from. */
export interface NamedProfiles {
  readonly tables: ProfileTables;
  readonly texts: { readonly [name: string]: string };
  readonly issues: readonly Issue[];
}

/** Reads all profiles that a scenario has or names. `isStated`: whether a name stands under `profiles` itself. `readFile` throws where there is none. */
export function namedProfiles(
  { profiles, protocol, protocolPath }: Scenario,
  isStated: (name: string) => boolean,
  readFile?: (path: string) => string,
): NamedProfiles {
  const tables = new Map<string, ProfileTable | undefined>();
  const texts: Record<string, string> = {};
  const issues: Issue[] = [];
  const places = filesOfProfiles(protocol, protocolPath);
  for (const [name, given] of Object.entries(profiles)) {
    const path = isStated(name) ? formatPath(['profiles', name]) : (places.get(name) ?? protocolPath);
    const text = isTable(given) ? given : fileText(given, path, readFile, issues);
    tables.set(name, undefined);
    if (text === undefined) continue;
    texts[name] = text;
    const read = readProfile(text);
    if ('table' in read) tables.set(name, read.table);
    else {
      const source = isTable(given) ? `the profile "${name}"` : given;
      for (const { line, message, ...more } of read.faults) {
        const where = line === undefined ? `In ${source}` : `In line ${line} of ${source}`;
        issues.push({ severity: 'error', path, message: `${where}: ${message}`, ...more });
      }
    }
  }
  return { tables, texts, issues };
}

function fileText(
  file: string,
  path: string,
  readFile: ((path: string) => string) | undefined,
  issues: Issue[],
): string | undefined {
  let reason = 'files cannot be read here';
  try {
    if (readFile !== undefined) return readFile(file);
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  issues.push({
    severity: 'error',
    path,
    message: `The table of the profile cannot be read: ${reason.replace(/\.$/, '')}.`,
    got: file,
    allowed: 'a path relative to the scenario, or the table itself in several lines',
  });
  return undefined;
}
