import { describe, expect, it } from 'vitest';
import { count, type QuantityField, quantity, quantityText, readField, text } from '../../src/scenario/schema/field.js';

const field = (more: Partial<QuantityField>): QuantityField => ({ unit: '', description: 'D', example: 'e', ...more });
const lithium = field({
  unit: 'mmol',
  min: 0,
  max: 1000,
  example: '1.5 mg',
  equivalent: { unit: 'mg', factor: 1 / 6.94e-3 },
});
const voltage = field({ unit: 'V', max: 10, bare: true });
const share = field({ unit: '%', max: 10 });
const length = field({ unit: 'um', above: 1, max: 10 });

describe('a field takes', () => {
  it.each<readonly [unknown, QuantityField, number]>([
    ['1 mol', lithium, 1],
    ['6.94 mg', lithium, 1e-3],
    ['0 mg', lithium, 0],
    [5, voltage, 5],
    ['5', voltage, 5],
    ['5000 mV', voltage, 5],
    [0.05, share, 0.05],
    ['0.05', share, 0.05],
    ['5 %', share, 0.05],
    ['5 %', field({ max: 1 }), 0.05],
    [-3, field({ max: 1 }), -3],
    ['10 um', length, 1e-5],
    ['-10 degC', field({ unit: 'K' }), 263.15],
  ])('%j', (input, of, si) => {
    expect(readField(input, of)).toBeCloseTo(si, 14);
  });
});

describe('a field refuses', () => {
  const mmol = 'from 0 mmol, up to 1000 mmol, for example 1.5 mg';

  it.each<readonly [unknown, QuantityField, object]>([
    ['10 kg', lithium, { message: '10 kg is out of range.', allowed: mmol }],
    ['2 mol', lithium, { message: '2 mol is out of range.', allowed: 'from 0 mol, up to 1 mol, for example 1.5 mg' }],
    ['1 V', lithium, { message: 'The unit V does not fit here.', allowed: mmol }],
    [Infinity, lithium, { message: 'A finite number is needed.', allowed: mmol }],
    [
      3,
      lithium,
      { message: 'The unit is missing.', allowed: mmol, hint: 'write "3 mmol" if that is the unit you meant' },
    ],
    [
      ' 3 ',
      lithium,
      { message: 'The unit is missing.', allowed: mmol, hint: 'write "3 mmol" if that is the unit you meant' },
    ],
    [5000, lithium, { message: 'The unit is missing.', allowed: mmol }],
    [1, length, { message: 'The unit is missing.', allowed: 'above 1 um, up to 10 um, for example e' }],
    [
      'x',
      voltage,
      {
        message: 'It cannot be read as a quantity: it does not begin with a number.',
        allowed: 'up to 10 V, for example e',
      },
    ],
    [11, voltage, { message: '11 is out of range.', allowed: 'up to 10 V, for example e' }],
    ['11', voltage, { message: '11 is out of range.', allowed: 'up to 10 V, for example e' }],
    ['12 %', share, { message: '12 % is out of range.', allowed: 'up to 10 %, for example e' }],
    ['1000000 ppm', share, { message: '1000000 ppm is out of range.', allowed: 'up to 10 %, for example e' }],
    [0.5, share, { message: '0.5 is out of range.', allowed: 'up to 10 %, for example e' }],
    [
      12,
      share,
      {
        message: '12 is out of range.',
        allowed: 'up to 10 %, for example e',
        hint: 'as a number a share lies between 0 and 1; in percent: 12 %',
      },
    ],
    ['12', share, { message: '12 is out of range.', allowed: 'up to 10 %, for example e' }],
    ['1 V', share, { message: 'A pure number is needed, not one in V.', allowed: 'up to 10 %, for example e' }],
    [12, field({ max: 1 }), { message: '12 is out of range.', allowed: 'up to 1, for example e' }],
    [
      '45 C',
      field({ unit: 'degC' }),
      {
        message: 'The unit C does not fit here.',
        allowed: 'a quantity in degC, for example e',
        hint: 'C is the coulomb; write degC',
      },
    ],
    [
      '45 C',
      field({ unit: 'K' }),
      { message: 'The unit C does not fit here.', allowed: 'a quantity in K, for example e' },
    ],
    ['45 V', field({ unit: 'degC' }), { message: 'The unit V does not fit here.' }],
    [null, share, { message: 'The value is empty.', allowed: 'up to 10 %, for example e', wrongType: true }],
    [
      [3],
      share,
      { message: 'A quantity is needed, not a list.', allowed: 'up to 10 %, for example e', wrongType: true },
    ],
    [undefined, share, { message: 'A required value is missing.', allowed: 'up to 10 %, for example e' }],
  ])('%j', (input, of, refusal) => {
    const read = readField(input, of);
    expect(read).toMatchObject(refusal);
    for (const key of ['hint', 'wrongType']) if (!(key in refusal)) expect(read).not.toHaveProperty(key);
  });

  it('what is shown of it is free of rounding', () => {
    expect(readField('3 K', field({ unit: 'K', min: 273.15 - 60 }))).toMatchObject({
      allowed: 'from 213.15 K, for example e',
    });
  });
});

describe('schemas of fields', () => {
  it('a quantity is kept in SI, or as the text that was written', () => {
    const minutes = field({ unit: 'min', above: 0, max: 100 });
    expect(quantity(minutes).parse('1 h')).toBe(3600);
    expect(quantityText(minutes).parse('1 h')).toBe('1 h');
    for (const schema of [quantity(minutes), quantityText(minutes)]) {
      const [issue, ...others] = schema.safeParse('2 h').error?.issues ?? [];
      expect(others).toEqual([]);
      expect(issue).toMatchObject({
        code: 'custom',
        path: [],
        message: '2 h is out of range.',
        params: { message: '2 h is out of range.', allowed: 'above 0 h, up to 1.66667 h, for example e' },
      });
      expect(schema.meta()).toMatchObject({
        description: 'D (above 0 min, up to 100 min)',
        'x-example': 'e',
        'x-unit': 'min',
      });
    }
    expect(quantityText(field({ max: 3 })).parse(2)).toBe('2');
  });

  it('"above 0" is the least that a cell can be built with, in the unit of the field', () => {
    const range = (more: Partial<QuantityField>) =>
      /\((.*)\)/.exec(String(quantity(field(more)).meta()?.description))?.[1];
    expect(range({ unit: 'um', above: 0, max: 500 })).toBe('from 0.0001 um, up to 500 um');
    expect(range({ unit: 'mg', above: 0, below: 3 })).toBe('from 0.001 mg, below 3 mg');
    expect(range({ unit: 'mAh/cm2', above: 0 })).toBe('from 2.77778e-8 mAh/cm2');
    expect(range({ unit: 'um', above: 0, min: 3 })).toBe('above 0 um');
    expect(range({ unit: 'um', above: 0.001 })).toBe('above 0.001 um');
    expect(range({ unit: 'Ohm cm2', above: 0 })).toBe('above 0 Ohm cm2');
    expect(range({ unit: 'um', min: 0 })).toBe('from 0 um');
  });

  it('a count is a whole number between its bounds', () => {
    const taken = [0, 1, 5, 6, 2.5, '3'].filter((value) => count(1, 5, 'c').safeParse(value).success);
    expect(taken).toEqual([1, 5]);
    expect(count(1, 5, 'how many').meta()).toEqual({ description: 'how many' });
  });

  it('a text is trimmed and not empty', () => {
    expect(text('d').parse(' a b ')).toBe('a b');
    for (const none of ['', ' ', 3]) expect(text('d').safeParse(none).success).toBe(false);
    expect(text('d').meta()).toEqual({ description: 'd' });
    expect(text('d', ['x']).meta()).toEqual({ description: 'd', examples: ['x'] });
  });
});
