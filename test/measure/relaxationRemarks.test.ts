import { describe, expect, it } from 'vitest';
import type { RelaxationTimes, Tail } from '../../src/measure/spectrum/relaxationDistribution.js';
import { remarksOn } from '../../src/measure/spectrum/relaxationRemarks.js';

function of(changes: { deviation?: number; faster?: number; slower?: number; tail?: Tail }) {
  const times = { ohmic: 10, polarisation: 40, deviation: 0.01, faster: 0, slower: 0, ...changes };
  return remarksOn(times as RelaxationTimes);
}

describe('remarks on relaxation times', () => {
  it('are none where there is nothing to say, up to the limits', () => {
    expect(of({})).toEqual({ usable: true, remarks: [] });
    expect(of({ deviation: 0.03, faster: 2, slower: 2 })).toEqual({ usable: true, remarks: [] });
  });

  it('say first that times which miss the spectrum by more than 3 % are not to be used', () => {
    const { usable, remarks } = of({ deviation: 0.0456, slower: 3 });
    expect(usable).toBe(false);
    expect(remarks).toHaveLength(2);
    expect(remarks[0]).toMatch(/^Do not use .* miss the spectrum by 4.6 % of \|Z\|, more than 3 %\./);
  });

  it('say what lies beyond the measured range once it is a twentieth of the polarisation', () => {
    expect(of({ faster: 2.01 }).remarks).toEqual([
      '2.01 Ohm of the polarisation relax faster than the highest frequency shows: only ohmic and polarisation together, ' +
        '50 Ohm, are known there, not where one ends and the other begins.',
    ]);
    expect(of({ slower: 12.3456 }).remarks).toEqual([
      '12.3 Ohm of the polarisation relax more slowly than the lowest frequency shows: the polarisation is an extrapolation.',
    ]);
  });

  it.each([
    [1, 'a capacitor'],
    [0.5, 'a Warburg element'],
    [0.8, 'a constant phase element'],
  ])('call a tail of exponent %d %s', (exponent, name) => {
    const [remark] = of({ tail: { Q: 0.012345, exponent } }).remarks;
    expect(remark).toContain(`1/(Q (j w)^${exponent}), ${name} with Q = 0.0123: it is no part of the polarisation`);
  });
});
