import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/cell/cell.js';
import { parseStep } from '../../src/protocol/programme/parse.js';
import { remember, resolveStep } from '../../src/protocol/steps/resolve.js';
import { resolveCapacity, resolveCurrent, resolveVoltage } from '../../src/protocol/steps/resolveAmount.js';
import type { StepMemory } from '../../src/protocol/steps/resolvedStep.js';

/** Only what the conversions read. */
const cellWith = (plateau: number): Cell =>
  ({ area: 2e-4, activeMass: 0.1, oneC: 19, anode: { plateau } }) as Partial<Cell> as Cell;
const cell = cellWith(0.62);

const resolved = (text: string, memory?: StepMemory, inCell = cell) => {
  const parsed = parseStep(text);
  if ('issues' in parsed) throw new Error(parsed.issues[0].message);
  return resolveStep(parsed.step, inCell, memory);
};

describe('currents and capacities per geometric area', () => {
  it('the same current in every unit', () => {
    // 19 A/m2 over 2 cm2 is 3.8 mA; with 10 mg/cm2 it is 190 mA/g, and 1C by definition.
    for (const text of ['19 A/m2', '1.9 mA/cm2', '3.8 mA', '190 mA/g', '1C']) {
      expect(resolved(`Charge at ${text} for 1 h`).control).toEqual({
        kind: 'current',
        density: expect.closeTo(19, 10),
      });
      expect(resolved(`Discharge at ${text} for 1 h`).control).toEqual({
        kind: 'current',
        density: expect.closeTo(-19, 10),
      });
      expect(resolved(`Hold at 3 V until ${text}`).limits).toEqual({ currentBelow: expect.closeTo(19, 10) });
    }
  });

  it('one hour at a current passes the capacity of the same number', () => {
    for (const [current, charge] of [
      [
        { value: 0.003, unit: 'A' },
        { value: 10.8, unit: 'C' },
      ],
      [
        { value: 7, unit: 'A/m2' },
        { value: 25200, unit: 'C/m2' },
      ],
      [
        { value: 150, unit: 'A/kg' },
        { value: 540000, unit: 'C/kg' },
      ],
    ] as const) {
      expect(resolveCapacity(charge, cell)).toBeCloseTo(3600 * resolveCurrent(current, cell), 6);
    }
  });
});

describe('voltages against reference electrodes', () => {
  it.each([
    [0, 'Li'],
    [0.62, 'In/InLi'],
    [1.55, 'LTO'],
  ] as const)('own plateau %f V: "vs %s" is the cell voltage', (plateau, reference) => {
    expect(resolveVoltage({ value: 3, reference }, cellWith(plateau))).toBeCloseTo(3, 12);
    expect(resolveVoltage({ value: 3, reference: 'cell' }, cellWith(plateau))).toBe(3);
  });

  it('one potential written three ways is one cell voltage', () => {
    for (const plateau of [0, 0.62, 1.55]) {
      for (const text of ['4.3 V vs Li', '3.68 V vs In/InLi', '2.75 V vs LTO']) {
        expect(resolved(`Charge at 1C until ${text}`, {}, cellWith(plateau)).limits.voltageAbove).toBeCloseTo(
          4.3 - plateau,
          12,
        );
      }
    }
  });
});

describe('resolveStep', () => {
  it('a charge ends above, a discharge below its voltage', () => {
    expect(resolved('Charge at 1C until 3.7 V or 10 h').limits).toEqual({ voltageAbove: 3.7, time: 36000 });
    expect(resolved('Discharge at 1C until 2 V or 1 mAh/cm2').limits).toEqual({
      voltageBelow: 2,
      capacity: expect.closeTo(36000, 6),
    });
  });

  it('a rest is no current', () => {
    expect(resolved('Rest for 1 h')).toEqual({
      text: 'Rest for 1 h',
      direction: 'rest',
      control: { kind: 'rest' },
      limits: { time: 3600 },
    });
  });

  it('the charging current is that of the last charge, whatever came between', () => {
    let memory: StepMemory = {};
    for (const text of [
      'Charge at 2C until 3.7 V',
      'Charge at 1C until 3.7 V',
      'Rest for 1 h',
      'Discharge at 2C until 2 V',
      'Hold at 2 V for 1 h',
    ]) {
      memory = remember(memory, resolved(text, memory));
    }
    expect(memory).toEqual({ lastChargingCurrent: 19 });
    expect(resolved('Hold at 3.68 V until 1 % of the charging current', memory).limits.currentBelow).toBeCloseTo(
      0.19,
      12,
    );
  });

  it('of two limits of a kind the one met first stays', () => {
    const parsed = parseStep('Charge at 1C until 3.7 V');
    if ('issues' in parsed) throw new Error('unreadable');
    const until = [...parsed.step.until, { kind: 'voltage', voltage: { value: 3.6, reference: 'cell' } } as const];
    expect(resolveStep({ ...parsed.step, until }, cell).limits).toEqual({ voltageAbove: 3.6 });
  });
});
