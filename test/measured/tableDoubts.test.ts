import { describe, expect, it } from 'vitest';
import type { MeasuredOptions } from '../../src/measured/measured.js';
import { readMeasuredText } from '../../src/measured/readMeasured.js';

const numbers = Array.from({ length: 8 }, (_, i) => [i + 1, 200 - i, 198 - i]);
const table = (head: string, rows: readonly (readonly (number | string)[])[] = numbers) =>
  [head, ...rows.map((row) => row.join(','))].join('\n') + '\n';
const usual = 'Cycle,Charge capacity (mAh/g),Discharge capacity (mAh/g)';
const read = (text: string, options: MeasuredOptions = {}) => {
  const { cycles, issues, findings, kind } = readMeasuredText(text, options);
  return { rows: cycles.rows, cycles, kind, findings, issues, words: issues.map(({ message }) => message) };
};

describe('a table of cycles', () => {
  it('says how it was understood', () => {
    const { issues, findings, rows } = read(table(usual));
    expect(issues).toEqual([]);
    expect(findings).toContain('Cycles are numbered as in the file, 1 to 8.');
    expect(findings).toContain(
      'Capacities are per gram as the file has them: that this is a gram of cathode active material, the file does not say.',
    );
    expect(rows[2]).toMatchObject({ cycle: 3, chargeCapacity: 198, dischargeCapacity: 196, line: 4, complete: true });
    expect(rows[2].coulombicEfficiency).toBeCloseTo((100 * 196) / 198, 9);
  });

  it('names what is not in it, and a cycle before the first', () => {
    const some = [0, 1, 2, 4, 8, 9, 10].map((cycle) => [cycle, 200 - cycle, 198 - cycle]);
    const { findings } = read(table(usual, some));
    expect(findings).toContain('Not in the file: cycle 3, 5 to 7.');
    expect(findings).toContain(
      'There is a cycle 0 (line 2). Simulated cycles begin with 1; --shift 1 adds one to every number, otherwise this one is left out.',
    );
    const shifted = read(table(usual, some), { shift: 1 });
    expect(shifted.rows[0].cycle).toBe(1);
    expect(shifted.findings.join()).not.toContain('There is a cycle');
    const gaps = Array.from({ length: 9 }, (_, i) => [1 + 2 * i, 200 - i, 198 - i]);
    expect(read(table(usual, gaps)).findings).toContain('Not in the file: cycle 2, 4, 6, 8, 10, 12 and 2 more gaps.');
  });

  it('leaves out what is no cycle number', () => {
    const { rows, words } = read(table(usual, [...numbers, [9.5, 192, 190]]));
    expect(rows).toHaveLength(8);
    expect(words).toEqual(['Line 10 is left out: 9.5 is no cycle number.']);
  });

  it('asks for the unit, and for the mass where capacities are not per gram', () => {
    const unitless = read(table('Cycle,Charge capacity,Discharge capacity'));
    expect(unitless.issues).toMatchObject([
      {
        severity: 'error',
        path: '--column',
        allowed: 'mAh/g, mAh, Ah, mAh/cm2',
        hint: "--column 'Charge capacity = chargeCapacity / mAh/g' or '... / mAh', whichever it is",
        line: 1,
      },
      {
        severity: 'error',
        path: '--column',
        hint: "--column 'Discharge capacity = dischargeCapacity / mAh/g' or '... / mAh', whichever it is",
      },
    ]);
    const total = table(
      'Cycle,Charge capacity (mAh),Discharge capacity (mAh)',
      numbers.map(([c, a, b]) => [c, a / 100, b / 100]),
    );
    expect(read(total).issues).toEqual([
      {
        severity: 'error',
        path: '--mass',
        message:
          'The capacities are in mAh: for capacities per gram the mass of cathode active material is needed. It is not guessed.',
        hint: "give it with --mass '8.3 mg'",
        line: 1,
      },
    ]);
    const given = read(total, { mass: 1e-5 });
    expect(given.issues).toEqual([]);
    expect(given.cycles.capacityUnit).toBe('mAh/g');
    expect(given.rows[0].chargeCapacity).toBeCloseTo(200, 9);
    expect(given.findings).toContain('Capacities were divided by the 10 mg given.');
    const areal = table(
      'Cycle,Charge capacity (mAh/cm2),Discharge capacity (mAh/cm2)',
      numbers.map(([c, a, b]) => [c, a / 100, b / 100]),
    );
    expect(read(areal).issues).toMatchObject([
      {
        message: expect.stringContaining('is needed, and the area.'),
        hint: "give it with --mass '8.3 mg' --area '0.785 cm2'",
      },
    ]);
    expect(read(areal, { mass: 1e-5, area: 1e-4 }).rows[0].dischargeCapacity).toBeCloseTo(198, 9);
    const mixed = table(
      'Cycle,Charge capacity (mAh),Discharge capacity (mAh/g)',
      numbers.map(([c, a, b]) => [c, a / 100, b]),
    );
    expect(read(mixed).words.join()).toContain('have units of different kind');
    expect(read(mixed, { mass: 1e-5 }).rows[3].chargeCapacity).toBeCloseTo(197, 9);
  });

  it('takes a capacity of no half cycle for the discharge, and misses a discharge that is not there', () => {
    const one = read(
      table(
        'Cycle,Capacity (mAh/g)',
        numbers.map(([c, , b]) => [c, b]),
      ),
    );
    expect(one.rows[0].dischargeCapacity).toBe(198);
    expect(one.issues).toMatchObject([
      {
        severity: 'warning',
        message: 'Column "Capacity (mAh/g)" does not say of which half cycle; it was taken for the discharge capacity.',
        hint: "--column 'Capacity (mAh/g) = chargeCapacity' otherwise",
      },
    ]);
    const charge = read(
      table(
        'Cycle,Charge capacity (mAh/g)',
        numbers.map(([c, a]) => [c, a]),
      ),
    );
    expect(charge.words).toEqual(['There is a charge capacity ("Charge capacity (mAh/g)") but no discharge capacity.']);
    expect(
      read(
        table(
          'Cycle,Discharge capacity (mAh/g)',
          numbers.map(([c, , b]) => [c, b]),
        ),
      ).issues,
    ).toEqual([]);
  });

  it('takes the size of numbers with a minus, and leaves out a single one', () => {
    const all = read(
      table(
        usual,
        numbers.map(([c, a, b]) => [c, a, -b]),
      ),
    );
    expect(all.rows[0].dischargeCapacity).toBe(198);
    expect(all.issues).toMatchObject([
      {
        message: 'Column "Discharge capacity (mAh/g)" counts with a minus; the sizes of its numbers were taken.',
        line: 1,
      },
    ]);
    const single = read(
      table(
        usual,
        numbers.map(([c, a, b]) => [c, a, c === 4 ? -b : b]),
      ),
    );
    expect(single.rows[3].dischargeCapacity).toBeNaN();
    expect(single.issues).toMatchObject([
      { message: '-195 in column "Discharge capacity (mAh/g)" cannot be; the value is left out.', line: 5 },
    ]);
  });

  it('knows per cent from fractions by their values', () => {
    const with_ = (head: string, of: (a: number, b: number) => number) =>
      read(
        table(
          `${usual},${head}`,
          numbers.map(([c, a, b]) => [c, a, b, of(a, b)]),
        ),
      );
    const percent = with_('CE', (a, b) => (100 * b) / a);
    expect(percent.findings).toContain('"CE" holds per cent, by its values.');
    const fraction = with_('CE', (a, b) => b / a);
    expect(fraction.findings).toContain('"CE" holds fractions, by its values.');
    expect(fraction.rows[0].coulombicEfficiency).toBeCloseTo(99, 9);
    const wrong = with_('CE (%)', (a, b) => b / a);
    expect(wrong.rows[0].coulombicEfficiency).toBeCloseTo(99, 9);
    expect(wrong.issues).toMatchObject([
      {
        message: '"CE (%)" holds fractions, not per cent, by its values; they were converted.',
        hint: 'coulombicEfficiency is kept in %',
        line: 1,
      },
    ]);
  });

  it('believes an efficiency that is not that of its capacities, and says so', () => {
    const other = (off: number) =>
      read(
        table(
          `${usual},CE (%)`,
          numbers.map(([c, a, b]) => [c, a, b, (100 * b) / a - off]),
        ),
      );
    expect(other(0.9).issues).toEqual([]);
    const { issues, rows } = other(4);
    expect(rows[0].coulombicEfficiency).toBeCloseTo(95, 9);
    expect(issues).toMatchObject([
      {
        severity: 'warning',
        message:
          '"CE (%)" is not discharge by charge capacity: in cycle 1 it says 95 %, the capacities give 99 %. The column was believed.',
        hint: "--column 'CE (%) = ignore' takes the efficiency from the capacities",
        line: 2,
      },
    ]);
  });

  it('asks which half is which where more comes out than went in, unless it is told', () => {
    const turned = numbers.map(([c, a, b]) => [c, b, a]);
    const asked = read(table(usual, turned));
    expect(asked.issues).toMatchObject([
      {
        severity: 'error',
        path: '--swap',
        message:
          'Charge and discharge seem to be exchanged: from cycle 1 on more is discharged than was charged (200 against 198).',
        hint: '--swap exchanges them, --no-swap keeps them as they are',
        line: 2,
      },
    ]);
    const swapped = read(table(usual, turned), { swap: true });
    expect(swapped.issues).toEqual([]);
    expect(swapped.rows[0]).toMatchObject({ chargeCapacity: 200, dischargeCapacity: 198 });
    const kept = read(table(usual, turned), { swap: false });
    expect(kept.issues).toEqual([]);
    expect(kept.rows[0]).toMatchObject({ chargeCapacity: 198, dischargeCapacity: 200 });
    const told = read(
      table(
        `${usual},CE (%)`,
        numbers.map(([c, a, b]) => [c, b, a, (100 * b) / a]),
      ),
    );
    expect(told.rows[0]).toMatchObject({ chargeCapacity: 200, dischargeCapacity: 198 });
    expect(told.words[0]).toMatch(/The efficiencies of the file say the same; the columns were exchanged\.$/);
    const first = read(table(usual, [[1, 180, 190], ...numbers.slice(1)]));
    expect(first.words).toEqual([
      'Charge and discharge may be exchanged: in its first cycle, 1, more is discharged than was charged (190 against 180).',
    ]);
    expect(read(table(usual, [[1, 190, 199], ...numbers.slice(1)])).issues).toEqual([]);
  });

  it('does not use a last cycle that was going on', () => {
    const cut = read(table(usual, [...numbers, [9, 191, 80]]));
    expect(cut.rows[8].complete).toBe(false);
    expect(cut.words).toEqual(['The last cycle, 9, seems to be unfinished: 80 after 191. It is not used.']);
    const open = read(table(usual, [...numbers, [9, 191, '']]));
    expect(open.words).toEqual(['The last cycle, 9, seems to be unfinished: it has no discharge. It is not used.']);
    expect(read(table(usual, [...numbers, [9, 191, 189]])).rows[8].complete).toBe(true);
  });

  it('keeps a resistance of it knows not what, and compares it with nothing', () => {
    const { issues, cycles } = read(
      table(
        `${usual},Resistance (Ohm cm2)`,
        numbers.map(([c, a, b]) => [c, a, b, 30 + c]),
      ),
    );
    expect(cycles.resistanceUnit).toBe('Ohm cm2');
    expect(issues).toMatchObject([
      {
        path: '--column',
        message:
          'Column "Resistance (Ohm cm2)" does not say which resistance it is; it is kept but not compared with anything.',
        hint: "--column 'Resistance (Ohm cm2) = interfaceResistance'",
      },
    ]);
    expect(
      read(
        table(
          `${usual},R_ct (Ohm)`,
          numbers.map(([c, a, b]) => [c, a, b, 30 + c]),
        ),
      ).cycles.resistanceUnit,
    ).toBe('Ohm');
  });

  it('whose rows do not fit under its heads is refused with the line', () => {
    const wide = read(
      table(
        usual,
        numbers.map((row) => [...row, 7]),
      ),
    );
    expect(wide.issues[0]).toMatchObject({
      severity: 'error',
      message: 'Line 2 has 4 cells under 3 heads: which stands in which column cannot be said.',
      got: '1,200,198,7',
      line: 2,
    });
    const blanks = `Cycle Charge capacity/mAh/g Discharge capacity/mAh/g\n${numbers.map((row) => row.join(' ')).join('\n')}\n`;
    const narrow = read(blanks);
    expect(narrow.issues[0]).toMatchObject({
      severity: 'error',
      message: expect.stringMatching(/^Line 1 seems to hold 5 heads over 3 columns: there are blanks within heads/),
      got: 'Cycle Charge capacity/mAh/g Discharge capacity/mAh/g',
      line: 1,
    });
  });

  it('may state a mass, which is shown and not used', () => {
    const text = `Mass of active material: 8.25 mg\n\n${table(usual)}`;
    expect(read(text).findings).toContain(
      "Line 1 states a mass of 8.25 mg; it is used only if you say so: --mass '8.25 mg'.",
    );
    expect(read(text, { mass: 8e-6 }).findings).toContain('Line 1 states a mass of 8.25 mg.');
  });
});
