import { dirname, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { AttributionResult, Issue, Preparation } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { collected } from '../options.js';
import { remark, StatusLine, say } from '../terminal.js';

interface WhyOptions {
  readonly from?: number;
  readonly to?: number;
  readonly variant?: readonly string[];
  readonly set?: readonly string[];
  readonly out?: string;
  readonly json?: true;
  readonly quiet?: true;
}

const explanation = `
Every combination of the mechanisms is simulated, and each mechanism gets what it adds to the loss, averaged over all
orders of adding (Shapley value): the parts add up to the loss. Six mechanisms are 64 runs a variant.

Left open, --to is the last cycle of all variants and --from the first one at the same rate: capacities of different
rates would not tell of ageing. The further variants are compared with the first one.

With --out, the folder gets waterfall.svg, difference.svg (two variants or more) and attribution.json.

Examples
  argyrode why scenarios/ma2022-zro2.yaml
  argyrode why cell.yaml --from 2 --to 100 --variant bare --variant ZrO2
  argyrode why cell.yaml --set mechanisms.cracking=false --json
`;

export function addWhy(program: Command): void {
  program
    .command('why')
    .summary('say which mechanism took how much capacity')
    .description('Split the loss of discharge capacity between two cycles over the ageing mechanisms that are on.')
    .argument('<scenario>', 'scenario file, YAML or JSON')
    .option('--from <cycle>', 'first of the two cycles', cycleNumber)
    .option('--to <cycle>', 'second of the two cycles', cycleNumber)
    .option('--variant <name>', 'only this variant; may be repeated, in the order of comparison', collected)
    .option('--set <path=value>', 'change one value of the scenario; may be repeated', collected)
    .option('-o, --out <folder>', 'also write charts and data to a folder')
    .option('--json', 'print one JSON object and nothing else')
    .option('-q, --quiet', 'no progress and no remarks')
    .addHelpText('after', explanation)
    .action((scenario: string, options: WhyOptions) => why(scenario, options));
}

async function why(scenario: string, options: WhyOptions): Promise<void> {
  const { attributionJson, attributionText, attributionFiles, issuesJson, issuesText } = await import(
    '../../output.js'
  );
  const { prepareFile } = await import('../../node.js');
  const { makeFolder, writeFiles } = await import('../writeFiles.js');
  const fail = (issues: readonly Issue[]): void => {
    if (options.json) say(`${jsonText(issuesJson(issues))}\n`);
    remark(issuesText(issues, scenario));
    process.exitCode = exitCode.badInput;
  };
  const preparation = prepareFile(scenario, options.set ?? []);
  if (preparation.variants.length === 0) return fail(preparation.issues);
  const obstacle = options.out === undefined ? undefined : makeFolder(options.out);
  if (obstacle) return fail([obstacle]);

  const result = await attributed(preparation, scenario, options);
  if (result.variants.length === 0) return fail(result.issues);
  say(options.json ? `${jsonText(attributionJson(result))}\n` : attributionText(result));
  if (options.out !== undefined) {
    const files = attributionFiles(result);
    writeFiles(options.out, files);
    if (!options.json) say(`\nWritten to ${options.out}: ${files.map(({ name }) => name).join(', ')}\n`);
  }
  if (!options.quiet && result.issues.length > 0) remark(issuesText(result.issues, scenario));
}

async function attributed(preparation: Preparation, scenario: string, options: WhyOptions): Promise<AttributionResult> {
  const { attribute } = await import('../../index.js');
  const { openAttributionThreads, readTextFile } = await import('../../node.js');
  const status = new StatusLine(process.stderr.isTTY === true && !options.quiet);
  const pool = openAttributionThreads(preparation, {
    readFile: (path) => {
      const read = readTextFile(resolve(dirname(scenario), path));
      return 'text' in read ? read.text : '';
    },
  });
  try {
    return await attribute(preparation, {
      ...(options.from === undefined ? {} : { from: options.from }),
      ...(options.to === undefined ? {} : { to: options.to }),
      ...(options.variant === undefined ? {} : { variants: options.variant }),
      pool,
      onProgress: ({ done, of }) => status.show(`${done} of ${of} simulations`),
    });
  } finally {
    pool.close();
    status.clear();
  }
}

function cycleNumber(text: string): number {
  const cycle = Number(text);
  if (!Number.isInteger(cycle) || cycle < 1) throw new InvalidArgumentError('It must be a cycle number from 1.');
  return cycle;
}
