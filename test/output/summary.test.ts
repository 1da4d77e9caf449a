import { describe, expect, it } from 'vitest';
import { summary } from '../../src/output/report/summary.js';
import type { CycleRow, Results, VariantResult } from '../../src/results/results.js';
import { listed } from '../../src/text/listed.js';
import { cycleRow, none, resultsOf } from '../columns/handMade.js';

const cycles = (count: number, loss = 2): readonly CycleRow[] =>
  Array.from({ length: count }, (_, i) => cycleRow(i + 1, { dischargeCapacity: 200 - loss * i }));

function run(
  tables: Readonly<Record<string, readonly CycleRow[]>>,
  more: (variant: VariantResult, i: number) => object = () => ({}),
): Results {
  const results = resultsOf(tables);
  const balances = (lithium: number) => ({ ...results.variants[0].balances, lithium });
  return {
    ...results,
    variants: results.variants.map((variant, i) => ({ ...variant, balances: balances(3e-13), ...more(variant, i) })),
  };
}

const ended = (code: 'completed' | 'failed' | 'stopped') => ({ status: { code, message: '' } });
const at = (variant: VariantResult, temperature: number, pressure: number) => ({
  cell: { ...variant.cell, temperature, pressure },
});

describe('summary of a run', () => {
  it('of one variant says what it was, what it gave, how it faded and whether the books close', () => {
    expect(summary(run({ bare: cycles(7) }))).toBe(
      'One variant, bare, was simulated for 7 cycles at 45 °C and 81 MPa. bare takes 220 mAh/g on its first charge and gives 200 mAh/g on its first discharge (Coulombic efficiency 86.5 %). In cycle 7 bare still delivers 188 mAh/g, 94.0 % of cycle 1. All programmes ran to their end; lithium is conserved to 3\u00a0×\u00a010⁻¹³.',
    );
  });

  it('of several names all conditions, and the worst balance', () => {
    const two = run({ bare: cycles(1), coated: cycles(1) }, (variant, i) => ({
      ...at(variant, [298.15, 318.15][i], [81e6, 20e6][i]),
      ...ended((['completed', 'failed'] as const)[i]),
      balances: { ...variant.balances, lithium: [-4e-12, 2e-13][i] },
    }));
    const text = summary(two);
    expect(text).toMatch(
      /^The variants bare and coated were simulated for 1 cycle at 25 °C and 45 °C and 81 MPa and 20 MPa\. bare takes/,
    );
    expect(text).toMatch(/ coated \(failed\) did not run to the end; lithium is conserved to 4\u00a0×\u00a010⁻¹²\.$/);
    expect(summary(run({ a: cycles(3), b: cycles(1), c: cycles(2) }))).toMatch(
      /^The variants a, b and c were simulated for 1 to 3 cycles at 45 °C and 81 MPa\./,
    );
    expect(summary(run({ a: [] }, () => ({ ...ended('stopped'), balances: { lithium: none } })))).toBe(
      'One variant, a, was simulated for 0 cycles at 45 °C and 81 MPa. a did not finish a half cycle. a (stopped) did not run to the end.',
    );
    expect(summary(run({}))).toBe('The scenario has no variants; nothing was simulated.');
  });

  it('says of a first cycle what happened of it', () => {
    const first = (more: Partial<CycleRow>) => /MPa\. (.*?)\. All/.exec(summary(run({ a: [cycleRow(1, more)] })))?.[1];
    expect(first({ dischargeCapacity: none, coulombicEfficiency: none })).toBe('a takes 220 mAh/g on its first charge');
    expect(first({ chargeCapacity: none, coulombicEfficiency: none })).toBe('a gives 190 mAh/g on its first discharge');
    expect(first({ chargeCapacity: none, dischargeCapacity: none })).toBe('a did not finish a half cycle');
  });

  it('speaks of fade from five cycles on, to the last discharge', () => {
    const fade = (rows: readonly CycleRow[]) => /In cycle .*?\./.exec(summary(run({ a: rows })))?.[0];
    expect(fade(cycles(5))).toBeUndefined();
    expect(fade(cycles(6))).toBe('In cycle 6 a still delivers 190 mAh/g, 95.');
    expect(fade([...cycles(6), cycleRow(7, { dischargeCapacity: none })])).toContain('In cycle 6 a still');
    expect(fade(cycles(9).map((row) => ({ ...row, dischargeCapacity: none })))).toBeUndefined();
  });

  it('of more than three variants has the spans, with the names of their ends', () => {
    const many = { a: cycles(7, 2), b: cycles(7, 1), c: cycles(7, 3), d: [cycleRow(1, { dischargeCapacity: none })] };
    expect(summary(run(many))).toContain(
      ' The first discharge ranges from 200 (a) to 200 mAh/g (c). Retention in the last cycle ranges from 91.0 (c) to 97.0 % (b). All',
    );
    expect(summary(run({ a: cycles(7), b: cycles(7), c: cycles(7) }))).not.toContain('ranges');
    const short = { a: cycles(1), b: [], c: cycles(1), d: [cycleRow(1, { dischargeCapacity: 150 })] };
    expect(summary(run(short))).toMatch(/MPa\. The first discharge ranges from 150 \(d\) to 200 mAh\/g \(c\)\. All/);
    expect(summary(run({ a: [], b: [], c: [], d: [] }))).toMatch(/for 0 cycles at 45 °C and 81 MPa\. All programmes/);
  });
});

it('words are listed with an and before the last', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});
