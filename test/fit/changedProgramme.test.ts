import { describe, expect, it } from 'vitest';
import { cyclesIn, dischargeRate, withSlowCycles } from '../../src/fit/design/changedProgramme.js';
import type { ProtocolEntry } from '../../src/scenario/schema/blocks.js';
import { testCell } from '../model/cells.js';

const cell = testCell();
const window = ['2.0 V vs In/InLi', '3.7 V vs In/InLi'];
const block = (cycles: number, more: object = {}) =>
  ({ cycling: { cycles, charge: '0.5C', discharge: '1C', window, ...more } }) as unknown as ProtocolEntry;
const steps = ['Charge at 0.5C until 4.3 V vs Li', 'Rest for 10 min', 'Discharge at 2C until 2.9 V vs Li'];
const repeat = { repeat: 5, steps } as unknown as ProtocolEntry;

describe('blocks of equal cycles in a protocol', () => {
  it('are ready-made ones and repeats that charge once and discharge once', () => {
    const found = cyclesIn(['Rest for 1 hour', block(3), repeat] as ProtocolEntry[], cell);
    expect(found.map(({ entry, before, cycles, discharge }) => [entry, before, cycles, discharge])).toEqual([
      [1, 0, 3, expect.closeTo(1, 9)],
      [2, 3, 5, expect.closeTo(2, 9)],
    ]);
    const half = { repeat: 2, steps: [steps[0]] } as unknown as ProtocolEntry;
    const twice = { repeat: 2, steps: [...steps, ...steps] } as unknown as ProtocolEntry;
    expect(cyclesIn([half, twice] as ProtocolEntry[], cell)).toEqual([]);
    expect(dischargeRate(repeat, cell)).toBeCloseTo(2, 9);
    expect(dischargeRate('Rest for 1 hour' as ProtocolEntry, cell)).toBeUndefined();
    expect(
      dischargeRate(
        { repeat: 2, steps: [...steps, 'Discharge at 1C until 2.9 V vs Li'] } as unknown as ProtocolEntry,
        cell,
      ),
    ).toBeUndefined();
  });

  it('can be taken in part, with those of their tests that lie in it, or at another rate', () => {
    const test = {
      cycles: [1, 4, 8],
      at: '3.15 V vs In/InLi',
      impedance: 'EIS from 1 MHz to 1 mHz, 8 points per decade',
    };
    const [tested] = cyclesIn([block(8, { test })], cell);
    expect(tested.part(3, 8)).toEqual(block(6, { test: { ...test, cycles: [2, 6] } }));
    expect(tested.part(2, 3)).toEqual(block(2));
    expect(tested.discharged('2C')).toEqual(block(8, { test, discharge: '2C' }));
    expect(tested.slow('0.05C')).toEqual(block(1, { charge: '0.05C', discharge: '0.05C', label: 'slow cycle' }));
    const [repeated] = cyclesIn([repeat], cell);
    expect(repeated.part(2, 4)).toEqual({ repeat: 3, steps });
    expect(repeated.discharged('0.1C')).toEqual({
      repeat: 5,
      steps: [steps[0], steps[1], 'Discharge at 0.1C until 2.9 V vs Li'],
    });
    expect(repeated.slow('0.1C')).toEqual({
      repeat: 1,
      label: 'slow cycle',
      steps: ['Charge at 0.1C until 4.3 V vs Li', steps[1], 'Discharge at 0.1C until 2.9 V vs Li'],
    });
  });

  it('take slow cycles after some of their own', () => {
    const protocol = ['Rest for 1 hour', block(3), block(5)] as ProtocolEntry[];
    const found = withSlowCycles(protocol, cyclesIn(protocol, cell), [2, 5, 8, 9], '0.05C');
    const slow = block(1, { charge: '0.05C', discharge: '0.05C', label: 'slow cycle' });
    expect(found.at).toEqual([2, 5, 8]);
    expect(found.protocol).toEqual(['Rest for 1 hour', block(2), slow, block(1), block(2), slow, block(3), slow]);
    expect(withSlowCycles(protocol, cyclesIn(protocol, cell), [9], '0.05C')).toEqual({ protocol, at: [] });
  });
});
