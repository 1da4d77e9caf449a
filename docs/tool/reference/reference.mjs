import { commandsPage, exitCodesPage } from './commands.mjs';
import { constantsPage, mechanismsPage } from './laws.mjs';
import { materialsPage } from './materials.mjs';
import { quantitiesPage } from './quantities.mjs';
import { fitFilePage, scenarioPage, studyFilePage } from './scenario.mjs';
import { stepsPage } from './steps.mjs';

const pages = [
  ['scenario', 'every field of a scenario: unit, range, default, meaning', scenarioPage],
  ['steps', 'what a sentence of a protocol may say', stepsPage],
  ['mechanisms', 'what ages, with every option, built-in value and source', mechanismsPage],
  ['constants', 'laws of the fresh cell, and the spread of all constants between studies', constantsPage],
  ['quantities', 'what can be said of a cycle', quantitiesPage],
  ['materials', 'every number of every material, with its source', materialsPage],
  ['fit-file', 'fields of a fit file', fitFilePage],
  ['study-file', 'fields of a study of many runs', studyFilePage],
  ['commands', 'every command with its options', commandsPage],
  ['exit-codes', 'what a script learns', exitCodesPage],
];

/** The pages of the reference, made from what the program itself goes by: path under `docs` to Markdown. */
export function referencePages() {
  const made = pages.map(([name, about, make]) => ({ name, about, text: make() }));
  const lines = made.map(({ name, about, text }) => `- [${/^# (.*)$/m.exec(text)[1]}](${name}.md): ${about}`);
  const index = `# Reference\n\nMade by \`docs/tool/reference\` from the descriptors in \`src\`, whenever the handbook is built; nothing of it is written by hand.\n\n${lines.join('\n')}\n`;
  return Object.fromEntries([
    ['reference/index.md', index],
    ...made.map(({ name, text }) => [`reference/${name}.md`, text]),
  ]);
}
