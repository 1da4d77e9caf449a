import { describe, expect, it } from 'vitest';
import { observe } from '../../src/measure/observable.js';
import { comparison, inTableUnit } from '../../src/output/run/comparison.js';
import { prepare } from '../../src/prepare.js';
import { measuredNames, measuredQuantity, tabulatedQuantities } from '../../src/quantities/registry.js';
import type { Measurement } from '../../src/results/results.js';
import { simulate } from '../../src/simulate.js';

/** Two cycles of one small cell with a data block. */
const withData = (...points: readonly string[]): string => `title: Points
cell:
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    weightRatio: { cam: 70, electrolyte: 30 }
    loading: 11 mg/cm2
    particles: { d50: 3 um }
  separator: { mass: 100 mg }
  anode: { material: LTO }
numerics: { throughNodes: 1, sizeClasses: 1, radialNodes: 8 }
protocol:
  - cycling: { cycles: 2, charge: 0.5C, window: [2.9 V vs Li, 4.3 V vs Li] }
data:
${points.map((point) => `  - ${point}\n`).join('')}`;

const issuesOf = (...points: readonly string[]) =>
  prepare(withData(...points)).issues.filter(({ path }) => path.startsWith('data'));
const pointOf = (point: string): Measurement => prepare(withData(point)).variants[0].scenario.data[0];
const results = simulate(prepare(withData('{ quantity: dischargeCapacity, cycle: 1, value: 150, source: a }')));

describe('a measured point', () => {
  it.each<readonly [string, string, string]>([
    ['{ quantity: dischargeCapcity, cycle: 1, value: 150, source: a }', 'quantity', 'did you mean dischargeCapacity?'],
    ['{ quantity: dischargeCapacity, cycle: 1, value: 150 mV, source: a }', 'value', 'mAh/g'],
    ['{ quantity: dischargeCapacity, cycle: 1, value: 150, unit: furlong, source: a }', 'unit', 'mAh/g'],
    ['{ quantity: retention, cycle: 2, value: 90 V vs Li, source: a }', 'value', '%'],
    ['{ quantity: meanDischargeVoltage, cycle: 1, value: 2.2 V vs LTO, source: a }', 'value', 'vs Li'],
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'].map(
      (name) => [`{ quantity: ${name}, cycle: 1, value: 1, source: a }`, 'quantity', 'dischargeCapacity'] as const,
    ),
  ])('%s is refused where it is wrong', (point, field, words) => {
    const issues = issuesOf(point);
    expect(issues).toMatchObject([{ severity: 'error', path: `data[0].${field}`, line: 16 }]);
    expect(JSON.stringify(issues)).toContain(words);
  });

  it.each([
    ['{ quantity: dischargeCapacity, cycle: 3, value: 150, source: a }', 'cycle', '2 cycles'],
    ['{ quantity: retention, cycle: 2, reference: 9, value: 90, source: a }', 'reference', '2 cycles'],
    ['{ quantity: dischargeCapacity, rate: 2C, value: 150, source: a }', 'rate', 'never discharges at 2C'],
    ['{ quantity: dischargeCapacity, cycle: 1, reference: 1, value: 150, source: a }', 'reference', 'no effect'],
    ['{ quantity: retention, cycle: 2, value: 0.93, source: a }', 'value', 'per cent'],
  ])('%s is doubted, and the scenario runs', (point, field, words) => {
    const { issues, variants } = prepare(withData(point));
    expect(issues.map(({ severity, path }) => [severity, path])).toEqual([['warning', `data[0].${field}`]]);
    expect(issues[0].message).toContain(words);
    expect(variants[0].warnings.map(({ message }) => message)).toEqual(issues.map(({ message }) => message));
  });

  it('that is given twice is named with the first one, also in a group', () => {
    const group =
      '{ quantity: dischargeCapacity, source: b, points: [{ cycle: 2, value: 150 }, { cycle: 2, value: 151 }, { cycle: 1, value: 150 }] }';
    const [issue, ...others] = issuesOf(group);
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ severity: 'warning', path: 'data[0].points[1]' });
    expect(issue.hint).toContain('data[0].points[0]');
  });

  it('with mistakes has its cycle checked beside those of other points', () => {
    const issues = issuesOf(
      '{ quantity: nothing, cycle: 1, value: 1, source: a }',
      '{ quantity: retention, cycle: 40, value: 90, source: a }',
    );
    expect(issues.map(({ path }) => path)).toEqual(['data[0].quantity', 'data[1].cycle']);
  });
});

describe('units of measured points', () => {
  it.each([
    ['dischargeCapacity', '0.185 Ah/g', 185, 'mAh/g'],
    ['dischargeCapacity', '666 C/g', 185, 'mAh/g'],
    ['interfaceResistance', '0.02 kOhm cm2', 20, 'Ohm cm2'],
    ['interfaceResistance', '2 mOhm m2', 20, 'Ohm cm2'],
    ['interfaceResistance', '0.03 kOhm', 30, 'Ohm'],
    ['meanDischargeVoltage', '2250 mV', 2.25, 'V'],
    ['meanDischargeVoltage', '3800 mV vs Li', 3.8, 'V vs Li'],
    ['chargeDuration', '1.5 h', 5400, 's'],
    ['retention', '0.93', 0.93, '%'],
    ['polarisation', '-12 mV', -0.012, 'V'],
  ])('%s: %s is kept as %d %s', (quantity, value, number, unit) => {
    const point = pointOf(`{ quantity: ${quantity}, cycle: 2, value: "${value}", source: a }`);
    expect(point.unit).toBe(unit);
    expect(point.value).toBeCloseTo(number, 12);
  });

  it('scale errors and tolerances with their value', () => {
    const point = pointOf(
      '{ quantity: retention, cycle: 2, value: 0.93, unit: fraction, error: 0.01, tolerance: 0.05, source: a }',
    );
    expect([point.value, point.error, point.tolerance, point.unit]).toEqual([93, 1, 5, '%']);
  });

  it('are one list, which covers the cycle table and what can be observed', () => {
    const [variant] = results.variants;
    const { cycle: _, label: __, ...values } = variant.cycles[1];
    const columns = tabulatedQuantities().map(({ name, column }) => [name, column.of(variant.cycles[1])]);
    expect(Object.fromEntries(columns)).toEqual(values);
    const notMeasured = tabulatedQuantities().filter(({ measured }) => measured === undefined);
    expect(notMeasured.map(({ name }) => name)).toEqual(['chargeRate', 'dischargeRate']);
    for (const quantity of measuredNames()) {
      const { unit } = measuredQuantity(quantity)!.measured;
      const own = { quantity, cycle: 2, value: 1, unit, source: 'a' };
      expect(observe(own, variant).value, quantity).not.toBe(undefined);
      expect(inTableUnit(own, variant), quantity).toBeGreaterThan(0);
    }
  });

  it('lead from any of them to the same comparison', () => {
    const [{ dischargeCapacity, meanDischargeVoltage, interfaceResistance }] = results.variants[0].cycles.slice(1);
    const { cell } = results.variants[0];
    const points: readonly (readonly [string, string])[] = [
      ['dischargeCapacity', `${dischargeCapacity / 1000} Ah/g`],
      ['meanDischargeVoltage', `${1000 * (meanDischargeVoltage + cell.anode.plateau)} mV vs Li`],
      ['interfaceResistance', `${interfaceResistance / (1e4 * cell.area) / 1000} kOhm`],
    ];
    const block = points.map(([quantity, value]) => `{ quantity: ${quantity}, cycle: 2, value: ${value}, source: a }`);
    const measurements = prepare(withData(...block)).variants[0].scenario.data;
    const rows = comparison({ ...results, measurements }).filter(({ cells }) => cells[0].published !== '');
    expect(rows).toHaveLength(points.length);
    for (const { cells } of rows) expect(Number.parseFloat(cells[0].deviation)).toBeCloseTo(0, 1);
    for (const m of measurements) expect(observe(m, results.variants[0]).value / m.value).toBeCloseTo(1, 6);
  });

  it('a retention with a reference of its own is compared with that cycle, a rate with the first cycle at it', () => {
    const measurements = prepare(
      withData(
        '{ quantity: retention, cycle: 2, reference: 2, value: 100, source: a }',
        '{ quantity: meanChargeVoltage, rate: 0.5, value: 2 V, source: a }',
        '{ quantity: activeMass, value: 100, source: a }',
      ),
    ).variants[0].scenario.data;
    const rows = comparison({ ...results, measurements }).filter(({ cells }) => cells[0].published !== '');
    expect(rows.map(({ quantity }) => quantity)).toEqual([
      'Retention, cycle 2 / cycle 2',
      'Mean charge voltage, first cycle at 0.5C',
      'Active mass, first cycle',
    ]);
    expect(rows[0].cells[0].simulated).toBe('100.0');
  });
});

describe('a scenario with errors', () => {
  it('throws what the issues say when it is simulated', () => {
    const preparation = prepare(
      withData('{ quantity: nothing, cycle: 1, value: 1, source: a }').replace('190 mA/g', '190 mm'),
    );
    expect(() => simulate(preparation)).toThrow(
      /line 4, cell\.oneC: The unit mm does not fit here\.[\s\S]*data\[0\]\.quantity/,
    );
  });
});
