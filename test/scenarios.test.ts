import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { prepare } from '../src/prepare.js';
import { simulate } from '../src/simulate.js';

const folder = new URL('../scenarios/', import.meta.url);
const files = readdirSync(folder).filter((name) => /\.(ya?ml|json)$/.test(name));

describe.each(files)('scenarios/%s', (name) => {
  const readFile = (path: string) => readFileSync(new URL(path, folder), 'utf8');
  const preparation = prepare(readFile(name), { readFile });

  it('is read without errors', () => {
    expect(preparation.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(preparation.variants.length).toBeGreaterThan(0);
  });

  it('completes with closed balances and finite tables', () => {
    for (const variant of simulate(preparation).variants) {
      expect(variant.status).toMatchObject({ code: 'completed' });
      expect(variant.balances.lithium).toBeLessThan(1e-10);
      expect(variant.balances.charge).toBeLessThan(1e-10);
      expect(variant.cycles.length).toBeGreaterThan(0);
      for (const row of variant.cycles) {
        expect(row.chargeCapacity).toBeGreaterThan(0);
        expect(row.dischargeCapacity).toBeGreaterThan(0);
        expect(row.coulombicEfficiency).toBeGreaterThan(0.5);
        expect(row.coulombicEfficiency).toBeLessThan(1.2);
        expect(Number.isFinite(row.polarisation + row.meanChargeVoltage + row.meanDischargeVoltage)).toBe(true);
      }
    }
  });
});
