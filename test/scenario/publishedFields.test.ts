import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../src/scenario/document/jsonSchema.js';
import { isPlain, type Plain } from '../../src/scenario/document/path.js';

/** What may stand in a field, as `fields.txt` has it: range with unit, kind of number, choices, items of a list, default, examples. */
function words(schema: Plain): string {
  const { description, type, enum: choices, minimum, maximum, exclusiveMinimum, minItems, maxItems } = schema;
  const range = 'x-unit' in schema ? / \(([^()]*)\)$/.exec(String(description))?.[1] : undefined;
  const bounded = (bound: unknown, before: string) =>
    typeof bound === 'number' && Math.abs(bound) < 9e15 ? `${before} ${bound}` : undefined;
  const isNumber = type === 'integer' || type === 'number';
  return [
    range,
    ...(isNumber
      ? [
          type === 'integer' ? 'whole' : 'number',
          bounded(exclusiveMinimum, 'above'),
          bounded(minimum, 'from'),
          bounded(maximum, 'up to'),
        ]
      : []),
    Array.isArray(choices) ? choices.join(' | ') : undefined,
    schema.const,
    type === 'string' && range === undefined && !choices ? (schema.minLength === 1 ? 'text' : 'string') : undefined,
    type === 'boolean' ? 'true or false' : type === 'null' ? 'empty' : undefined,
    minItems === undefined && maxItems === undefined ? undefined : `${minItems ?? 0} to ${maxItems ?? 'any'} items`,
    schema.default === undefined
      ? undefined
      : `default ${typeof schema.default === 'string' ? schema.default : JSON.stringify(schema.default)}`,
    Array.isArray(schema.examples) ? `as ${schema.examples.map((example) => `"${example}"`).join(' or ')}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** A line for each field; a ! behind what must be there, [] for items of a list, {} for values of any name. */
function fields(schema: unknown, place: string): string[] {
  if (!isPlain(schema)) return [];
  const said = words(schema);
  const needed: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const parts = Object.entries((schema.properties ?? {}) as Plain).filter(([key]) => key !== 'variants');
  return [
    ...(said === '' ? [] : [`${place}: ${said}`]),
    ...parts.flatMap(([key, inner]) =>
      fields(inner, `${place === '' ? '' : `${place}.`}${key}${needed.includes(key) ? '!' : ''}`),
    ),
    ...(Array.isArray(schema.anyOf) ? schema.anyOf : []).flatMap((form: unknown) => fields(form, place)),
    ...fields(schema.items, `${place}[]`),
    ...(Array.isArray(schema.prefixItems) ? schema.prefixItems : []).flatMap((item: unknown, i: number) =>
      fields(item, `${place}[${i}]`),
    ),
    ...fields(schema.additionalProperties, `${place}{}`),
  ];
}

it('the fields of a scenario are these, with these ranges, choices and defaults', () => {
  const schema = scenarioJsonSchema();
  const steps = Object.values(schema.$defs as Plain);
  expect(steps).toHaveLength(1);
  const published = [...fields(schema, ''), ...fields(steps[0], 'step')];
  const written = readFileSync(new URL('fields.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  expect(published).toEqual(written);
});

it('the fields of a variant are those of the scenario, of the cell and of its cathode, none of them needed', () => {
  const schema = scenarioJsonSchema();
  const { properties } = schema as { properties: Readonly<Record<string, Plain>> };
  const { type, description, additionalProperties } = properties.variants;
  expect(type).toBe('object');
  expect(description).toMatch(/^Named variants: what differs/);
  const one = additionalProperties as { properties: Plain; type: unknown; additionalProperties: unknown };
  expect([one.type, one.additionalProperties]).toEqual([['object', 'null'], false]);
  const keys = Object.keys(one.properties);
  for (const key of ['porosity', 'coating', 'pressure', 'cathode', 'mechanisms', 'protocol', 'source'])
    expect(keys).toContain(key);
  for (const key of ['title', 'variants', 'data', 'materials', 'extends', 'raw']) expect(keys).not.toContain(key);
  for (const field of Object.values(one.properties))
    expect(field).toEqual({ anyOf: [expect.anything(), { enum: ['none', null] }] });
  const words = (key: string) => JSON.stringify(one.properties[key]);
  for (const key of ['weightRatio', 'mechanisms', 'numerics', 'stop', 'temperature'])
    for (const word of ['"required"', '"default"']) expect(words(key).includes(word), `${word} in ${key}`).toBe(false);
  // What is inside a list is replaced as a whole, and so needs all of itself.
  expect(words('cathode').match(/"required":\[[^\]]*\]/g)).toEqual(
    ['"d","share"', '"material"', '"value","source"', '"share"', '"d","share"'].map(
      (needed) => `"required":[${needed}]`,
    ),
  );
  expect(words('cell')).toContain('"required":["radius"]');
});

/** Fields and forms without a description of their own. */
function undescribed(schema: unknown, place: string, isField: boolean): string[] {
  if (!isPlain(schema)) return [];
  const { properties, description, anyOf, items, prefixItems, additionalProperties } = schema;
  const bare = (isField || properties !== undefined) && description === undefined && !('$ref' in schema);
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  return [
    ...(bare ? [place] : []),
    ...Object.entries((properties ?? {}) as Plain).flatMap(([key, field]) =>
      key === 'variants' ? [] : undescribed(field, `${place}.${key}`, true),
    ),
    ...list(anyOf).flatMap((form) => undescribed(form, `${place}|`, false)),
    ...list(prefixItems).flatMap((item) => undescribed(item, `${place}[]`, false)),
    ...undescribed(items, `${place}[]`, false),
    ...undescribed(additionalProperties, `${place}{}`, false),
  ];
}

it('every field and every form is described, but for those that stand for the described one around them', () => {
  const schema = scenarioJsonSchema();
  const [step] = Object.values(schema.$defs as Plain);
  const mechanisms = [
    'interphase',
    'carbonOxidation',
    'oxygenRelease',
    'coatingCracking',
    'contactLoss',
    'isolation',
    'cracking',
  ];
  expect([...undescribed(schema, '', true), ...undescribed(step, 'step', false)]).toEqual([
    '.source|',
    '.source|.authors',
    '.cell|.cathode.powders[].coating|',
    '.cell|.cathode.coating|',
    ...['', '.particles[]', '.patches[]'].map((part) => `.cell|.raw.cathode${part}`),
    '.cell|.raw.separator',
    '.cell|.raw.anode',
    ...mechanisms.map((name) => `.mechanisms.${name}|`),
    '.numerics.cycleJumping|',
    ...['', '', '.points[]', '', '', ''].map((part) => `.data|[]|${part}`),
    ...['cycling', 'rateTest', 'gitt'].map((name) => `step|.${name}`),
  ]);
});

it('the published scenario says what it is', () => {
  expect(scenarioJsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Argyrode scenario',
    description: 'A solid-state lithium cell, what is done to it, and how accurately it is computed',
    type: 'object',
    additionalProperties: false,
  });
});
