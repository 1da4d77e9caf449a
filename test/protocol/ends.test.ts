import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/cell/cell.js';
import { CUT_SHORT, endedBy, whatWentWrong } from '../../src/protocol/cycler/endedBy.js';
import { refusalText } from '../../src/protocol/cycler/refusal.js';
import { safetyLimit } from '../../src/protocol/cycler/safety.js';
import { cycleKind, stepIdentity, withStep } from '../../src/protocol/programme/cycleKind.js';
import { parseStep } from '../../src/protocol/programme/parse.js';
import { remember, resolveStep } from '../../src/protocol/steps/resolve.js';
import type { StepMemory } from '../../src/protocol/steps/resolvedStep.js';
import type { Step } from '../../src/protocol/steps/step.js';

/** A cathode whose potential falls from `top` V at x = 0 by 1 V to x = 1, against an anode at 0.5 V. */
const cellWith = (top = 4): Cell =>
  ({
    temperature: 300,
    area: 1e-4,
    activeMass: 0.1,
    oneC: 20,
    anode: { plateau: 0.5 },
    cathode: { openCircuitVoltage: { at: (x: number) => top - x } },
  }) as unknown as Cell;
const cell = cellWith();

const step = (text: string): Step => {
  const parsed = parseStep(text);
  if ('issues' in parsed) throw new Error(parsed.issues[0].message);
  return parsed.step;
};
const resolved = (text: string, memory?: StepMemory) => resolveStep(step(text), cell, memory);

describe('what ended a step', () => {
  const by = (text: string, time: number, cutShort = false) =>
    endedBy({ kind: 'duration', time }, resolved(text), cell, cutShort);
  const at = (text: string, guard: number, time = 5) =>
    endedBy({ kind: 'event', guard, time }, resolved(text), cell, false);

  it('is its time or its capacity, or its limit was missed, or the programme was cut short', () => {
    expect(by('Charge at 1C until 4 V or 1 h', 3600)).toBe('time');
    expect(by('Charge at 1C until 4 V or 1 h', 3600 * (1 - 1e-10))).toBe('time');
    expect(by('Charge at 1C until 4 V or 1 h', 3599)).toBe('time: its limit was not reached');
    expect(by('Charge at 1C until 4 V or 1 h', 3599, true)).toBe(CUT_SHORT);
    // 1 mAh/cm2 = 36000 C/m2: 1800 s at 20 A/m2, in either direction.
    for (const verb of ['Charge', 'Discharge']) {
      expect(by(`${verb} at 1C until 1 mAh/cm2`, 1800)).toBe('capacity');
      expect(by(`${verb} at 1C until 1 mAh/cm2`, 1799)).toBe('time: its limit was not reached');
      expect(by(`${verb} at 1C until 1 mAh/cm2`, 1799, true)).toBe(CUT_SHORT);
    }
    expect(by('Hold at 4 V until 1 mAh/cm2', 1e9)).toBe('time: its limit was not reached');
    expect(by('EIS', 0)).toBe('spectrum taken');
  });

  it('is the guard that was met, in the order in which the cycler watches them', () => {
    expect(at('Charge at 1C until 3.5 V', 0)).toBe('3.500 V');
    expect(at('Discharge at 1C until 2 V or 1 h', 0)).toBe('2.000 V');
    expect(at('Charge at 1C for 1 h', 0)).toBe('safety limit 5.000 V (5.500 V vs Li)');
    expect(at('Discharge at 1C for 1 h', 0)).toBe('safety limit 0.500 V (1.000 V vs Li)');
    expect(at('Hold at 3 V until C/20', 0)).toBe('current');
    expect(at('Hold at 3 V until C/20 or 1 mAh', 1)).toBe('capacity');
    expect(at('Hold at 3 V until 1 mAh', 0)).toBe('capacity');
    expect(at('Charge at 1C until 3.5 V', 0, 0)).toBe('at once: 3.500 V');
    expect(at('Charge at 1C until 3.5 V', 9)).toBe('limit');
    expect(endedBy({ kind: 'interrupted', time: 1 }, resolved('Rest for 1 h'), cell, false)).toBe('interrupted');
  });

  it('has gone wrong where it says so', () => {
    expect(whatWentWrong('time: its limit was not reached')).toEqual({ kind: 'missed', limit: '' });
    expect(whatWentWrong('safety limit 5.000 V (5.500 V vs Li)')).toEqual({
      kind: 'safety',
      limit: '5.000 V (5.500 V vs Li)',
    });
    expect(whatWentWrong('at once: current')).toEqual({ kind: 'at once', limit: 'current' });
  });
});

describe('the safety limit', () => {
  const limit = (text: string, of = cell) => safetyLimit(resolveStep(step(text), of), of);

  it('is 1 and 5.5 V against lithium, or 1 V beyond the potentials of the cathode nearly full and nearly empty', () => {
    expect(limit('Charge at 1C for 1 h')).toBeCloseTo(5, 12);
    expect(limit('Discharge at 1C for 1 h')).toBeCloseTo(0.5, 12);
    // 5.3 V - 0.01 at x = 0.01 and 1.5 - 0.99 V at x = 0.99, 1 V further out, against 0.5 V.
    expect(limit('Charge at 1C for 1 h', cellWith(5.3))).toBeCloseTo(5.29 + 1 - 0.5, 12);
    expect(limit('Discharge at 1C for 1 h', cellWith(1.5))).toBeCloseTo(0.51 - 1 - 0.5, 12);
    expect(limit('Charge at 1C until 3 V')).toBeUndefined();
    expect(limit('Discharge at 1C until 3 V')).toBeUndefined();
    expect(limit('Rest for 1 h')).toBeUndefined();
  });
});

describe('a step for one cell', () => {
  it('of storage is at its own temperature or that of the cell, and at its voltage against the anode', () => {
    expect(resolved('Store for 1 h at 40 degC at 4 V vs Li')).toEqual({
      text: 'Store for 1 h at 40 degC at 4 V vs Li',
      direction: 'store',
      control: { kind: 'store', temperature: 313.15, voltage: 3.5 },
      limits: { time: 3600 },
    });
    expect(resolved('Store for 1 h').control).toEqual({ kind: 'store', temperature: 300 });
  });

  it('of impedance is a list of frequencies from one end to the other', () => {
    const { control, limits } = resolved('EIS from 100 Hz to 1 Hz, 1 points per decade');
    expect(limits).toEqual({});
    expect(control.kind === 'impedance' && Array.from(control.frequency, (f) => Math.round(f))).toEqual([100, 10, 1]);
  });

  it('keeps of two limits of a kind the one that is met first', () => {
    const both = (text: string, other: string) => {
      const [one, more] = [step(text), step(other)];
      return [
        resolveStep({ ...one, until: [...one.until, ...more.until] }, cell).limits,
        resolveStep({ ...one, until: [...more.until, ...one.until] }, cell).limits,
      ];
    };
    const expectBoth = (text: string, other: string, limits: object) =>
      expect(both(text, other)).toEqual([limits, limits]);
    expectBoth('Charge at 1C until 3 V', 'Charge at 1C until 3.2 V', { voltageAbove: 3 });
    expectBoth('Discharge at 1C until 3 V', 'Discharge at 1C until 3.2 V', { voltageBelow: 3.2 });
    expectBoth('Hold at 3 V until 2 A/m2', 'Hold at 3 V until 3 A/m2', { currentBelow: 3 });
    expectBoth('Rest for 1 h', 'Rest for 2 h', { time: 3600 });
    expectBoth('Charge at 1C until 3600 C/m2', 'Charge at 1C until 7200 C/m2', { capacity: 3600 });
  });

  it('needs a charge before it where it asks for a share of the charging current, and a half cycle where for a voltage', () => {
    expect(() => resolved('Hold at 3 V until 1 % of the charging current')).toThrow(
      'a share of the charging current is asked for before any charging step',
    );
    const rest = { ...step('Rest for 1 h'), until: step('Charge at 1C until 3 V').until };
    expect(() => resolveStep(rest, cell)).toThrow('a rest step cannot end at a voltage: Rest for 1 h');
  });

  it('is remembered by its current if it charges', () => {
    const before = { lastChargingCurrent: 7 };
    expect(remember(before, resolved('Charge at 2C for 1 h'))).toEqual({ lastChargingCurrent: 40 });
    for (const text of ['Discharge at 2C for 1 h', 'Rest for 1 h', 'Hold at 3 V for 1 h', 'EIS'])
      expect(remember(before, resolved(text))).toEqual(before);
  });
});

describe('the kind of a cycle', () => {
  const kind = (text: string) => stepIdentity(step(text), cell);

  it('is told by current or voltage with all limits, in the units of the equations', () => {
    expect(kind('Charge at 1C until 4 V vs Li or 1 h')).toBe('charge 20 A/m2, 3.5 V, 3600 s');
    expect(kind('Charge at 200 mA/g for 60 min or until 3.5 V')).toBe('charge 20 A/m2, 3.5 V, 3600 s');
    expect(kind('Discharge at 0.5C until 1 mAh/cm2')).toBe('discharge -10 A/m2, 36000 C/m2');
    expect(kind('Hold at 3.5 V until C/20')).toBe('hold 3.5 V, 1 A/m2');
    expect(kind('Hold at 3.5 V until 2 % of the charging current')).toBe('hold 3.5 V, 0.02 of charging current');
    for (const text of ['Rest for 1 h', 'Store for 1 h at 3 V', 'EIS']) expect(kind(text)).toBeUndefined();
  });

  it('is the list of its different steps', () => {
    expect(withStep(['a'], undefined)).toEqual(['a']);
    expect(withStep(['a'], 'a')).toEqual(['a']);
    expect(withStep(['a'], 'b')).toEqual(['a', 'b']);
    expect(cycleKind(['a', 'b'])).toBe('a; b');
  });
});

describe('why nothing could flow', () => {
  const refused = { needed: 303.21, idle: 2.5, part: 'interphase', drop: 299.4 } as const;

  it('names what the current would have needed, and the largest part of it', () => {
    expect(refusalText(refused)).toBe(
      'the current would need 303.210 V (2.500 V without current), of which 299.400 V fall off across the interphase',
    );
    expect(refusalText({ ...refused, needed: -20_000, drop: -19_999, part: 'extra' })).toBe(
      'the current would need -2.00e+4 V (2.500 V without current), of which 2.00e+4 V fall off across contacts and cables',
    );
    expect(refusalText({ ...refused, needed: 9999.9, drop: 10_000 })).toContain('9999.900 V (2.500 V without');
  });

  it('blames nothing that takes less than half a part in a thousand, or half a millivolt', () => {
    const blames = (needed: number, drop: number) => refusalText({ ...refused, needed, drop }).includes('of which');
    expect([blames(0.1, 0.00051), blames(0.1, -0.00051), blames(0.1, 0.00049)]).toEqual([true, true, false]);
    expect([blames(-100, 0.051), blames(-100, 0.049)]).toEqual([true, false]);
  });
});
