import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RunsRecord } from '../../results/runsTable.js';
import type { Issue } from '../../scenario/document/issue.js';
import { recordName } from './folderNames.js';
import { readRecord } from './runsFolder.js';

/** The folder of a study with its record: as given, or by its name below `results`. */
export function sweepFolder(
  given: string,
): { readonly folder: string; readonly record: RunsRecord } | { readonly issue: Issue } {
  const folder = [given, join('results', given)].find((place) => existsSync(join(place, recordName)));
  const record = folder === undefined ? undefined : readRecord(folder);
  if (folder !== undefined && record) return { folder, record };
  const message = folder === undefined ? 'There is no study in this folder.' : `Its ${recordName} cannot be read.`;
  const hint = 'argyrode sweep study.yaml makes one, results/study';
  return { issue: { severity: 'error', path: '', message, got: given, hint } };
}
