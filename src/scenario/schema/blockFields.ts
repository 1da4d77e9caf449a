import { z } from 'zod';
import { longestTime } from '../quantities/amountRange.js';
import { fromSi } from '../quantities/quantity.js';
import { quantityText, text } from './field.js';

export const window = z
  .tuple([text('Lower limit', ['1.35 V vs LTO']), text('Upper limit', ['2.75 V vs LTO'])])
  .meta({ description: 'Voltage window [lower, upper], each with the electrode it is measured against' });

/** A current as text; its units are read by `protocol/`. A bare number is a C-rate. */
export const rate = (description: string) =>
  z.union([text(description, ['0.2C', 'C/5', '190 mA/g', '1 mA/cm2']), z.number().positive()]).meta({ description });

export const label = text('Name under which the block is found in the results', ['rate test']);

export const rest = quantityText({
  unit: 'min',
  above: 0,
  max: fromSi(longestTime, 'min'),
  description: 'Rest after each half cycle',
  example: '10 min',
});

export const hold = text('Hold at the upper limit after charging until this is met', [
  'C/20',
  '10 % of the charging current',
  '1 h',
]);

/** What ends a block of passes before their number is full; its grammar is read by `protocol/`. */
export const until = text(
  'Ends the block before its last pass: retention, capacity, charge capacity or efficiency of the cycle that a pass ends with, the voltage at its end, or the time since the block began; "check-up" before it looks at the check-ups; several joined by "or"',
  ['retention < 80 %', 'capacity < 100 mAh/g or time > 30 days', 'check-up retention < 80 %', 'voltage < 3 V vs Li'],
);

/** One step as a sentence; its grammar is read by `protocol/`. */
export const sentence = text('One step, e.g. "Charge at 0.1C until 4.3 V vs Li"', [
  'Charge at 0.1C until 4.3 V vs Li',
  'Hold at 4.3 V vs Li until C/20',
  'Rest for 2 hours',
  'EIS from 1 MHz to 1 mHz, 8 points per decade',
  'Store for 30 days at 60 degC at open circuit',
  'Discharge at 2 mW until 2.6 V vs Li',
  'Discharge at 1 kOhm until 2.6 V vs Li',
  'Ramp from 2.6 V vs Li to 4.3 V vs Li at 0.1 mV/s',
  'Run current profile drive.csv, repeated until 2.6 V vs Li',
  'Set temperature to 45 degC',
  'Set pressure to 20 MPa',
]);
