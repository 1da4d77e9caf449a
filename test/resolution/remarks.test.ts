import { expect, it } from 'vitest';
import { resolutionRemarks } from '../../src/resolution/remarks.js';
import type { NumericsGiven } from '../../src/scenario/schema/numerics.js';
import { testCell } from '../model/cells.js';

it('too many classes are refused where the number of either kind is given', () => {
  const powder = (count: number) => testCell({ classes: Array.from({ length: count }, () => ({})) });
  const said = (given: Partial<NumericsGiven>, count: number) =>
    resolutionRemarks(given as NumericsGiven, powder(count), {});
  expect(said({ sizeClasses: 400 }, 400)).toEqual([]);
  expect(said({ sizeClasses: 401 }, 401)).toMatchObject([
    {
      severity: 'error',
      path: 'numerics.sizeClasses',
      message: 'Sizes times contacts make 401 classes of particles.',
      got: '401 classes',
      allowed: 'up to 400 in all',
    },
  ]);
  expect(said({ contactClasses: 9 }, 401)[0].path).toBe('numerics.contactClasses');
});
