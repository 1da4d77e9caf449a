import { z } from 'zod';
import { type MeasuredQuantity, measuredQuantity } from '../../quantities/registry.js';
import { defined } from '../defined.js';
import { type Path, valueAt } from '../document/path.js';
import { type Conversion, conversion } from '../quantities/measuredUnit.js';
import { parseQuantity } from '../quantities/quantity.js';
import { spanOf } from '../quantities/span.js';
import { plainSigns } from '../quantities/unitText.js';
import { count, text } from './field.js';
import {
  type DataFile,
  dataCurveSchema,
  dataFileSchema,
  dataSpectrumSchema,
  type MeasuredCurve,
  type MeasuredSpectrum,
} from './measuredData.js';

export const sourceSchema = z
  .union([
    text('Where the data come from, in words'),
    z.strictObject({
      title: text('Title'),
      authors: z.union([text('Authors, in one line'), z.array(text('Author')).min(1)]).optional(),
      journal: text('Journal').optional(),
      year: count(1800, 2200, 'Year').optional(),
      doi: text('Digital object identifier', ['10.1002/aenm.202102400']).optional(),
    }),
  ])
  .meta({ description: 'Publication or notebook the scenario is taken from' });

const valueLevels = ['printed', 'read', 'notes', 'file'] as const;
const finite = z.number().meta({ description: 'Number' });
const pointFields = {
  cycle: count(1, 1e6, 'Cycle number').optional(),
  rate: z
    .union([z.number().positive(), text('C-rate', ['0.2C', 'C/5'])])
    .optional()
    .meta({ description: 'C-rate' }),
  value: z.union([finite, text('Value with unit', ['185 mAh/g'])]).meta({ description: 'Measured value' }),
  error: z.number().nonnegative().optional().meta({ description: 'Standard error, in the unit of the value' }),
  variant: text('Variant it was measured on; default: all').optional(),
  reference: count(1, 1e6, 'Cycle that a retention refers to').optional(),
  tolerance: z
    .number()
    .positive()
    .optional()
    .meta({ description: 'How far a simulation may be off, in the unit of the value' }),
  role: z
    .enum(['calibrated', 'predicted'])
    .optional()
    .meta({ description: 'Whether parameters were fitted to it or it is left for prediction' }),
  expected: z
    .enum(['missed'])
    .optional()
    .meta({ description: 'The simulation is known to miss this value: `validate` does not claim it' }),
  unit: text('Unit of the value', ['mAh/g', '%']).optional(),
  level: z.enum(valueLevels).optional().meta({
    description:
      'How it was come by: printed (default), read from a plot, from notes on the paper, or one of many in a file',
  }),
};
const quantityName = text('What was measured', [
  'chargeCapacity',
  'dischargeCapacity',
  'coulombicEfficiency',
  'retention',
]);
const printedIn = text('Where it was printed', ['Fig. 3a', 'Table S2']);

/** One point, points that share what is written once above them, a file of measurements, or a curve or spectrum in place. */
export const dataSchema = z
  .array(
    z.union([
      z.strictObject({ ...pointFields, quantity: quantityName, source: printedIn }),
      z.strictObject({
        variant: pointFields.variant,
        quantity: quantityName,
        unit: pointFields.unit,
        source: printedIn,
        level: pointFields.level,
        points: z.array(z.strictObject(pointFields)).min(1).meta({ description: 'Points that share the above' }),
      }),
      dataFileSchema,
      dataCurveSchema,
      dataSpectrumSchema,
    ]),
  )
  .meta({ description: 'Measured points, files of measurements, curves and spectra to lay over the simulation' });

/** The data block of a scenario: a list, or the name of one file. */
export const dataBlockSchema = z
  .union([dataFileSchema.shape.file, dataSchema])
  .meta({ description: 'What was measured: a list, or the name of one file' });

/** A block as a list: the name of a file alone is that of its only entry. */
export function asList(block: unknown): unknown {
  return typeof block === 'string' ? [{ file: block }] : block;
}

const cycleChoice = (description: string) =>
  z
    .union([z.enum(['all', 'none']), z.array(z.union([count(1, 1e6, 'Cycle number'), z.enum(['first', 'last'])]))])
    .meta({ description });

export const outputSchema = z
  .strictObject({
    series: cycleChoice('Cycles whose time series are kept').prefault(['first', 'last']),
    profiles: cycleChoice('Cycles whose lithium profiles are kept').prefault(['first', 'last']),
  })
  .meta({ description: 'What is kept beside the cycle table' });

/** One measured point to lay over a simulation. */
export interface MeasuredPoint {
  readonly variant?: string;
  readonly quantity: string;
  readonly cycle?: number;
  /** C-rate. */
  readonly rate?: number;
  /** In `unit`. */
  readonly value: number;
  readonly error?: number;
  /** Cycle that a retention refers to. */
  readonly reference?: number;
  /** How far a simulation may be off, in `unit`. */
  readonly tolerance?: number;
  readonly role?: 'calibrated' | 'predicted';
  /** The simulation is known to miss it. */
  readonly expected?: 'missed';
  readonly unit: string;
  readonly source: string;
  /**
   * How it was come by, where it was not printed as a number: read from a plot, from notes on the paper, or as one of many from a
   * file, which are shown in charts and residuals, not line by line.
   */
  readonly level?: (typeof valueLevels)[number];
}

/** Cycles by number; `last` is whichever the programme ends with. */
export type CycleChoice = 'all' | 'none' | readonly (number | 'last')[];

export interface OutputChoice {
  readonly series: CycleChoice;
  readonly profiles: CycleChoice;
}

type DataEntry = z.output<typeof dataSchema>[number];

/** Entries that say a quantity, alone or for several points. */
function isOfQuantity(entry: DataEntry): entry is Extract<DataEntry, { quantity: unknown }> {
  return 'quantity' in entry;
}

/** The files, curves and spectra of a data block, as they stand there. */
export function measuredRecords(data: z.output<typeof dataBlockSchema>): {
  readonly files: readonly DataFile[];
  readonly curves: readonly MeasuredCurve[];
  readonly spectra: readonly MeasuredSpectrum[];
} {
  const entries = typeof data === 'string' ? [{ file: data }] : data;
  return {
    files: entries.flatMap((entry) => ('file' in entry ? [entry] : [])),
    curves: entries.flatMap((entry) =>
      'curve' in entry && !('file' in entry)
        ? [defined({ variant: entry.variant, ...entry.curve, source: entry.source ?? inPlace })]
        : [],
    ),
    spectra: entries.flatMap((entry) =>
      'spectrum' in entry && !('file' in entry)
        ? [defined({ variant: entry.variant, ...entry.spectrum, source: entry.source ?? inPlace })]
        : [],
    ),
  };
}

/** Where data come from that say nothing of it. */
const inPlace = 'the scenario';

/** Groups written out as single points, each in the unit of its quantity; a value without unit is in that unit already. */
export function measuredPoints(data: z.output<typeof dataBlockSchema>): MeasuredPoint[] {
  if (typeof data === 'string') return [];
  return data.flatMap((entry, i) => placedPoints(entry, ['data', i]).map(({ point }) => point));
}

/** The points of a document that has passed the schema, with their places. */
export function pointsOf(document: unknown): PlacedPoint[] {
  const read = dataSchema.safeParse(valueAt(document, ['data']));
  return read.success ? read.data.flatMap((entry, i) => placedPoints(entry, ['data', i])) : [];
}

export interface PlacedPoint {
  readonly place: Path;
  readonly point: MeasuredPoint;
}

/** The points of one entry of a data block, with the places at which they stand; none of files, curves and spectra. */
export function placedPoints(entry: DataEntry, place: Path): PlacedPoint[] {
  if (!isOfQuantity(entry)) return [];
  if (!('points' in entry)) return [{ place, point: measuredPoint(entry) }];
  const { points, ...shared } = entry;
  return points.map((point, i) => ({
    place: [...place, 'points', i],
    point: measuredPoint({ ...defined(shared), ...defined(point) } as WrittenPoint),
  }));
}

type WrittenPoint = Extract<DataEntry, { value: unknown }>;

function measuredPoint(written: WrittenPoint): MeasuredPoint {
  const { quantity, unit, tolerance, rate } = written;
  const { value } = written;
  const error = written.error ?? halfRange(value);
  const read = readValue(value) ?? { value: Number.NaN, unit: '' };
  // What does not fit stays as it was written: whoever uses it reports it.
  const asWritten = read.unit || unit || '';
  const known = measuredQuantity(quantity);
  const way = (known && unitWay(known, asWritten)) ?? {
    unit: asWritten || '1',
    convert: (number: number) => number,
  };
  const scaled = (number: number | undefined) => (number === undefined ? undefined : way.convert(number));
  return defined({
    variant: written.variant,
    quantity,
    cycle: written.cycle,
    rate: typeof rate === 'string' ? readRate(rate) : rate,
    value: way.convert(read.value),
    error: scaled(error),
    reference: written.reference,
    tolerance: scaled(tolerance),
    role: written.role,
    expected: written.expected,
    unit: way.unit,
    source: written.source,
    level: written.level,
  });
}

/** "170-180 mAh/g" is a mean with half of the range as its error, unless an error is stated. */
function halfRange(value: number | string): number | undefined {
  const span = typeof value === 'string' ? spanOf(value) : undefined;
  return span && (Number.parseFloat(span.high) - Number.parseFloat(span.low)) / 2;
}

/** From a unit as written, where none means that of the quantity. */
export function unitWay(quantity: MeasuredQuantity, written: string): Conversion | undefined {
  return conversion(quantity, written === '' ? quantity.measured.unit : written);
}

/** "185 mAh/g", "3.8 V vs Li" or (by its mean) "170-180 mAh/g" as number and unit, in the unit as written; undefined when it is no quantity. */
export function readValue(value: number | string): { readonly value: number; readonly unit: string } | undefined {
  if (typeof value === 'number') return { value, unit: '' };
  const [, text = '', reference = ''] = /^(.*?)(\s*\bvs\b.*)?$/is.exec(value.slice(0, 200)) ?? [];
  const plain = spanOf(text)?.mean ?? text;
  const parsed = parseQuantity(plain);
  if ('error' in parsed) return undefined;
  return { value: Number.parseFloat(plainSigns(plain)), unit: `${parsed.unitText}${reference}` };
}

/** [C-rate] "0.2C", "C/5", "2 C". */
export function readRate(text: string): number | undefined {
  const parts = /^\s*([\d.]*(?:e[+-]?\d+)?)\s*C(?:\s*\/\s*([\d.]+))?\s*$/i.exec(text.slice(0, 60));
  if (parts === null) return undefined;
  const rate = Number(parts[1] === '' ? 1 : parts[1]) / Number(parts[2] ?? 1);
  return Number.isFinite(rate) && rate > 0 ? rate : undefined;
}
