import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { argyrode, builtArgyrode, changed, quick, signalAt, watching, workFolder } from './argyrode.js';

const files = ['cycles.csv', 'report.html', 'run.json', 'timeseries.parquet'];
/** Thousands of cycles: long enough to be interrupted anywhere. */
const long = changed(quick, ['cycles: 1,', 'cycles: 200000,']);

describe('run', () => {
  test('prints the comparison and writes all files, and nothing half done', async () => {
    const folder = workFolder({ 'cell.yaml': quick });
    const { code, stdout, stderr } = await builtArgyrode(folder, ['run', 'cell.yaml']);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('Quick cells');
    for (const words of ['bare', 'coated', 'First charge', 'First Coulombic efficiency', 'Discharge at 1C']) {
      expect(stdout).toContain(words);
    }
    const results = join(folder, 'results', 'cell');
    expect(readdirSync(results).sort()).toEqual(files);
    const rows: string[][] = parse(readFileSync(join(results, 'cycles.csv')));
    expect(rows.slice(1).map((row) => row.slice(0, 2))).toEqual([
      ['bare', '1'],
      ['bare', '2'],
      ['coated', '1'],
      ['coated', '2'],
    ]);
    expect(readFileSync(join(results, 'report.html'), 'utf8')).toContain('argyrode run cell.yaml');
    const bytes = readFileSync(join(results, 'timeseries.parquet'));
    const series = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    });
    expect(new Set(series.map((row) => row.Variant))).toEqual(new Set(['bare', 'coated']));
  });

  test('run.json repeats the run to the same bits', async () => {
    const folder = workFolder({ 'cell.yaml': quick });
    await argyrode(folder, ['run', 'cell.yaml', '--variant', 'coated']);
    const first = JSON.parse(readFileSync(join(folder, 'results', 'cell', 'run.json'), 'utf8'));
    const again = workFolder({ 'again.json': JSON.stringify(first.scenario.coated) });
    const { stdout } = await argyrode(again, ['run', 'again.json', '--json']);
    expect(JSON.parse(stdout).variants.cell.cycles).toEqual(first.variants.coated.cycles);
  });

  test('--json prints one object and writes nothing', async () => {
    const folder = workFolder({ 'cell.yaml': quick });
    const { code, stdout, stderr } = await argyrode(folder, ['run', 'cell.yaml', '--json']);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(existsSync(join(folder, 'results'))).toBe(false);
    const { scenario, variants } = JSON.parse(stdout);
    expect(Object.keys(scenario)).toEqual(['bare', 'coated']);
    expect(Object.keys(variants)).toEqual(['bare', 'coated']);
    const { status, cycles, balances, statistics, series } = variants.bare;
    expect(status.code).toBe('completed');
    expect(cycles).toHaveLength(2);
    expect(cycles[0].cycle).toBe(1);
    expect(cycles[0].coulombicEfficiency).toBeCloseTo(cycles[0].dischargeCapacity / cycles[0].chargeCapacity, 12);
    expect(balances.lithium).toBeLessThan(1e-9);
    expect(balances.charge).toBeLessThan(1e-9);
    expect(statistics.steps).toBeGreaterThan(0);
    expect(series).toBeUndefined();
  });

  test('--series adds the time series of every cycle in SI, --out the files', async () => {
    const folder = workFolder({ 'cell.yaml': quick });
    const words = ['run', 'cell.yaml', '--json', '--series', '--out', 'mine', '--variant', 'bare'];
    const { stdout } = await argyrode(folder, [...words, '--set', 'output.series=none']);
    const { series, cycles } = JSON.parse(stdout).variants.bare;
    expect(new Set(series.cycle)).toEqual(new Set([1, 2]));
    expect(series.time).toHaveLength(series.voltage.length);
    expect(Math.max(...series.voltage)).toBeCloseTo(cycles[0].endOfChargeVoltage, 6);
    expect(readdirSync(join(folder, 'mine')).sort()).toEqual(files);
  });

  test('--set changes what is run, in the base and in a variant', async () => {
    const folder = workFolder({ 'cell.yaml': quick });
    const run = async (...settings: string[]) => {
      const words = settings.flatMap((setting) => ['--set', setting]);
      return JSON.parse((await argyrode(folder, ['run', 'cell.yaml', '--json', ...words])).stdout).variants;
    };
    const warm = await run();
    const cold = await run('cell.temperature=25 degC', 'variants.coated.coating.thickness=40 nm');
    expect(cold.bare.cycles[1].dischargeCapacity).toBeLessThan(warm.bare.cycles[1].dischargeCapacity);
    expect(cold.coated.cycles[1].dischargeCapacity).toBeLessThan(cold.bare.cycles[1].dischargeCapacity);
  });

  test('a cell that cannot pass the current is a result with a warning, which --quiet leaves out', async () => {
    const text = changed(
      quick,
      ['- Charge at 0.5C', '- Charge at 500C'],
      ['cycles: 1, charge: 1C', 'cycles: 100, charge: 500C'],
    );
    const folder = workFolder({ 'cell.yaml': text });
    const loud = await argyrode(folder, ['run', 'cell.yaml', '--variant', 'bare']);
    expect(loud.code).toBe(0);
    expect(loud.stderr).toMatch(/warning: Stopped after cycle \d+: the cell cannot pass the current/);
    expect(loud.stderr).toContain('cell.yaml:20:5 protocol[0]: warning:');
    const quiet = await argyrode(folder, ['run', 'cell.yaml', '--variant', 'bare', '--quiet']);
    expect(quiet).toEqual({ ...loud, stderr: '' });
  });

  test('its own material may stand in a file beside the scenario', async () => {
    const folder = workFolder({
      'cell.yaml': `${changed(quick, ['material: ZrO2', 'material: mine'])}materials: { mine: mine.json }\n`,
    });
    const { stdout } = await argyrode(folder, ['materials', 'ZrO2', '--json']);
    writeFileSync(join(folder, 'mine.json'), JSON.stringify({ ...JSON.parse(stdout), name: 'mine', aliases: [] }));
    const own = await argyrode(folder, ['run', 'cell.yaml', '--json', '--variant', 'coated']);
    const builtIn = await argyrode(workFolder({ 'cell.yaml': quick }), [
      'run',
      'cell.yaml',
      '--json',
      '--variant',
      'coated',
    ]);
    expect(own.code).toBe(0);
    expect(JSON.parse(own.stdout).variants.coated.cycles).toEqual(JSON.parse(builtIn.stdout).variants.coated.cycles);
  });
});

describe('interruption', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s keeps what was computed', async (signal, expected) => {
    const folder = workFolder({ 'long.yaml': long });
    const { code, stdout, stderr } = await argyrode(
      folder,
      ['run', 'long.yaml'],
      signalAt(join(folder, 'results/long/checkpoint.jsonl'), 0, signal),
    );
    expect(code).toBe(expected);
    expect(stdout).toContain('First discharge');
    expect(stderr).toMatch(/bare: Interrupted in cycle \d+; what was computed is kept\./);
    expect(readdirSync(join(folder, 'results', 'long')).sort()).toEqual(['checkpoint.jsonl', ...files]);
    const record = JSON.parse(readFileSync(join(folder, 'results', 'long', 'run.json'), 'utf8'));
    expect(record.variants.bare.status.code).toBe('interrupted');
    expect(record.variants.bare.cycles.length).toBeGreaterThan(1);
    expect(record.variants.coated).toBeUndefined();
  });

  test('a second Ctrl-C does not wait', async () => {
    const folder = workFolder({ 'long.yaml': long });
    const { code } = await argyrode(
      folder,
      ['run', 'long.yaml'],
      watching(join(folder, 'results/long/checkpoint.jsonl'), (size, child) => {
        if (size) child.kill('SIGINT');
      }),
    );
    expect(code).toBe(130);
  });

  test('a reader that closes the pipe is no error', async () => {
    const folder = workFolder({ 'cell.yaml': quick });
    const { code, stderr } = await argyrode(folder, ['schema'], (child) =>
      child.stdout?.once('data', () => child.stdout?.destroy()),
    );
    expect(code).toBe(0);
    expect(stderr).toBe('');
  });
});
