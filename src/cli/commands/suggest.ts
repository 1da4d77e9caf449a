import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { FileIssues, FitProblem, FittedValues } from '../../fit.js';
import type { Issue } from '../../index.js';
import type { FitPlace } from '../../node.js';
import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { interruption } from '../interruption.js';
import { collected } from '../options.js';
import { remark, say, terminalWidth } from '../terminal.js';
import { count } from './calibrate.js';

interface SuggestOptions {
  readonly at?: string;
  readonly set?: readonly string[];
  readonly most: number;
  readonly threads?: number;
  readonly json?: true;
  readonly quiet?: true;
}

const explanation = `
Which further measurement would narrow the intervals of the free numbers most: impedance or active mass at some cycle, a slow
cycle in between, another cell at another rate or temperature. Each is simulated with every number moved a little; what it
would say is added to what the data of the fit file say already (Fisher information). What has been measured is not
proposed again.

The numbers are those of an earlier fit (results/<name>/fit.json, or --at), whose scatter is used too. Without a fit they are
the start values: that plans an experiment before there are any data.

Assumed are 10 % for a resistance, 2 points for an active mass, 1 % for a capacity.

Examples
  argyrode suggest fit.yaml
  argyrode suggest fit.yaml --at results/fit-example/fit.json --most 3
`;

export function addSuggest(program: Command): void {
  program
    .command('suggest')
    .summary('say which further measurement would tell most about the free numbers of a fit')
    .description('Say which further measurement would narrow the intervals of a fit most.')
    .argument('<file>', 'fit file, as for argyrode fit, or a folder with a fit.yaml')
    .option('--at <file>', 'fit.json of an earlier fit; default: results/<name>/fit.json where there is one')
    .option('--set <path=value>', 'change one value of all scenarios; may be repeated', collected)
    .option('--most <number>', 'suggestions at most', count, 6)
    .option('--threads <number>', 'threads; default: one per processor', count)
    .option('--json', 'print one JSON object and nothing else')
    .option('-q, --quiet', 'no notes on what was read')
    .addHelpText('after', explanation)
    .action((file: string, options: SuggestOptions) => suggest(file, options));
}

async function suggest(given: string, options: SuggestOptions): Promise<void> {
  const { openFit, ProblemEvaluation, suggestMeasurements, unlessInterrupted } = await import('../../fit.js');
  const { issuesJson, issuesText, suggestionJson, suggestionText } = await import('../../output.js');
  const { fitPlace, openCellThreads } = await import('../../node.js');
  const fail = (issues: readonly Issue[], text: string): void => {
    if (options.json) say(`${jsonText(issuesJson(issues))}\n`);
    remark(text);
    process.exitCode = exitCode.badInput;
  };
  const place = fitPlace(given);
  if ('issue' in place) return fail([place.issue], issuesText([place.issue], given));
  const { problem, wrong, warnings, notes } = await openFit(place.text, place.files, options.set ?? [], place.name);
  const filesText = (all: readonly FileIssues[]): string =>
    all.map(({ file, issues }) => issuesText(issues, place.shown(file))).join('');
  if (!problem) {
    return fail(
      wrong.flatMap(({ issues }) => issues),
      filesText(wrong),
    );
  }
  const at = await valuesFor(problem, place, options.at);
  if ('issue' in at) return fail([at.issue], issuesText([at.issue], at.file));
  if (!options.quiet) {
    for (const { file, sentences } of notes)
      remark(`${place.shown(file)}\n${sentences.map((sentence) => `  ${sentence}\n`).join('')}`);
    remark(filesText(warnings));
  }

  const { signal, code } = interruption();
  const pool = openCellThreads({ signal, ...(options.threads === undefined ? {} : { threads: options.threads }) });
  try {
    const evaluation = new ProblemEvaluation(problem, pool);
    const { values, scatter, basis } = at;
    const suggestions = await unlessInterrupted(
      suggestMeasurements(problem, values, evaluation, { most: options.most, scatter }),
    );
    if (suggestions) {
      const sheet = { title: problem.title, basis, suggestions, width: terminalWidth() };
      say(options.json ? `${jsonText(suggestionJson(sheet))}\n` : suggestionText(sheet));
    } else remark('Interrupted before anything was known.\n');
    process.exitCode = code() ?? exitCode.ok;
  } finally {
    pool.close();
  }
}

/** Where suggestions are computed, or why nowhere. */
type Basis = (FittedValues & { readonly basis: string }) | { readonly issue: Issue; readonly file: string };

/** The values of an earlier fit where there is one, otherwise those that a fit would start at. */
async function valuesFor(problem: FitProblem, { results }: FitPlace, asked: string | undefined): Promise<Basis> {
  const { fittedValues, startingValues } = await import('../../fit.js');
  const { readTextFile } = await import('../../node.js');
  const file = asked ?? join(results, 'fit.json');
  const start = startingValues(problem);
  if (asked === undefined && !existsSync(file))
    return {
      ...start,
      basis: `Before any ${problem.data.length > 0 ? 'fit' : 'data'}: at the values that a fit would start at.`,
    };
  const read = readTextFile(file, 'fit.json');
  if ('issue' in read) return { issue: read.issue, file };
  const found = fittedValues(read.text, problem);
  if (!('fault' in found)) return { ...found, basis: `At the values of ${file}.` };
  // What nobody has asked for may be the fit of an older file.
  if (asked === undefined)
    return { ...start, basis: `At the values that a fit would start at: ${file} is of another one. ${found.fault}` };
  const hint = 'run argyrode fit first, or leave out --at';
  return { issue: { severity: 'error', path: '', message: found.fault, hint } as const, file };
}
