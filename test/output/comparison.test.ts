import { describe, expect, it } from 'vitest';
import { comparison, inTableUnit, notCompared } from '../../src/output/run/comparison.js';
import { rateCapability, rateText, retentionReference, sameRate } from '../../src/output/run/rateCapability.js';
import { runMessages, runText } from '../../src/output/run/runText.js';
import type { CycleRow, Measurement, Results, RunStatus } from '../../src/results/results.js';
import { cycleRow, none, resultsOf } from '../columns/handMade.js';

const point = (quantity: string, value: number, unit: string, more: Partial<Measurement> = {}): Measurement => ({
  quantity,
  value,
  unit,
  source: 'Fig. 1',
  ...more,
});

/** Rows as `quantity / unit: simulated, published, deviation | ...`. */
const rows = (tables: Readonly<Record<string, readonly CycleRow[]>>, points: readonly Measurement[] = []) =>
  told(resultsOf(tables, points));
const told = (results: Results) =>
  comparison(results).map(
    ({ quantity, unit, cells }) =>
      `${quantity} / ${unit}: ${cells.map(({ simulated, published, deviation }) => [simulated, published, deviation].join(', ').replace(/(, )+$/, '')).join(' | ')}`,
  );
/** The row of a point besides those that every run has. */
const further = (measured: Measurement, table: readonly CycleRow[] = [cycleRow(1), cycleRow(2)]) =>
  rows({ cell: table }, [measured]).slice(rows({ cell: table }).length);

const faded = (count: number, loss: number, rate = 0.1) =>
  Array.from({ length: count }, (_, i) => cycleRow(i + 1, { dischargeCapacity: 200 - loss * i, dischargeRate: rate }));

describe('lines of the comparison', () => {
  it('are those of the first cycle, what did not happen left out', () => {
    expect(rows({ cell: [cycleRow(1)] })).toEqual([
      'First charge / mAh/g: 220.3',
      'First discharge / mAh/g: 190.5',
      'First Coulombic efficiency / %: 86.47',
      'First mean discharge voltage / V: 2.299',
    ]);
    expect(rows({ a: [cycleRow(1, { chargeCapacity: none, coulombicEfficiency: none })], b: [] })).toEqual([
      'First discharge / mAh/g: 190.5 | –',
      'First mean discharge voltage / V: 2.299 | –',
    ]);
    expect(rows({ cell: [] })).toEqual([]);
  });

  it('have the last cycle from two cycles on, and retention from five after its reference on', () => {
    const last = (...tables: readonly (readonly CycleRow[])[]) =>
      rows(Object.fromEntries(tables.map((table, i) => [`v${i}`, table]))).filter((line) => !line.startsWith('First'));
    expect(last(faded(2, 10))).toEqual(['Discharge, cycle 2 / mAh/g: 190.0']);
    expect(last(faded(5, 10))).toEqual(['Discharge, cycle 5 / mAh/g: 160.0']);
    expect(last(faded(6, 10))).toEqual(['Discharge, cycle 6 / mAh/g: 150.0', 'Retention, cycle 6 / cycle 1 / %: 75.0']);
    const unfinished = [...faded(6, 10), cycleRow(7, { dischargeCapacity: none })];
    expect(last(unfinished)).toEqual(last(faded(6, 10)));
    // Of variants that differ the last cycle and the reference have no number.
    expect(last(faded(6, 10), faded(7, 20))).toEqual([
      'Discharge, last cycle / mAh/g: 150.0 | 80.0',
      'Retention, last cycle / cycle 1 / %: 75.0 | 40.0',
    ]);
    const rateTest = [...faded(2, 10), ...faded(7, 10, 0.5).slice(2)];
    expect(last(faded(7, 20), rateTest).slice(2)).toEqual([
      'Discharge, cycle 7 / mAh/g: 80.0 | 140.0',
      'Retention, cycle 7 / reference cycle / %: 40.0 | 77.8',
    ]);
    expect(last(faded(6, 10), [])).toEqual([
      'Discharge, last cycle / mAh/g: 150.0 | –',
      'Retention, last cycle / reference cycle / %: 75.0 | –',
    ]);
    expect(last(faded(1, 10), faded(6, 10))).toHaveLength(2);
  });

  it('have each rate where there are several, slowest first, for all variants', () => {
    const at = (...rates: readonly number[]) =>
      rates.map((rate, i) => cycleRow(i + 1, { dischargeRate: rate, dischargeCapacity: 200 - 10 * i }));
    const lines = rows({ a: at(1, 0.1, 0.1), b: at(0.5) }).filter((line) => / at /.test(line));
    expect(lines).toEqual([
      'Discharge at 0.1C / mAh/g: 190.0 | –',
      'Discharge at 0.5C / mAh/g: – | 200.0',
      'Discharge at 1C / mAh/g: 200.0 | –',
    ]);
    expect(rows({ a: at(0.5, 0.5) }).filter((line) => / at /.test(line))).toEqual([]);
  });

  it('have every other measured point in words, in its unit', () => {
    const line = (quantity: string, unit: string, more: Partial<Measurement> = { cycle: 2 }) =>
      further(point(quantity, 1, unit, more));
    expect(line('chargeCapacity', 'mAh/g')).toEqual(['Charge, cycle 2 / mAh/g: 220.3, 1, +21925.0 %']);
    expect(line('dischargeEnergy', 'mWh/g')).toEqual(['Discharge energy, cycle 2 / mWh/g: 437.8, 1, +43681.0 %']);
    expect(line('interfaceResistanceMid', 'Ohm cm2')).toEqual([
      'Interface resistance at x = 0.6, cycle 2 / Ohm cm2: 19.9, 1, +1893.3 %',
    ]);
    expect(line('activeMass', '%')).toEqual(['Active mass, cycle 2 / %: 97.4, 1, +96.4 pp']);
    expect(line('diffusionLengthRatio', '1')).toEqual(['Diffusion length ratio, cycle 2 / : 1.000, 1, 0.0 %']);
    // 48 um over 0.12 S/m are 4 Ohm cm2: a third of it beside the interface.
    expect(line('cathodeResistance', 'Ohm cm2')).toEqual(['Cathode resistance, cycle 2 / Ohm cm2: 21.3, 1, +2026.6 %']);
    expect(line('contact', '1')).toEqual(['Contact fraction, cycle 2 / %: 93.1, 100, -6.9 pp']);
    expect(line('filmBare', 'nm')).toEqual(['Interphase on bare surface, cycle 2 / nm: 3.24, 1, +224.3 %']);
  });

  it('say when, and against which cycle', () => {
    const line = (
      quantity: string,
      unit: string,
      more: Partial<Measurement>,
      table: readonly CycleRow[] = faded(7, 10),
    ) => further(point(quantity, 90, unit, more), table);
    expect(line('contact', '1', {})).toEqual(['Contact fraction, first cycle / %: 93.1, 9000, -8906.9 pp']);
    expect(line('chargeCapacity', 'mAh/g', { rate: 0.1 })).toEqual([
      'Charge, first cycle at 0.1C / mAh/g: 220.3, 90, +144.7 %',
    ]);
    expect(line('retention', '%', { cycle: 5 })).toEqual(['Retention, cycle 5 / %: 80.0, 90, -10.0 pp']);
    const jumped = faded(7, 10).filter(({ cycle }) => cycle !== 5);
    expect(line('retention', '%', { cycle: 5 }, jumped)).toEqual([]);
    const all = rows({ cell: faded(7, 10) }, [
      point('retention', 90, '%', { cycle: 5 }),
      point('retention', 91, '%', { cycle: 5, reference: 3 }),
      point('activeMassRetention', 92, '%'),
    ]);
    expect(all.slice(-3)).toEqual([
      'Retention, cycle 5 / %: 80.0, 90, -10.0 pp',
      'Retention, cycle 5 / cycle 3 / %: 88.9, 91, -2.1 pp',
      'Active mass retention, last cycle / %: 100.0, 92, +8.0 pp',
    ]);
    expect(line('contact', '1', { cycle: 2, reference: 1 })).toEqual([
      'Contact fraction, cycle 2 / %: 93.1, 9000, -8906.9 pp',
    ]);
  });

  it('gather what was measured at one place, each with its variant', () => {
    const points = [
      point('contact', 0.9, '1', { variant: 'a', cycle: 2 }),
      point('contact', 0.8, '1', { variant: 'b', cycle: 2 }),
      point('connected', 0.7, '1', { cycle: 2 }),
      point('contact', 0.6, '1', { variant: 'c', cycle: 2 }),
      point('nonsense', 1, '1', { cycle: 2 }),
    ];
    const two = [cycleRow(1), cycleRow(2)];
    expect(rows({ a: two, b: two }, points).slice(5)).toEqual([
      'Contact fraction, cycle 2 / %: 93.1, 90, +3.1 pp | 93.1, 80, +13.1 pp',
      'Connected fraction, cycle 2 / %: 97.4, 70, +27.4 pp | 97.4, 70, +27.4 pp',
    ]);
  });

  it('have the deviation that is usual of a unit, none of what is none', () => {
    const deviation = (quantity: string, value: number, unit: string) =>
      further(point(quantity, value, unit, { cycle: 2 }))[0]
        .split(', ')
        .slice(2)
        .join(', ');
    expect(deviation('meanChargeVoltage', 2.4, 'V')).toBe('2.4, +1 mV');
    expect(deviation('polarisation', 0.09, 'V')).toBe('90, -2 mV');
    expect(deviation('filmBare', 0, 'nm')).toBe('0');
    const unknown = rows({ cell: [cycleRow(1), cycleRow(2, { filmBare: none })], other: [cycleRow(1), cycleRow(2)] }, [
      point('filmBare', 3, 'nm', { cycle: 2 }),
    ]);
    expect(unknown.at(-1)).toBe('Interphase on bare surface, cycle 2 / nm: –, 3 | 3.24, 3, +8.1 %');
  });

  it('keep the digits that were printed', () => {
    const printed = (value: number) =>
      rows({ cell: [cycleRow(1)] }, [point('dischargeCapacity', value, 'mAh/g', { cycle: 1 })])[1].split(', ')[1];
    expect([190, 190.5, 190.56].map(printed)).toEqual(['190', '190.5', '190.6']);
  });

  it('have the source of their value', () => {
    const [, discharge] = comparison(
      resultsOf({ cell: [cycleRow(1)] }, [point('dischargeCapacity', 1, 'mAh/g', { cycle: 1, source: 'Fig. 7' })]),
    );
    expect(discharge.cells).toEqual([
      { simulated: '190.5', published: '1', deviation: '+18946.0 %', source: 'Fig. 7' },
    ]);
  });
});

describe('units of the table', () => {
  const [variant] = resultsOf({ cell: [] }).variants;
  const unit = (quantity: string, value: number, written: string) =>
    inTableUnit(point(quantity, value, written), variant);

  it('are those of the files, shares as fractions', () => {
    expect(unit('dischargeCapacity', 180, 'mAh/g')).toBe(180);
    expect(unit('retention', 91, '%')).toBe(0.91);
    expect(unit('meanDischargeVoltage', 3.8, 'V vs Li')).toBeCloseTo(2.25, 9);
    // 30 Ohm on 0.785 cm2.
    expect(unit('interfaceResistance', 30, 'Ohm')).toBeCloseTo(23.55, 9);
    for (const nothing of [
      unit('dischargeCapacity', 180, 'Ah'),
      unit('nonsense', 1, '1'),
      unit('retention', none, '%'),
    ])
      expect(nothing).toBeUndefined();
  });
});

describe('rates', () => {
  it('are one where they scatter by three per cent', () => {
    expect([sameRate(1, 1.03), sameRate(1, 0.975), sameRate(1, 1.04), sameRate(-1, -1.02), sameRate(1, -1)]).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
    expect(['0.33333', '1.06', '12'].map(Number).map(rateText)).toEqual(['0.33C', '1.1C', '12C']);
  });

  it('have the capacity of their first whole discharge, slowest first', () => {
    const table = [
      cycleRow(1, { dischargeRate: 1 }),
      cycleRow(2, { dischargeRate: 0.2, dischargeCapacity: none }),
      cycleRow(3, { dischargeRate: 0.2, dischargeCapacity: 150 }),
      cycleRow(4, { dischargeRate: 1.02, dischargeCapacity: 140 }),
      cycleRow(5, { dischargeRate: 0, dischargeCapacity: 130 }),
      cycleRow(6, { dischargeRate: none, dischargeCapacity: 120 }),
    ];
    expect(rateCapability(table)).toEqual([
      { rate: 0.2, capacity: 150, cycle: 3 },
      { rate: 1, capacity: 190.46, cycle: 1 },
    ]);
  });

  it('retention counts from the first of the last row at one rate', () => {
    const at = (...rates: readonly number[]) =>
      retentionReference(rates.map((rate, i) => cycleRow(i + 1, { dischargeRate: rate })))?.cycle;
    expect([at(0.1), at(0.1, 0.1), at(0.1, 1, 1), at(1, 1, 0.1), at(0.1, 1, 0.1, 0.1, 0.1)]).toEqual([1, 1, 2, 1, 3]);
    expect(retentionReference([])).toBeUndefined();
    expect(retentionReference([cycleRow(1, { dischargeCapacity: none }), cycleRow(2), cycleRow(3)])?.cycle).toBe(2);
  });
});

describe('what a run says besides its numbers', () => {
  const with_ = (
    status: RunStatus['code'],
    cycles: readonly CycleRow[],
    points: readonly Measurement[] = [],
  ): Results => {
    const results = resultsOf({ bare: cycles }, points);
    return {
      ...results,
      variants: results.variants.map((variant) => ({ ...variant, status: { code: status, message: `It ${status}.` } })),
    };
  };

  it('is how its variants ended, and every warning once', () => {
    expect(runMessages(with_('completed', faded(2, 1)), 'f.yaml')).toBe('');
    expect(runMessages(with_('stopped', faded(2, 1)), 'f.yaml')).toBe('bare: warning: It stopped.\n');
    expect(runMessages(with_('failed', faded(2, 1)), 'f.yaml')).toBe('bare: It failed.\n');
    const warning = { severity: 'warning' as const, path: 'cell.x', message: 'Odd.' };
    const two = resultsOf({ a: faded(1, 1), b: faded(1, 1) });
    const variants = two.variants.map((variant) => ({
      ...variant,
      warnings: [warning, { ...warning, path: `cell.${variant.name}` }],
    }));
    expect(runMessages({ ...two, variants }, 'f.yaml')).toBe(
      'f.yaml cell.x: warning: Odd.\nf.yaml cell.a: warning: Odd.\nf.yaml cell.b: warning: Odd.\n3 warnings in f.yaml.\n',
    );
  });

  it('names the points that the run did not come to', () => {
    const at = (more: Partial<Measurement>) => point('contact', 0.9, '1', more);
    const said = (status: RunStatus['code'], more: Partial<Measurement>, cycles = faded(3, 1)) =>
      runMessages(with_(status, cycles, [at(more)]), 'f.yaml')
        .split('\n')
        .filter((line) => line.includes('not compared'));
    expect(said('completed', { cycle: 2 })).toEqual([]);
    expect(said('failed', { cycle: 9, variant: 'bare' })).toEqual([
      'f.yaml data: warning: contact in cycle 9 of bare (Fig. 1) is not compared: the run has no value there.',
    ]);
    expect(said('failed', { cycle: 9 })).toEqual([
      'f.yaml data: warning: contact in cycle 9 (Fig. 1) is not compared: the run has no value there.',
    ]);
    // Named before the run: a programme that never comes there.
    expect(said('completed', { cycle: 9 })).toEqual([]);
    expect(said('failed', { cycle: 9, variant: 'other' })).toEqual([]);
    expect(said('failed', { rate: 5 })).toEqual([]);
    const lost = [cycleRow(1, { contact: none })];
    expect(said('completed', {}, lost)).toEqual([
      'f.yaml data: warning: contact (Fig. 1) is not compared: the run has no value there.',
    ]);
    expect(said('completed', { cycle: 1 }, lost)).toHaveLength(1);
    const points = [at({ cycle: 9 }), at({ cycle: 2 }), point('nonsense', 1, '1', { cycle: 9 })];
    expect(notCompared(with_('failed', faded(4, 1), points))).toEqual([points[0]]);
    const two = resultsOf({ a: faded(3, 1), b: [cycleRow(1)] }, [
      at({ cycle: 2, variant: 'a' }),
      at({ cycle: 2, variant: 'b' }),
    ]);
    expect(notCompared(two).map(({ variant }) => variant)).toEqual(['b']);
  });

  it('begins with its title, and ends with the cycles that were jumped over', () => {
    const results = resultsOf({ bare: [cycleRow(1)], other: [cycleRow(1)] });
    const [bare, other] = results.variants;
    const jumped = (error: number) =>
      runText({ ...results, variants: [{ ...bare, jumped: { resolved: 20, cycles: 100, error } }, other] })
        .split('\n')
        .slice(-3);
    expect(jumped(0.00123)).toEqual([
      '',
      'bare: cycle jumping, 20 of 100 cycles cycled through; estimated error of the capacity 0.12 %',
      '',
    ]);
    expect(jumped(4e-5)[1]).toContain('below 0.01 %');
    expect(jumped(5e-5)[1]).toContain('0.01 %');
    expect(runText(results)).toMatch(/^Made by hand\n\n/);
    const half = resultsOf({
      bare: [cycleRow(1, { dischargeCapacity: none })],
      other: [cycleRow(1, { chargeCapacity: none, dischargeCapacity: none })],
    });
    expect(runText(half)).toContain('First charge');
    expect(runText(resultsOf({ bare: [cycleRow(1, { chargeCapacity: none, dischargeCapacity: 0 })] }))).toContain(
      'First discharge',
    );
    expect(runText(resultsOf({ bare: [] }))).toBe(
      'Made by hand\n\nNothing was charged or discharged: there are no capacities.\n',
    );
  });
});
