import { expect, it } from 'vitest';
import type { ParticleDistribution } from '../../src/cell/cell.js';
import { classCounts } from '../../src/resolution/classCounts.js';

const powder: ParticleDistribution = {
  d50: 3e-6,
  spread: 0.5,
  contact: 0.6,
  contactSpread: Math.SQRT1_2,
  contactRule: 'independent',
  connected: 0.8,
};
const groups = { railDrop: 0.05, interfaceDrop: 0.01, fourier: 1 };

const counts = (
  changes: Partial<ParticleDistribution>,
  given = {},
  laws: 'transferable' | 'per study' = 'transferable',
) => {
  const { sizeClasses, contactClasses } = classCounts(laws, { ...powder, ...changes }, given as never, groups);
  return [sizeClasses, contactClasses];
};

it('under transferable laws classes are few unless an accuracy is asked for: one to three sizes by four contacts', () => {
  expect(counts({})).toEqual([2, 4]);
  expect(counts({ spread: 0.24 })).toEqual([1, 4]);
  expect(counts({ spread: 0.25 })).toEqual([2, 4]);
  expect(counts({ spread: 0.55 })).toEqual([3, 4]);
  expect(counts({}, { sizeClasses: 5 })).toEqual([5, 4]);
  expect(counts({}, { contactClasses: 7 })).toEqual([2, 7]);
  // Even contact takes sizes alone.
  expect(counts({ contactSpread: 0 })).toEqual([4, 1]);
  expect(counts({ contact: 1 })).toEqual([4, 1]);
  expect(counts({ contactRule: 'tied to size' })).toEqual([7, 1]);
});

it('an accuracy chooses them under either set of laws alike', () => {
  const asked = { accuracy: 0.005 };
  expect(counts({}, asked)).toEqual([4, 11]);
  expect(counts({}, asked, 'per study')).toEqual([4, 11]);
  expect(counts({}, {}, 'per study')).toEqual([4, 11]);
});
