import type { Command } from 'commander';
import type { Issue } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { interruption } from '../interruption.js';
import { collected } from '../options.js';
import { SearchStatus } from '../searchStatus.js';
import { remark, say } from '../terminal.js';
import { count } from './calibrate.js';

interface CompareLawsOptions {
  readonly law?: readonly string[];
  readonly leaveOut: string;
  readonly maxEvaluations?: number;
  readonly json?: true;
  readonly quiet?: true;
}

const explanation = `
Calibrates the study with each of the competing ageing laws: contact lost by the gap that opens or by the film that grows,
active mass lost at a constant rate or by chance only, film growth open or gated by depth of delithiation. Once on all
data, which gives AICc and BIC, and once without what is left out (the late cycles), which is then predicted. Of the
laws within 4 of the best AICc, the one that predicts best is recommended; the spread over the laws that fit the rest
about equally well is the uncertainty of a prediction.

Two calibrations a law: this takes a while. Ctrl-C ends with the laws that are done.

Examples
  argyrode compare-laws ma2022
  argyrode compare-laws scenarios/zhao2024 --law gap --law film --leave-out PC83
`;

export function addCompareLaws(program: Command): void {
  program
    .command('compare-laws')
    .summary('calibrate a study with competing ageing laws and compare their predictions')
    .description('Compare ageing laws on a study by information criterion and by what they predict.')
    .argument('<study>', 'folder of a study, its study.yaml, or the name of a built-in study')
    .option('--law <name>', 'try only this law; may be repeated', collected)
    .option('--leave-out <what>', 'what has to be predicted: late cycles (late), fast ones (fast), or a sample', 'late')
    .option('--max-evaluations <number>', 'simulations of the study per calibration at most', count)
    .option('--json', 'print one JSON object and nothing else')
    .option('-q, --quiet', 'no progress')
    .addHelpText('after', explanation)
    .action((study: string, options: CompareLawsOptions) => compare(study, options));
}

async function compare(given: string, options: CompareLawsOptions): Promise<void> {
  const { compareLaws } = await import('../../fit.js');
  const { issuesJson, issuesText, lawComparisonJson, lawComparisonText } = await import('../../output.js');
  const { openCellThreads, studyPlaces } = await import('../../node.js');
  const { wrongText } = await import('../wrongText.js');
  const fail = (issues: readonly Issue[], text: string): void => {
    if (options.json) say(`${jsonText(issuesJson(issues))}\n`);
    remark(text);
    process.exitCode = exitCode.badInput;
  };
  const { places, issue } = studyPlaces(given);
  const [place] = places;
  if (issue || place === undefined) return fail(issue ? [issue] : [], issue ? issuesText([issue], given) : '');
  const { signal, code } = interruption();
  const status = new SearchStatus(options.quiet === true);
  const pool = openCellThreads({ signal });
  try {
    const { comparison, wrong } = await compareLaws(place.text, place.files, {
      pool,
      leaveOut: options.leaveOut,
      laws: options.law,
      maxEvaluations: options.maxEvaluations,
      onProgress: ({ law, fit, fits, ...progress }) => status.show(`fit ${fit} of ${fits}, ${law}`, progress),
    });
    status.clear();
    const issues = wrong.flatMap((file) => file.issues);
    if (issues.length > 0) return fail(issues, wrongText(wrong, place, issuesText));
    if (comparison) {
      say(options.json ? `${jsonText(lawComparisonJson(comparison))}\n` : lawComparisonText(comparison));
    } else remark('Interrupted before any law was done.\n');
    process.exitCode = code() ?? exitCode.ok;
  } finally {
    pool.close();
    status.clear();
  }
}
