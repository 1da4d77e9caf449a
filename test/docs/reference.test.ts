import { describe, expect, it } from 'vitest';
import { referencePages, subcommands } from '../../docs/tool/handbook.mjs';
import { exitCode } from '../../src/cli/exitCode.js';
import { commandProgram } from '../../src/cli/program.js';
import { effectKinds } from '../../src/degradation/effects.js';
import { mechanisms } from '../../src/degradation/mechanisms.js';
import { listMaterials } from '../../src/materials/listing.js';
import { populationConstants } from '../../src/population/constants.js';
import { stepKinds } from '../../src/protocol/steps/stepKinds.js';
import { cycleQuantities } from '../../src/quantities/list.js';
import { scenarioJsonSchema } from '../../src/scenario/document/jsonSchema.js';

const pages = referencePages();
const page = (name: string): string => pages[`reference/${name}.md`] ?? '';

/** What of these a page does not say. */
function missing(name: string, words: readonly string[]): readonly string[] {
  expect(words.length).toBeGreaterThan(5);
  return words.filter((word) => !page(name).includes(word));
}

/** The names of all properties of a schema, variants left out: theirs are those of the rest. */
function keys(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap(keys);
  const { properties, ...others } = schema as { readonly properties?: Readonly<Record<string, unknown>> };
  const own = Object.entries(properties ?? {}).filter(([key]) => key !== 'variants');
  return [...own.flatMap(([key, inner]) => [key, ...keys(inner)]), ...keys(Object.values(others))];
}

describe('the generated reference', () => {
  it('has every field of a scenario and of the blocks of its protocol', () => {
    const names = [...new Set(keys(scenarioJsonSchema()))];
    expect(names.length).toBeGreaterThan(200);
    expect(names.filter((name) => !new RegExp(`[\`.]${name}[\`.[{]`).test(page('scenario')))).toEqual([]);
  });

  it('has every kind of step with its first words and examples', () => {
    const words = stepKinds.flatMap(({ name, verbs, examples }) => [
      `## ${name}\n`,
      ...Object.keys(verbs).map((verb) => `| \`${verb}\` | ${name} |`),
      ...Object.values(examples).map((example) => `- \`${example}\``),
    ]);
    expect(missing('steps', words)).toEqual([]);
  });

  it('has every mechanism with its options and competing laws, and every effect', () => {
    const words = mechanisms().flatMap(({ name, options, laws = [], variations = [] }) => [
      `## ${name}\n`,
      ...Object.keys(options).map((option) => `| \`${option}`),
      ...[...laws, ...variations].map((law) => `| ${law.name} | \`${law.set.option}: ${law.set.value}\``),
    ]);
    expect(missing('mechanisms', words)).toEqual([]);
    expect(
      missing(
        'mechanisms',
        Object.keys(effectKinds).map((name) => `| \`${name}\` |`),
      ),
    ).toEqual([]);
  });

  it('has every number of every material, with its source', () => {
    const text = page('materials').replaceAll('\\', '');
    const lost = listMaterials().flatMap(({ name, properties }) => {
      const [, section = ''] = text.split(`\n### ${name}\n`);
      const own = section.split('\n### ')[0] ?? '';
      return properties.filter((one) => !own.includes(`| \`${one.name}\` |`) || !own.includes(one.source.slice(0, 20)));
    });
    expect(listMaterials().length).toBeGreaterThan(30);
    expect(lost).toEqual([]);
  });

  it('has every quantity of a cycle and every constant that scatters', () => {
    expect(
      missing(
        'quantities',
        cycleQuantities.map(({ name }) => `| \`${name}\` |`),
      ),
    ).toEqual([]);
    expect(
      missing(
        'constants',
        populationConstants.map(({ name }) => `| \`${name}\` |`),
      ),
    ).toEqual([]);
  });

  it('has every command with every option, and every exit code', () => {
    const words = subcommands(commandProgram()).flatMap(({ words, command }) => [
      `## ${words}\n`,
      ...command.options.map(({ long }) => long ?? ''),
    ]);
    expect(missing('commands', words)).toEqual([]);
    expect(
      missing(
        'exit-codes',
        Object.values(exitCode).map((code) => `| ${code} |`),
      ),
    ).toEqual([]);
  });
});
