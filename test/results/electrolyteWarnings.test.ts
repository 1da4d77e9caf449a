import { expect, it } from 'vitest';
import { electrolyteWarnings } from '../../src/results/electrolyteWarnings.js';

it('electrolyte that oxidation has nearly used up is spoken of, enough of it is not', () => {
  expect(electrolyteWarnings(1)).toEqual([]);
  expect(electrolyteWarnings(0.2)).toEqual([]);
  expect(electrolyteWarnings(0.004)).toEqual([
    {
      severity: 'warning',
      path: 'mechanisms.interphase',
      message:
        'Oxidation has used up 100 % of the electrolyte within its reach: films stop growing, and the composite conducts less.',
      hint: 'more electrolyte in the composite, a coating, less time at high potential',
    },
  ]);
});
