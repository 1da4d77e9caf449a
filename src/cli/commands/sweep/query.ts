import type { Command } from 'commander';
import type { QueryAnswer } from '../../../node.js';
import { jsonText } from '../../../output/text/printable.js';
import { exitCode } from '../../exitCode.js';
import { remark, say, terminalWidth } from '../../terminal.js';

const explanation = `
Examples
  argyrode sweep query results/study "select count(*), status from runs group by status"
  argyrode sweep query results/study "select * from runs where run = 4711" --json
  argyrode sweep query results/study "copy (select * from runs) to 'runs.csv'"
`;

export function addSweepQuery(sweep: Command): void {
  sweep
    .command('query')
    .summary('ask the table of a study in SQL')
    .description(
      'Ask the table `runs` of a study in SQL (DuckDB). Its columns: run, parameters, outputs, status, reason.',
    )
    .argument('<folder>', 'folder of the study, or its name below results')
    .argument('<sql>', 'query')
    .option('--json', 'print a list of rows as JSON and nothing else')
    .addHelpText('after', explanation)
    // What the command above has as well is heard there.
    .action((folder: string, sql: string, _: unknown, command: Command) =>
      query(folder, sql, command.optsWithGlobals()),
    );
}

async function query(given: string, sql: string, { json }: { readonly json?: true }): Promise<void> {
  const { QueryRefused, queryRuns, sweepFolder } = await import('../../../node.js');
  const { issuesText } = await import('../../../output.js');
  const found = sweepFolder(given);
  if ('issue' in found) {
    remark(issuesText([found.issue], given));
    process.exitCode = exitCode.badInput;
    return;
  }
  try {
    await queryRuns(found.folder, found.record, sql, json ? printJson : printTable);
  } catch (error) {
    if (!(error instanceof QueryRefused)) throw error;
    remark(`${error.message}\n`);
    process.exitCode = exitCode.badInput;
  }
}

/** A list of objects, one a line, printed as it comes. */
async function printJson({ columns, chunks }: QueryAnswer): Promise<void> {
  let before = '[';
  for await (const rows of chunks) {
    for (const row of rows) {
      say(`${before}\n${jsonText(Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])))}`);
      before = ',';
    }
    await drained();
  }
  say(before === '[' ? '[]\n' : '\n]\n');
}

/** Rows that decide how wide a column is. */
const sample = 1000;

async function printTable({ columns, chunks }: QueryAnswer): Promise<void> {
  const { queryTable } = await import('../../../output.js');
  let begun = false;
  for await (const rows of chunks) {
    for (let at = 0; at < rows.length || !begun; at += sample) {
      say(queryTable(begun ? [] : columns, rows.slice(at, at + sample), terminalWidth()));
      begun = true;
    }
    await drained();
  }
  if (!begun) say(queryTable(columns, [], terminalWidth()));
}

/** What a slow reader has not taken does not pile up. */
async function drained(): Promise<void> {
  if (process.stdout.writableNeedDrain) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
