import { z } from 'zod';
import { longestTime, mostRepeats } from '../quantities/amountRange.js';
import { fromSi } from '../quantities/quantity.js';
import { protocolEntrySchema } from './blocks.js';
import { count, quantity } from './field.js';

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
