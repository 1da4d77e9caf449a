import { z } from 'zod';
import { type Mechanism, type Mechanisms, perMechanisms } from '../../degradation/mechanisms.js';
import { isChoice, isGroup, type NumberOption, type Option } from '../../degradation/options.js';
import { quantity } from './field.js';

export type { Mechanisms } from '../../degradation/mechanisms.js';

/** Every mechanism: off, on with the built-in constants, or on with options in place of some of them. */
export const mechanismsSchema = perMechanisms((list) => {
  const fields = z
    .strictObject(Object.fromEntries(list.map((one) => [one.name, choice(one)])))
    .meta({ description: 'Ageing mechanisms by name: true, false, or options. All are off unless named' });
  // The types of the options are those of the descriptors, which a list of them does not carry.
  return fields as unknown as z.ZodType<Mechanisms, Mechanisms>;
});

function choice({ options, meaning }: Mechanism) {
  const fields = Object.entries(options).map(([name, option]) => [name, field(option)]);
  return z
    .union([z.boolean(), z.strictObject(Object.fromEntries(fields))])
    .optional()
    .meta({ description: meaning });
}

function field(option: Option): z.ZodType {
  const { meaning: description } = option;
  if (isChoice(option))
    return z
      .enum([...option.choices])
      .optional()
      .meta({ description });
  if (!isGroup(option)) return number(option).optional();
  const parts = Object.entries(option.parts).map(([name, part]) => [name, number(part)]);
  return z.strictObject(Object.fromEntries(parts)).optional().meta({ description });
}

function number({ unit, min, max, above, meaning, example }: NumberOption) {
  return quantity({
    unit,
    description: meaning,
    example,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(above === undefined ? {} : { above }),
  });
}
