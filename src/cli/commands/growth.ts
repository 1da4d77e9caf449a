import type { Command } from 'commander';
import type { Issue } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { collected } from '../options.js';
import { remark, say } from '../terminal.js';
import { count } from './calibrate.js';

interface GrowthOptions {
  readonly cycle: number;
  readonly resistance: string;
  readonly variant?: string;
  readonly set?: readonly string[];
  readonly json?: true;
}

const explanation = `
Growth of the interphase differs between studies more than anything else, and one spectrum tells it: the resistance of the
interface (charge transfer and films, per cell area) near half charge, after one of the first cycles. The programme is run to
that cycle with one growth after the other until it has the resistance; all else stays as the scenario says, which has to use
the transferable laws.

Example
  argyrode growth cell.yaml --variant bare --cycle 3 --resistance "60 Ohm cm2"
`;

export function addGrowth(program: Command): void {
  program
    .command('growth')
    .summary('growth of the interphase from one early resistance')
    .description('Find the growth of the interphase with which a cell has a resistance that was measured early.')
    .argument('<scenario>', 'scenario file, YAML or JSON')
    .requiredOption('--cycle <number>', 'cycle after which it was measured', count)
    .requiredOption('--resistance <value>', 'of the interface per cell area, e.g. "60 Ohm cm2"')
    .option('--variant <name>', 'cell that was measured; default: the first one')
    .option('--set <path=value>', 'change one value of the scenario; may be repeated', collected)
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', explanation)
    .action((scenario: string, options: GrowthOptions) => growth(scenario, options));
}

async function growth(file: string, options: GrowthOptions): Promise<void> {
  const { growthText, issuesJson, issuesText } = await import('../../output.js');
  const { fromSi, growthFromResistance, parseQuantity, quantityFits } = await import('../../index.js');
  const { prepareFile } = await import('../../node.js');
  const refuse = (issues: readonly Issue[]): void => {
    if (options.json) say(`${jsonText(issuesJson(issues))}\n`);
    remark(issuesText(issues, file));
    process.exitCode = exitCode.badInput;
  };
  const { variants, issues } = prepareFile(file, options.set ?? []);
  if (variants.length === 0) return refuse(issues);
  const names = variants.map(({ name }) => name);
  const variant = variants.find(({ name }) => name === (options.variant ?? names[0]));
  const wrong: Issue[] = [];
  if (!variant) {
    const allowed = names.join(', ');
    wrong.push({
      severity: 'error',
      path: '--variant',
      message: 'There is no such variant.',
      got: options.variant ?? '',
      allowed,
    });
  }
  const quantity = parseQuantity(options.resistance);
  const measured =
    'value' in quantity && quantityFits(quantity, 'Ohm cm2') ? fromSi(quantity.value, 'Ohm cm2') : Number.NaN;
  if (!(measured > 0)) {
    const message = 'The resistance cannot be read.';
    const allowed = 'above 0, per cell area, for example 60 Ohm cm2';
    wrong.push({ severity: 'error', path: '--resistance', message, got: options.resistance, allowed });
  }
  if (!variant || wrong.length > 0) return refuse(wrong);
  const found = growthFromResistance(variant, { cycle: options.cycle, resistance: measured });
  if (options.json) say(`${jsonText({ variant: variant.name, ...found })}\n`);
  if ('reason' in found) {
    remark(`${found.reason}\n`);
    process.exitCode = exitCode.badInput;
    return;
  }
  if (options.json) return;
  say(growthText(variant.name, options.cycle, found));
}
