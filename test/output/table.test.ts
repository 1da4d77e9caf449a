import { describe, expect, it } from 'vitest';
import { comparison } from '../../src/output/run/comparison.js';
import { rateCapability, retentionReference } from '../../src/output/run/rateCapability.js';
import { comparisonTable, cycleTable, evenChoice, formatTable } from '../../src/output/text/table.js';
import { fixture } from './fixture.js';

describe('plain-text tables', () => {
  it('aligns columns whatever their content', () => {
    const text = formatTable(
      [
        ['a', 'number'],
        ['ΔΔ', '1.5'],
        ['long one', '12.25'],
      ],
      { align: ['left'] },
    );
    expect(text).toBe('a         number\n----------------\nΔΔ           1.5\nlong one   12.25\n');
  });

  it('fits two variants with published values into 100 columns', () => {
    const lines = comparisonTable(fixture()).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('leaves out the columns of published values where nothing was published', () => {
    const text = comparisonTable({ ...fixture(), measurements: [] });
    expect(text).not.toContain('publ.');
    expect(text).toContain('First discharge');
  });

  it('lists cycles, thinned evenly with first and last', () => {
    const lines = cycleTable(fixture().variants[0], { limit: 5 }).trim().split('\n');
    expect(lines).toHaveLength(3 + 5);
    expect(lines[3].trim().startsWith('1 ')).toBe(true);
    expect(lines.at(-1)?.trim().startsWith('20 ')).toBe(true);
    expect(evenChoice([1, 2, 3], 7)).toEqual([1, 2, 3]);
  });
});

describe('comparison with published values', () => {
  const find = (name: string) => comparison(fixture()).find((row) => row.quantity === name)!;

  it('states capacities in per cent of the published value and efficiencies in percentage points', () => {
    const [bare] = fixture().variants;
    const first = bare.cycles[0];
    expect(find('First discharge').cells[0].published).toBe('175');
    expect(Number.parseFloat(find('First discharge').cells[0].deviation)).toBeCloseTo(
      100 * (first.dischargeCapacity / 175 - 1),
      1,
    );
    expect(Number.parseFloat(find('First Coulombic efficiency').cells[0].deviation)).toBeCloseTo(
      100 * first.coulombicEfficiency - 79,
      1,
    );
    expect(find('First Coulombic efficiency').cells[0].deviation).toMatch(/pp$/);
  });

  it('matches a measured rate to the first cycle at that rate', () => {
    expect(find('Discharge at 1C').cells.map((cell) => cell.published)).toEqual(['100', '150']);
  });

  it('shows every measured point that has a simulated counterpart', () => {
    const row = find('Discharge, cycle 15');
    expect(row.cells[0].published).toBe('140');
    expect(row.cells[1].published).toBe('');
  });

  it('turns a published voltage against Li into a cell voltage', () => {
    const results = {
      ...fixture(),
      measurements: [{ quantity: 'meanDischargeVoltage', cycle: 1, value: 3.75, unit: 'V vs Li', source: 'text' }],
    };
    const row = comparison(results).find((candidate) => candidate.quantity === 'First mean discharge voltage')!;
    expect(row.cells[0].published).toBe('2.2');
  });

  it('ignores a measurement in a unit it cannot convert', () => {
    const results = {
      ...fixture(),
      measurements: [{ quantity: 'dischargeCapacity', cycle: 1, value: 3, unit: 'apples', source: 'text' }],
    };
    expect(comparison(results).every((row) => row.cells.every((cell) => cell.published === ''))).toBe(true);
  });

  it('refers retention to the first cycle after the rate test', () => {
    const [bare] = fixture().variants;
    expect(retentionReference(bare.cycles)?.cycle).toBe(9);
    expect(retentionReference(bare.cycles.slice(0, 1))?.cycle).toBe(1);
    expect(rateCapability(bare.cycles).map((point) => [point.rate, point.cycle])).toEqual([
      [0.1, 1],
      [0.2, 3],
      [0.5, 5],
      [1, 7],
    ]);
  });
});
