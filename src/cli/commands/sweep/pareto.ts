import type { Command } from 'commander';
import { jsonText } from '../../../output/text/printable.js';
import { commandLine } from '../../commandLine.js';
import { collected } from '../../options.js';
import { say, terminalWidth } from '../../terminal.js';
import { findingsOf, goalsOf, refuse, studyFolder } from './findings.js';

interface ParetoOptions {
  readonly maximise?: readonly string[];
  readonly minimise?: readonly string[];
  readonly json?: true;
}

const explanation = `
Without goals on the command line those of the study file count (goals: [{ column: retention_100, aim: maximum }, ...]).

Example
  argyrode sweep pareto results/study --maximise retention_100 --maximise dischargeCapacity_1 --minimise cathode_thickness
`;

export function addSweepPareto(sweep: Command): void {
  sweep
    .command('pareto')
    .summary('runs that no other beats in all goals')
    .description('The runs of a study that no other beats in all of the named goals.')
    .argument('<folder>', 'folder of the study, or its name below results')
    .option('--maximise <column>', 'what is wanted large; may be repeated', collected)
    .option('--minimise <column>', 'what is wanted small; may be repeated', collected)
    .option('--json', 'print a list of rows as JSON and nothing else')
    .addHelpText('after', explanation)
    .action((folder: string, _: unknown, command: Command) => pareto(folder, command.optsWithGlobals()));
}

async function pareto(given: string, { maximise, minimise, json }: ParetoOptions): Promise<void> {
  const { queryTable } = await import('../../../output.js');
  const found = await studyFolder(given);
  if (!found) return;
  const { folder, record } = found;
  const { goals, issues } = goalsOf(record, maximise, minimise);
  if (issues.length > 0) return refuse(issues, given);
  const { front, goals: used } = await findingsOf(folder, record, commandLine(), goals.length > 0 ? goals : undefined);
  if (used.length === 0) {
    const hint = '--maximise and --minimise, or goals in the study file';
    return refuse([{ severity: 'error', path: 'goals', message: 'It is not said what is wanted.', hint }], given);
  }
  const names = ['run', ...record.columns.map(({ name }) => name)];
  const rows = front.map((row) => [row.run, ...row.parameters, ...row.outputs]);
  const objects = rows.map((row) => Object.fromEntries(names.map((name, i) => [name, finite(row[i])])));
  say(json ? `${jsonText(objects)}\n` : queryTable(names, rows, terminalWidth()));
}

function finite(value: number | string | undefined): number | string | null {
  return value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? null : value;
}
