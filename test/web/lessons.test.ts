import { describe, expect, it } from 'vitest';
import type { Attribution, CycleRow, MechanismName } from '../../src/index.js';
import { prepare } from '../../src/index.js';
import type { CellSpectrum } from '../../src/web/engine/messages.js';
import type { Evidence } from '../../src/web/lessons/lesson.js';
import { lessons } from '../../src/web/lessons/lessons.js';
import { scenarioOf } from '../../src/web/state/document.js';

// A lesson is judged by what the simulation on the page says, and by nothing else.

function evidence(rows: readonly Partial<CycleRow>[], more: Partial<Evidence> = {}): Evidence {
  const all = rows.map((row, i) => ({ cycle: i + 1, ...row })) as CycleRow[];
  return {
    name: 'cell',
    rows: all,
    first: all[0],
    last: all[all.length - 1],
    spectra: [],
    loss: undefined,
    lostTo: () => 0,
    ...more,
  };
}

const lesson = (title: string) => lessons.find((one) => one.title === title)!;
const capacities = (first: number, last: number, more: Partial<CycleRow> = {}) =>
  evidence([{ dischargeCapacity: first }, { ...more, cycle: 100, dischargeCapacity: last }]);

describe.each(lessons)('$title', ({ pair, options, cursor }) => {
  it('has two cells that can be simulated up to the moment that is shown', () => {
    const [a, b] = pair;
    const { variants, issues } = prepare(JSON.stringify(scenarioOf([a.name, b.name], [a.document, b.document], [])), {
      format: 'json',
    });
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(variants.map(({ name }) => name)).toEqual([a.name, b.name]);
    const cycles = JSON.stringify(a.document.protocol).match(/"cycles":(\d+)/g) ?? [];
    const most = cycles.reduce((sum, text) => sum + Number(text.slice(9)), 0);
    expect(cursor.cycle).toBeLessThanOrEqual(most);
    expect(options.length).toBeGreaterThan(1);
  });
});

describe('judgements', () => {
  it('of a bare cell name the mechanism that took most, once the loss is split', () => {
    const { judge } = lesson('Why a bare cell dies');
    const shares: Partial<Record<MechanismName, number>> = {
      interphase: 20.4,
      contactLoss: 31,
      cracking: 2,
      isolation: 9,
    };
    const a = evidence([{}], { lostTo: (name) => shares[name] ?? 0 });
    expect(judge(a, a)).toBeUndefined();
    expect(judge({ ...a, loss: { total: 62.4 } as Attribution }, a)).toEqual({
      option: 1,
      because:
        'Of 62.4 mAh/g lost, 20 go to interphase, 31 go to contact loss, 2 go to cracks, 9 go to isolated particles.',
    });
  });

  it.each([
    [150, 120, 140, 125, 0, '10 mAh/g less in the first cycle and 5 mAh/g more in cycle 100'],
    [150, 120, 140, 110, 1, '10 mAh/g less in the first cycle and 10 mAh/g less in cycle 100'],
    [150, 120, 152, 110, 2, '2 mAh/g more in the first cycle and 10 mAh/g less in cycle 100'],
  ])('of a thicker film: %f and %f against %f and %f', (a1, a2, b1, b2, option, words) => {
    const verdict = lesson('What a coating costs and buys').judge(capacities(a1, a2), capacities(b1, b2));
    expect(verdict).toEqual({ option, because: `The thicker film has ${words}.` });
  });

  it('of polycrystals wait for the slow cycle at the end', () => {
    const { judge } = lesson('1C kills polycrystals, 0.1C brings them back');
    const rows = (back: number) => [
      { chargeRate: 0.1, dischargeCapacity: 200 },
      { chargeRate: 1, dischargeCapacity: 140 },
      { chargeRate: 1, dischargeCapacity: 60 },
      { chargeRate: 0.1, dischargeCapacity: back },
    ];
    const any = evidence([{}]);
    expect(judge(any, evidence(rows(180).slice(0, 3)))).toBeUndefined();
    expect(judge(any, evidence(rows(180)))).toEqual({
      option: 1,
      because:
        'The polycrystals give 60 mAh/g in cycle 3 at 1C and 180 mAh/g in the next one at 0.1C: 90 % of the first 0.1C cycle.',
    });
    expect(judge(any, evidence(rows(100)))?.option).toBe(0);
  });

  it.each([
    [150, 160, 1],
    [160, 150, 0],
    [150, 152, 2],
  ])('of time at potential: %f mAh/g left at 0.2C, %f at 1C', (slow, fast, option) => {
    const hours = (n: number) => ({ chargeDuration: 3600 * n, dischargeDuration: 1800 * n });
    const cell = (name: string, end: number, n: number, film: number) =>
      evidence(
        [
          { ...hours(n), dischargeCapacity: 200 },
          { ...hours(n), dischargeDuration: Number.NaN, dischargeCapacity: end, filmBare: film },
        ],
        { name },
      );
    const verdict = lesson('Time at potential').judge(cell('0.2C', slow, 10, 12.34), cell('1C', fast, 2, 3.21));
    expect(verdict).toEqual({
      option,
      because: `0.2C: ${200 - slow} mAh/g in 25 h, interphase 12 nm. 1C: ${200 - fast} mAh/g in 5 h, 3.2 nm.`,
    });
  });

  it.each([
    [180, 100, 182, 140, 1],
    [150, 100, 190, 110, 0],
    [150, 100, 190, 102, 2],
  ])('of pressure: %f and %f against %f and %f', (a1, a2, b1, b2, option) => {
    const cells = [capacities(a1, a2, { contact: 0.5 }), capacities(b1, b2, { contact: 0.754 })] as const;
    expect(lesson('Contact and pressure').judge(...cells)).toEqual({
      option,
      because: `In the first cycle ${b1 - a1} mAh/g apart, in cycle 100 ${b2 - a2} mAh/g; contact 50 % against 75 %.`,
    });
  });

  it('of the first charge: what a real oxide misses more than one without its slow end', () => {
    const { judge } = lesson('Why the first charge never comes back');
    const cell = (charge: number, discharge: number) =>
      evidence([{ chargeCapacity: charge, dischargeCapacity: discharge, coulombicEfficiency: discharge / charge }]);
    expect(judge(cell(200, 160), cell(200, 190))).toEqual({
      option: 1,
      because: 'A misses 40 mAh/g (CE 80 %), B only 10 (CE 95 %).',
    });
    expect(judge(cell(200, 160), cell(200, 170))?.option).toBe(0);
  });

  it.each([
    [12, 2, 40, 1],
    [12, 50, 40, 0],
    [12, 2, 4, 2],
  ])('of a spectrum', (left, more, arc, option) => {
    const spectrum = (cycle: number, re: number) =>
      ({ cycle, re: Float64Array.of(re, 99), im: Float64Array.of(0, -1) }) as unknown as CellSpectrum;
    const a = evidence([{ interfaceResistanceMid: 10 }, { interfaceResistanceMid: 10 + arc }], {
      spectra: [spectrum(1, left), spectrum(50, 70), spectrum(100, left + more)],
    });
    const { judge } = lesson('Reading an impedance spectrum');
    expect(judge(a, a)).toEqual({
      option,
      because: `From cycle 1 to 100 the left end moves by ${more} Ω cm², the interface by ${arc} Ω cm².`,
    });
    expect(judge({ ...a, spectra: a.spectra.slice(0, 1) }, a)).toBeUndefined();
    expect(judge({ ...a, spectra: [] }, a)).toBeUndefined();
  });

  it.each([
    [0.2, 0.95, 0.1, 0.6, 1],
    [0.1, 0.6, 0.2, 0.95, 2],
    [0.2, 0.95, 0.22, 0.93, 0],
    [0.2, 0.95, 0.22, 0.6, 1],
    [0.22, 0.6, 0.2, 0.95, 2],
  ])('of what ails two cells: %f V and %f against %f V and %f', (x, massX, y, massY, option) => {
    const cell = (polarisation: number, connected: number) =>
      evidence([{ dischargeCapacity: 120, polarisation, connected }]);
    expect(lesson('What capacity alone cannot tell you').judge(cell(x, massX), cell(y, massY))).toEqual({
      option,
      because: `X: 120 mAh/g, polarised by ${Math.round(1000 * x)} mV, ${Math.round(100 * massX)} % of its mass connected. Y: 120 mAh/g, ${Math.round(1000 * y)} mV, ${Math.round(100 * massY)} %.`,
    });
  });
});
