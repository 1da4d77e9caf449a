import { inputJsonSchema } from '../../scenario/document/jsonSchema.js';
import type { Plain } from '../../scenario/document/path.js';
import { fitFileSchema } from './fitFile.js';

/** The fit file as JSON Schema (draft 2020-12), for completion and checking in editors. */
export function fitJsonSchema(): Plain {
  const { $schema, ...rest } = inputJsonSchema(fitFileSchema);
  return {
    $schema,
    title: 'Argyrode fit',
    description: 'Numbers of scenarios that are fitted to measured data',
    ...rest,
  };
}
