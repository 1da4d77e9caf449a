import { dirname, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { SensitivityResult } from '../../fit.js';
import type { Issue, Preparation } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { interruption } from '../interruption.js';
import { collected } from '../options.js';
import { remark, StatusLine, say } from '../terminal.js';
import { count } from './calibrate.js';

interface SensitivityOptions {
  readonly parameters?: readonly string[];
  readonly cycles?: readonly number[];
  readonly set?: readonly string[];
  readonly out?: string;
  readonly threads?: number;
  readonly json?: true;
  readonly quiet?: true;
}

const explanation = `
Every number of the recipe, every constant of the mechanisms that are on and the constants of the materials is moved a
little, up and down, and the programme is run again by the time steps of the run itself: what comes out is
d ln quantity/d ln number for every column of the cycle table, without the noise of two runs that chose their own steps.
Temperatures are moved in kelvin.

Where the run of a moved number goes another way (another limit ends a step), the difference of two runs under error control
stands for it, which is said.

With --out, the folder gets report.html with heat maps, sensitivity.csv and sensitivity.json.

Examples
  argyrode sensitivity cell.yaml --out results/sensitivity
  argyrode sensitivity cell.yaml --parameters cell.cathode.loading,mechanisms.contactLoss.rate --cycles 1,100 --json
`;

export function addSensitivity(program: Command): void {
  program
    .command('sensitivity')
    .summary('say which number of a recipe each quantity feels, over cycles')
    .description('Differentiate every quantity of the cycle table by every number of a recipe, without noise.')
    .argument('<scenario>', 'scenario file, YAML or JSON')
    .option('--parameters <paths>', 'only these numbers, separated by commas; default: all', paths)
    .option('--cycles <numbers>', 'only these cycles, separated by commas; default: about a dozen', cycleNumbers)
    .option('--set <path=value>', 'change one value of the scenario; may be repeated', collected)
    .option('-o, --out <folder>', 'also write a report with heat maps, and all numbers, to a folder')
    .option('--threads <number>', 'threads; default: one per processor', count)
    .option('--json', 'print one JSON object and nothing else')
    .option('-q, --quiet', 'no progress and no remarks')
    .addHelpText('after', explanation)
    .action((scenario: string, options: SensitivityOptions) => sensitivity(scenario, options));
}

async function sensitivity(scenario: string, options: SensitivityOptions): Promise<void> {
  const { issuesJson, issuesText, recipeSensitivityFiles, recipeSensitivityJson, recipeSensitivityText } = await import(
    '../../output.js'
  );
  const { prepareFile } = await import('../../node.js');
  const { makeFolder, writeFiles } = await import('../writeFiles.js');
  const fail = (issues: readonly Issue[]): void => {
    if (options.json) say(`${jsonText(issuesJson(issues))}\n`);
    remark(issuesText(issues, scenario));
    process.exitCode = exitCode.badInput;
  };
  const preparation = prepareFile(scenario, options.set ?? []);
  if (preparation.variants.length === 0) return fail(preparation.issues);
  const unknown = [
    ...(await unknownNumbers(preparation, options.parameters ?? [])),
    ...(await unknownCycles(preparation, options.cycles ?? [])),
  ];
  if (unknown.length > 0) return fail(unknown);
  const obstacle = options.out === undefined ? undefined : makeFolder(options.out);
  if (obstacle) return fail([obstacle]);
  if (!options.quiet && preparation.issues.length > 0) remark(issuesText(preparation.issues, scenario));

  const { signal, code } = interruption();
  const result = await differentiated(preparation, scenario, options, signal);
  if (!result) {
    remark('Interrupted before anything was known.\n');
    process.exitCode = code() ?? exitCode.ok;
    return;
  }
  say(options.json ? `${jsonText(recipeSensitivityJson(result))}\n` : recipeSensitivityText(result));
  if (options.out !== undefined) {
    const files = recipeSensitivityFiles(result, commandOf(scenario, options));
    writeFiles(options.out, files);
    if (!options.json) say(`\nWritten to ${options.out}: ${files.map(({ name }) => name).join(', ')}\n`);
  }
  const failed = result.variants.some(({ status }) => status.code === 'failed');
  process.exitCode = code() ?? (failed ? exitCode.numericalFailure : exitCode.ok);
}

async function differentiated(
  preparation: Preparation,
  scenario: string,
  options: SensitivityOptions,
  signal: AbortSignal,
): Promise<SensitivityResult | undefined> {
  const { recipeSensitivity, unlessInterrupted } = await import('../../fit.js');
  const { openCellThreads, readTextFile } = await import('../../node.js');
  const { parameters, cycles, threads } = options;
  const status = new StatusLine(process.stderr.isTTY === true && !options.quiet);
  const pool = openCellThreads({ signal, ...(threads === undefined ? {} : { threads }) });
  try {
    return await unlessInterrupted(
      recipeSensitivity(preparation, {
        pool,
        ...(parameters ? { parameters } : {}),
        ...(cycles ? { cycles } : {}),
        readFile: (path) => {
          const read = readTextFile(resolve(dirname(scenario), path));
          return 'text' in read ? read.text : '';
        },
        onProgress: ({ done, of }) => status.show(`${done} of ${of} simulations`),
      }),
    );
  } finally {
    pool.close();
    status.clear();
  }
}

async function unknownNumbers(preparation: Preparation, asked: readonly string[]): Promise<Issue[]> {
  if (asked.length === 0) return [];
  const { sensitivityParameters } = await import('../../fit.js');
  const { nearest } = await import('../../index.js');
  const known = sensitivityParameters(preparation).map(({ path }) => path);
  return asked
    .filter((path) => !known.includes(path))
    .map((got) => {
      const alike = nearest(got, known);
      return {
        severity: 'error',
        path: '--parameters',
        message:
          'The cells of this scenario have no such number, it is zero, or it is stated in another unit than its own.',
        got,
        allowed: known.join(', '),
        ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
      } as const;
    });
}

async function unknownCycles({ variants }: Preparation, asked: readonly number[]): Promise<Issue[]> {
  const { cycleCount } = await import('../../index.js');
  const last = Math.max(...variants.map(({ programme }) => cycleCount(programme)));
  return asked
    .filter((cycle) => cycle > last)
    .map((cycle) => ({
      severity: 'error',
      path: '--cycles',
      message: 'There is no such cycle.',
      got: String(cycle),
      allowed: `1 to ${last}`,
    }));
}

function commandOf(scenario: string, { parameters, cycles, set = [] }: SensitivityOptions): string {
  const words = ['argyrode sensitivity', scenario];
  if (parameters) words.push('--parameters', parameters.join(','));
  if (cycles) words.push('--cycles', cycles.join(','));
  return [...words, ...set.map((one) => `--set '${one}'`)].join(' ');
}

function paths(text: string): string[] {
  return text.split(',').map((path) => path.trim());
}

function cycleNumbers(text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.some((cycle) => !Number.isInteger(cycle) || cycle < 1))
    throw new InvalidArgumentError('These must be cycle numbers from 1, separated by commas.');
  return numbers;
}
