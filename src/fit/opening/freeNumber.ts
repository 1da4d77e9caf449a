import { z } from 'zod';
import { fits, fromSi, parseQuantity } from '../../scenario/quantities/quantity.js';
import { dimensionless } from '../../scenario/quantities/units.js';
import { text } from '../../scenario/schema/field.js';

const bound = z.union([z.number(), z.string()]);

const priorSchema = z.strictObject({
  value: z.union([z.number(), text('Value with unit')]),
  error: z.union([z.number().positive(), text('Standard deviation, with unit or in % of the value')]).optional(),
  factor: z.number().gt(1).optional().meta({ description: 'On a log scale: factor of one standard deviation' }),
});

export const freeSchema = z.strictObject({
  parameter: z.string().min(1).meta({ description: 'Path in the base scenario, as for --set' }),
  also: z
    .array(z.string().min(1))
    .optional()
    .meta({ description: 'Further paths that hold the same number: one free number for all of them' }),
  from: bound,
  to: bound,
  scale: z.enum(['linear', 'log']).optional(),
  start: bound.optional().meta({
    description:
      'Value before any calibration: where a search begins that must not know the data; default: that of the prior, or the middle',
  }),
  prior: priorSchema.optional().meta({ description: 'What is known of it before the data: a normal distribution' }),
});

/** A number that is fitted, as a file states it. */
export type FreeNumber = z.output<typeof freeSchema>;

/** A number and the unit it was written with: the search moves the number, the text keeps the unit. */
export function splitQuantity(written: number | string): { readonly value: number; readonly unit: string } {
  if (typeof written === 'number') return { value: written, unit: '' };
  const parsed = parseQuantity(written);
  if ('error' in parsed) return { value: Number.NaN, unit: '' };
  return { value: Number.parseFloat(written.replace('\u2212', '-')), unit: parsed.unitText };
}

/** A written number in the unit of another one; NaN when it cannot be. Shares may be written as numbers or in %. */
export function inUnit(written: number | string, unit: string): number {
  if (typeof written === 'number') {
    if (unit === '' || written === 0) return written;
    return fits(pureNumber, unit) ? fromSi(written, unit) : Number.NaN;
  }
  const parsed = parseQuantity(written);
  if ('error' in parsed) return Number.NaN;
  if (parsed.unitText === unit) return splitQuantity(written).value;
  return fits(parsed, unit) ? fromSi(parsed.value, unit) : Number.NaN;
}

const pureNumber = { value: 1, dimension: dimensionless, unitText: '' };
