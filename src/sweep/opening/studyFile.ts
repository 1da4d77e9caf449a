import { z } from 'zod';
import { count, text } from '../../scenario/schema/field.js';

/** Kinds of designs, with what they are. */
export const designKinds = {
  sobol: 'points of a Sobol sequence, which fill the space evenly',
  latin: 'a Latin hypercube: every parameter in as many steps as there are runs',
  grid: 'all combinations of evenly spaced values',
  list: 'values as they are listed, run by run',
  population: 'constants as they scatter between studies, beside what is varied (laws: transferable)',
  saltelli:
    'two independent samples and their mixtures, from which Sobol indices follow without any model of the response',
  morris: 'one parameter moved at a time, from several places (screening of many parameters)',
} as const;

export type DesignKind = keyof typeof designKinds;

/** More rows are a slip of the pen. */
export const mostRuns = 10_000_000;

const bound = z.union([z.number(), text('Number with unit')]);
const setting = z.union([z.number(), z.string(), z.boolean()]);

const designSchema = z
  .strictObject({
    kind: z
      .enum(Object.keys(designKinds) as [DesignKind, ...DesignKind[]])
      .meta({ description: 'How the values of the runs are chosen' }),
    runs: count(1, mostRuns, 'Number of runs; of a grid and of kinds with a pattern: at most').optional(),
    seed: count(0, 2 ** 31 - 1, 'Seed of the random numbers').prefault(1),
  })
  .meta({ description: 'Which runs are made' });

const varySchema = z.strictObject({
  parameter: text('Path in the scenario, as for --set', ['cell.cathode.coating.thickness']),
  from: bound.optional().meta({ description: 'Lower end, with unit' }),
  to: bound.optional().meta({ description: 'Upper end, with unit' }),
  scale: z.enum(['linear', 'log']).prefault('linear').meta({ description: 'How values are spaced' }),
  values: z.array(setting).min(1).optional().meta({ description: 'These values and no others; may be words' }),
  points: count(2, 100_000, 'In a grid: number of values').optional(),
  name: text('Name of its column; default: the path').optional(),
});

const outputSchema = z.strictObject({
  quantity: text('Quantity of a cycle, as in a data block, or of the fresh cell as `check` lists it', [
    'retention',
    'dischargeCapacity',
    'cathode thickness',
  ]),
  cycle: count(1, 1e6, 'Cycle number; not for the fresh cell').optional(),
  reference: count(1, 1e6, 'Cycle that a retention refers to').optional(),
  variant: text('Variant of the scenario; default: the first one').optional(),
  name: text('Name of its column; default: quantity and cycle').optional(),
});

/** A goal of a Pareto front or of a search. */
const goalSchema = z.strictObject({
  column: text('Column of the table: an output, or a parameter'),
  aim: z.enum(['maximum', 'minimum']).meta({ description: 'What is wanted of it' }),
});

/** A study as people write it. */
export const studyFileSchema = z.strictObject({
  title: text('Title').optional(),
  scenario: text('Scenario, relative to this file', ['cell.yaml']),
  settings: z.array(text('Change of the scenario, path=value')).prefault([]).meta({ description: 'As by --set' }),
  design: designSchema,
  vary: z.array(varySchema).prefault([]).meta({ description: 'What differs between the runs' }),
  outputs: z.array(outputSchema).min(1).meta({ description: 'What is kept of each run' }),
  goals: z.array(goalSchema).prefault([]).meta({ description: 'What is wanted of the cell: for Pareto fronts' }),
});

export type StudyFile = z.output<typeof studyFileSchema>;
export type VaryEntry = StudyFile['vary'][number];
export type OutputEntry = StudyFile['outputs'][number];
