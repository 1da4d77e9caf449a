import { expect, it } from 'vitest';
import { resolutionRemarks } from '../../src/resolution/remarks.js';
import { testCell } from '../model/cells.js';

it('too many classes are refused where the number of either kind is given', () => {
  const powder = (count: number) => testCell({ classes: Array.from({ length: count }, () => ({})) });
  expect(resolutionRemarks({ sizeClasses: 400 }, powder(400), {})).toEqual([]);
  expect(resolutionRemarks({ sizeClasses: 401 }, powder(401), {})).toMatchObject([
    {
      severity: 'error',
      path: 'numerics.sizeClasses',
      message: 'Sizes times contacts make 401 classes of particles.',
      got: '401 classes',
      allowed: 'up to 400 in all',
    },
  ]);
  expect(resolutionRemarks({ contactClasses: 9 }, powder(401), {})[0].path).toBe('numerics.contactClasses');
});
