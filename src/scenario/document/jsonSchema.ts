import { z } from 'zod';
import { scenarioSchema } from '../schema.js';
import { child, isPlain, type Plain, valueAt } from './path.js';

/** The scenario file as JSON Schema (draft 2020-12), for completion and checking in editors. */
export function scenarioJsonSchema(): Plain {
  const schema = inputJsonSchema(scenarioSchema());
  const { $schema, $defs, ...rest } = schema;
  const properties = rest.properties as Plain;
  return {
    $schema,
    title: 'Argyrode scenario',
    description: 'A solid-state lithium cell, what is done to it, and how accurately it is computed',
    ...rest,
    properties: { ...properties, variants: variantsJsonSchema(properties) },
    ...($defs === undefined ? {} : { $defs }),
  };
}

/** What may be written where a schema reads. */
export function inputJsonSchema(schema: z.ZodType) {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    // Fields that are transformed lose their examples on the way, for those could be examples of the result.
    override: ({ jsonSchema }) => {
      const { 'x-example': example } = jsonSchema;
      if (typeof example !== 'string') return;
      jsonSchema.examples = [example];
      delete jsonSchema['x-example'];
    },
  });
}

/** Overrides: every part of a scenario, nothing required, empty values allowed, keys of the cell and its cathode also directly. */
function variantsJsonSchema(properties: Plain): Plain {
  const { title: _t, variants, data: _d, materials: _m, extends: _e, ...parts } = properties;
  const lab = valueAt(properties, ['cell', 'anyOf', 0, 'properties']) as Plain;
  const cathode = valueAt(lab, ['cathode', 'properties']) as Plain;
  return {
    type: 'object',
    description: child(variants, 'description'),
    additionalProperties: {
      type: ['object', 'null'],
      properties: partial({ ...cathode, ...lab, ...parts }),
      additionalProperties: false,
    },
  };
}

/** Without requirements and defaults, at every depth outside lists; lists are replaced as a whole. */
function partial(properties: Plain): Plain {
  return Object.fromEntries(
    Object.entries(properties).map(([key, field]) => [key, { anyOf: [optional(field), { enum: ['none', null] }] }]),
  );
}

function optional(schema: unknown): unknown {
  if (!isPlain(schema)) return schema;
  const { required: _, default: _default, ...rest } = schema;
  return {
    ...rest,
    ...(isPlain(rest.properties) ? { properties: partial(rest.properties) } : {}),
    ...(Array.isArray(rest.anyOf) ? { anyOf: rest.anyOf.map(optional) } : {}),
  };
}
