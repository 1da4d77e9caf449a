import { type Command, InvalidArgumentError } from 'commander';
import type { FileIssues, FitProblem, FitResult } from '../../fit.js';
import type { Issue } from '../../index.js';
import { NotWritten } from '../../node/reason.js';
import type { FitPlace } from '../../node.js';
import { jsonText } from '../../output/text/printable.js';
import { commandLine } from '../commandLine.js';
import { exitCode } from '../exitCode.js';
import { interruption } from '../interruption.js';
import { collected } from '../options.js';
import { remark, say, terminalWidth } from '../terminal.js';
import { count } from './calibrate.js';

interface FitOptions {
  readonly out?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly seed?: number;
  readonly set?: readonly string[];
  readonly resume?: true;
  readonly profiles?: boolean;
  readonly samples?: number;
  readonly evaluations?: number;
  readonly staged?: true;
  readonly threads?: number;
}

const explanation = `
The fit file names a scenario, the data and the free numbers; paths are relative to it:

  title: Bare and coated cell, 160 cycles
  scenario: cell.yaml                  # its variants and protocol; holds the fitted numbers
  data:                                # absent: the data block of the scenario
    - file: bare.csv                   # whatever "argyrode import" reads
      variant: bare
      mass: 8.3 mg                     # where capacities are not per gram
      error: { dischargeCapacity: 0.5 mAh/g }
      holdOut: { from: 120 }           # predicted, not fitted
    - file: bare-cycle1.csv
      variant: bare
      curve: { cycles: [1], direction: discharge }
    - file: bare-eis.mpt
      variant: bare
      spectrum: { cycle: 50 }
  free:
    - { parameter: mechanisms.interphase.parabolicRate, from: 1e-25 m2/s, to: 1e-20 m2/s, scale: log }
    - { parameter: cell.extraResistance, per: variant, from: 0 Ohm cm2, to: 60 Ohm cm2 }
  search: { seed: 1, points: 16, starts: 2, evaluations: 300 }
  uncertainty: { level: 95 %, profiles: all, samples: 0 }

What was understood of the data is said first; every mistake is reported at once, with file and line. Then come a global
and local searches, intervals, prediction bands, competing laws and what to measure next. The same files and seed give the
same numbers on any number of threads.

Results go to results/<name of the fit file> (of its folder, if it is called fit.yaml), or to the folder given with --out:
  report.html           numbers, verdicts and charts; opens in any browser
  fitted.yaml           the scenario with the fitted numbers, ready to run
  parameters.csv, residuals.csv, bands.csv, fit.json
  evaluations.jsonl     every simulation that was made: what --resume goes on from

Ctrl-C ends the fit and keeps the best so far; Ctrl-C again quits at once. After whatever end, even a crash, --resume goes
on and gives the same numbers as if nothing had happened.

Exit codes: 0 converged, or as far as the limits allowed; 2 something in the input is wrong; 3 nothing could be computed;
130 interrupted.

Examples
  argyrode fit fit.yaml
  argyrode fit fit.yaml --no-profiles --evaluations 60
  argyrode fit fit.yaml --samples 4000 --resume
`;

export function addFit(program: Command): void {
  program
    .command('fit')
    .summary('fit parameters of a scenario to measured data')
    .description('Fit parameters of a scenario to measured data, with intervals, correlations and verdicts.')
    .argument('<fit>', 'fit file, or a folder with a fit.yaml')
    .option('-o, --out <folder>', 'folder for the results')
    .option('--json', 'print one JSON object and nothing else')
    .option('-q, --quiet', 'no progress and no remarks')
    .option('--seed <number>', 'of the random numbers', seedNumber)
    .option('--set <path=value>', 'change one value of all scenarios; may be repeated', collected)
    .option('--resume', 'go on with the fit in the folder of the results')
    .option('--profiles', 'profile likelihood of all numbers, whatever the file says')
    .option('--no-profiles', 'intervals by linear theory only')
    .option('--samples <number>', 'length of the Markov chains together; 0: none', wholeNumber)
    .option('--evaluations <number>', 'evaluations in the search at most', count)
    .option('--staged', 'transport, films, contact and cracks one after the other, then all')
    .option('--threads <number>', 'threads at most; 0: none beside the main one', wholeNumber)
    .addHelpText('after', explanation)
    .action((file: string, options: FitOptions) => fitToData(file, options));
}

async function fitToData(given: string, options: FitOptions): Promise<void> {
  const { fitFiles, fitJson, fitText, issuesJson, issuesText } = await import('../../output.js');
  const { fitProblem, fittedScenarios, openFit } = await import('../../fit.js');
  const { fitPlace, openCellThreads } = await import('../../node.js');
  const { FitStatusLine } = await import('../fitStatus.js');
  const { makeFolder, writeFiles } = await import('../writeFiles.js');
  const fail = (issues: readonly Issue[], text: string): void => {
    if (options.json) say(`${jsonText(issuesJson(issues))}\n`);
    remark(text);
    process.exitCode = exitCode.badInput;
  };
  const refuse = (issue: Issue): void => fail([issue], issuesText([issue], given));
  const place = fitPlace(given);
  if ('issue' in place) return refuse(place.issue);
  const filesText = (all: readonly FileIssues[]): string =>
    all.map(({ file, issues }) => issuesText(issues, place.shown(file))).join('');
  const {
    problem: opened,
    wrong,
    warnings,
    notes,
  } = await openFit(place.text, place.files, options.set ?? [], place.name);
  if (!opened) {
    return fail(
      wrong.flatMap(({ issues }) => issues),
      filesText(wrong),
    );
  }
  if (opened.data.length === 0) {
    const hint = 'argyrode suggest tells what to measure first';
    return refuse({ severity: 'error', path: 'data', message: 'There is nothing to fit to.', hint });
  }
  const folder = options.out ?? place.results;
  const obstacle = makeFolder(folder);
  if (obstacle) return refuse(obstacle);
  if (!options.quiet) {
    for (const { file, sentences } of notes) {
      remark(`${place.shown(file)}\n${sentences.map((sentence) => `  ${sentence}\n`).join('')}`);
    }
    remark(filesText(warnings));
  }
  const log = await openLog(folder, place, options);
  if ('issue' in log) return refuse(log.issue);

  const { signal, code } = interruption();
  const status = new FitStatusLine(options.quiet === true);
  signal.addEventListener('abort', () => status.end(), { once: true });
  const pool = openCellThreads({ signal, ...(options.threads === undefined ? {} : { threads: options.threads }) });
  const problem = asAsked(opened, options);
  let result: FitResult;
  try {
    const found = await fitProblem(problem, { pool, log, onProgress: (progress) => status.show(progress) });
    // With those that were made before the fit was cut off: it ends as if nothing had happened.
    result = judged({ ...found, runs: found.runs + log.used }, code() !== undefined);
  } finally {
    pool.close();
    status.clear();
    log.close();
  }
  const files = fitFiles(result, {
    command: commandLine(['--resume', '--json', '--quiet', '-q']),
    fitted: result.status === 'failed' ? [] : fittedScenarios(problem, result),
  });
  const lost = whyNotWritten(() => writeFiles(folder, files));
  const written = lost === undefined ? { written: { folder, names: files.map(({ name }) => name) } } : {};
  say(options.json ? `${jsonText(fitJson(result))}\n` : fitText(result, { width: terminalWidth(), ...written }));
  if (log.failure !== undefined)
    remark(`Not all simulations could be kept for --resume: ${log.failure}. The numbers do not depend on that.\n`);
  if (lost !== undefined) {
    remark(`${lost} The simulations are kept in ${folder}: with room on the disk, --resume uses them.\n`);
    process.exitCode = exitCode.notWritten;
    return;
  }
  process.exitCode = codeOf(result, code());
  if (result.status === 'interrupted' && !options.quiet) remark('Interrupted: --resume goes on from here.\n');
}

/** What a full disk says; undefined when all is well. */
function whyNotWritten(write: () => void): string | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (error instanceof NotWritten) return error.message;
    throw error;
  }
}

/** The options of the command have the last word. */
function asAsked(problem: FitProblem, options: FitOptions): FitProblem {
  const { seed, evaluations, staged, profiles, samples } = options;
  return {
    ...problem,
    search: {
      ...problem.search,
      ...(seed === undefined ? {} : { seed }),
      ...(evaluations === undefined ? {} : { evaluations }),
      ...(staged ? { method: 'staged' as const } : {}),
    },
    uncertainty: {
      ...problem.uncertainty,
      ...(profiles === undefined ? {} : { profiles: profiles ? ('all' as const) : ('none' as const) }),
      ...(samples === undefined ? {} : { samples }),
    },
  };
}

/** The log of the simulations: that of an earlier, cut-off fit with --resume, otherwise a new one. */
async function openLog(folder: string, place: FitPlace, options: FitOptions) {
  const { version } = await import('../../index.js');
  const { EvaluationLogFile, evaluationLogName, logDifference, readEvaluationLog } = await import('../../node.js');
  const identity = { version, settings: options.set ?? [], files: place.hashes() };
  const saved = readEvaluationLog(folder);
  const difference = saved && logDifference(saved.identity, identity);
  const mention = (sentence: string): void => {
    if (!options.quiet) remark(`${sentence}\n`);
  };
  const simulations = `${saved?.answers.size ?? 0} simulations`;
  if (options.resume) {
    if (saved && difference !== undefined) {
      const issue: Issue = {
        severity: 'error',
        path: '',
        message: `The ${simulations} in ${folder} belong to another fit: ${difference}.`,
        hint: `leave out --resume to begin anew, or choose another folder with --out (${evaluationLogName} is kept)`,
      };
      return { issue };
    }
    mention(
      saved
        ? `Going on with the fit in ${folder}: ${simulations} are there.`
        : `There is no fit to go on with in ${folder}; it begins anew.`,
    );
  } else if (saved && difference === undefined && saved.answers.size > 0) {
    mention(`${folder} has ${simulations} of the same fit, which are now replaced; --resume would have used them.`);
  }
  return new EvaluationLogFile(folder, identity, options.resume ? saved : undefined);
}

/** A search may well end among runs that have nothing to say. */
function judged(result: FitResult, signalled: boolean): FitResult {
  const points = result.series.flatMap((series) => series.points);
  if (result.status === 'interrupted' || points.some(({ simulated }) => Number.isFinite(simulated))) return result;
  const message = signalled
    ? 'Ended on request, before the first simulation was done.'
    : 'Failed: no simulation has a value to compare with the data.';
  return { ...result, status: 'failed', message };
}

function codeOf({ status }: FitResult, signalled: number | undefined): number {
  if (status === 'interrupted') return signalled ?? exitCode.interrupted;
  if (status === 'failed') return signalled ?? exitCode.numericalFailure;
  return exitCode.ok;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number) || number < 0)
    throw new InvalidArgumentError('It must be a whole number from 0.');
  return number;
}

function seedNumber(text: string): number {
  const number = wholeNumber(text);
  if (number > 2 ** 31 - 1) throw new InvalidArgumentError('It must be below 2147483648.');
  return number;
}
