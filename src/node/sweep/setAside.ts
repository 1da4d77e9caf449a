import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { NotWritten, reasonOf } from '../reason.js';
import { journalName, partsName, recordName } from './folderNames.js';

/** In the folder of a study: what another study had left there. */
export const earlierName = 'earlier';

/** Files of a study, its table first. */
const ofStudy = [partsName, journalName, recordName, 'report.html'];

/**
 * Moves the runs of another study out of the way, into the first folder `earlier/1`, `earlier/2`, ... that is free, and returns that. Undefined where there
 * are no runs. Throws NotWritten.
 */
export function setAside(folder: string): string | undefined {
  const hasRuns = [partsName, journalName].some((name) => {
    const path = join(folder, name);
    return existsSync(path) && readdirSync(path).length > 0;
  });
  if (!hasRuns) return undefined;
  let number = 1;
  while (existsSync(join(folder, earlierName, String(number)))) number++;
  const aside = join(folder, earlierName, String(number));
  try {
    mkdirSync(aside, { recursive: true });
    for (const name of ofStudy) if (existsSync(join(folder, name))) renameSync(join(folder, name), join(aside, name));
  } catch (error) {
    throw new NotWritten(`The runs in ${folder} could not be set aside: ${reasonOf(error)}.`);
  }
  return aside;
}
