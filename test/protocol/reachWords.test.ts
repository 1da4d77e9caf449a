import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/cell/cell.js';
import { startVoltage, unreachable } from '../../src/protocol/checks/reach.js';
import { buildProgramme, type ProtocolInput } from '../../src/protocol/programme/buildProgramme.js';
import { after as courseAfter } from '../../src/protocol/programme/cycleRule.js';
import { parseStep } from '../../src/protocol/programme/parse.js';
import { customaryPlateaus } from '../../src/scenario/quantities/referenceElectrode.js';

/** Potential of the cathode known from 4.2 V (x = 0.3) to 3.5 V (x = 0.9), an anode at 1.55 V with 1.5 V at the start, x = 0.6. */
const cell = {
  cathode: { openCircuitVoltage: { range: [0.3, 0.9], at: (x: number) => 4.2 - (7 * (x - 0.3)) / 6 } },
  anode: { plateau: 1.55, potential: (x: number) => 1.4 + x, initialContent: 0.1 },
  initialContent: 0.6,
} as unknown as Cell;

const found = (...entries: readonly unknown[]) => {
  const { programme, places } = buildProgramme(entries as readonly ProtocolInput[]);
  return unreachable(programme!, cell, places);
};
const severities = (...entries: readonly unknown[]) => found(...entries).map(({ severity }) => severity);
const known = 'the open-circuit potential of the cathode is known from 3.50 to 4.20 V vs Li';
const hint = 'check the voltage and what it is measured against (cell, Li, In/InLi or LTO)';

describe('a voltage against a named electrode, in a cell whose own anode has no plateau', () => {
  const sloping = { ...cell, anode: { ...cell.anode, name: 'graphite', plateau: 0.12, slopes: true } } as Cell;
  const issues = (...entries: readonly ProtocolInput[]) => {
    const { programme, places } = buildProgramme(entries);
    return unreachable(programme!, sloping, places);
  };

  it('is warned of once, with the voltage of the cell that it is taken as', () => {
    const [issue, ...rest] = issues('Charge at 1C until 4.1 V vs Li', 'Discharge at 1C until 3.6 V vs Li');
    expect(rest).toEqual([]);
    expect(issue.severity).toBe('warning');
    expect(issue.message).toContain('is taken as 3.98 V of the cell, by the usual 0.12 V of graphite');
  });

  it('needs no word where it is one of the cell, or the anode has a plateau', () => {
    expect(issues('Charge at 1C until 4 V')).toEqual([]);
    expect(found('Charge at 1C until 4.1 V vs Li')).toEqual([]);
  });
});

describe('voltages beyond what is known of a cathode', () => {
  it.each([
    ['Charge at 1C until 4.29 V vs Li', []],
    ['Charge at 1C until 4.31 V vs Li', ['warning']],
    ['Charge at 1C until 4.69 V vs Li', ['warning']],
    ['Charge at 1C until 4.71 V vs Li', ['error']],
    ['Discharge at 1C until 3.21 V vs Li', []],
    ['Discharge at 1C until 3.19 V vs Li', ['warning']],
    ['Discharge at 1C until 2.01 V vs Li', ['warning']],
    ['Discharge at 1C until 1.99 V vs Li', ['error']],
    ['Hold at 4.71 V vs Li for 1 h', ['error']],
    ['Store for 1 h at 4.71 V vs Li', ['error']],
    ['Store for 1 h', []],
    // What ends a step in any case makes its voltage a guard.
    ['Charge at 1C until 4.71 V vs Li or 1 h', ['warning']],
    ['Charge at 1C until 4.71 V vs Li or 1 mAh', ['warning']],
  ])('%s: %j', (sentence, expected) => {
    expect(severities(sentence)).toEqual(expected);
  });

  it('are refused in the words of the electrode that they are written against', () => {
    expect(found('Charge at 1C until 4.71 V vs Li')).toEqual([
      {
        severity: 'error',
        path: 'protocol[0]',
        message: `4.71 V vs Li cannot be reached: ${known}.`,
        got: 'Charge at 1C until 4.71 V vs Li',
        allowed: '2.00 to 4.70 V vs Li',
        hint,
      },
    ]);
    expect(found('Rest for 1 h', 'Charge at 1C until 3.2 V')[0]).toMatchObject({
      path: 'protocol[1]',
      message: `3.2 V cannot be reached: ${known}.`,
      allowed: '0.45 to 3.15 V of the cell',
    });
    expect(found('Hold at 4.1 V vs In/InLi for 1 h')[0].allowed).toBe('1.38 to 4.08 V vs In/InLi');
  });

  it('are doubtful in between, with the range that is known', () => {
    expect(found('Charge at 1C until 2.8 V vs LTO')).toEqual([
      {
        severity: 'warning',
        path: 'protocol[0]',
        message: `2.8 V vs LTO lies beyond the data: ${known}, further out it is extrapolated.`,
        got: 'Charge at 1C until 2.8 V vs LTO',
        allowed: '1.95 to 2.65 V vs LTO without extrapolation',
      },
    ]);
    // Both of a hold and its storage, each step for itself.
    expect(severities('Charge at 1C until 4.4 V vs Li', 'Hold at 4.5 V vs Li for 1 h')).toEqual(['warning', 'warning']);
  });
});

describe('a first step that is over before it begins', () => {
  it('is a mistake, and what to write follows from where the cell starts', () => {
    // 3.85 V of the cathode at x = 0.6 against 1.5 V.
    expect(startVoltage(cell)).toBeCloseTo(2.35, 12);
    expect(found('Charge at 1C until 3.8 V vs Li')).toEqual([
      {
        severity: 'error',
        path: 'protocol[0]',
        message: 'This charge ends at once: the cell starts at 2.35 V, above 3.8 V vs Li already.',
        got: 'Charge at 1C until 3.8 V vs Li',
        allowed: 'a limit above 3.90 V vs Li',
        hint: 'discharge first, or give the lithium content at the start (initial: { x: ... })',
      },
    ]);
    expect(found('Discharge at 1C until 2.4 V')).toEqual([
      {
        severity: 'error',
        path: 'protocol[0]',
        message: 'This discharge ends at once: the cell starts at 2.35 V, below 2.4 V already.',
        got: 'Discharge at 1C until 2.4 V',
        allowed: 'a limit below 2.35 V',
        hint: 'charge first, or give the lithium content at the start (initial: { x: ... })',
      },
    ]);
  });

  it.each([
    [['Rest for 1 h', 'EIS', 'Store for 1 h', 'Charge at 1C until 2.3 V'], ['error']],
    [[{ repeat: 2, steps: ['Charge at 1C until 2.3 V', 'Rest for 1 h'] }], ['warning']],
    [['Hold at 2.5 V for 1 h', 'Charge at 1C until 2.3 V'], []],
    [['Store for 1 h at 2.2 V', 'Charge at 1C until 2.3 V'], []],
    [['Charge at 1C for 1 min', 'Charge at 1C until 2.3 V'], []],
    [['Charge at 1C until 2.4 V', 'Discharge at 1C until 2.3 V'], []],
    [['Discharge at 1C until 2.3 V', 'Charge at 1C until 2.31 V'], []],
    [['Rest for 1 h'], []],
  ])('%j: %j', (entries, expected) => {
    expect(severities(...entries)).toEqual(expected);
  });
});

describe('the voltage that a step drives a cell to', () => {
  it('is its limit, whatever else may end it', () => {
    const step = (text: string) => {
      const parsed = parseStep(text);
      if ('issues' in parsed) throw new Error(text);
      return parsed.step;
    };
    const fresh = { cycle: 1, discharged: false };
    for (const text of ['Charge at 1C for 2 h or until 4 V', 'Charge at 1C until 4 V or 2 h'])
      expect(courseAfter(step(text), fresh, customaryPlateaus).driven).toEqual({
        voltage: { value: 4, reference: 'cell' },
        since: 'at',
      });
    expect(courseAfter(step('Charge at 1C for 2 h'), fresh, customaryPlateaus).driven).toBeUndefined();
  });
});
