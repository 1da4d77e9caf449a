import type { Command } from 'commander';
import { jsonText } from '../../output/text/printable.js';
import { say } from '../terminal.js';
import { addPopulationFit } from './populationFit.js';

const explanation = `
Lists the constants that differ between studies: how they scatter, where a scenario states them, and from where that is known.
"argyrode predict" draws from them.
`;

export function addPopulation(program: Command): void {
  const population = program
    .command('population')
    .summary('constants and how they scatter between studies')
    .description('List the constants of the laws with their spread between studies.')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', explanation)
    .action((options: { readonly json?: true }) => list(options));
  addPopulationFit(population);
}

async function list({ json }: { readonly json?: true }): Promise<void> {
  const { builtInPopulation, populationRows } = await import('../../fit.js');
  const { populationJson, populationText } = await import('../../output.js');
  const { source } = builtInPopulation;
  const rows = populationRows(builtInPopulation);
  say(json ? `${jsonText(populationJson(source, rows))}\n` : populationText(source, rows));
}
