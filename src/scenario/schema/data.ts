import { z } from 'zod';
import { parseQuantity } from '../quantity.js';
import { count, text } from './field.js';

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
};
const quantityName = text('What was measured', [
  'chargeCapacity',
  'dischargeCapacity',
  'coulombicEfficiency',
  'retention',
]);
const printedIn = text('Where it was printed', ['Fig. 3a', 'Table S2']);

/** One point, or points that share what is written once above them. */
export const dataSchema = z
  .array(
    z.union([
      z.strictObject({ ...pointFields, quantity: quantityName, source: printedIn }),
      z.strictObject({
        variant: pointFields.variant,
        quantity: quantityName,
        unit: pointFields.unit,
        source: printedIn,
        points: z.array(z.strictObject(pointFields)).min(1).meta({ description: 'Points that share the above' }),
      }),
    ]),
  )
  .meta({ description: 'Measured points to lay over the simulation' });

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
}

/** Cycles by number; `last` is whichever the programme ends with. */
export type CycleChoice = 'all' | 'none' | readonly (number | 'last')[];

export interface OutputChoice {
  readonly series: CycleChoice;
  readonly profiles: CycleChoice;
}

const customaryUnits: Readonly<Record<string, string>> = {
  chargeCapacity: 'mAh/g',
  dischargeCapacity: 'mAh/g',
  coulombicEfficiency: '%',
  retention: '%',
  meanChargeVoltage: 'V',
  meanDischargeVoltage: 'V',
  polarisation: 'V',
  resistance: 'Ohm cm2',
};

/** Groups written out as single points. A value without unit is in the customary unit of its quantity. */
export function measuredPoints(data: z.output<typeof dataSchema>): MeasuredPoint[] {
  return data.flatMap((entry) => {
    if (!('points' in entry)) return [measuredPoint(entry)];
    const { points, ...shared } = entry;
    const given = Object.fromEntries(Object.entries(shared).filter(([, value]) => value !== undefined));
    return points.map((point) =>
      measuredPoint({ ...shared, ...given, ...point, variant: point.variant ?? shared.variant }),
    );
  });
}

type WrittenPoint = Extract<z.output<typeof dataSchema>[number], { value: unknown }>;

function measuredPoint(point: WrittenPoint): MeasuredPoint {
  const written = readValue(point.value);
  const rate = typeof point.rate === 'string' ? readRate(point.rate) : point.rate;
  return {
    ...(point.variant === undefined ? {} : { variant: point.variant }),
    quantity: point.quantity,
    ...(point.cycle === undefined ? {} : { cycle: point.cycle }),
    ...(rate === undefined ? {} : { rate }),
    value: written?.value ?? Number.NaN,
    ...(point.error === undefined ? {} : { error: point.error }),
    ...(point.reference === undefined ? {} : { reference: point.reference }),
    ...(point.tolerance === undefined ? {} : { tolerance: point.tolerance }),
    ...(point.role === undefined ? {} : { role: point.role }),
    ...(point.expected === undefined ? {} : { expected: point.expected }),
    unit: written?.unit || point.unit || customaryUnits[point.quantity] || '1',
    source: point.source,
  };
}

/** "185 mAh/g" as number and unit, in the unit as written; undefined when it is no quantity. */
export function readValue(value: number | string): { readonly value: number; readonly unit: string } | undefined {
  if (typeof value === 'number') return { value, unit: '' };
  const parsed = parseQuantity(value);
  return 'error' in parsed ? undefined : { value: Number.parseFloat(value.replace('−', '-')), unit: parsed.unitText };
}

/** [C-rate] "0.2C", "C/5", "2 C". */
export function readRate(text: string): number | undefined {
  const parts = /^\s*([\d.]*(?:e[+-]?\d+)?)\s*C(?:\s*\/\s*([\d.]+))?\s*$/i.exec(text.slice(0, 60));
  if (parts === null) return undefined;
  const rate = Number(parts[1] === '' ? 1 : parts[1]) / Number(parts[2] ?? 1);
  return Number.isFinite(rate) && rate > 0 ? rate : undefined;
}
