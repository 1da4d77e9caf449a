import { z } from 'zod';
import { count, quantity, text } from './field.js';

const cycle = count(1, 1e6, 'Cycle number');
const variant = text('Variant it was measured on; default: all').optional();
const source = text('Where it comes from', ['Fig. 3a', 'cell 12']).optional();
const numbers = (unit: string, what: string) =>
  z
    .array(z.number())
    .min(2)
    .meta({ description: `${what} [${unit}]` });

/** A file of measurements, laid over the simulation as it is. */
export const dataFileSchema = z.strictObject({
  file: text('File of measurements, relative to the scenario: whatever `argyrode import` reads', ['bare.mpt']),
  variant,
  source,
  mass: quantity({
    unit: 'mg',
    above: 0,
    max: 1e6,
    description: 'Cathode active material in the measured cell',
    example: '8.3 mg',
  }).optional(),
  area: quantity({
    unit: 'cm2',
    above: 0,
    max: 1e5,
    description: 'Area of the measured cell',
    example: '0.785 cm2',
  }).optional(),
  columns: z
    .array(text('Head = quantity / unit', ['Q2 = dischargeCapacity / mAh/g']))
    .min(1)
    .optional()
    .meta({ description: 'What columns are that are not or wrongly recognised' }),
  swap: z.boolean().optional().meta({ description: 'Charge and discharge are exchanged in the file' }),
  shift: z.int().optional().meta({ description: 'Added to every cycle number' }),
  quantities: z
    .array(text('Quantity, as in a data block'))
    .min(1)
    .optional()
    .meta({ description: 'Which quantities of its cycles are shown; default: all that a simulation has' }),
  curve: z
    .strictObject({
      cycles: z.array(cycle).min(1).meta({ description: 'Cycles by number' }),
      direction: z.enum(['charge', 'discharge', 'both']).prefault('both').meta({ description: 'Which half cycles' }),
    })
    .optional()
    .meta({ description: 'Which voltage curves are shown; default: those of the cycles that are recorded' }),
  spectrum: z
    .strictObject({ cycle: cycle.meta({ description: 'Cycle in which the protocol takes it' }) })
    .optional()
    .meta({ description: 'Of which cycle the spectrum is; default: as the file counts' }),
});

/** One measured half cycle. */
export const dataCurveSchema = z.strictObject({
  variant,
  source,
  curve: z
    .strictObject({
      cycle,
      direction: z.enum(['charge', 'discharge']).meta({ description: 'Which half cycle' }),
      capacity: numbers('mAh/g', 'Passed since its start'),
      voltage: numbers('V', 'Cell voltage at these'),
    })
    .meta({ description: 'One measured half cycle' }),
});

/** One measured impedance spectrum. */
export const dataSpectrumSchema = z.strictObject({
  variant,
  source,
  spectrum: z
    .strictObject({
      cycle,
      frequency: numbers('Hz', 'Frequencies'),
      re: numbers('Ohm', 'Real part, of the whole cell'),
      im: numbers('Ohm', 'Imaginary part itself, below zero where it is capacitive'),
    })
    .meta({ description: 'One measured impedance spectrum' }),
});

/** A file that a scenario names among its data. Mass [kg] and area [m2]. */
export type DataFile = z.output<typeof dataFileSchema>;

/** A measured half cycle to lay over the simulated one. */
export interface MeasuredCurve {
  /** Variant it belongs to; absent: all. */
  readonly variant?: string;
  readonly cycle: number;
  readonly direction: 'charge' | 'discharge';
  /** [mAh/g] since the start of the half cycle, rising. */
  readonly capacity: readonly number[];
  /** [V] of the cell. */
  readonly voltage: readonly number[];
  readonly source: string;
}

/** A measured spectrum to lay over that of its cycle. */
export interface MeasuredSpectrum {
  /** Variant it belongs to; absent: all. */
  readonly variant?: string;
  readonly cycle: number;
  /** [Hz] */
  readonly frequency: readonly number[];
  /** [Ohm] of the whole cell; `im` is Z'' itself. */
  readonly re: readonly number[];
  readonly im: readonly number[];
  readonly source: string;
}
