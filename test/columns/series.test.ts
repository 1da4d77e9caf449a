import { describe, expect, test } from 'vitest';
import { bdfCsv } from '../../src/output/run/bdf.js';
import { seriesParquet } from '../../src/output/run/parquet.js';
import { seriesCsv } from '../../src/output/run/runCsv.js';
import { runJson } from '../../src/output/run/runJson.js';
import { areaCm2, camGram, oneCAmpere, recipe } from './recipe.js';
import { furthest, parquetRows, table, watchedRun } from './watchedRun.js';

const { results, watched } = watchedRun(recipe);
const names = ['still', 'coated, ageing'];
const parquet = await parquetRows(seriesParquet(results));
const { heads, rows } = table(seriesCsv(results));
const column = (own: readonly Record<string, number>[], head: string) => own.map((row) => row[head]);

test('the columns of the time series are these, in CSV and Parquet', () => {
  const expected = [
    'Variant',
    'Cycle',
    'Step',
    'Time / s',
    'Voltage / V',
    'Current / A',
    'Capacity in half cycle / mAh.g-1',
    'Cathode potential vs Li / V',
    'Anode potential vs Li / V',
  ];
  expect(heads).toEqual(expected);
  expect(Object.keys(parquet[0])).toEqual(expected);
});

test('Parquet holds every point of every variant in order, CSV the same to ten digits', () => {
  const points = results.variants.map(({ series }) => series.time.length);
  expect(parquet).toHaveLength(points[0] + points[1]);
  expect(rows).toHaveLength(parquet.length);
  expect(parquet.map((row) => row.Variant)).toEqual(names.flatMap((name, v) => Array(points[v]).fill(name)));
  const digits = (value: unknown) => String(typeof value === 'number' ? Number(value.toPrecision(10)) : value);
  for (const head of heads) expect(rows.map((row) => row[head])).toEqual(parquet.map((row) => digits(row[head])));
});

test('JSON and Parquet have the same bits', () => {
  const { variants } = JSON.parse(JSON.stringify(runJson(results, { series: true })));
  for (const name of names) {
    const own = parquet.filter((row) => row.Variant === name);
    const { series } = variants[name];
    expect(own.map((row) => row['Time / s'])).toEqual(series.time);
    expect(own.map((row) => row['Voltage / V'])).toEqual(series.voltage);
    expect(own.map((row) => row['Current / A'])).toEqual(series.current);
    expect(own.map((row) => row.Cycle)).toEqual(series.cycle);
    expect(own.map((row) => row.Step)).toEqual(series.step);
    expect(own.map((row) => row['Cathode potential vs Li / V'])).toEqual(series.cathodePotential);
    expect(own.map((row) => row['Anode potential vs Li / V'])).toEqual(series.anodePotential);
    // [C/m2] -> [mAh/g] on 11 mg/cm2
    const capacity = series.charge.map((charge: number) => Math.abs(charge) / 1e4 / 3.6 / 11e-3);
    expect(
      furthest(
        own.map((row) => row['Capacity in half cycle / mAh.g-1'] as number),
        capacity,
      ),
    ).toBeLessThan(1e-9);
  }
});

describe.each([0, 1])('variant %i: by the programme and the raw state', (v) => {
  const { cell } = results.variants[v];
  const own = parquet.filter((row) => row.Variant === names[v]) as Record<string, number>[];
  const { model, moments } = watched[v];

  test('steps are counted from 0, and a new cycle begins with the second charge', () => {
    const first = own.filter((row, i) => i === 0 || row.Step !== own[i - 1].Step);
    expect(first.map((row) => row.Step)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(first.map((row) => row.Cycle)).toEqual([1, 1, 1, 1, 1, 2, 2]);
  });

  test('currents are those of the programme, positive on charge', () => {
    const wanted = [0, 0.5, undefined, 0, -1, 0.25, -0.5];
    const held = own.filter((row) => wanted[row.Step] === undefined).map((row) => row['Current / A'] / oneCAmpere);
    const others = own.filter((row) => wanted[row.Step] !== undefined);
    const expected = others.map((row) => wanted[row.Step]! * oneCAmpere);
    expect(furthest(column(others, 'Current / A'), expected)).toBeLessThan(1e-12);
    expect(Math.max(...held)).toBeCloseTo(0.5, 2);
    expect(Math.min(...held)).toBeCloseTo(0.1, 4);
  });

  test('time goes on from 0 over all steps, rests last as long as they should', () => {
    expect(own[0]['Time / s']).toBe(0);
    const steps = column(own, 'Time / s').map((time, i, all) => time - (all[i - 1] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    const span = (step: number) => {
      const times = own.filter((row) => row.Step === step).map((row) => row['Time / s']);
      return times[times.length - 1] - times[0];
    };
    expect(span(0)).toBeCloseTo(1200, 6);
    expect(span(3)).toBeCloseTo(1800, 6);
  });

  test('capacity counts up from 0 in every half cycle', () => {
    let total = 0;
    const capacity = own.map((row, i) => {
      const before = own[i - 1];
      // Half cycles begin with steps 1, 4, 5 and 6.
      if (i > 0 && row.Step !== before.Step && [1, 4, 5, 6].includes(row.Step)) total = 0;
      else if (i > 0 && row.Step === before.Step)
        total += ((row['Time / s'] - before['Time / s']) * Math.abs(row['Current / A'] + before['Current / A'])) / 2;
      return total / 3.6 / camGram;
    });
    // Trapezoids of a falling current; what is constant is exact.
    expect(furthest(column(own, 'Capacity in half cycle / mAh.g-1'), capacity)).toBeLessThan(5e-3);
  });

  test('voltage is rails, ohmic drops and anode put together; the cathode potential leaves out what lies outside the cathode', () => {
    const { thickness: L, ionicConductivity: kappa, electronicConductivity: sigma } = cell.cathode;
    const separator = cell.separator.thickness / cell.separator.ionicConductivity;
    // The recipe's 5 Ohm cm2, and an anode that resists as well.
    const outside = separator + 5e-4 + cell.anode.resistance;
    expect(cell.anode.resistance).toBeGreaterThan(1e-4);
    const states = new Map(moments.map((moment) => [moment.time, moment.y]));
    let coulomb = 0;
    const wanted = { cathode: [] as number[], voltage: [] as number[], found: [] as number[] };
    own.forEach((row, i) => {
      const before = own[i - 1];
      if (i > 0) coulomb += ((row['Time / s'] - before['Time / s']) * (row['Current / A'] + before['Current / A'])) / 2;
      // [A/m2], [C/m2]
      const density = (row['Current / A'] / areaCm2) * 1e4;
      const anode = cell.anode.potential(cell.anode.initialContent + ((coulomb / areaCm2) * 1e4) / cell.anode.capacity);
      wanted.cathode.push(row['Voltage / V'] + anode - density * outside);
      const y = states.get(row['Time / s']);
      // Where a step ends, the algebraic part is solved once more.
      const inside = i + 1 < own.length && own[i + 1].Step === row.Step && before?.Step === row.Step;
      if (!y || !inside) return;
      const first = y[model.layout.psi(0)];
      const last = y[model.layout.psi(model.layout.nodes - 1)];
      const rails = (sigma * first + kappa * last + density * L) / (kappa + sigma);
      wanted.voltage.push(rails + density * outside - anode);
      wanted.found.push(row['Voltage / V']);
    });
    expect(furthest(column(own, 'Cathode potential vs Li / V'), wanted.cathode)).toBeLessThan(5e-6);
    expect(wanted.found.length).toBeGreaterThan(50);
    expect(furthest(wanted.found, wanted.voltage)).toBeLessThan(1e-6);
  });

  test('the Battery Data Format has the same points with a step counter that only rises', () => {
    const bdf = table(bdfCsv(results.variants[v]));
    expect(bdf.heads).toEqual([
      'Test Time / s',
      'Voltage / V',
      'Current / A',
      'Cycle Count / 1',
      'Step Count / 1',
      'Ambient Temperature / degC',
      'Applied Pressure / Pa',
    ]);
    const numbers = (head: string) => bdf.rows.map((row) => Number(row[head]));
    expect(furthest(numbers('Test Time / s'), column(own, 'Time / s'))).toBeLessThan(1e-4);
    expect(furthest(numbers('Voltage / V'), column(own, 'Voltage / V'))).toBeLessThan(1e-8);
    expect(furthest(numbers('Current / A'), column(own, 'Current / A'))).toBeLessThan(1e-11);
    expect(numbers('Cycle Count / 1')).toEqual(column(own, 'Cycle'));
    // Every step of this programme is carried out once.
    expect(numbers('Step Count / 1')).toEqual(column(own, 'Step').map((step) => step + 1));
    expect(new Set(bdf.rows.map((row) => row['Ambient Temperature / degC']))).toEqual(new Set(['45']));
    expect(new Set(bdf.rows.map((row) => row['Applied Pressure / Pa']))).toEqual(new Set(['81000000']));
  });
});
