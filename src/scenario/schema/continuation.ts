import { z } from 'zod';
import { text } from './field.js';

const run = text('Folder of the results of an earlier run, or its run.json, relative to the scenario', [
  'results/formation',
]);

/** Where the cell comes from; absent: fresh from assembly. */
export const continuationSchema = z
  .union([
    run,
    z
      .strictObject({
        run,
        variant: text('Variant of it; default: of the same name, or the only one').optional(),
      })
      .meta({ description: 'One variant of an earlier run' }),
    z
      .strictObject({
        state: z.record(z.string(), z.unknown()).meta({ description: 'As it stands in run.json' }),
      })
      .meta({ description: 'The state itself, which `run` puts in place of the name of the file' }),
  ])
  .meta({
    description:
      'An earlier run whose cell, as it was at its end, this one goes on with; cell and mechanisms have to be the same, cycles and time count anew',
  });

export type Continuation = z.output<typeof continuationSchema>;
