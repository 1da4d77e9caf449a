import { describe, expect, it } from 'vitest';
import { CycleBlocks } from '../../src/protocol/jumping/cycleBlock.js';
import { buildProgramme, type ProtocolInput } from '../../src/protocol/programme/buildProgramme.js';

const window = ['1.35 V vs LTO', '2.75 V vs LTO'] as const;

describe('the block of cycles around a step', () => {
  const programme = (entries: readonly ProtocolInput[]) => buildProgramme(entries).programme!;
  const cycleBlockAt = (found: ReturnType<typeof programme>, index: number) => new CycleBlocks(found).at(index);

  it('is found inside a repeated programme of check-ups', () => {
    const found = programme([
      'Rest for 1 hour',
      {
        repeat: 3,
        steps: [{ cycling: { cycles: 50, charge: '1C', window } }, 'Rest for 1 h'],
      },
    ]);
    // One rest, then 3 x (50 x 2 steps and a rest).
    expect(cycleBlockAt(found, 0)).toBeUndefined();
    expect(cycleBlockAt(found, 1)).toEqual({ first: 1, size: 2, times: 50 });
    expect(cycleBlockAt(found, 100)).toEqual({ first: 1, size: 2, times: 50 });
    expect(cycleBlockAt(found, 101)).toBeUndefined();
    expect(cycleBlockAt(found, 102)).toEqual({ first: 102, size: 2, times: 50 });
    expect(cycleBlockAt(found, 10_000)).toBeUndefined();
  });

  it('has holds and rests, and begins with a charge', () => {
    const [low, high] = window;
    const full = { cycles: 9, charge: '1C', window: [low, high] as const, hold: 'C/20', rest: '10 min' };
    expect(cycleBlockAt(programme([{ cycling: full }]), 3)).toEqual({ first: 0, size: 5, times: 9 });
    const steps = [`Discharge at 1C until ${low}`, `Charge at 1C until ${high}`];
    expect(cycleBlockAt(programme([{ repeat: 9, steps }]), 3)).toBeUndefined();
  });
});
