import type { Command } from 'commander';
import type { ProbeResult } from '../../fit.js';
import type { Issue } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { remark, StatusLine, say } from '../terminal.js';

interface ProbesOptions {
  readonly only?: string;
  readonly json?: true;
  readonly quiet?: true;
}

const explanation = `
A probe raises one thing of a base cell (a coating, a temperature, a pressure, a rate ...) and holds what happens against
what experiments say must happen, stated beforehand by direction and bounds. The cell is solved under laws: transferable
with the constants that are built in. What fails stays in the table: it says where the laws are wrong, or a bound is.
All probes take about half a minute.

The exit code is 0 whether they hold or fail.

Examples
  argyrode probes
  argyrode probes --only 2,11b --json
`;

export function addProbes(program: Command): void {
  program
    .command('probes')
    .summary('try the laws of ageing on what must happen when one thing is raised')
    .description('Raise one thing of a base cell at a time and compare what happens with what must happen.')
    .option('--only <numbers>', 'these probes alone, by their numbers')
    .option('--json', 'print one JSON object and nothing else')
    .option('-q, --quiet', 'no progress')
    .addHelpText('after', explanation)
    .action((options: ProbesOptions) => probes(options));
}

async function probes({ only, json, quiet }: ProbesOptions): Promise<void> {
  const { probeConditions, signProbeNumbers, signProbes } = await import('../../fit.js');
  const { issuesJson, issuesText, probesJson, probesText } = await import('../../output.js');
  const asked = only === undefined ? signProbeNumbers : only.split(/[\s,]+/).filter((number) => number !== '');
  const unknown = asked.filter((number) => !signProbeNumbers.includes(number));
  if (unknown.length > 0 || asked.length === 0) {
    const issue: Issue = {
      severity: 'error',
      path: '--only',
      message: 'There is no such probe.',
      got: unknown.join(', '),
      allowed: signProbeNumbers.join(', '),
    };
    if (json) say(`${jsonText(issuesJson([issue]))}\n`);
    remark(issuesText([issue], 'probes'));
    process.exitCode = exitCode.badInput;
    return;
  }
  const status = new StatusLine(process.stderr.isTTY === true && !quiet);
  const results: ProbeResult[] = [];
  try {
    for (const result of signProbes(asked)) {
      results.push(result);
      status.show(`${results.length} of ${asked.length} probes`);
    }
  } finally {
    status.clear();
  }
  say(json ? `${jsonText(probesJson(results, probeConditions))}\n` : probesText(results, probeConditions));
}
