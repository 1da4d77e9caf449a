import { type Command, InvalidArgumentError } from 'commander';
import { collected } from '../../options.js';
import { count } from '../calibrate.js';
import { addSweepMerge } from './merge.js';
import { addSweepOptimise } from './optimise.js';
import { addSweepPareto } from './pareto.js';
import { addSweepQuery } from './query.js';
import { addSweepReport } from './report.js';
import { addSweepSensitivity } from './sensitivity.js';
import type { SweepOptions } from './sweepRuns.js';

const explanation = `
A study file says what differs between the runs of one scenario, and what is kept of each:

  scenario: cell.yaml
  design: { kind: sobol, runs: 1000, seed: 1 }   # or latin, grid, list, population, saltelli, morris
  vary:
    - { parameter: cell.cathode.coating.thickness, from: 1 nm, to: 10 nm, scale: log }
    - { parameter: cell.pressure, from: 5 MPa, to: 100 MPa }
  outputs:
    - { quantity: retention, cycle: 100 }
    - { quantity: dischargeCapacity, cycle: 1, variant: coated }

Results go to results/<name of the study file>, or to the folder given with --out:
  runs/                Parquet, one row for each run: run, parameters, outputs, status, reason
  report.html          which parameter decides what: tornado, maps, parallel coordinates, the front of the goals
  study.json           what is needed to repeat any row: argyrode run --row study#4711
A run that fails is a row with its reason. After whatever end, even a crash, --resume makes the runs that are missing and no
others. The table is the same bits on any number of threads. Runs of another study in the same folder are set aside.

Examples
  argyrode sweep study.yaml
  argyrode sweep query results/study "select avg(retention_100) from runs"
  argyrode sweep study.yaml --slurm 64            # then: sbatch results/study/slurm.sh
  argyrode sweep study.yaml --shard 2/8           # on the second of eight machines; then: argyrode sweep merge results/study
`;

export function addSweep(program: Command): void {
  const sweep = program
    .command('sweep')
    .summary('run a scenario thousands of times')
    .description('Run one scenario many times with other values, and keep what comes out in a table.')
    .argument('<study>', 'study file')
    .option('-o, --out <folder>', 'folder for the results')
    .option('--set <path=value>', 'change one value of the scenario; may be repeated', collected)
    .option('--resume', 'make the runs that are missing in the folder of the results')
    .option('--shard <i/n>', 'only the i-th of n parts of the runs', shardOf)
    .option('--slurm <jobs>', 'make no runs, write a script for an array of so many jobs of Slurm', count)
    .option(
      '--queue <address>',
      'have the runs made by workers (argyrode worker) of a Redis or Valkey server, redis://host:port',
    )
    .option('--threads <number>', 'threads at most; 0: none beside the main one', wholeNumber)
    .option('--json', 'print one JSON object and nothing else')
    .option('-q, --quiet', 'no progress and no remarks')
    .addHelpText('after', explanation)
    .action(async (study: string, options: SweepOptions) => (await import('./sweepRuns.js')).sweepRuns(study, options));
  for (const add of [
    addSweepQuery,
    addSweepSensitivity,
    addSweepPareto,
    addSweepOptimise,
    addSweepReport,
    addSweepMerge,
  ])
    add(sweep);
}

function wholeNumber(text: string): number {
  return text === '0' ? 0 : count(text);
}

function shardOf(text: string): { readonly index: number; readonly of: number } {
  const [, i, n] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const [index, of] = [Number(i) - 1, Number(n)];
  if (!(index >= 0 && index < of)) throw new InvalidArgumentError('It has the form 2/8: the second of eight parts.');
  return { index, of };
}
