import { describe, expect, it } from 'vitest';
import { crossedWindows } from '../../src/scenario/windows.js';

const found = (window: unknown, block = 'cycling') =>
  crossedWindows({ protocol: ['Rest for 1 h', { [block]: { window } }] }).map(({ place }) => place);

describe('crossed windows of a document', () => {
  it.each(['cycling', 'rateTest', 'gitt'])('are found in %s, and only there', (block) => {
    expect(found(['4.3 V vs Li', '2.9 V vs Li'], block)).toEqual([['protocol', 1, block, 'window']]);
    expect(found(['2.9 V vs Li', '4.3 V vs Li'], block)).toEqual([]);
    expect(found(['3 V', '3 V'], block)).toHaveLength(1);
    const nested = {
      protocol: [{ repeat: 2, steps: [{ repeat: 2, steps: [{ [block]: { window: ['4 V', '3 V'] } }] }] }],
    };
    expect(crossedWindows(nested).map(({ place }) => place)).toEqual([
      ['protocol', 0, 'steps', 0, 'steps', 0, block, 'window'],
    ]);
  });

  it.each([
    // In/InLi is 0.62 V and LTO 1.55 V above lithium.
    ['2.9 V vs Li', '1.36 V vs LTO', '1.34 V vs LTO'],
    ['2.9 V vs Li', '2.29 V vs In/InLi', '2.27 V vs In'],
    ['2.0 V vs In/InLi', '1.08 V vs LTO', '1.06 V versus Li4Ti5O12'],
    ['1.5 V vs LTO', '3.06 V vs Li', '3.04 V against Li+/Li'],
    ['2900 mV vs. Li', '2.91 V vs Li', '2.89 V vs lithium'],
  ])('from %s: up to %s is a window, to %s is none', (low, high, crossed) => {
    expect(found([low, high])).toEqual([]);
    expect(found([low, crossed])).toHaveLength(1);
  });

  it('are swapped in the hint, unless that would not help', () => {
    const hint = (window: unknown) => crossedWindows({ protocol: [{ gitt: { window } }] })[0];
    expect(hint(['4.3 V', '2.9 V'])).toMatchObject({ hint: 'write [2.9 V, 4.3 V]', allowed: '[lower, upper]' });
    expect(hint(['4.3 V', '4.3 V']).hint).toBeUndefined();
  });

  it('are no matter where the limits cannot be read or compared', () => {
    for (const window of [
      ['4 V', '3 V vs Li'],
      ['4 V vs Na', '3 V vs Na'],
      ['4', 3],
      ['x', 'y'],
      ['4 V'],
      'no',
      [null, {}],
    ])
      expect(found(window)).toEqual([]);
    expect(crossedWindows({ protocol: 'nothing' })).toEqual([]);
  });
});
