import { describe, expect, it } from 'vitest';
import { numberCycles, signs, stretches, trends } from '../../src/measured/cycles/halfCycles.js';
import { currentSpikes, spikes } from '../../src/measured/cycles/spikes.js';

describe('stretches of one direction', () => {
  it('are told apart by the sign of the current, a thousandth of the largest of which is rest', () => {
    expect([...signs([1, -1, 1e-3, 1.01e-3, -1e-3, 0])]).toEqual([1, -1, 0, 1, 0, 0]);
    expect(stretches([1, 1, 0, -1, -1])).toEqual([
      { from: 0, to: 2, direction: 1 },
      { from: 2, to: 3, direction: 0 },
      { from: 3, to: 5, direction: -1 },
    ]);
    expect(stretches([1, 1, 1], [1, 1, 2], undefined)).toHaveLength(2);
    expect(stretches([])).toEqual([]);
  });

  it('follow the voltage where there is no current, turning by a quarter of its range', () => {
    const turns = (...voltage: number[]) => [...trends(voltage)];
    expect(turns(0, 1, 2, 3, 4, 3.5, 4, 3, 2, 1, 0)).toEqual([1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1]);
    expect(turns(4, 2, 0, 2, 4)).toEqual([-1, -1, 1, 1, 1]);
    expect(turns(0, 1, 2, 1.6, 4)).toEqual([1, 1, 1, 1, 1]);
    expect(turns(4, 3, 2)).toEqual([-1, -1, -1]);
    expect(turns(3, 3, 3)).toEqual([0, 0, 0]);
    // Before a break that comes before any turn the ends decide.
    expect([...trends([1, 1.2, 0, 4], new Set([2]))]).toEqual([1, 1, 1, 1]);
    expect([...trends([1.2, 1, 0, 4], new Set([2]))]).toEqual([-1, -1, 1, 1]);
    expect([...trends([0, 4, 0, 4], new Set([2]))]).toEqual([1, 1, 1, 1]);
    expect([...trends([0, 2, 4, 4, 2, 0], new Set([3]))]).toEqual([1, 1, 1, -1, -1, -1]);
  });

  it('are numbered, a cycle whenever the first direction comes back after the other', () => {
    const charge = ({ from, to }: { from: number; to: number }) => to - from;
    const numbered = (direction: number[], size = charge) => {
      const { cycle, step, first } = numberCycles(direction, size);
      return { cycle: [...cycle], step: [...step], first };
    };
    expect(numbered([1, 0, 1, -1, 0, 1, -1])).toEqual({
      cycle: [1, 1, 1, 1, 1, 2, 2],
      step: [1, 2, 3, 4, 5, 6, 7],
      first: 'charge',
    });
    expect(numbered([0, -1, 1, -1])).toEqual({ cycle: [1, 1, 1, 2], step: [1, 2, 3, 4], first: 'discharge' });
    // A pulse of less than a fiftieth is no half cycle.
    const pulse = [...Array(100).fill(1), -1, ...Array(100).fill(1), ...Array(100).fill(-1)];
    expect(numbered(pulse).cycle.at(-1)).toBe(1);
    const half = [...Array(100).fill(1), -1, -1, ...Array(100).fill(1), ...Array(100).fill(-1)];
    expect(numbered(half).cycle.at(-1)).toBe(2);
    expect(numbered([0, 0]).first).toBe('charge');
  });
});

describe('a single row that cannot be', () => {
  it('is a voltage that jumps there and back by two tenths of a volt', () => {
    expect(spikes([3, 3, 3.3, 3, 3], undefined)).toEqual([2]);
    expect(spikes([3, 3, 2.7, 3, 3], undefined)).toEqual([2]);
    expect(spikes([3, 3, 3.19, 3, 3], undefined)).toEqual([]);
    // Neighbours that differ by more than a quarter of the jump do not agree.
    expect(spikes([3, 3, 3.4, 3.05, 3.05], undefined)).toEqual([2]);
    expect(spikes([3, 3, 3.4, 3.1, 3.1], undefined)).toEqual([]);
    // A pulse of current explains it.
    expect(spikes([3, 3, 3.3, 3, 3], [1, 1, 1.05, 1, 1])).toEqual([2]);
    expect(spikes([3, 3, 3.3, 3, 3], [1, 1, 1.2, 1, 1])).toEqual([]);
    expect(spikes([3, 3, 3.3, 3, 3], [0, 0, 0, 0, 0])).toEqual([2]);
    expect(spikes([3.5, 3, 3], undefined)).toEqual([]);
  });

  it('is a current ten times beyond nearly all others', () => {
    const quiet = Array(60).fill(1);
    expect(currentSpikes([...quiet, 11, ...quiet])).toEqual([60]);
    expect(currentSpikes([...quiet, -11, ...quiet])).toEqual([60]);
    expect(currentSpikes([...quiet, 10, ...quiet])).toEqual([]);
    expect(currentSpikes([...quiet, 11, 11, ...quiet])).toEqual([]);
    expect(currentSpikes([11, ...quiet])).toEqual([0]);
    expect(currentSpikes(Array(9).fill(0))).toEqual([]);
  });
});
