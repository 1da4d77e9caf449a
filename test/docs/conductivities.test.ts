import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { conductivities, conductivityTables, summary } from '../../bench/conductivities.mjs';

const rows = conductivities();

describe('effective conductivities against measured ones', () => {
  it('stand in the handbook as they are computed', () => {
    const page = readFileSync('docs/verification/conductivities.md', 'utf8');
    expect(page).toContain(conductivityTables(rows));
  });

  it('say of ions what the page says: off by a third in the median, by less than 3 everywhere', () => {
    const { count, median, worst } = summary(rows.filter(({ quantity }) => quantity === 'ionicConductivity'));
    expect(count).toBe(23);
    expect(median).toBeLessThan(1.4);
    expect(worst).toBeLessThan(3);
  });

  it('say of electrons what the page says: off by 26 at most but where carbon lies inside shells', () => {
    const electronic = rows.filter(({ quantity }) => quantity === 'electronicConductivity');
    expect(electronic.length).toBe(18);
    expect(summary(electronic).of).toBe('kim2025_ca_dimension, SE-SP');
    const others = summary(electronic.filter(({ variant }) => variant !== 'SE-SP'));
    expect(others.worst).toBeGreaterThan(20);
    expect(others.worst).toBeLessThan(26);
    expect(electronic.filter(({ factor }) => factor > 3.1).map(({ study }) => study)).toEqual([
      ...Array(4).fill('hong2026_binder'),
      'kim2025_ca_dimension',
    ]);
  });

  it('name a source each', () => {
    expect(rows.filter(({ source }) => !source)).toEqual([]);
  });
});
