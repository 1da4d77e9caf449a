import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { scenarioJsonSchema } from '../../src/scenario/document/jsonSchema.js';
import { valueAt } from '../../src/scenario/document/path.js';
import { starterKinds, starterScenario } from '../../src/scenario/starter.js';
import { labExample, rawExample } from './examples.js';

// zod reads JSON Schema back: what accepts the document here is the published schema, not the one the program checks with.
const published = z.fromJSONSchema(scenarioJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);

describe('JSON Schema', () => {
  test.each([
    ['the raw example', rawExample],
    ['the lab example', labExample],
    ...starterKinds.map((kind) => [`the ${kind} starter`, starterScenario(kind)]),
  ])('accepts %s', (_, text) => {
    expect(published.safeParse(parse(text)).error?.issues).toBeUndefined();
  });

  test.each([
    ['a misspelt key', labExample.replace('pressure:', 'presure:')],
    ['a number without unit', labExample.replace('81 MPa', '81')],
    ['an unknown word', labExample.replace('poly', 'polly')],
    ['a number out of range', labExample.replace('fraction: 90 %', 'fraction: 90')],
    ['a misspelt key in a variant', labExample.replace('    coating: {', '    cotaing: {')],
  ])('refuses %s', (_, text) => {
    expect(text).not.toBe(labExample);
    expect(published.safeParse(parse(text)).success).toBe(false);
  });

  test('every quantity has a description, a unit and an example that its own pattern accepts', () => {
    let quantities = 0;
    const walk = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      if ('x-unit' in schema) {
        const { description, examples, pattern } = schema as Record<string, unknown>;
        quantities += 1;
        expect(description).toBeTruthy();
        for (const example of examples as string[]) expect(String(example)).toMatch(new RegExp(String(pattern)));
      }
      for (const inner of Object.values(schema)) walk(inner);
    };
    const schema = scenarioJsonSchema();
    walk(valueAt(schema, ['properties', 'cell']));
    expect(quantities).toBeGreaterThan(50);
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });
});
