import { describe, expect, it } from 'vitest';
import { inOneLine } from '../../src/scenario/document/issue.js';
import { inputJsonSchema, scenarioJsonSchema } from '../../src/scenario/document/jsonSchema.js';
import { isPlain } from '../../src/scenario/document/path.js';
import { allowedRange, kindOf, type QuantityField, quantity, readField } from '../../src/scenario/schema/field.js';

const length: QuantityField = { unit: 'um', description: 'A length', above: 1, max: 500, example: '3 um' };
const share: QuantityField = { unit: '%', description: 'A share', min: 0, max: 100, example: '14 %' };

describe('the range of a field', () => {
  it.each([
    [{ unit: 'um', above: 0, max: 500 }, 'above 0 um, up to 500 um'],
    [{ unit: 'um', min: 0, below: 500 }, 'from 0 um, below 500 um'],
    [{ unit: 'V', min: -1 }, 'from -1 V'],
    [{ unit: 'V', above: -1 }, 'above -1 V'],
    [{ unit: 'V', max: 5 }, 'up to 5 V'],
    [{ unit: 'V', below: 5 }, 'below 5 V'],
    [{ unit: 'V' }, 'a quantity in V'],
    [{ unit: '' }, 'a number'],
    [{ unit: '', min: 0, max: 1 }, 'from 0, up to 1'],
  ])('%j is "%s"', (bounds, words) => {
    expect(allowedRange({ description: '', example: '', ...bounds })).toBe(words);
  });

  it('holds its ends as they are named, in whatever unit they are written', () => {
    const field = (bounds: Partial<QuantityField>) => ({ unit: 'um', description: '', example: '', ...bounds });
    const taken = (text: string, bounds: Partial<QuantityField>) => typeof readField(text, field(bounds)) === 'number';
    for (const five of ['5 um', '0.005 mm', '5000 nm', '5e-6 m']) {
      expect(taken(five, { min: 5 })).toBe(true);
      expect(taken(five, { max: 5 })).toBe(true);
      expect(taken(five, { above: 5 })).toBe(false);
      expect(taken(five, { below: 5 })).toBe(false);
    }
    expect(taken('4.99 um', { min: 5 })).toBe(false);
    expect(taken('5.01 um', { max: 5 })).toBe(false);
    expect(taken('5.01 um', { above: 5 })).toBe(true);
    expect(taken('4.99 um', { below: 5 })).toBe(true);
  });
});

describe('what a field refuses', () => {
  const refusal = (input: unknown, field: QuantityField) => {
    const read = readField(input, field);
    if (typeof read === 'number') throw new Error(`${input} was read as ${read}`);
    return read;
  };

  it.each([
    [[1], 'list'],
    [{ a: 1 }, 'mapping'],
    [true, 'true/false'],
    [null, 'nothing'],
    [undefined, 'nothing'],
    ['a', 'text'],
    [1, 'number'],
  ])('%j is called a %s', (value, words) => {
    expect(kindOf(value)).toBe(words);
  });

  it('says what stood there when it was neither text nor number', () => {
    expect(refusal([3], length)).toMatchObject({ message: 'A quantity is needed, not a list.', wrongType: true });
    expect(refusal(false, length)).toMatchObject({ message: 'A quantity is needed, not a true/false.' });
    expect(refusal(null, length).message).toBe('The value is empty.');
    expect(refusal(undefined, length).message).toBe('A required value is missing.');
    expect('wrongType' in refusal(undefined, length)).toBe(false);
  });

  it('names its bounds in the unit that was written', () => {
    expect(refusal('1 mm', length).allowed).toBe('above 0.001 mm, up to 0.5 mm, for example 3 um');
    expect(refusal('900 nm', length).allowed).toBe('above 1000 nm, up to 500000 nm, for example 3 um');
    expect(refusal('600 um', length).allowed).toBe('above 1 um, up to 500 um, for example 3 um');
    expect(refusal('3 V', length)).toMatchObject({ message: 'The unit V does not fit here.' });
    expect(refusal('3 V', share)).toMatchObject({ message: 'A pure number is needed, not one in V.' });
  });

  it('proposes what may have been meant, where it would be right', () => {
    expect(refusal(14, share).hint).toBe('as a number a share lies between 0 and 1; in percent: 14 %');
    expect(refusal(-14, share).hint).toBeUndefined();
    expect(refusal('140 %', share).hint).toBeUndefined();
    expect(refusal(14, { ...share, unit: '', max: 1 }).hint).toBeUndefined();
    expect(refusal(3, length).hint).toContain('"3 um"');
    expect(refusal(900, length).hint).toBeUndefined();
    const temperature = { unit: 'degC', description: '', example: '45 degC' };
    expect(refusal('45 C', temperature).hint).toContain('degC');
    expect(refusal('45 C', length).hint).toBeUndefined();
  });
});

describe('the published form of a field', () => {
  const published = (field: QuantityField) => inputJsonSchema(quantity(field));

  it('has the bounds of bare numbers, as numbers', () => {
    expect(published(share)).toMatchObject({ minimum: 0, maximum: 1, examples: ['14 %'] });
    const open = { unit: 'h', description: 'Time', above: -2, below: 7, example: '1 h' };
    expect(published({ ...open, bare: true })).toMatchObject({ exclusiveMinimum: -2, exclusiveMaximum: 7 });
    expect(published({ ...open, bare: true })).not.toHaveProperty('minimum');
    // Where a unit must stand, numbers are no bounds.
    for (const key of ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']) {
      expect(published(open)).not.toHaveProperty(key);
      expect(published({ unit: 'h', description: 'Time', example: '1 h', bare: true })).not.toHaveProperty(key);
    }
    expect(published(open).type).toBe('string');
    expect(published({ ...open, bare: true }).type).toEqual(['string', 'number']);
  });

  it('has the least that a cell can be built with in place of 0, unless nothing is that least', () => {
    const above0 = (unit: string) => published({ unit, description: 'X', above: 0, example: `1 ${unit}` }).description;
    expect(above0('um')).toBe('X (from 0.0001 um)');
    expect(above0('mol')).toBe('X (above 0 mol)');
    expect(above0('V')).toBe('X (above 0 V)');
  });
});

describe('the published scenario', () => {
  /** Places of fields that hold a value of their own and are described by nothing. */
  function bare(schema: unknown, place: string): string[] {
    if (Array.isArray(schema)) return schema.flatMap((item) => bare(item, place));
    if (!isPlain(schema)) return [];
    return Object.entries(schema).flatMap(([key, inner]) => {
      if (key !== 'properties' || !isPlain(inner)) return key === 'variants' ? [] : bare(inner, place);
      return Object.entries(inner).flatMap(([name, field]) => {
        const here = `${place}.${name}`;
        const described = isPlain(field) && ('description' in field || 'properties' in field || 'anyOf' in field);
        return [...(described ? [] : [here]), ...(name === 'variants' ? [] : bare(field, here))];
      });
    });
  }

  it('describes every value that it takes', () => {
    expect(bare(scenarioJsonSchema(), '')).toEqual([]);
  });

  it('has examples of names', () => {
    expect(JSON.stringify(scenarioJsonSchema())).toContain('"examples":["NCM85","NCM811","NCM622"]');
  });
});

it('an issue in one line has what is known of it, in the order of reading', () => {
  const message = 'It is wrong.';
  expect(inOneLine({ severity: 'error', path: '', message })).toBe('It is wrong.');
  expect(inOneLine({ severity: 'error', path: 'a.b', message })).toBe('a.b: It is wrong.');
  expect(
    inOneLine({ severity: 'error', path: 'a.b', message, file: 'f.yaml', line: 4, got: '1', allowed: '2', hint: 'h' }),
  ).toBe('f.yaml, line 4, a.b: It is wrong. (got 1; allowed: 2; h)');
  expect(inOneLine({ severity: 'error', path: '', message, line: 4, hint: 'h' })).toBe('line 4: It is wrong. (h)');
});
