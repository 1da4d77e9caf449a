import { fitJsonSchema, studyJsonSchema } from '../../../dist/fit.js';
import { scenarioJsonSchema } from '../../../dist/index.js';
import { fieldRows, fieldTable } from './fields.mjs';
import { code, page, plain } from './text.mjs';

/** Parts of a scenario that have a table of their own, by the path that they begin with; of two that fit, the first. */
const sections = [
  'cell.cathode',
  'cell.separator',
  'cell.anode',
  'cell.raw',
  'cell',
  'initial',
  'mechanisms',
  'numerics',
  'data',
  'output',
  'stop',
  'source',
];

/** Every field of a scenario, and of the blocks of its protocol. */
export function scenarioPage() {
  const schema = scenarioJsonSchema();
  const rows = fieldRows(schema, { leaveOut: (path) => path.startsWith('variants{}') });
  const sectionOf = ({ path }) =>
    sections.find((one) => path === one || (path.startsWith(one) && /^[.[{]/.test(path.slice(one.length))));
  const [step] = Object.values(schema.$defs);
  const parts = [...sections].sort().map((section) => {
    const own = rows.filter((row) => sectionOf(row) === section);
    return `## ${section}\n\nPaths begin with ${code(section)}.\n\n${fieldTable(own, section)}`;
  });
  return page(
    'Scenario fields',
    `${plain(schema.description)}. Made from the schema that files are checked with; \`npx argyrode schema\` prints it for an editor. Numbers carry their unit; \`[]\` stands for the items of a list, \`{}\` for values of any name.\n`,
    '## The scenario as a whole\n',
    fieldTable(rows.filter((row) => sectionOf(row) === undefined)),
    'A variant holds any fields of the scenario, of `cell` and of `cell.cathode`, none of them needed.\n',
    ...parts,
    '## Blocks of a protocol\n',
    'An entry of `protocol` is a [sentence](steps.md) or one of these blocks.\n',
    fieldTable(fieldRows(step)),
  );
}

/** Every field of a fit file. */
export function fitFilePage() {
  return schemaPage('Fit files', fitJsonSchema(), 'npx argyrode schema --fit');
}

/** Every field of a study file (`argyrode sweep`). */
export function studyFilePage() {
  return schemaPage('Study files', studyJsonSchema(), 'npx argyrode schema --study');
}

function schemaPage(title, schema, command) {
  const said = schema.description === undefined ? '' : `${plain(schema.description)}. `;
  return page(
    title,
    `${said}Made from the schema that files are checked with; \`${command}\` prints it for an editor.\n`,
    fieldTable(fieldRows(schema)),
  );
}
