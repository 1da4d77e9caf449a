import type { Command } from 'commander';
import { jsonText } from '../../../output/text/printable.js';
import { commandLine } from '../../commandLine.js';
import { say } from '../../terminal.js';
import { findingsOf, studyFolder } from './findings.js';

const explanation = `
Of a design sobol, latin, grid or population the indices are those of an expansion in polynomials, and it is said how much of
left-out runs that predicts. kind: saltelli needs no such model and more runs; kind: morris screens many parameters by few.
"total" is the share of the variance that would be left if all others were known, "alone" the share that the parameter takes by
itself; "from" and "to" are means of the output near the lower and the upper end of its range.

Example
  argyrode sweep sensitivity results/study
`;

export function addSweepSensitivity(sweep: Command): void {
  sweep
    .command('sensitivity')
    .summary('which parameter decides what')
    .description('Sobol indices with intervals (or the steps of a screening) of every output of a study.')
    .argument('<folder>', 'folder of the study, or its name below results')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', explanation)
    .action((folder: string, _: unknown, command: Command) => sensitivity(folder, command.optsWithGlobals()));
}

async function sensitivity(given: string, { json }: { readonly json?: true }): Promise<void> {
  const { sensitivityJson, sensitivityText } = await import('../../../output.js');
  const found = await studyFolder(given);
  if (!found) return;
  const { sensitivities } = await findingsOf(found.folder, found.record, commandLine());
  say(json ? `${jsonText(sensitivityJson(sensitivities))}\n` : sensitivityText(sensitivities));
}
