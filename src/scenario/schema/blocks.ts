import { z } from 'zod';
import { longestTime, mostRepeats } from '../quantities/amountRange.js';
import { fromSi } from '../quantities/quantity.js';
import { hold, label, rate, rest, sentence, until, window } from './blockFields.js';
import { count, quantityText, text } from './field.js';

/** Steps that are put between the passes of a block. */
export interface CheckUpForm {
  readonly every: number;
  readonly steps: readonly ProtocolEntry[];
  readonly atStart?: boolean | undefined;
}

const checkUp: z.ZodType<CheckUpForm> = z
  .lazy(() =>
    z.strictObject({
      every: count(1, mostRepeats, 'After so many passes (in `cycling`: cycles), again and again'),
      steps: z.array(protocolEntrySchema).min(1).meta({ description: 'What is done then; its cycles count as well' }),
      atStart: z.boolean().meta({ description: 'Also before the first pass' }).optional(),
    }),
  )
  .meta({ description: 'Check-ups between the passes of the block: slow cycles, pulses, spectra' });

const referenceTest = z
  .strictObject({
    cycles: z
      .array(count(1, mostRepeats, 'Cycle'))
      .min(1)
      .meta({ description: 'Cycles of the block that contain the test, counted from 1' }),
    at: text('Potential that is held on the way up', ['3.15 V vs In/InLi']),
    charge: rate('Charging current up to there; default: as charging').optional(),
    until: text('What ends the hold; default: 1 % of the charging current', [
      '1 % of the charging current',
      '1 h',
    ]).optional(),
    impedance: text('Spectrum after the hold; default: EIS', [
      'EIS from 1 MHz to 100 uHz, 8 points per decade',
    ]).optional(),
  })
  .meta({ description: 'Charge to a potential, hold it, take a spectrum, go on charging' });

const cycling = z.strictObject({
  cycles: count(1, mostRepeats, 'How many'),
  charge: rate('Charging current'),
  discharge: rate('Discharging current; default: as charging').optional(),
  window,
  rest: rest.optional(),
  hold: hold.optional(),
  test: referenceTest.optional(),
  checkUp: checkUp.optional(),
  until: until.optional(),
  label: label.optional(),
});

const rateTest = z.strictObject({
  rates: z.array(rate('Current')).min(1).meta({ description: 'Currents, one after the other' }),
  cyclesPerRate: count(1, 1e4, 'Cycles at each current').prefault(1),
  window,
  chargeRate: rate('Charging current throughout; default: as the discharging current').optional(),
  rest: rest.optional(),
  hold: hold.optional(),
  label: label.optional(),
});

const gitt = z.strictObject({
  current: rate('Current of the pulses'),
  pulse: quantityText({
    unit: 'min',
    above: 0,
    max: fromSi(longestTime, 'min'),
    description: 'How long a pulse lasts',
    example: '30 min',
  }),
  rest: quantityText({
    unit: 'h',
    above: 0,
    max: fromSi(longestTime, 'h'),
    description: 'Rest after each pulse',
    example: '4 h',
  }),
  window,
});

/** The ready-made parts of a protocol, by the key under which each stands there; `protocol/programme/builders.ts` makes their steps. */
export const blocks = {
  cycling: { form: cycling, description: 'Equal cycles between two voltages' },
  rateTest: { form: rateTest, description: 'Cycles at one current after the other' },
  gitt: {
    form: gitt,
    description: 'Galvanostatic intermittent titration: pulses and rests, up to the upper and down to the lower limit',
  },
} as const;

export type BlockName = keyof typeof blocks;

/** A ready-made part in the form in which it was written. */
export type BlockForm<K extends BlockName> = z.output<(typeof blocks)[K]['form']>;

/** The same from a program: what has a default may be left out. */
export type BlockInput<K extends BlockName> = Given<z.input<(typeof blocks)[K]['form']>, BlockForm<K>>;

type Given<I, O> = { readonly [P in keyof I]: P extends keyof O ? Unchanged<O[P]> : never };

type Unchanged<T> = T extends object ? { readonly [K in keyof T]: Unchanged<T[K]> } : T;

/** A repeated block in the form in which it was written. */
export interface RepeatForm {
  readonly repeat: number;
  readonly steps: readonly ProtocolEntry[];
  readonly until?: string | undefined;
  readonly checkUp?: CheckUpForm | undefined;
  readonly label?: string | undefined;
}

/** A protocol entry in the form in which it was written. */
export type ProtocolEntry =
  | string
  | RepeatForm
  | { [K in BlockName]: { readonly [Key in K]: BlockForm<K> } }[BlockName];

const blockSchemas = Object.entries(blocks).map(([name, { form, description }]) =>
  z.strictObject({ [name]: form }).meta({ description }),
) as unknown as readonly z.ZodType<ProtocolEntry>[];

export const protocolEntrySchema: z.ZodType<ProtocolEntry> = z.lazy(() =>
  z.union([
    sentence,
    z
      .strictObject({
        repeat: count(1, mostRepeats, 'How often; with `until` the most'),
        steps: z.array(protocolEntrySchema).min(1).meta({ description: 'What is repeated' }),
        until: until.optional(),
        checkUp: checkUp.optional(),
        label: label.optional(),
      })
      .meta({ description: 'A repeated block' }),
    ...blockSchemas,
  ]),
);
