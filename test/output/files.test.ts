import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { bdfCsv } from '../../src/output/run/bdf.js';
import { seriesParquet } from '../../src/output/run/parquet.js';
import { cyclesCsv, seriesCsv } from '../../src/output/run/runCsv.js';
import { runJson, runRecord } from '../../src/output/run/runJson.js';
import { csv } from '../../src/output/text/csv.js';
import type { Results } from '../../src/results/results.js';
import { fixture } from './fixture.js';

type Rows = Record<string, string>[];
const read = (text: string) => parse(text, { columns: true }) as Rows;

function renamed(results: Results, name: string): Results {
  return { ...results, variants: [{ ...results.variants[0], name }] };
}

describe('CSV', () => {
  it('reads back as one row per variant and cycle with the numbers of the table', () => {
    const results = fixture();
    const rows = read(cyclesCsv(results));
    expect(rows).toHaveLength(40);
    const last = results.variants[1].cycles[19];
    expect(rows[39].Variant).toBe('ZrO2');
    expect(Number(rows[39]['Discharge capacity / mAh.g-1'])).toBeCloseTo(last.dischargeCapacity, 6);
  });

  it('quotes what would break a row, and leaves empty what did not happen', () => {
    const results = renamed(fixture(), 'a "b", c\nd');
    const [variant] = results.variants;
    const cycles = [{ ...variant.cycles[0], chargeCapacity: Number.NaN, coulombicEfficiency: Number.NaN }];
    const rows = read(cyclesCsv({ ...results, variants: [{ ...variant, cycles }] }));
    expect(rows[0].Variant).toBe('a "b", c\nd');
    expect(rows[0]['Charge capacity / mAh.g-1']).toBe('');
    expect(csv([['x', 'y']])).toBe('x,y\r\n');
  });

  it('holds the time series with capacity per gram', () => {
    const results = fixture();
    const rows = read(seriesCsv(results));
    const { series, cycles } = results.variants[0];
    expect(rows).toHaveLength(2 * series.time.length);
    const capacities = rows.slice(0, 301).map((row) => Number(row['Capacity in half cycle / mAh.g-1']));
    expect(Math.max(...capacities)).toBeCloseTo(cycles[0].chargeCapacity, 5);
  });
});

describe('Battery Data Format', () => {
  const rows = read(bdfCsv(fixture().variants[0]));

  it('carries the required columns under their preferred labels', () => {
    expect(Object.keys(rows[0]).slice(0, 5)).toEqual([
      'Test Time / s',
      'Voltage / V',
      'Current / A',
      'Cycle Count / 1',
      'Step Count / 1',
    ]);
    expect(Number(rows[0]['Ambient Temperature / degC'])).toBeCloseTo(45, 9);
  });

  it('has positive current while the voltage rises on charge, and counters that never fall', () => {
    expect(Number(rows[10]['Current / A'])).toBeGreaterThan(0);
    for (const column of ['Test Time / s', 'Cycle Count / 1', 'Step Count / 1']) {
      for (let i = 1; i < rows.length; i++)
        expect(Number(rows[i][column])).toBeGreaterThanOrEqual(Number(rows[i - 1][column]));
    }
    expect(rows.at(-1)?.['Step Count / 1']).toBe('4');
  });
});

describe('Parquet', () => {
  it('gives back what was written', async () => {
    const results = fixture();
    const bytes = seriesParquet(results);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    const { series } = results.variants[0];
    const n = series.time.length;
    expect(rows).toHaveLength(2 * n);
    for (const i of [0, 17, n - 1]) {
      expect(rows[i].Variant).toBe('bare');
      expect(rows[i].Cycle).toBe(series.cycle[i]);
      expect(rows[i]['Voltage / V']).toBe(series.voltage[i]);
      expect(rows[i]['Time / s']).toBe(series.time[i]);
    }
    expect(rows[n].Variant).toBe('ZrO2');
  });

  it('is a readable file without any rows', async () => {
    const bytes = seriesParquet({ ...fixture(), variants: [] });
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    expect(await parquetReadObjects({ file })).toEqual([]);
  });
});

describe('JSON', () => {
  it('has the shape that run --json promises', () => {
    const json = JSON.parse(JSON.stringify(runJson(fixture(), { series: true })));
    expect(Object.keys(json)).toEqual(['scenario', 'variants']);
    const { bare } = json.variants;
    expect(bare.status).toEqual({ code: 'completed', message: 'All 20 cycles were run.' });
    expect(bare.cycles[0]).toMatchObject({ cycle: 1, chargeCapacity: 221 });
    expect(bare.cycles[0].coulombicEfficiency).toBeLessThan(1);
    expect(bare.series.time).toHaveLength(bare.series.voltage.length);
    expect(bare.balances).toMatchObject({ lithium: 3.2e-13, charge: 1.1e-12 });
    expect(bare.statistics.steps).toBe(4210);
    expect(JSON.stringify(runJson(fixture()))).not.toContain('"series"');
  });

  it('writes null for a number that does not exist', () => {
    const results = fixture();
    const [variant] = results.variants;
    const cycles = [{ ...variant.cycles[0], chargeCapacity: Number.NaN }];
    const json = JSON.parse(JSON.stringify(runJson({ ...results, variants: [{ ...variant, cycles }] })));
    expect(json.variants.bare.cycles[0].chargeCapacity).toBeNull();
  });

  it('keeps a variant whatever its name', () => {
    const json = JSON.parse(JSON.stringify(runJson(renamed(fixture(), '__proto__'))));
    expect(Object.keys(json.variants)).toEqual(['__proto__']);
  });

  it('records parameters, property laws as tables, statistics, balances, steps', () => {
    const record = JSON.parse(JSON.stringify(runRecord(fixture(), { seed: 7, command: 'argyrode run x.yaml' })));
    expect(record).toMatchObject({ version: '0.1.0', seed: 7, command: 'argyrode run x.yaml' });
    const { parameters, steps, warnings } = record.variants.bare;
    expect(parameters.cathode.thickness).toBe(48e-6);
    const { table, range } = parameters.cathode.openCircuitVoltage;
    expect(table[0]).toEqual([range[0], 4.4 - 0.9 * range[0]]);
    expect(steps).toHaveLength(40);
    expect(warnings).toHaveLength(1);
  });
});
