import { z } from 'zod';
import { parseQuantity } from '../../scenario/quantities/quantity.js';

const bound = z.union([z.number(), z.string()]);

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
    description: 'Value before any calibration: where a search begins that must not know the data; default: the middle',
  }),
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
