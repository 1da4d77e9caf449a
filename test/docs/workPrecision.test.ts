import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageWith, type WorkPrecision } from '../../bench/workPrecisionText.mjs';
import { draw } from '../../docs/figures/work-precision.mjs';

const data = JSON.parse(readFileSync('docs/figures/work-precision.json', 'utf8')) as WorkPrecision;
const page = readFileSync('docs/numerics/errors.md', 'utf8');

describe('what accuracy costs, in the handbook', () => {
  it('is what the bench has measured, not pasted', () => {
    expect(pageWith(page, data)).toBe(page);
    expect(draw().match(/<circle [^>]*r="3"/g)).toHaveLength(data.rows.length);
  });

  it('shows that finite volumes are of second order, and a finer tolerance is more exact', () => {
    const errors = (direction: string) =>
      data.rows
        .filter((row) => row.cell.startsWith('Half cell') && row.direction === direction)
        .map(({ voltage }) => voltage);
    const [, twenty, forty, eighty] = errors('shells, finite volumes');
    expect([twenty / forty, forty / eighty].map(Math.round)).toEqual([4, 4]);
    const byTolerance = errors('tolerance');
    expect(byTolerance).toEqual([...byTolerance].sort((a, b) => b - a));
  });
});
