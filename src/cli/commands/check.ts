import type { Command } from 'commander';
import type { DiscretisationError } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { collected } from '../options.js';
import { remark, StatusLine, say, terminalWidth } from '../terminal.js';

interface CheckOptions {
  readonly set?: readonly string[];
  readonly json?: true;
  readonly accuracy?: true;
}

const explanation = `
The derived cell is what the equations will see: thickness and loading, the currents behind the C-rates, areas,
diffusion times, resistances and voltage drops. Judge them before you judge a simulation.

With --accuracy the programme is run, then once more with more nodes along the radius, more nodes through the cathode,
more classes of particles, a tighter tolerance, and all of these: what changes is what the numbers are uncertain by.

Examples
  argyrode check cell.yaml --set cell.cathode.loading=20mg/cm2
  argyrode check cell.yaml --accuracy
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
    .option('--accuracy', 'run it, and once finer in each direction: the error of discretisation')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', explanation)
    .action((scenario: string, options: CheckOptions) => check(scenario, options));
}

async function check(scenario: string, { set, json, accuracy }: CheckOptions): Promise<void> {
  const { checkJson, checkText, discretisationText, issuesJson, issuesText } = await import('../../output.js');
  const { discretisationError } = await import('../../index.js');
  const { prepareFile } = await import('../../node.js');
  const preparation = prepareFile(scenario, set ?? []);
  const { variants, issues } = preparation;
  const failed = variants.length === 0;
  const width = terminalWidth();
  if (!json && !failed) say(checkText(preparation, { width }));
  const errors: DiscretisationError[] = [];
  const status = new StatusLine(process.stderr.isTTY === true);
  for (const prepared of accuracy ? variants : []) {
    const found = discretisationError(prepared);
    let next = found.next();
    for (; !next.done; next = found.next()) status.show(`${prepared.name}: ${next.value}`);
    errors.push(next.value);
  }
  status.clear();
  if (json) say(`${jsonText(failed ? issuesJson(issues) : checkJson(preparation, errors))}\n`);
  else if (accuracy && !failed) say(`\n${discretisationText(errors)}`);
  if (issues.length > 0) remark(`${failed || json ? '' : '\n'}${issuesText(issues, scenario)}`);
  process.exitCode = failed ? exitCode.badInput : exitCode.ok;
}
