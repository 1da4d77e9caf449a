import { z } from 'zod';
import { defaultLaws, lawSets } from '../constants/lawSet.js';
import { perMechanisms } from '../degradation/mechanisms.js';
import { continuationSchema } from './schema/continuation.js';
import { dataBlockSchema, outputSchema, sourceSchema } from './schema/data.js';
import { text } from './schema/field.js';
import { initialSchema } from './schema/initial.js';
import { labSchema } from './schema/lab.js';
import { mechanismsSchema } from './schema/mechanisms.js';
import { numericsSchema } from './schema/numerics.js';
import { protocolSchema, stopSchema } from './schema/protocol.js';
import { rawSchema } from './schema/raw.js';

const materialsSchema = z
  .record(
    z.string(),
    z.union([text('Path of a material file, relative to the scenario'), z.record(z.string(), z.unknown())]),
  )
  .meta({ description: 'Own materials by name: properties in place or a file' });

const profilesSchema = z
  .record(
    z.string(),
    text('Path of a table, relative to the scenario, or the table itself: a line of heads with units, then rows', [
      'drive.csv',
    ]),
  )
  .meta({ description: 'Tables of current or power over time by name, for "Run current profile ..."' });

/** A scenario of one cell, that is with a variant's overrides put in place. */
export const resolvedSchema = perMechanisms(() =>
  z.strictObject({
    title: text('What is simulated, in one line', ['NCM85 with and without ZrO2 coating']),
    description: text('What it shows, what was assumed').optional(),
    source: sourceSchema.optional(),
    cell: z.union([labSchema, rawSchema]).meta({ description: 'The cell: a lab recipe, or `raw` model parameters' }),
    initial: initialSchema.optional(),
    window: z
      .tuple([text('Lower voltage', ['2.6 V vs Li']), text('Upper voltage', ['4.3 V vs Li'])])
      .optional()
      .meta({
        description:
          'Voltages at rest at which the state of charge is 0 and 100 %; default: the lowest that ends a discharge of the protocol and the highest that ends a charge',
      }),
    continues: continuationSchema.optional(),
    laws: z
      .enum(lawSets)
      .prefault(defaultLaws)
      .meta({
        description:
          'per study: laws whose constants every study has to fit anew. transferable: laws in quantities that a laboratory reads off, ' +
          'with constants that carry over between cells',
      }),
    mechanisms: mechanismsSchema().prefault({}),
    numerics: numericsSchema.prefault({}),
    protocol: protocolSchema,
    stop: stopSchema.prefault({}),
    profiles: profilesSchema.prefault({}),
    materials: materialsSchema.prefault({}),
    data: dataBlockSchema.prefault([]),
    output: outputSchema.prefault({}),
  }),
);

/** The document as written: the base and, by name, what each variant changes. Overrides are checked once they are in place. */
export const scenarioSchema = perMechanisms(() =>
  resolvedSchema().extend({
    extends: text(
      'Another scenario file that this one changes, relative to it: what stands here is merged onto it',
    ).optional(),
    variants: z
      .record(z.string(), z.union([z.null(), z.record(z.string(), z.unknown())]))
      .optional()
      .meta({
        description:
          'Named variants: what differs from the above. Mappings are merged, lists replaced, `none` or an empty value removes. ' +
          'Keys of `cell` and of `cell.cathode` may be written directly, e.g. `coating:` for `cell: { cathode: { coating: ... } }`',
      }),
  }),
);

/** A validated scenario in SI, still in the shape of the document. */
export type ResolvedForm = z.output<ReturnType<typeof resolvedSchema>>;
