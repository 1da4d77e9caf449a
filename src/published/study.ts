import { z } from 'zod';
import { freeSchema } from '../fit/opening/freeNumber.js';
import type { Issue } from '../scenario/document/issue.js';
import { readSourceText } from '../scenario/document/sourceText.js';

/** Where a value of an ordering is measured: at a variant as the ordering says, or with some of that replaced. */
const placeSchema = z.strictObject({
  variant: z.string().min(1),
  scenario: z.string().min(1).optional(),
  cycle: z.int().min(1).optional(),
  rate: z.number().positive().optional(),
  reference: z.int().min(1).optional(),
});

/** A published study: the scenarios that repeat it, the numbers that were fitted to it, and what it says about orders. */
export const studySchema = z.strictObject({
  study: z.string().min(1).meta({ description: 'Short name, e.g. ma2022' }),
  title: z.string().min(1),
  doi: z.string().optional(),
  notes: z.string().optional().meta({ description: 'Choices made where the paper is silent or contradicts itself' }),
  base: z
    .string()
    .min(1)
    .meta({ description: 'Scenario that holds the shared cell and the fitted numbers; the others extend it' }),
  scenarios: z.array(z.string().min(1)).min(1),
  free: z.array(freeSchema),
  calibrated: z
    .boolean()
    .prefault(true)
    .meta({ description: 'false: nothing has been fitted, every value is a prediction' }),
  orderings: z
    .array(
      z.strictObject({
        statement: z.string().min(1),
        scenario: z.string().min(1),
        quantity: z.string().min(1),
        cycle: z.int().min(1).optional(),
        rate: z.number().positive().optional(),
        reference: z.int().min(1).optional(),
        order: z
          .array(z.union([z.string(), placeSchema]))
          .min(2)
          .meta({ description: 'Largest first: variants, or variants in another scenario or cycle' }),
        expected: z.enum(['missed']).optional().meta({ description: 'The simulation is known to miss this order' }),
        alike: z
          .number()
          .min(0)
          .optional()
          .meta({ description: 'Neighbours may be out of order by this much, relative: "about equal"' }),
      }),
    )
    .default([]),
});

/** A study file: base scenario, scenarios with published numbers, free numbers, orderings. */
export type Study = z.output<typeof studySchema>;

type Ordering = Study['orderings'][number];

/** One value of an ordering, with all that it takes to measure it. */
export interface OrderingPlace {
  readonly variant: string;
  readonly scenario: string;
  readonly cycle?: number | undefined;
  readonly rate?: number | undefined;
  readonly reference?: number | undefined;
  /** How it is called in reports: the variant, and what differs from the ordering. */
  readonly label: string;
}

/** The places of an ordering, largest value first. */
export function placesOf({ order, scenario, cycle, rate, reference }: Ordering): OrderingPlace[] {
  return order.map((entry) => {
    const shared = { scenario, cycle, rate, reference };
    if (typeof entry === 'string') return { ...shared, variant: entry, label: entry };
    const { variant, ...own } = entry;
    const differs = Object.entries(own).map(([key, value]) => (key === 'scenario' ? String(value) : `${key} ${value}`));
    return {
      ...shared,
      ...own,
      scenario: own.scenario ?? scenario,
      variant,
      label: differs.length > 0 ? `${variant} (${differs.join(', ')})` : variant,
    };
  });
}

/** Reads the study file of a publication (study.yaml): the study, or every mistake in it at once, with its line. */
export function readStudy(text: string): { study?: Study; issues: Issue[] } {
  const { data, issues } = readSourceText(text);
  if (data === undefined) return { issues: [...issues] };
  const read = studySchema.safeParse(data);
  if (read.success) return { study: read.data, issues: [] };
  return {
    issues: read.error.issues.map(({ path, message }) => ({
      severity: 'error',
      path: path.map(String).join('.'),
      message,
    })),
  };
}
