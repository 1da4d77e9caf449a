import { z } from 'zod';
import { dataSchema } from '../../scenario/schema/data.js';
import { count, quantity, text } from '../../scenario/schema/field.js';
import { stages } from '../problem.js';
import { freeSchema } from './freeNumber.js';

const cycle = count(1, 1e6, 'Cycle number');
const cycleList = z.array(cycle).min(1).meta({ description: 'Cycles by number' });

const cyclesSchema = z
  .union([
    cycleList,
    z.strictObject({
      from: cycle.optional(),
      to: cycle.optional(),
      every: count(1, 1e6, 'Every how many cycles, counted from the first one').optional(),
      except: cycleList.optional(),
    }),
  ])
  .meta({ description: 'Which cycles are used; default: all' });

const holdOutSchema = z
  .union([z.boolean(), z.strictObject({ from: cycle.optional(), to: cycle.optional(), cycles: cycleList.optional() })])
  .meta({ description: 'Cycles that are not fitted but predicted; true: all of them' });

const errorText = text(
  'Standard error: with the unit of the quantity, or in %: of the value, or points of a quantity in %',
  ['0.5 mAh/g', '1 %'],
);
const errorSchema = z
  .union([errorText, z.record(z.string(), errorText)])
  .meta({ description: 'Standard error of the data: one for all quantities or one each; default: customary ones' });

const shared = {
  variant: text('Variant of the scenario that was measured').optional(),
  scenario: text('Scenario that simulates it, relative to this file; default: the one above').optional(),
  holdOut: holdOutSchema.optional(),
  weight: z.number().positive().optional().meta({ description: 'Factor on the cost of these data; default: 1' }),
};
const ofCycles = {
  quantities: z
    .array(text('Quantity, as in a data block'))
    .min(1)
    .optional()
    .meta({ description: 'Which quantities are used; default: all that a simulation has a counterpart of' }),
  cycles: cyclesSchema.optional(),
  error: errorSchema.optional(),
};

const curveSchema = z
  .strictObject({
    cycles: cycleList,
    direction: z.enum(['charge', 'discharge', 'both']).prefault('both').meta({ description: 'Which half cycles' }),
    points: count(2, 1000, 'Points per half cycle, evenly spaced in its own capacity').prefault(20),
    error: errorText.optional(),
  })
  .meta({ description: 'Fit the voltage curves of these cycles' });

const frequency = (description: string, example: string) =>
  quantity({ unit: 'Hz', above: 0, max: 1e9, description, example }).optional();

const spectrumSchema = z
  .strictObject({
    cycle: cycle.meta({ description: 'Cycle in which the protocol takes it' }),
    from: frequency('Lowest frequency that is used', '10 mHz'),
    to: frequency('Highest frequency that is used', '1 MHz'),
    voltage: quantity({
      unit: 'V',
      min: -1,
      max: 10,
      description: 'Cell voltage at which it was taken, where the cycle has several',
      example: '3.1 V',
    }).optional(),
    error: errorText.optional(),
  })
  .meta({ description: 'Fit the impedance spectrum of this file' });

const measuredFile = z.strictObject({
  file: text('File of measurements, relative to this one: whatever `argyrode import` reads', ['bare.csv']),
  ...shared,
  ...ofCycles,
  mass: quantity({
    unit: 'mg',
    above: 0,
    max: 1e6,
    description: 'Cathode active material in the cell',
    example: '8.3 mg',
  }).optional(),
  area: quantity({ unit: 'cm2', above: 0, max: 1e5, description: 'Area of the cell', example: '0.785 cm2' }).optional(),
  columns: z
    .array(text('Head = quantity / unit', ['Q2 = dischargeCapacity / mAh/g']))
    .min(1)
    .optional()
    .meta({ description: 'What columns are that are not or wrongly recognised' }),
  swap: z.boolean().optional().meta({ description: 'Charge and discharge are exchanged in the file' }),
  shift: z.int().optional().meta({ description: 'Added to every cycle number' }),
  curve: curveSchema.optional(),
  spectrum: spectrumSchema.optional(),
});

const source = text('Where it was printed', ['Fig. 3a', 'Table S2']).optional();
const [single, group] = dataSchema.element.options;
const more = { ...shared, error: errorSchema.optional(), source };
const { error: pointError } = single.shape;
/** A point of a data block has its error as a number in its own unit; here a text with unit will do as well. */
const onePoint = single.extend({ ...more, error: z.union([pointError, errorText]).optional() });
const pointGroup = group.extend(more);

const dataBlock = z.strictObject({
  data: text('File with a `data` block: a scenario, or what `argyrode import --out` writes', ['measured.yaml']),
  ...shared,
  ...ofCycles,
});

/** A number that is fitted. */
export const fitNumberSchema = freeSchema.extend({
  per: z.enum(['variant']).optional().meta({ description: 'One number for each variant; default: one for all' }),
  for: z.array(text('Variant')).min(1).optional().meta({ description: 'Only for these variants' }),
  stage: z.enum(stages).optional().meta({ description: 'When it is fitted in a staged fit; default: by what it is' }),
});

export type FitNumber = z.output<typeof fitNumberSchema>;

const searchSchema = z.strictObject({
  seed: count(0, 2 ** 31 - 1, 'Seed of the random numbers').prefault(1),
  points: count(0, 100_000, 'Points of a space-filling sequence that are tried first').prefault(16),
  starts: count(1, 1000, 'Local searches, from the best of them').prefault(2),
  evaluations: count(1, 1e7, 'Evaluations of the whole problem at most').prefault(300),
  coarse: z
    .boolean()
    .prefault(true)
    .meta({ description: 'Jump over cycles of long programmes until the search is near its end' }),
  loss: z
    .enum(['linear', 'soft-l1', 'huber'])
    .prefault('soft-l1')
    .meta({ description: 'linear: plain least squares; the others forgive outliers' }),
  lossScale: z
    .number()
    .positive()
    .prefault(3)
    .meta({ description: 'Residual, in standard errors, from which the loss grows more slowly' }),
});

const uncertaintySchema = z.strictObject({
  level: quantity({ unit: '%', above: 0, below: 100, description: 'Confidence level', example: '95 %' }).prefault(
    '95 %',
  ),
  profiles: z
    .union([z.enum(['all', 'none']), z.array(text('Parameter')).min(1)])
    .prefault('all')
    .meta({ description: 'Parameters whose profile likelihood is computed' }),
  samples: count(0, 1e7, 'Steps of Markov chains together; 0: none').prefault(0),
  bandRuns: count(0, 10_000, 'Simulations that a prediction band is made of; 0: none').prefault(24),
  knownErrors: z
    .boolean()
    .prefault(false)
    .meta({ description: 'The standard errors are known: intervals do not grow with the scatter about the fit' }),
});

const alternativeSchema = z.strictObject({
  name: text('Short name'),
  meaning: text('What it says, in words').optional(),
  settings: z.array(text('path=value')).prefault([]),
  free: z.array(fitNumberSchema).optional().meta({ description: 'Its free numbers; default: those above' }),
});

/** What is fitted to what, and how. */
export const fitFileSchema = z.strictObject({
  title: text('What is fitted, in one line').optional(),
  scenario: text('Scenario that holds cell, protocol, variants and the fitted numbers, relative to this file', [
    'cell.yaml',
  ]),
  settings: z
    .array(text('path=value', ['numerics.cycleJumping=true']))
    .prefault([])
    .meta({ description: 'Changes to all scenarios, as for --set' }),
  data: z
    .array(z.union([measuredFile, pointGroup, onePoint, dataBlock]))
    .optional()
    .meta({
      description: 'What was measured; default: the data block of the scenario; [] to plan before anything was',
    }),
  free: z.array(fitNumberSchema).min(1).meta({ description: 'Numbers that are fitted' }),
  method: z
    .enum(['together', 'staged'])
    .prefault('together')
    .meta({ description: 'staged: transport, films, contact, cracks, then all' }),
  search: searchSchema.prefault({}).meta({ description: 'How the search is done' }),
  uncertainty: uncertaintySchema.prefault({}).meta({ description: 'What is found out about certainty' }),
  alternatives: z
    .union([z.boolean(), z.array(alternativeSchema).min(1)])
    .prefault(false)
    .meta({ description: 'Other laws to be tried on the same data; true: those that compete with the ones in use' }),
  suggest: z.boolean().prefault(true).meta({ description: 'Say which further measurement would help most' }),
});

export type FitFile = z.output<typeof fitFileSchema>;
export type MeasuredFileEntry = z.output<typeof measuredFile>;
export type DataBlockEntry = z.output<typeof dataBlock>;
export type PointEntry = z.output<typeof onePoint> | z.output<typeof pointGroup>;
export type DataEntry = MeasuredFileEntry | DataBlockEntry | PointEntry;
