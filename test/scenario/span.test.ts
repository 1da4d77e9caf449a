import { describe, expect, it } from 'vitest';
import { spanOf } from '../../src/scenario/quantities/span.js';

describe('a range in place of a quantity', () => {
  it.each([
    ['8-10 nm', '8 nm', '10 nm', '9 nm'],
    ['8 – 10 nm', '8 nm', '10 nm', '9 nm'],
    ['8 nm to 10 nm', '8 nm', '10 nm', '9 nm'],
    ['8...10 nm', '8 nm', '10 nm', '9 nm'],
    ['0.1-0.3', '0.1', '0.3', '0.2'],
    ['1e-5-2e-5 S/m', '1e-5 S/m', '2e-5 S/m', '0.000015 S/m'],
    ['95-98 %', '95 %', '98 %', '96.5 %'],
  ])('%s is read', (text, low, high, mean) => {
    expect(spanOf(text)).toEqual({ low, high, mean });
  });

  it.each(['10-8 nm', '-5 nm', '5 nm', '1e-5 m', '3 A m-2', '11 mg/cm2', '5-', '8 nm to 10 um', '4 m2/g'])(
    '%s is none',
    (text) => {
      expect(spanOf(text)).toBeUndefined();
    },
  );
});
