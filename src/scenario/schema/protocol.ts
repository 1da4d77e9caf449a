import { z } from 'zod';
import { longestTime, mostRepeats } from '../quantities/amountRange.js';
import { fromSi } from '../quantities/quantity.js';
import { count, quantity, quantityText, text } from './field.js';

const window = z
  .tuple([text('Lower limit', ['1.35 V vs LTO']), text('Upper limit', ['2.75 V vs LTO'])])
  .meta({ description: 'Voltage window [lower, upper], each with the electrode it is measured against' });

/** A current as text; its units are read by `protocol/`. A bare number is a C-rate. */
const rate = (description: string) =>
  z.union([text(description, ['0.2C', 'C/5', '190 mA/g', '1 mA/cm2']), z.number().positive()]).meta({ description });

const label = text('Name under which the block is found in the results', ['rate test']);

const rest = quantityText({
  unit: 'min',
  above: 0,
  max: fromSi(longestTime, 'min'),
  description: 'Rest after each half cycle',
  example: '10 min',
});

const hold = text('Hold at the upper limit after charging until this is met', [
  'C/20',
  '10 % of the charging current',
  '1 h',
]);

/** One step as a sentence; its grammar is read by `protocol/`. */
const sentence = text('One step, e.g. "Charge at 0.1C until 4.3 V vs Li"', [
  'Charge at 0.1C until 4.3 V vs Li',
  'Hold at 4.3 V vs Li until C/20',
  'Rest for 2 hours',
  'EIS from 1 MHz to 1 mHz, 8 points per decade',
  'Store for 30 days at 60 degC at open circuit',
  'Discharge at 2 mW until 2.6 V vs Li',
  'Discharge at 1 kOhm until 2.6 V vs Li',
  'Ramp from 2.6 V vs Li to 4.3 V vs Li at 0.1 mV/s',
  'Run current profile drive.csv, repeated until 2.6 V vs Li',
]);

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

const cycling = z
  .strictObject({
    cycling: z.strictObject({
      cycles: count(1, mostRepeats, 'How many'),
      charge: rate('Charging current'),
      discharge: rate('Discharging current; default: as charging').optional(),
      window,
      rest: rest.optional(),
      hold: hold.optional(),
      test: referenceTest.optional(),
      label: label.optional(),
    }),
  })
  .meta({ description: 'Equal cycles between two voltages' });

const rateTest = z
  .strictObject({
    rateTest: z.strictObject({
      rates: z.array(rate('Current')).min(1).meta({ description: 'Currents, one after the other' }),
      cyclesPerRate: count(1, 1e4, 'Cycles at each current').prefault(1),
      window,
      chargeRate: rate('Charging current throughout; default: as the discharging current').optional(),
      rest: rest.optional(),
      hold: hold.optional(),
      label: label.optional(),
    }),
  })
  .meta({ description: 'Cycles at one current after the other' });

const gitt = z
  .strictObject({
    gitt: z.strictObject({
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
    }),
  })
  .meta({
    description: 'Galvanostatic intermittent titration: pulses and rests, up to the upper and down to the lower limit',
  });

/** A protocol entry in the form in which it was written. */
export type ProtocolEntry =
  | string
  | { readonly repeat: number; readonly steps: readonly ProtocolEntry[]; readonly label?: string | undefined }
  | z.output<typeof cycling>
  | z.output<typeof rateTest>
  | z.output<typeof gitt>;

export const protocolEntrySchema: z.ZodType<ProtocolEntry> = z.lazy(() =>
  z.union([
    sentence,
    z
      .strictObject({
        repeat: count(1, mostRepeats, 'How often'),
        steps: z.array(protocolEntrySchema).min(1).meta({ description: 'What is repeated' }),
        label: label.optional(),
      })
      .meta({ description: 'A repeated block' }),
    cycling,
    rateTest,
    gitt,
  ]),
);

export const protocolSchema = z
  .array(protocolEntrySchema)
  .min(1)
  .meta({ description: 'What is done to the cell: sentences, repeated blocks and ready-made programmes, in order' });

export const stopSchema = z
  .strictObject({
    cycles: count(1, mostRepeats, 'End after this cycle').optional(),
    retention: quantity({
      unit: '%',
      above: 0,
      below: 100,
      description:
        'End when the discharge capacity of a cycle falls below this share of that of the first cycle with the same currents and limits',
      example: '80 %',
    }).optional(),
    retentionCycle: count(
      1,
      mostRepeats,
      'Cycle that counts as 100 %, only cycles with its currents and limits are watched; default: the first of each kind',
    ).optional(),
    time: quantity({
      unit: 'days',
      above: 0,
      max: fromSi(longestTime, 'days'),
      description: 'End after this time',
      example: '30 days',
    }).optional(),
  })
  .meta({ description: 'Ends the protocol before its last step; the first that is met' });
