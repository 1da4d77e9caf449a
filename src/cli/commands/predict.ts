import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { Issue } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import { commandLine } from '../commandLine.js';
import { exitCode } from '../exitCode.js';
import { interruption } from '../interruption.js';
import { collected } from '../options.js';
import { remark, StatusLine, say } from '../terminal.js';
import { count } from './calibrate.js';

interface PredictOptions {
  readonly draws: number;
  readonly seed: number;
  readonly given?: string;
  readonly variant?: string;
  readonly mass?: string;
  readonly set?: readonly string[];
  readonly out?: string;
  readonly json?: true;
  readonly quiet?: true;
}

const explanation = `
Draws the constants of the laws from how they scatter between studies, runs all samples with every draw on all processors,
and prints medians with bands: what a cell of this recipe would do in a laboratory that nobody has fitted. What the scenario
states is kept; what it leaves to the built-in constants is drawn, the same for all of its samples. Bands hold the error of
the laws as well.

With --given, measured cycles of one sample (any file that "argyrode import" reads) make draws near them count for more; the
number of draws that this is worth is printed. Where it is too small, all draws are moved towards the data and run again.

The scenario has to use laws: transferable.

Examples
  argyrode predict cell.yaml
  argyrode predict cell.yaml --given first-cycles.csv --variant bare --mass 8.6mg --out results/prediction
`;

export function addPredict(program: Command): void {
  program
    .command('predict')
    .summary('predict cells that nobody fitted, with bands')
    .description('Predict the cycles of a recipe with bands, from constants as studies have them.')
    .argument('<scenario>', 'scenario file, YAML or JSON')
    .option('--draws <number>', 'draws of the constants', count, 200)
    .option('--seed <number>', 'of the draws', wholeNumber, 1)
    .option('--given <file>', 'measured cycles of one sample')
    .option('--variant <name>', 'with --given: the sample that was measured; default: the first one')
    .option(
      '--mass <mass>',
      'with --given: active material in the measured cell, for files without capacities per gram',
    )
    .option('--set <path=value>', 'change one value of the scenario; may be repeated', collected)
    .option('-o, --out <folder>', 'folder for report.html and prediction.json')
    .option('--json', 'print one JSON object and nothing else')
    .option('-q, --quiet', 'no progress')
    .addHelpText('after', explanation)
    .action((scenario: string, options: PredictOptions) => predictCells(scenario, options));
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

async function predictCells(file: string, options: PredictOptions): Promise<void> {
  const { builtInPopulation, Interrupted, predict } = await import('../../fit.js');
  const { cycleCount } = await import('../../index.js');
  const { issuesJson, issuesText, predictionJson, predictionReport, predictionText } = await import('../../output.js');
  const { openCellThreads, prepareFile } = await import('../../node.js');
  const { makeFolder, writeFiles } = await import('../writeFiles.js');
  const refuse = (issues: readonly Issue[], of = file): void => {
    if (options.json) say(`${jsonText(issuesJson(issues))}\n`);
    remark(issuesText(issues, of));
    process.exitCode = exitCode.badInput;
  };
  const preparation = prepareFile(file, options.set ?? []);
  const names = preparation.variants.map(({ name }) => name);
  if (names.length === 0) return refuse(preparation.issues);
  const wrong = preparation.variants.flatMap(unpredictable);
  const variant = options.variant ?? names[0] ?? '';
  if (!names.includes(variant)) {
    const message = 'There is no such variant.';
    wrong.push({ severity: 'error', path: '--variant', message, got: variant, allowed: names.join(', ') });
  }
  if (wrong.length > 0) return refuse(wrong);
  const given = options.given === undefined ? undefined : await measuredCycles(options.given, variant, options.mass);
  if (given && 'issue' in given) return refuse([given.issue], options.given);
  const reach = cycleCount(preparation.variants.find(({ name }) => name === variant)!.programme);
  const beyond = given?.measurements.filter(({ cycle = 1 }) => cycle > reach) ?? [];
  if (given && beyond.length > 0) {
    const some = beyond.length < given.measurements.length;
    const message = `The programme ends at cycle ${reach}: ${some ? 'later measured cycles are not used' : 'no measured cycle can be used'}.`;
    const got = `cycle ${beyond
      .map(({ cycle }) => cycle)
      .join(', ')
      .slice(0, 60)}`;
    const issue: Issue = { severity: some ? 'warning' : 'error', path: '--given', message, got };
    if (!some) return refuse([issue], options.given);
    if (!options.quiet) remark(issuesText([issue], options.given ?? ''));
  }
  if (options.out !== undefined) {
    const obstacle = makeFolder(options.out);
    if (obstacle) return refuse([obstacle]);
  }
  const { signal, code } = interruption();
  const pool = openCellThreads({ signal });
  const status = new StatusLine(process.stderr.isTTY === true && !options.quiet);
  let done = 0;
  const onRun = (): void => status.show(`${++done} of ${options.draws * names.length} runs`);
  try {
    const { draws, seed } = options;
    const prediction = await predict(preparation, { pool, population: builtInPopulation, draws, seed, given, onRun });
    status.clear();
    say(options.json ? `${jsonText(predictionJson(prediction))}\n` : predictionText(prediction));
    if (options.out !== undefined) {
      writeFiles(options.out, [
        { name: 'report.html', content: predictionReport(prediction, commandLine()) },
        { name: 'prediction.json', content: `${jsonText(predictionJson(prediction), 1)}\n` },
      ]);
      if (!options.json) say(`Written: ${join(options.out, 'report.html')}\n`);
    }
    if (prediction.variants.some(({ cycles }) => cycles.length === 0)) process.exitCode = exitCode.numericalFailure;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    remark('Interrupted: nothing was predicted.\n');
    process.exitCode = code() ?? exitCode.interrupted;
  } finally {
    status.clear();
    pool.close();
  }
}

type Preparations = Awaited<ReturnType<typeof import('../../node.js')['prepareFile']>>;

function unpredictable({ name, scenario, before }: Preparations['variants'][number]): Issue[] {
  const path = 'laws';
  if (scenario.laws !== 'transferable' || scenario.cell.kind !== 'lab') {
    const message = `${name} has constants of one study alone: nothing is known of how they scatter between studies.`;
    return [{ severity: 'error', path, message, got: scenario.laws, hint: 'laws: transferable, and a lab recipe' }];
  }
  if (before === undefined) return [];
  const message = `${name} goes on from an earlier run, which had constants of its own.`;
  return [{ severity: 'error', path: 'continues', message, hint: 'put the earlier programme before this one' }];
}

/** [bytes] Of a measured file at most. */
const largest = 1e9;

/** Cycles of a measured file as published points would state them. */
async function measuredCycles(file: string, variant: string, mass: string | undefined) {
  const { measurements, parseQuantity, quantityFits, readMeasured } = await import('../../index.js');
  const { readBytes } = await import('../../node.js');
  const refuse = (message: string, more: Partial<Issue> = {}) => ({
    issue: { severity: 'error', path: '--given', message, got: file, ...more } as Issue,
  });
  const read = readBytes(file, 'the measured cycles', largest);
  if ('issue' in read) return { issue: read.issue };
  const quantity = mass === undefined ? undefined : parseQuantity(mass);
  if (quantity && !('value' in quantity && quantityFits(quantity, 'mg')))
    return refuse('The mass cannot be read.', { path: '--mass', got: mass ?? '', hint: 'for example 8.6mg' });
  const measured = await readMeasured(read.bytes, quantity && 'value' in quantity ? { mass: quantity.value } : {});
  const found = measurements(measured, { variant, source: file });
  const usable = found.filter(({ unit }) => unit === 'mAh/g' || unit === '%' || unit === 'V' || unit === 'Ohm cm2');
  if (usable.length === 0)
    return refuse('There are no cycles with capacities per gram in it.', {
      hint: 'give --mass, or see argyrode import',
    });
  return { variant, measurements: usable };
}
