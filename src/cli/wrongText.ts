import { join, relative } from 'node:path';
import type { FileIssues } from '../fit.js';
import type { Issue } from '../index.js';
import type { StudyPlace } from '../node.js';

/** Everything wrong with the files of a study, file by file. */
export function wrongText(
  wrong: readonly FileIssues[],
  { folder }: StudyPlace,
  text: (issues: readonly Issue[], file: string) => string,
): string {
  const shown = (file: string): string => relative(process.cwd(), join(folder, file)) || file;
  return wrong.map(({ file, issues }) => text(issues, shown(file))).join('');
}
