import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMeasuredFile } from '../../src/index.js';
import { readMeasurementFile } from '../../src/node.js';
import { argyrode, workFolder } from '../cli/argyrode.js';
import { itsCycles } from '../measured/binary/record.js';
import { accessDatabase, arbinRes } from '../measured/binary/writeAccess.js';

async function read(bytes: Uint8Array) {
  const file = join(workFolder(), 'cell.res');
  writeFileSync(file, bytes);
  return readMeasurementFile(file, 1e8);
}

describe('a database of Arbin', () => {
  it('gives the cycles of its records, in their order', async () => {
    const measured = readMeasuredFile(await read(arbinRes()), { mass: 1e-5 });
    expect(measured.kind).toBe('time series');
    expect(measured.format).toBe('Arbin database (.res)');
    expect(measured.source).toMatchObject({ encoding: 'binary', rows: 131, leftOut: 0 });
    expect(measured.issues).toEqual([]);
    for (const [i, { cycle, chargeCapacity, dischargeCapacity }] of itsCycles.entries()) {
      const row = measured.cycles.rows[i];
      expect(row.cycle).toBe(cycle);
      // 1 mAh in 10 mg are 100 mAh/g.
      expect(row.chargeCapacity).toBeCloseTo(100 * chargeCapacity, 3);
      expect(row.dischargeCapacity).toBeCloseTo(100 * dischargeCapacity, 3);
    }
    expect(measured.series?.time?.at(-1)).toBeCloseTo(14940, 6);
  });

  it('is refused with the reason where it holds no records, or is cut off', async () => {
    const other = await read(accessDatabase('Other', [{ name: 'Id', type: 4 }], [[1]]));
    expect('issue' in other && other.issue.message).toBe(
      'The database holds no records of Arbin (Channel_Normal_Table).',
    );
    const cut = await read(arbinRes().subarray(0, 9000));
    expect('issue' in cut && cut.issue.message).toBe('The database of Arbin cannot be read.');
  });

  it('is imported, and written as text that fits and scenarios take', async () => {
    const folder = workFolder({ 'cell.res': arbinRes() });
    const { code, stdout } = await argyrode(folder, ['import', 'cell.res', '--mass', '10 mg', '--out', 'cell.yaml']);
    expect(code).toBe(0);
    expect(stdout).toContain('cell.res: time series; Arbin database (.res); binary');
    const again = await argyrode(folder, ['import', 'cell.bdf.csv', '--mass', '10 mg', '--json']);
    expect(JSON.parse(again.stdout).cycles.rows[1].dischargeCapacity).toBeCloseTo(90, 1);
  });
});
