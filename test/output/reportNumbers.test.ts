import { describe, expect, it } from 'vitest';
import { measuredSection } from '../../src/output/report/measuredSection.js';
import { reportHtml } from '../../src/output/report/report.js';
import { summary } from '../../src/output/report/summary.js';
import type { AnalysedCycle, Results } from '../../src/results/results.js';
import { fixture } from './fixture.js';
import { lowered } from './lowered.js';

// The numbers that stand in the report, against the results: every table is read back as a person reads it.

const results = fixture();
const html = reportHtml(results);
const [bare, coated] = results.variants;

interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const plain = (markup: string): string =>
  lowered(markup)
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();

/** The tables of a section in their order. */
function tables(section: string, from = html): readonly Table[] {
  const part = new RegExp(`<section aria-labelledby="${section}">[\\s\\S]*?</section>`).exec(from)?.[0] ?? '';
  return [...part.matchAll(/<table>[\s\S]*?<\/table>/g)].map(([table]) => {
    const rows = [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
      [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => plain(cell)),
    );
    return { heads: rows[0], rows: rows.slice(1) };
  });
}

const number = (text: string): number =>
  Number(
    text
      .replace('−', '-')
      .replace('+', '')
      .replace(/[^\d.-].*$/, ''),
  );

describe('table of cycles', () => {
  it('has every quantity in the unit of its head', () => {
    tables('cycles').forEach(({ heads, rows }, v) => {
      const { cycles } = results.variants[v];
      expect(rows).toHaveLength(cycles.length);
      rows.forEach((row, i) => {
        const { cycle, label, chargeCapacity, dischargeCapacity, ...rest } = cycles[i];
        const expected: readonly (readonly [string, number, number])[] = [
          ['Cycle', cycle, 0],
          ['Charge / mAh g⁻¹', chargeCapacity, 1],
          ['Discharge / mAh g⁻¹', dischargeCapacity, 1],
          ['Discharge / mAh cm⁻²', rest.dischargeCapacityAreal, 2],
          ['CE / %', 100 * (dischargeCapacity / chargeCapacity), 2],
          ['Mean charge / V', rest.meanChargeVoltage, 3],
          ['Mean discharge / V', rest.meanDischargeVoltage, 3],
          ['Polarisation / mV', 1000 * rest.polarisation, 0],
        ];
        for (const [head, value, digits] of expected) {
          expect(Math.abs(number(row[heads.indexOf(head)]) - value), head).toBeLessThanOrEqual(0.5001 * 10 ** -digits);
        }
        expect(row[heads.indexOf('Programme')]).toBe(label);
      });
    });
    expect(tables('cycles')).toHaveLength(2);
  });
});

describe('tables of balances and solver', () => {
  it('have one column a variant and every quantity in its row', () => {
    const [balances, solver] = tables('audit');
    const other: Results = {
      ...results,
      variants: [
        bare,
        {
          ...coated,
          balances: {
            lithium: 4.5e-12,
            charge: 6.7e-13,
            inventory: { connected: 1, trapped: 2, anode: 3, consumed: 4 },
          },
        },
      ],
    };
    const [changed] = tables('audit', reportHtml(other));
    expect(balances.heads).toEqual(['', 'bare', 'ZrO2']);
    const row = (name: string) => changed.rows.find(([head]) => head.startsWith(name))!;
    expect(row('Lithium balance')[2]).toMatch(/^4\.5 ?.*⁻¹²/);
    expect(row('Charge balance')[2]).toMatch(/^6\.7 ?.*⁻¹³/);
    expect(row('In connected particles').slice(1)).toEqual(['255.10', '1.00']);
    expect(row('Trapped in isolated').slice(1)).toEqual(['3.20', '2.00']);
    expect(row('In the anode').slice(1)).toEqual(['12.50', '3.00']);
    expect(row('Consumed').slice(1)).toEqual(['4.10', '4.00']);
    const { unknowns, halfCycles, steps, rejected, evaluations, factorisations } = bare.statistics;
    expect(solver.rows.map(([, value]) => Number(value.replace(/\D/g, '')))).toEqual([
      unknowns,
      halfCycles,
      steps,
      rejected,
      evaluations,
      factorisations,
    ]);
  });
});

describe('table of steps', () => {
  it('has charge per gram, durations and end voltages of the first and the last time', () => {
    const [{ heads, rows }] = tables('steps');
    const slow = rows.find(([text]) => text === 'Charge at 0.1C until 4.3 V vs Li')!;
    const of = (head: string) => slow[heads.indexOf(head)];
    const ends = [bare.cycles[0], bare.cycles[1]].map((row) => row.chargeCapacity.toFixed(1));
    expect(of('Charge / mAh g⁻¹')).toBe(ends.join(' → '));
    expect(of('Times')).toBe('2');
    expect(of('End voltage / V')).toBe('2.750');
    expect(of('Ended by')).toBe('voltage');
    const back = rows.find(([text]) => text === 'Discharge at 0.1C until 2.9 V vs Li')!;
    expect(back[heads.indexOf('Charge / mAh g⁻¹')]).toBe(
      [bare.cycles[0], bare.cycles[1]].map((row) => `−${row.dischargeCapacity.toFixed(1)}`).join(' → '),
    );
  });
});

describe('comparison', () => {
  it('has simulated, published and deviation of each variant side by side', () => {
    const [{ rows }] = tables('comparison');
    const [, ...body] = rows;
    const row = (name: string) => body.find(([head]) => head.startsWith(name))!.slice(1);
    const first = row('First discharge');
    const { dischargeCapacity } = bare.cycles[0];
    expect(first.slice(0, 2)).toEqual([dischargeCapacity.toFixed(1), '175']);
    expect(number(first[2])).toBeCloseTo((100 * (dischargeCapacity - 175)) / 175, 0);
    expect(first.slice(3, 5)).toEqual([coated.cycles[0].dischargeCapacity.toFixed(1), '203']);
    const efficiency = row('First Coulombic efficiency');
    const share = (100 * dischargeCapacity) / bare.cycles[0].chargeCapacity;
    expect(number(efficiency[0])).toBeCloseTo(share, 1);
    expect(efficiency[1]).toBe('79');
    expect(number(efficiency[2])).toBeCloseTo(share - 79, 1);
    const last = row('Retention, cycle 20 / cycle 9');
    expect(number(last[0])).toBeCloseTo(
      (100 * bare.cycles[19].dischargeCapacity) / bare.cycles[8].dischargeCapacity,
      1,
    );
  });
});

describe('summary', () => {
  it('has the numbers of the table', () => {
    const text = summary(results);
    for (const { name, cycles } of results.variants) {
      const [first, last] = [cycles[0], cycles[19]];
      const share = (100 * last.dischargeCapacity) / cycles[8].dischargeCapacity;
      expect(text).toContain(
        `${name} takes ${first.chargeCapacity.toFixed(0)} mAh/g on its first charge and gives ${first.dischargeCapacity.toFixed(0)} mAh/g`,
      );
      expect(text).toContain(
        `In cycle 20 ${name} still delivers ${last.dischargeCapacity.toFixed(0)} mAh/g, ${share.toFixed(1)} % of cycle 9.`,
      );
    }
  });

  it('of many variants names the ends of the span', () => {
    const scaled = [1, 0.9, 1.1, 0.8].map((factor, i) => ({
      ...bare,
      name: `v${i}`,
      cycles: bare.cycles.map((row) => ({ ...row, dischargeCapacity: factor * row.dischargeCapacity })),
    }));
    const { dischargeCapacity } = bare.cycles[0];
    expect(summary({ ...results, variants: scaled })).toContain(
      `ranges from ${(0.8 * dischargeCapacity).toFixed(0)} (v3) to ${(1.1 * dischargeCapacity).toFixed(0)} mAh/g (v2)`,
    );
  });
});

describe('what a lab would measure', () => {
  const read = (value: number) => ({ value, error: 0.1 * value });
  const cycle = (at: number, scale: number): AnalysedCycle => ({
    cycle: at,
    spectra: [
      {
        step: 1,
        content: 0.6,
        cathodeResistance: read(40 * scale),
        geometricMean: read(38 * scale),
        ionResistance: read(12),
        chargeTransfer: read(75 * scale),
        interfaceResistance: read(20 * scale),
        diffusionLength: read(1.5),
        deviation: 0.01,
        inside: { interfaceResistance: 21 * scale, contact: 0.8, connected: 0.9, diffusionLength: 1.6 },
      },
    ],
    activeMass: 0.941,
    relaxed: 7200,
    holdTime: 5400,
    connected: 0.963,
    diffusionLength: 1.4,
    remarks: [],
  });
  const variant = {
    ...bare,
    analysed: [cycle(1, 1), cycle(50, 2)],
    gitt: [
      {
        cycle: 1,
        direction: 'discharge' as const,
        time: 0,
        potential: 3.812,
        content: 0.45,
        polarisation: -0.0213,
        jump: -0.01,
        diffusivity: 2e-15,
        fourier: 0.1,
        diffusivityInside: 8e-16,
      },
    ],
  };
  const section = measuredSection({ ...results, variants: [variant] })!.markup;
  const [analysed, pulses] = tables('measured', section);

  it('stands beside what is inside, in brackets', () => {
    const at = (head: string, row: number) => analysed.rows[row][analysed.heads.indexOf(head)];
    expect(analysed.rows.map(([first]) => first)).toEqual(['1', '50']);
    expect(at('R_cathode / Ω cm²', 1)).toMatch(/^80(\.0)? ± 8$/);
    expect(at('√(R_ion R_ct) / Ω cm²', 1)).toMatch(/^76(\.0)? ± 8$/);
    expect(at('Interface arc (inside) / Ω cm²', 1)).toMatch(/^40(\.0)? ± 4 \(42(\.0)?\)$/);
    expect(at('L_diff (inside) / µm', 1)).toMatch(/^1\.50? ± 0\.\d+ \(1\.60?\)$/);
    expect(at('Active mass (connected) / %', 0)).toBe('94.1 (96.3)');
    expect(at('Time to 1 % / h', 0)).toBe('1.5');
  });

  it('has the pulses with their signs', () => {
    expect(pulses.rows[0].slice(0, 4)).toEqual(['3.812', '0.45', 'discharge', '−21.3']);
    expect(pulses.rows[0].slice(4).join(' ')).toMatch(/^2(\.0)?\S*.*8(\.0)?/);
  });

  it('says where the reading is off', () => {
    expect(section).toMatch(/2\.2 points below the connected fraction \(cycle 1: 94\.1 against 96\.3 %\)/);
    expect(section).toMatch(/2\.5 times above the one that went in/);
  });
});
