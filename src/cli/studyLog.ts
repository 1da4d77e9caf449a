import { createHash } from 'node:crypto';
import type { OpenStudy } from '../fit.js';
import type { Issue } from '../index.js';
import type { EvaluationLogFile } from '../node.js';

/** The simulations of studies in a folder, kept as they come; with `resume` those of an earlier run of the same scenarios are used. */
export async function studyLog(
  studies: readonly OpenStudy[],
  settings: readonly string[],
  { out, resume }: { readonly out: string; readonly resume?: boolean | undefined },
): Promise<EvaluationLogFile | { readonly issue: Issue }> {
  const { version } = await import('../index.js');
  const { EvaluationLogFile: File, logDifference, readEvaluationLog } = await import('../node.js');
  const { makeFolder } = await import('./writeFiles.js');
  const obstacle = makeFolder(out);
  if (obstacle) return { issue: obstacle };
  const texts = studies.map(({ study, cells }) => [study.study, sum(cells.map(({ document }) => document).join('\n'))]);
  const identity = { version, settings, files: Object.fromEntries(texts) };
  const saved = resume ? readEvaluationLog(out) : undefined;
  const difference = saved && logDifference(saved.identity, identity);
  if (difference === undefined) return new File(out, identity, saved);
  const message = `The simulations in ${out} are of something else: ${difference}.`;
  return { issue: { severity: 'error', path: '--resume', message, hint: 'begin anew, or give another folder' } };
}

const sum = (text: string): string => createHash('sha256').update(text).digest('hex');
