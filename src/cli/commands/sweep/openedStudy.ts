import type { FileIssues } from '../../../fit.js';
import type { Issue } from '../../../index.js';
import { jsonText } from '../../../output/text/printable.js';
import { exitCode } from '../../exitCode.js';
import { remark, say } from '../../terminal.js';

interface OpeningOptions {
  readonly set?: readonly string[];
  readonly json?: true;
  readonly quiet?: true;
}

/** A study on disk that can be run; undefined, with everything wrong said, when it cannot. */
export async function openedStudy(file: string, options: OpeningOptions) {
  const { openSweep } = await import('../../../fit.js');
  const { sweepPlace } = await import('../../../node.js');
  const { issuesJson, issuesText } = await import('../../../output.js');
  const fail = (issues: readonly Issue[], text: string): undefined => {
    if (options.json) say(`${jsonText(issuesJson(issues))}\n`);
    remark(text);
    process.exitCode = exitCode.badInput;
  };
  const refuse = (issues: readonly Issue[]): undefined => fail(issues, issuesText(issues, file));
  const place = sweepPlace(file);
  if ('issue' in place) return refuse([place.issue]);
  const { study, wrong, warnings, notes } = openSweep(place.text, place.files, options.set ?? [], place.name);
  const told = (all: readonly FileIssues[]): string =>
    all.map(({ file: name, issues }) => issuesText(issues, place.shown(name))).join('');
  if (!study)
    return fail(
      wrong.flatMap(({ issues }) => issues),
      told(wrong),
    );
  if (!options.quiet) {
    for (const { sentences } of notes) remark(sentences.map((sentence) => `${sentence}\n`).join(''));
    remark(told(warnings));
  }
  return { study, place, refuse };
}
