import { constants } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Command } from 'commander';
import { threadLimit } from '../../node/threadLimit.js';
import { commandLine } from '../commandLine.js';
import { exitCode } from '../exitCode.js';
import { collected } from '../options.js';
import type { RunEnd, RunJob, RunNews } from '../runJob.js';
import { keptIn, remark, StatusLine, say, terminalWidth } from '../terminal.js';

interface RunOptions {
  readonly row?: string;
  readonly set?: readonly string[];
  readonly variant?: readonly string[];
  readonly out?: string;
  readonly json?: true;
  readonly series?: true;
  readonly resume?: true;
  readonly jump?: true;
  readonly lab?: string;
  readonly quiet?: true;
}

const explanation = `
Results go to the folder results/<name of the scenario>, or to the one given with --out:
  report.html         charts, tables and everything behind them; opens in any browser
  cycles.csv          the cycle table
  timeseries.parquet  voltage and current over time for the recorded cycles
  run.json            what is needed to repeat the run
  spectra.csv, analysed.csv, gitt.csv   where the programme takes spectra, rests or pulses, and their analysis

Ctrl-C ends the run and keeps what has been computed; Ctrl-C again quits at once.
A run that was ended in whatever way, even by a crash of the machine, goes on from its last complete cycle with
--resume, and gives the same results as if nothing had happened.

Examples
  argyrode run scenarios/ma2022-zro2.yaml
  argyrode run cell.yaml --set "cell.temperature=25 degC" --set variants.ZrO2.coating.thickness=10nm
  argyrode run --row study#4711
  argyrode run cell.yaml --variant bare --json > bare.json
`;

export function addRun(program: Command): void {
  program
    .command('run')
    .summary('simulate a scenario')
    .description('Simulate a scenario: print a comparison of its variants, and write a report and data files.')
    .argument('[scenario]', 'scenario file, YAML or JSON; none with --row')
    .option('--set <path=value>', 'change one value of the scenario; may be repeated', collected)
    .option(
      '--row <study#run>',
      'in place of a scenario: one run of a study (argyrode sweep), by its folder and number',
    )
    .option('--variant <name>', 'run only this variant; may be repeated', collected)
    .option('-o, --out <folder>', 'folder for the results')
    .option('--json', 'print one JSON object and nothing else; files only with --out')
    .option('--series', 'record the time series of all cycles; with --json, print them too')
    .option('--resume', 'go on with the unfinished run in the folder of the results')
    .option(
      '--jump',
      'cycle through some of many equal cycles only (numerics.cycleJumping), with an estimate of the error',
    )
    .option('--lab <address>', 'where the lab page is served: the report links to it with these cells')
    .option('-q, --quiet', 'no progress and no remarks')
    .addHelpText('after', explanation)
    .action((scenario: string | undefined, options: RunOptions, command: Command) => {
      if (scenario === undefined && options.row === undefined)
        command.error("error: missing required argument 'scenario'");
      if (scenario !== undefined && options.row !== undefined)
        command.error('error: a row of a study has its scenario with it');
      return run(scenario ?? options.row ?? '', options);
    });
}

async function run(scenario: string, options: RunOptions): Promise<void> {
  const status = new StatusLine(process.stderr.isTTY === true && !options.quiet);
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const job: RunJob = {
    scenario,
    row: options.row,
    settings: [...(options.jump ? ['numerics.cycleJumping=true'] : []), ...(options.set ?? [])],
    variants: options.variant ?? [],
    folder: options.out,
    json: options.json === true,
    series: options.series === true,
    resume: options.resume === true,
    // Resumed or not is no part of it, since the results are the same.
    command: commandLine(['--resume']),
    lab: options.lab,
    width: terminalWidth(),
    statusWidth: status.width,
    stop,
  };
  // Only the built package has the file that a thread starts with.
  const aside = import.meta.url.endsWith('.js') && threadLimit() > 0;
  // In this thread a signal would be heard at the end only: it does what it always does, and the checkpoint stays.
  const signal = aside ? stopOnSignal(stop, status) : () => undefined;
  const end = await (aside ? inThread : here)(job, (news) => {
    if (news.kind === 'progress' && signal() === undefined) status.show(news.text);
    if (news.kind !== 'note' || options.quiet) return;
    status.clear();
    remark(news.text);
  });
  status.clear();
  if (end.folder !== undefined) keptIn(end.folder);
  say(end.stdout);
  remark(options.quiet ? end.errors : end.errors + end.remarks);
  process.exitCode = end.code === exitCode.interrupted && signal() === 'SIGTERM' ? exitCode.terminated : end.code;
}

type Listener = (news: Exclude<RunNews, RunEnd>) => void;

async function here(job: RunJob, onNews: Listener): Promise<RunEnd> {
  return (await import('../runJob.js')).runJob(job, onNews);
}

/** In a thread of its own, so that a signal is heard in the middle of a long time step. */
function inThread(job: RunJob, onNews: Listener): Promise<RunEnd> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../runJob.js', import.meta.url), { workerData: job });
    worker.on('message', (news: RunNews) => {
      if (news.kind === 'end') resolve(news);
      else onNews(news);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the thread of the run ended with code ${code}`)));
  });
}

/** The first signal asks the run to end with what there is, the second one does not wait. Tells which signal came. */
function stopOnSignal(stop: Int32Array, status: StatusLine): () => NodeJS.Signals | undefined {
  let received: NodeJS.Signals | undefined;
  const hear = (signal: NodeJS.Signals): void => {
    if (received !== undefined) process.exit(128 + constants.signals[signal]);
    received = signal;
    Atomics.store(stop, 0, 1);
    status.show('Ending the run and keeping what has been computed; Ctrl-C again quits at once.');
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  return () => received;
}
