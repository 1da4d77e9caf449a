import type { Command } from 'commander';
import { jsonText } from '../../output/text/printable.js';
import { say } from '../terminal.js';

const explanation = `
Editors complete and check scenario files with it, with --fit fit files, with --study study files. In a YAML file, name it in the first line:
  # yaml-language-server: $schema=./argyrode.schema.json
`;

export function addSchema(program: Command): void {
  program
    .command('schema')
    .summary('print the JSON Schema of scenario files')
    .description('Print the JSON Schema of scenario files, with unit, range and meaning of every field.')
    .option('--fit', 'that of fit files')
    .option('--study', 'that of study files')
    .option('-o, --out <file>', 'write it to a file instead')
    .addHelpText('after', explanation)
    .action(async ({ fit, study, out }: { readonly fit?: true; readonly study?: true; readonly out?: string }) => {
      const { fitJsonSchema, studyJsonSchema } = await import('../../fit.js');
      const { scenarioJsonSchema } = await import('../../index.js');
      const schema = fit ? fitJsonSchema() : study ? studyJsonSchema() : scenarioJsonSchema();
      const text = `${jsonText(schema, 2)}\n`;
      if (out === undefined) say(text);
      else (await import('../writeFiles.js')).writeOne(out, text);
    });
}
