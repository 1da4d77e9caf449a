import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMeasuredText, readScenario } from '../../src/index.js';
import { bdf, ecLab, maccor } from '../measured/exports.js';
import { argyrode, quick, workFolder } from './argyrode.js';

const table = 'Cycle;Ladung (mAh/g);Entladekapazität (mAh/g)\n1;200,5;185,25\n2;186;184,5\nx;1;1\n3;185,5;184\n';

test('shows what was understood, what was not used, and why; doubts go to stderr', async () => {
  const { code, stdout, stderr } = await argyrode(workFolder({ 'cell.mpt': ecLab() }), [
    'import',
    'cell.mpt',
    '--mass',
    '8.3mg',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('cell.mpt: time series; EC-Lab text export (BioLogic); UTF-8, separated by tab');
  expect(stdout).toMatch(/I\/mA +current +mA -> A/);
  expect(stdout).toMatch(/P\/W +bookkeeping of the cycler/);
  expect(stdout).toContain('The current is positive on charge');
  expect(stdout).toContain('Capacities were divided by the 8.3 mg given.');
  expect(stdout).toMatch(/\n +0 +10 +192\.8 +178\.3 +92\.50/);
  const bad = await argyrode(workFolder({ 'table.csv': table }), ['import', 'table.csv']);
  expect(bad.code).toBe(0);
  expect(bad.stderr).toContain('table.csv:4: warning: Line 4 is left out: "x" in column "Cycle" is no number.');
});

test('asks for the mass, and takes no length for it', async () => {
  const folder = workFolder({ 'cell.csv': 'Cycle,Discharge capacity (mAh)\n1,1.5\n2,1.49\n3,1.48\n' });
  const asked = await argyrode(folder, ['import', 'cell.csv', '--out', 'cell.yaml']);
  expect(asked.code).toBe(2);
  expect(asked.stdout).toContain('discharge capacity');
  expect(asked.stderr).toContain("hint:    give it with --mass '8.3 mg'");
  expect(() => readFileSync(join(folder, 'cell.yaml'))).toThrow();
  const wrong = await argyrode(folder, ['import', 'cell.csv', '--mass', '8.3 mm', '--area', '-1 cm2', '--shift', 'a']);
  expect(wrong.code).toBe(2);
  for (const option of ['--mass', '--area', '--shift']) expect(wrong.stderr).toContain(` ${option}: `);
  expect((await argyrode(folder, ['import', 'cell.csv', '--mass', '8.3mg'])).code).toBe(0);
});

test('writes a data block that a scenario can use', async () => {
  const folder = workFolder({ 'table.csv': table });
  const words = ['import', 'table.csv', '--variant', 'coated', '--source', 'Notebook 12', '--out', 'data/cell.yaml'];
  const { code, stderr } = await argyrode(folder, words);
  expect(code).toBe(0);
  expect(stderr).toContain('Written: data/cell.yaml');
  const block = readFileSync(join(folder, 'data/cell.yaml'), 'utf8');
  const { variants, issues } = readScenario(quick + block);
  expect(issues).toEqual([]);
  const points = variants[0].scenario.data;
  expect(points.filter(({ quantity }) => quantity === 'dischargeCapacity').map(({ value }) => value)).toEqual([
    185.25, 184.5, 184,
  ]);
  expect(points[0]).toMatchObject({ variant: 'coated', unit: 'mAh/g', source: 'Notebook 12', cycle: 1 });
});

test('writes a time series as BDF that reads as the same', async () => {
  const folder = workFolder({ 'cell.txt': maccor() });
  const { code } = await argyrode(folder, [
    'import',
    'cell.txt',
    '--mass',
    '8.3 mg',
    '--shift',
    '1',
    '--out',
    'cell.yaml',
  ]);
  expect(code).toBe(0);
  const again = readMeasuredText(readFileSync(join(folder, 'cell.bdf.csv'), 'utf8'), { mass: 8.3e-6 });
  const before = readMeasuredText(maccor(), { mass: 8.3e-6, shift: 1 });
  expect(again.issues).toEqual([]);
  expect(again.format).toContain('BDF');
  expect(again.series!.voltage).toEqual(before.series!.voltage);
  expect(again.series!.cycle).toEqual(before.series!.cycle);
  again.cycles.rows.forEach((row, i) => {
    expect(row.dischargeCapacity / before.cycles.rows[i].dischargeCapacity).toBeCloseTo(1, 3);
  });
  expect(readFileSync(join(folder, 'cell.yaml'), 'utf8')).toContain('- { cycle: 3, value: ');
});

test('--json prints one object with the report, the cycles and the data', async () => {
  const folder = workFolder({ 'cell.csv': bdf() });
  const { code, stdout, stderr } = await argyrode(folder, ['import', 'cell.csv', '--json', '--mass', '8.3mg']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ kind: 'time series', issues: [], source: { rows: report.points } });
  expect(report.cycles.rows).toHaveLength(3);
  expect(report.columns.find(({ head }: { head: string }) => head === 'Voltage / V')).toMatchObject({
    quantity: 'voltage',
  });
  expect(report.data[0]).toMatchObject({ quantity: 'chargeCapacity', cycle: 1, unit: 'mAh/g', source: 'cell.csv' });
  const none = await argyrode(folder, ['import', 'nothing.csv', '--json']);
  expect(none.code).toBe(2);
  expect(JSON.parse(none.stdout).issues[0].message).toBe('There is no such file.');
});

test('exchanged charge and discharge are exchanged or kept by wish', async () => {
  const rows = Array.from({ length: 6 }, (_, i) => `${i + 1},${198 - i},${199 - i}`).join('\n');
  const folder = workFolder({ 'cell.csv': `Cycle,Charge capacity (mAh/g),Discharge capacity (mAh/g)\n${rows}\n` });
  const asked = await argyrode(folder, ['import', 'cell.csv']);
  expect(asked.code).toBe(2);
  expect(asked.stderr).toContain('cell.csv:2 --swap: Charge and discharge seem to be exchanged');
  const first = async (option: string): Promise<number> =>
    JSON.parse((await argyrode(folder, ['import', 'cell.csv', option, '--json'])).stdout).cycles.rows[0].chargeCapacity;
  expect(await first('--swap')).toBe(199);
  expect(await first('--no-swap')).toBe(198);
});

test('lists what the files of a folder are', async () => {
  const folder = workFolder({
    'table.csv': table,
    'cell.mpt': ecLab(),
    'notes.txt': 'Dear colleague\n',
    '.hidden': 'x',
  });
  const { code, stdout } = await argyrode(folder, ['import', '.', '--mass', '8.3mg']);
  expect(code).toBe(0);
  expect(stdout.split('\n').map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
    '.: 3 files, 2 of them read.',
    '',
    'file | what it is | written by | rows | cycles',
    expect.stringMatching(/^-+$/),
    'cell.mpt | time series | EC-Lab text export (BioLogic) | 282 | 3',
    'notes.txt | - | - | - | - | The file holds no rows of numbers.',
    'table.csv | cycle table | table | 3 | 3 | one doubt',
    '',
  ]);
  const json = JSON.parse((await argyrode(folder, ['import', '.', '--json'])).stdout);
  expect(json.map(({ file, kind, cycles }: Record<string, unknown>) => [file, kind, cycles])).toEqual([
    ['cell.mpt', 'time series', 3],
    ['notes.txt', 'unknown', 0],
    ['table.csv', 'cycle table', 3],
  ]);
});
