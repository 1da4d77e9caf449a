import type { Command } from 'commander';
import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { remark, say } from '../terminal.js';

const explanation = `
With a name and --json, the material is printed in the form in which a scenario may bring its own (materials: ...),
all numbers in SI units: copy it, change it, name it.

Examples
  argyrode materials
  argyrode materials NCM85
  argyrode materials LiNbO3 --json > my-coating.json
  argyrode materials contactLoss
  argyrode materials freshCell
`;

export function addMaterials(program: Command): void {
  program
    .command('materials')
    .summary('list the built-in materials, mechanisms and their sources')
    .description(
      'List the built-in materials and mechanisms of ageing, or every number of one with its range and source.',
    )
    .argument('[name]', 'a material by any of its names, or a mechanism')
    .option('--json', 'print JSON and nothing else')
    .addHelpText('after', explanation)
    .action((name: string | undefined, options: { readonly json?: true }) => materials(name, options.json === true));
}

async function materials(name: string | undefined, json: boolean): Promise<void> {
  const { issuesText, materialList, materialSheet } = await import('../../output.js');
  const { listFreshCell, listMaterials, listMechanisms, materialByName } = await import('../../index.js');
  const { builtInPopulation, withStudySpread } = await import('../../fit.js');
  const listings = withStudySpread([...listMaterials(), ...listMechanisms(), listFreshCell()], builtInPopulation);
  const laws = listings.filter(({ kind }) => kind === 'mechanism' || kind === 'law');
  if (name === undefined) {
    say(json ? `${jsonText(listings, 2)}\n` : materialList(listings));
    return;
  }
  const law = laws.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  if (law) {
    say(json ? `${jsonText(law, 2)}\n` : materialSheet(law));
    return;
  }
  const found = materialByName(name);
  if ('issue' in found) {
    remark(issuesText([found.issue], 'materials'));
    process.exitCode = exitCode.badInput;
    return;
  }
  const listing = listings.find((candidate) => candidate.name === found.material.name);
  if (json) say(`${jsonText(found.material, 2)}\n`);
  else if (listing) say(materialSheet(listing));
}
