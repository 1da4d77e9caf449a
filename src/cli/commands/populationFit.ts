import { join } from 'node:path';
import type { Command } from 'commander';
import type { Issue } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import { commandLine } from '../commandLine.js';
import { exitCode } from '../exitCode.js';
import { interruption } from '../interruption.js';
import { studyLog } from '../studyLog.js';
import { remark, StatusLine, say } from '../terminal.js';
import { count } from './calibrate.js';
import { wholeNumber } from './predict.js';

interface PopulationFitRequest {
  readonly out: string;
  readonly draws: number;
  readonly seed: number;
  readonly rounds: number;
  readonly resume?: true;
  readonly json?: true;
  readonly quiet?: true;
}

const explanation = `
Estimates mean and spread of the constants from all studies together: each is run with draws of the population and linearised over
them, all are fitted with one mean, one spread between studies and the error of the laws, the next draws are of what came out. Every study
is then predicted by the others. What was fitted to a single study is dropped; numbers marked "role: predicted" are kept out.

The folder of the results gets population.json, the record, report.html, its figures, and estimate.ts: put in the place of src/population/estimate.ts it
is what predictions draw from. Simulations are kept there as they come; after whatever end --resume uses them.

Examples
  argyrode population fit
  argyrode population fit scenarios/transferable/shi2023 scenarios/transferable/zhao2024 --rounds 2
`;

export function addPopulationFit(population: Command): void {
  population
    .command('fit')
    .summary('estimate them from published studies')
    .description(
      'Estimate mean and spread of the constants, and the error of the laws, from published studies together.',
    )
    .argument('[studies...]', 'folders of studies; default: all built-in ones under the laws in common')
    .option('-o, --out <folder>', 'folder for the results', join('results', 'population'))
    .option('--draws <number>', 'draws of the population with which every study is run in a round', count, 96)
    .option('--seed <number>', 'seed of the draws', wholeNumber, 1)
    .option('--rounds <number>', 'rounds at most', count, 1)
    .option('--resume', 'use the simulations of an earlier estimation in the folder of the results')
    .option('--json', 'print one JSON object and nothing else')
    .option('-q, --quiet', 'no progress')
    .addHelpText('after', explanation)
    .action((studies: readonly string[], options: PopulationFitRequest) => estimatePopulation(studies, options));
}

async function estimatePopulation(given: readonly string[], options: PopulationFitRequest): Promise<void> {
  const { builtInPopulation, estimateModule, fitPopulation, Interrupted, openStudy, populationRows } = await import(
    '../../fit.js'
  );
  const { version } = await import('../../index.js');
  const { issuesJson, issuesText, populationFitText, populationReport } = await import('../../output.js');
  const { openCellThreads, transferablePlaces } = await import('../../node.js');
  const { wrongText } = await import('../wrongText.js');
  const { writeFiles } = await import('../writeFiles.js');
  const fail = (issues: readonly Issue[], text: string): void => {
    if (options.json) say(`${jsonText(issuesJson(issues))}\n`);
    remark(text);
    process.exitCode = exitCode.badInput;
  };
  const found = given.length === 0 ? [transferablePlaces()] : given.map((one) => transferablePlaces(one));
  const unknown = found.flatMap(({ issue }) => issue ?? []);
  if (unknown.length > 0) return fail(unknown, issuesText(unknown, 'population fit'));
  const read = found.flatMap(({ places }) => places).map((place) => ({ place, ...openStudy(place.text, place.files) }));
  const wrong = read.filter(({ opened }) => !opened);
  if (wrong.length > 0) {
    const issues = wrong.flatMap((one) => one.wrong.flatMap((file) => file.issues));
    return fail(issues, wrong.map((one) => wrongText(one.wrong, one.place, issuesText)).join(''));
  }
  const studies = read.flatMap(({ opened }) => opened ?? []);
  const log = await studyLog(studies, [], options);
  if ('issue' in log) return fail([log.issue], issuesText([log.issue], options.out));
  const { signal, code } = interruption();
  const pool = openCellThreads({ signal });
  const status = new StatusLine(process.stderr.isTTY === true && !options.quiet);
  let [done, where] = [0, 'draws about the built-in constants'];
  try {
    const fitted = await fitPopulation(studies, builtInPopulation, {
      pool,
      log,
      draws: options.draws,
      seed: options.seed,
      rounds: options.rounds,
      onRun: () => status.show(`${++done} runs, ${where}`),
      onRound: (round, change) => {
        where = `after round ${round} (means moved by up to ${change.toPrecision(2)} standard deviations)`;
      },
    });
    status.clear();
    const { population, ...record } = fitted;
    const rows = populationRows(population);
    const all = { version, source: population.source, ...record, modelError: population.modelError, constants: rows };
    say(
      options.json ? `${jsonText(all)}\n` : populationFitText(population.source, rows, record.studies, record.leftOut),
    );
    writeFiles(options.out, [
      { name: 'population.json', content: `${jsonText(all, 1)}\n` },
      { name: 'estimate.ts', content: estimateModule(fitted) },
      { name: 'report.html', content: populationReport(all, commandLine()) },
    ]);
    if (!options.json) say(`Written: ${join(options.out, 'population.json')}, estimate.ts, report.html\n`);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    remark('Interrupted: --resume goes on from here.\n');
    process.exitCode = code() ?? exitCode.interrupted;
  } finally {
    status.clear();
    log.close();
    pool.close();
  }
}
