import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { Calibration, OpenStudy } from '../../fit.js';
import type { Issue } from '../../index.js';
import type { StudyPlace } from '../../node.js';
import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { interruption } from '../interruption.js';
import { collected } from '../options.js';
import { SearchStatus } from '../searchStatus.js';
import { remark, say } from '../terminal.js';

interface CalibrateOptions {
  readonly set?: readonly string[];
  readonly write?: true;
  readonly restart?: true;
  readonly maxEvaluations?: number;
  readonly json?: true;
  readonly quiet?: true;
}

const explanation = `
A study is a folder with a study.yaml, which names the scenarios that repeat a publication, their base, and the numbers of
the base that are free, with bounds. The published values stand in the scenarios (data); differences are counted in
tolerances, bounded least squares with a soft loss. The same files give the same numbers. A free number may have a prior,
as in a fit file (prior: { value, factor or error }): its distance from it, in standard deviations, counts like one datum more,
and the share of what is known of the number that is the prior is told.

With --write the fitted values replace the old ones in the base scenario (four digits, comments kept), and fit.json beside
it gets values, standard errors, correlations and what they were fitted to.

Ctrl-C ends the search and keeps the best so far; Ctrl-C again quits at once.

Examples
  argyrode calibrate scenarios/ma2022
  argyrode calibrate scenarios/ma2022 --restart --write
  argyrode calibrate ma2022 --set mechanisms.contactLoss.rate=0 --json
`;

export function addCalibrate(program: Command): void {
  program
    .command('calibrate')
    .summary('fit the free numbers of a study to its published data')
    .description('Fit the free numbers of a study to its published data, with standard errors and correlations.')
    .argument('<study>', 'folder of a study, its study.yaml, or the name of a built-in study')
    .option('--write', 'write the fitted values into the base scenario, and fit.json beside it')
    .option('--restart', 'begin at values that no calibration has touched, not at those in the base scenario')
    .option('--set <path=value>', 'change one value of all scenarios; may be repeated', collected)
    .option('--max-evaluations <number>', 'simulations of the study at most (default: 40 per free number)', count)
    .option('--json', 'print one JSON object and nothing else')
    .option('-q, --quiet', 'no progress')
    .addHelpText('after', explanation)
    .action((study: string, options: CalibrateOptions) => calibrateStudy(study, options));
}

async function calibrateStudy(given: string, options: CalibrateOptions): Promise<void> {
  const { calibrate, freeParameters, openStudy } = await import('../../fit.js');
  const { calibrationJson, calibrationText, issuesJson, issuesText } = await import('../../output.js');
  const { version } = await import('../../index.js');
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
  const { opened, wrong } = openStudy(place.text, place.files, options.set ?? []);
  const refuse = (files: typeof wrong): void =>
    fail(
      files.flatMap(({ issues }) => issues),
      wrongText(files, place, issuesText),
    );
  if (!opened) return refuse(wrong);
  const { parameters, issues } = freeParameters(opened.study.free, opened.base, { restart: options.restart === true });
  if (issues.length > 0) return refuse([{ file: 'study.yaml', issues }]);
  if (options.write && options.set !== undefined) {
    const unwritten: Issue = {
      severity: 'error',
      path: '',
      message: 'Values fitted under changed settings do not belong into the base scenario.',
      got: '--write with --set',
      hint: 'make the change in the file first',
    };
    return fail([unwritten], issuesText([unwritten], given));
  }

  const { signal, code } = interruption();
  const status = new SearchStatus(options.quiet === true);
  const pool = openCellThreads({ signal });
  let calibration: Calibration;
  try {
    calibration = await calibrate(opened, parameters, {
      pool,
      maxEvaluations: options.maxEvaluations,
      onProgress: (progress) => status.show(opened.study.study, progress),
    });
  } finally {
    pool.close();
    status.clear();
  }
  const record = calibrationJson(calibration, version);
  say(options.json ? `${jsonText(record)}\n` : calibrationText(calibration));
  process.exitCode = code() ?? (Number.isFinite(calibration.cost) ? exitCode.ok : exitCode.numericalFailure);
  if (!options.write || !Number.isFinite(calibration.cost)) return;
  const written = await write(place, opened, calibration, `${jsonText(record, 1)}\n`);
  if (!options.json) say(`\nWritten: ${written.join(', ')}\n`);
}

async function write(
  place: StudyPlace,
  { study }: OpenStudy,
  { parameters }: Calibration,
  record: string,
): Promise<readonly string[]> {
  const { writeFitted } = await import('../../fit.js');
  const { NotWritten } = await import('../../node.js');
  const { writeFiles } = await import('../writeFiles.js');
  // Read again: somebody may have edited it in the meantime.
  const { text, missing } = writeFitted(place.files.read(study.base), parameters);
  if (missing.length > 0)
    throw new NotWritten(`${study.base} has no number at ${missing.join(', ')}; nothing is written.`);
  const files = [
    { name: study.base, content: text },
    { name: 'fit.json', content: record },
  ];
  writeFiles(place.folder, files);
  return files.map(({ name }) => join(place.folder, name));
}

export function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return number;
}
