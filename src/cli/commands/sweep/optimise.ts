import { join } from 'node:path';
import type { Command } from 'commander';
import type { Optimum, SweepStudy } from '../../../fit.js';
import { threadLimit } from '../../../node/threadLimit.js';
import { jsonText } from '../../../output/text/printable.js';
import { exitCode } from '../../exitCode.js';
import { interruption } from '../../interruption.js';
import { remark, StatusLine, say } from '../../terminal.js';
import { count } from '../calibrate.js';
import { refuse } from './findings.js';
import { openedStudy } from './openedStudy.js';

interface OptimiseOptions {
  readonly maximise?: string;
  readonly minimise?: string;
  readonly runs: number;
  readonly out?: string;
  readonly set?: readonly string[];
  readonly threads?: number;
  readonly json?: true;
  readonly quiet?: true;
}

const explanation = `
The bounds are those of "vary" in the study file; its design does not count, its seed does. Without --maximise and --minimise the
first goal of the study file is pursued. The search begins at the best of a few points of a Sobol sequence and goes on by evolution
(CMA-ES), a generation at a time on all processors. optimum.json in the folder of the results is the best cell as a scenario,
optimum.csv all that were tried.

Example
  argyrode sweep optimise study.yaml --maximise retention_100 --runs 200
`;

export function addSweepOptimise(sweep: Command): void {
  sweep
    .command('optimise')
    .summary('the best values within the bounds')
    .description('Find the values of the varied numbers with which one column is largest or smallest.')
    .argument('<study>', 'study file')
    .option('--maximise <column>', 'what is wanted large')
    .option('--minimise <column>', 'what is wanted small')
    .option('--runs <number>', 'runs at most', count, 200)
    .addHelpText('after', explanation)
    .action((file: string, _: unknown, command: Command) => optimiseStudy(file, command.optsWithGlobals()));
}

async function optimiseStudy(file: string, options: OptimiseOptions): Promise<void> {
  const opened = await openedStudy(file, options);
  if (opened === undefined) return;
  const { study, place } = opened;
  const { Interrupted, optimise } = await import('../../../fit.js');
  const { openSweepThreads } = await import('../../../node.js');
  const { makeFolder, writeFiles } = await import('../../writeFiles.js');
  const goal = goalOf(study, options);
  const names = study.columns.filter(({ type }) => type === 'number').map(({ name }) => name);
  if (!goal || !names.includes(goal.column)) {
    const message = goal ? 'There is no such column of numbers.' : 'It is not said what is wanted.';
    const got = goal ? { got: goal.column } : {};
    const issue = { severity: 'error', path: '--maximise', message, ...got, allowed: names.join(', ') } as const;
    return refuse([issue], file);
  }
  const folder = options.out ?? place.results;
  const obstacle = makeFolder(folder);
  if (obstacle) return refuse([obstacle], file);
  const { signal, code } = interruption();
  const pool = openSweepThreads(study, { signal, threads: threadLimit(options.threads) });
  const status = new StatusLine(process.stderr.isTTY === true && !options.quiet);
  let made = 0;
  const onRow = (): void => status.show(`${++made} of ${options.runs} runs`);
  try {
    const { runs } = options;
    const optimum = await optimise(study, { pool, goal, runs, seed: study.design.seed, onRow });
    status.clear();
    writeFiles(folder, await filesOf(study, optimum));
    say(options.json ? `${jsonText(jsonOf(study, optimum))}\n` : textOf(study, optimum, folder));
    if (!optimum.best) process.exitCode = exitCode.numericalFailure;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    remark('Interrupted: nothing was found.\n');
    process.exitCode = code() ?? exitCode.interrupted;
  } finally {
    status.clear();
    pool.close();
  }
}

function goalOf({ goals }: SweepStudy, { maximise, minimise }: OptimiseOptions) {
  if (maximise !== undefined) return { column: maximise, aim: 'maximum' as const };
  return minimise === undefined ? goals[0] : { column: minimise, aim: 'minimum' as const };
}

/** The values of a row by the names of their columns. */
function valuesOf({ columns }: SweepStudy, row: NonNullable<Optimum['best']>) {
  const values = [...row.parameters, ...row.outputs];
  return columns.map(({ name, unit }, i) => ({ name, unit, value: values[i] ?? null }));
}

function jsonOf(study: SweepStudy, { best, rows, converged }: Optimum) {
  const finite = (value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? null : value);
  const values = best && Object.fromEntries(valuesOf(study, best).map(({ name, value }) => [name, finite(value)]));
  return { best: values ?? null, runs: rows.length, converged };
}

function textOf(study: SweepStudy, { best, rows, converged }: Optimum, folder: string): string {
  if (!best) return `None of ${rows.length} runs has a value.\n`;
  const lines = valuesOf(study, best).map(
    ({ name, unit, value }) => `  ${name}: ${value}${unit === '' ? '' : ` ${unit}`}`,
  );
  const end = converged ? 'the search has come to its end' : 'more runs may find better';
  return `The best of ${rows.length} runs (${end}):\n${lines.join('\n')}\nAs a scenario: ${join(folder, 'optimum.json')}\n`;
}

async function filesOf(study: SweepStudy, { best, rows, coordinates }: Optimum) {
  const { rowDocument } = await import('../../../fit.js');
  const { csv, field } = await import('../../../output.js');
  const heads = ['run', ...study.columns.map(({ name }) => name), 'status', 'reason'];
  const lines = rows.map((row) => [
    String(row.run),
    ...[...row.parameters, ...row.outputs].map(field),
    row.status,
    row.reason,
  ]);
  const table = { name: 'optimum.csv', content: csv([heads, ...lines]) };
  if (!best) return [table];
  return [table, { name: 'optimum.json', content: `${jsonText(rowDocument(study, coordinates), 1)}\n` }];
}
