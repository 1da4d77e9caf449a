import { join } from 'node:path';
import type { Command } from 'commander';
import type { CellPool, OpenStudy, StudyValidation, Validation } from '../../fit.js';
import type { Issue } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import { commandLine } from '../commandLine.js';
import { exitCode } from '../exitCode.js';
import { interruption } from '../interruption.js';
import { collected } from '../options.js';
import { SearchStatus } from '../searchStatus.js';
import { remark, StatusLine, say } from '../terminal.js';
import { blind } from './blind.js';
import { count } from './calibrate.js';
import { wholeNumber } from './predict.js';

interface ValidateOptions {
  readonly leaveOut?: string;
  readonly maxEvaluations?: number;
  readonly set?: readonly string[];
  readonly out: string;
  readonly blind?: true;
  readonly draws: number;
  readonly seed: number;
  readonly resume?: true;
  readonly json?: true;
  readonly quiet?: true;
}

const explanation = `
Simulates the published experiments and lays every printed number beside the simulated one. A value counts as met within
its tolerance: its own, or 3 % of a capacity (at least 5 mAh/g), 3 points of a retention, 2 points of an efficiency or of
active mass, 20 % of a resistance, 25 % of a diffusion length. The error is in points (pp) where the unit is %, otherwise in
% of the published value.

Values and orderings that are known to be missed are marked in the files (expected: missed). The exit code is 1 when
anything else is missed. With --leave-out the parameters are calibrated anew, from values that no calibration has touched:
  --leave-out late      without the values beyond half of the last published cycle of each test
  --leave-out fast      without the values of the faster discharges: beyond the geometric mean of the slowest and the fastest
  --leave-out <sample>  without the values of one sample
and what was left out is predicted; then the exit code says nothing about the verdicts.

With --blind, studies under the laws in common are predicted from their recipes alone: what was fitted to a study is drawn
from the population of constants, as for a cell that nobody fitted ("argyrode help predict"), and every printed number and
ordering is laid beside its band. All studies with 100 draws take hours of processor time: name one, or ask for fewer. Simulations are kept in the folder
given with --out, and --resume uses them.

The report goes to results/validation/report.html, or to the folder given with --out.

Examples
  argyrode validate
  argyrode validate ma2022 --json
  argyrode validate zhao2024 --leave-out PC83
  argyrode validate shi2023 --blind --draws 32 --json
`;

export function addValidate(program: Command): void {
  program
    .command('validate')
    .summary('compare simulations with published studies')
    .description('Simulate published studies and compare every number and ordering that they print.')
    .argument(
      '[study]',
      'folder of a study, its study.yaml, or the name of a built-in study; default: all with laws of their own',
    )
    .option(
      '--leave-out <what>',
      'calibrate without the late cycles (late), the fast ones (fast) or a sample, and predict them',
    )
    .option('--max-evaluations <number>', 'with --leave-out: simulations of a study at most', count)
    .option('--blind', 'predict studies under the laws in common from their recipes alone')
    .option('--draws <number>', 'with --blind: draws of the constants', count, 100)
    .option('--seed <number>', 'with --blind: of the draws', wholeNumber, 1)
    .option('--resume', 'with --blind: use the simulations of an earlier run in the folder given with --out')
    .option('--set <path=value>', 'change one value of all scenarios; may be repeated', collected)
    .option('-o, --out <folder>', 'folder for the report', join('results', 'validation'))
    .option('--json', 'print one JSON object and nothing else')
    .option('-q, --quiet', 'no progress')
    .addHelpText('after', explanation)
    .action((study: string | undefined, options: ValidateOptions) =>
      options.blind ? blind(study, options) : validate(study, options),
    );
}

async function validate(given: string | undefined, options: ValidateOptions): Promise<void> {
  const library = await import('../../fit.js');
  const { brokenClaims, Interrupted, leaveOut, openStudy } = library;
  const { version } = await import('../../index.js');
  const { issuesJson, issuesText, validationJson, validationReport, validationText } = await import('../../output.js');
  const { openCellThreads, studyPlaces } = await import('../../node.js');
  const { wrongText } = await import('../wrongText.js');
  const { makeFolder, writeFiles } = await import('../writeFiles.js');
  const fail = (issues: readonly Issue[], text: string): void => {
    if (options.json) say(`${jsonText(issuesJson(issues))}\n`);
    remark(text);
    process.exitCode = exitCode.badInput;
  };
  const refuse = (issue: Issue): void => fail([issue], issuesText([issue], given ?? 'validate'));
  const { places, issue } = studyPlaces(given);
  if (issue) return refuse(issue);
  const read = places.map((place) => ({ place, ...openStudy(place.text, place.files, options.set ?? []) }));
  if (read.some(({ opened }) => !opened)) {
    const issues = read.flatMap(({ wrong }) => wrong.flatMap((file) => file.issues));
    return fail(issues, read.map(({ wrong, place }) => wrongText(wrong, place, issuesText)).join(''));
  }
  const all = read.flatMap(({ opened }) => opened ?? []);
  const { leaveOut: what } = options;
  const studies = what === undefined ? all : all.filter((opened) => leaveOut(opened, what));
  if (studies.length === 0) {
    const samples = all.flatMap(({ cells }) => cells.map(({ prepared }) => prepared.name));
    const allowed = ['late', 'fast', ...new Set(samples)].join(', ');
    return refuse({
      severity: 'error',
      path: '',
      message: 'There is nothing of the kind to leave out.',
      got: what ?? '',
      allowed,
    });
  }
  const obstacle = makeFolder(options.out);
  if (obstacle) return refuse(obstacle);

  const { signal, code } = interruption();
  const pool = openCellThreads({ signal });
  let validated: readonly StudyValidation[];
  try {
    validated = await (what === undefined
      ? asTheyAre(library, studies, pool, options)
      : calibratedAnew(library, studies, pool, what, options));
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    remark('Interrupted: nothing was compared.\n');
    process.exitCode = code() ?? exitCode.interrupted;
    return;
  } finally {
    pool.close();
  }
  const validation: Validation = {
    version,
    ...(what === undefined ? {} : { leftOut: what }),
    studies: validated,
  };
  say(options.json ? `${jsonText(validationJson(validation))}\n` : validationText(validation));
  writeFiles(options.out, [{ name: 'report.html', content: validationReport(validation, commandLine()) }]);
  if (!options.json) say(`Written: ${join(options.out, 'report.html')}\n`);
  for (const { study, issues } of validated) if (issues.length > 0) remark(issuesText(issues, study));
  const { rows, orderings } = brokenClaims(validation);
  process.exitCode = what === undefined && rows.length + orderings.length > 0 ? exitCode.missed : exitCode.ok;
}

type Library = typeof import('../../fit.js');

async function asTheyAre(
  { validateStudy }: Library,
  studies: readonly OpenStudy[],
  pool: CellPool,
  options: ValidateOptions,
): Promise<readonly StudyValidation[]> {
  const status = new StatusLine(process.stderr.isTTY === true && !options.quiet);
  const cells = studies.reduce((sum, study) => sum + study.cells.length, 0);
  let done = 0;
  try {
    const onCell = (): void => status.show(`${++done} of ${cells} cells`);
    return await Promise.all(studies.map((study) => validateStudy(study, { pool, onCell })));
  } finally {
    status.clear();
  }
}

async function calibratedAnew(
  { calibrate, freeParameters, Interrupted, leaveOut, settingsAt, validateStudy }: Library,
  studies: readonly OpenStudy[],
  pool: CellPool,
  what: string,
  options: ValidateOptions,
): Promise<readonly StudyValidation[]> {
  const status = new SearchStatus(options.quiet === true);
  const validated: StudyValidation[] = [];
  try {
    for (const opened of studies) {
      const left = leaveOut(opened, what)!;
      const { parameters } = freeParameters(left.free, opened.base, { restart: true });
      const { parameters: others } = freeParameters(left.own, opened.base, { restart: true });
      const untouched = settingsAt(
        others,
        others.map(({ start }) => start),
      );
      const calibration = await calibrate(opened, parameters, {
        pool,
        settings: untouched,
        leaveOut: left.row,
        maxEvaluations: options.maxEvaluations,
        onProgress: (progress) => status.show(opened.study.study, progress),
      });
      if (calibration.stopped) throw new Interrupted();
      const values = calibration.parameters.map(({ value }) => value);
      const settings = [...untouched, ...settingsAt(parameters, values)];
      validated.push(await validateStudy(opened, { pool, settings, leftOut: left.row, free: parameters.length }));
    }
    return validated;
  } finally {
    status.clear();
  }
}
