import { describe, expect, it } from 'vitest';
import { mechanisms } from '../../src/degradation/mechanisms.js';
import { isChoice, isGroup, type NumberOption, type Option, valuesOf } from '../../src/degradation/options.js';
import { listMechanisms } from '../../src/materials/mechanismListing.js';
import { readField } from '../../src/scenario/schema/field.js';
import { resolvedSchema } from '../../src/scenario/schema.js';
import { added } from '../mechanisms/added.js';

/** Every number of a descriptor with its path. */
const numbers = [...mechanisms(), ...added].flatMap(({ name, options }) =>
  Object.entries(options).flatMap(([option, declared]) => numbersIn(`${name}.${option}`, declared)),
);

function numbersIn(path: string, option: Option): readonly (readonly [string, NumberOption])[] {
  if (isChoice(option)) return [];
  if (!isGroup(option)) return [[path, option]];
  return Object.entries(option.parts).flatMap(([part, declared]) => numbersIn(`${path}.${part}`, declared));
}

const read = (written: string, { unit, meaning, example, ...bounds }: NumberOption) => {
  const { default: _, words: _words, ...limits } = bounds;
  return readField(written, { unit, description: meaning, example, ...limits });
};

describe('the descriptor of a mechanism', () => {
  it.each(numbers)('has an example of %s that can be written, and a built-in value that could be', (_, number) => {
    expect(read(number.example, number)).toEqual(expect.any(Number));
    const { default: given } = number;
    if (given === undefined) return;
    for (const { value: constant } of valuesOf(given)) {
      if ('of' in constant) continue;
      const { value, unit, range, source } = constant;
      // In SI: what a scenario would write for it.
      const written = unit.replace(/^1(?!\/s)(\/cycle)?$/, '').replace('1/s', 's^-1');
      expect(read(`${value} ${written}`.trim(), number)).toBeCloseTo(value, 20);
      expect(source.length).toBeGreaterThan(3);
      if (range) expect(range[0]).toBeLessThan(range[1]);
    }
  });

  it('has rules, laws and variations about options that it has', () => {
    const wrong = [...mechanisms(), ...added].flatMap(({ name, options, idle = [], laws = [], variations = [] }) => [
      ...idle.flatMap((rule) => rule.options ?? []).filter((option) => !Object.hasOwn(options, option)),
      ...[...laws, ...variations]
        .flatMap(({ set, number, without }) => [set.option, number?.option ?? set.option, without ?? set.option])
        .filter((option) => !Object.hasOwn(options, option.split('.')[0]))
        .map((option) => `${name}.${option}`),
    ]);
    expect(wrong).toEqual([]);
  });

  it('is read with every option at its listed value', () => {
    const mechanismsAtDefaults = Object.fromEntries(
      listMechanisms().map(({ name, properties }) => [
        name,
        Object.fromEntries(
          properties
            .filter(({ value, unit }) => typeof value === 'number' || unit === '-')
            .filter(
              ({ value, name: option }) =>
                value !== 'none' && !/[( ]/.test(option) && !/ of the (electrolyte|coating)$/.test(`${value}`),
            )
            .map(({ name: option, value, unit }) => [option, unit === '' || unit === '-' ? value : `${value} ${unit}`]),
        ),
      ]),
    );
    const parsed = resolvedSchema().shape.mechanisms.safeParse(mechanismsAtDefaults);
    expect(parsed.error).toBeUndefined();
    expect(parsed.data).toMatchObject({
      contactLoss: { law: 'gap', referencePressure: 65e6, thickness: 20e-9 },
      oxygenRelease: { amount: 6.7e-3, resistance: 0.3, rate: 1e-5 },
      interphase: { reactionRate: 5e-12, activation: 80e3 },
      isolation: { contacts: 4.5 },
      cracking: { exponent: 2.2 },
    });
  });
});
