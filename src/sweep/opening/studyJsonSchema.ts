import { inputJsonSchema } from '../../scenario/document/jsonSchema.js';
import type { Plain } from '../../scenario/document/path.js';
import { studyFileSchema } from './studyFile.js';

/** The study file as JSON Schema (draft 2020-12), for completion and checking in editors. */
export function studyJsonSchema(): Plain {
  const { $schema, ...rest } = inputJsonSchema(studyFileSchema);
  return { $schema, title: 'Argyrode study', description: 'Many runs of one scenario', ...rest };
}
