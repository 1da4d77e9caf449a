import type { Command } from 'commander';
import { jsonText } from '../output/printable.js';
import { exitCode } from './exitCode.js';
import { collected } from './options.js';
import { remark, say, terminalWidth } from './terminal.js';

interface CheckOptions {
  readonly set?: readonly string[];
  readonly json?: true;
}

const explanation = `
The derived cell is what the equations will see: thickness and loading, the currents behind the C-rates, areas,
diffusion times, resistances and voltage drops. Judge them before you judge a simulation.

Example
  argyrode check cell.yaml --set cell.cathode.loading=20mg/cm2
`;

export function addCheck(program: Command): void {
  program
    .command('check')
    .summary('check a scenario and show the cell derived from it')
    .description(
      'Check a scenario without running it: every mistake at once, or the derived cell and the programme in words.',
    )
    .argument('<scenario>', 'scenario file, YAML or JSON')
    .option('--set <path=value>', 'change one value of the scenario; may be repeated', collected)
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', explanation)
    .action((scenario: string, options: CheckOptions) => check(scenario, options));
}

async function check(scenario: string, { set, json }: CheckOptions): Promise<void> {
  const { checkJson, checkText, issuesJson, issuesText } = await import('../index.js');
  const { prepareFile } = await import('./scenarioFile.js');
  const preparation = prepareFile(scenario, set ?? []);
  const { variants, issues } = preparation;
  const failed = variants.length === 0;
  if (json) say(`${jsonText(failed ? issuesJson(issues) : checkJson(preparation))}\n`);
  else if (!failed) say(checkText(preparation, { width: terminalWidth() }));
  if (issues.length > 0) remark(`${failed || json ? '' : '\n'}${issuesText(issues, scenario)}`);
  process.exitCode = failed ? exitCode.badInput : exitCode.ok;
}
