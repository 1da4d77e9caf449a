import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleTables, truth } from '../../bench/fitExampleData.mjs';
import { type OpenedFit, openFit } from '../../src/fit/opening/openFit.js';
import { openCellPool } from '../../src/fit/runs/cellPool.js';
import { ProblemEvaluation } from '../../src/fit/runs/problemEvaluation.js';
import { residualOf } from '../../src/fit/search/residuals.js';

const folder = new URL('../../scenarios/fit-example/', import.meta.url);
const bytes = (file: string): Uint8Array => readFileSync(new URL(file, folder));
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

describe('scenarios/fit-example', () => {
  let opened: OpenedFit;
  beforeAll(async () => {
    opened = await openFit(read('fit.yaml'), { read, bytes });
  });

  it('is read without errors, its outlier named with its line', () => {
    expect(opened.wrong).toEqual([]);
    const { warnings, problem } = opened;
    expect(warnings.map(({ file, issues }) => [file, issues.map(({ line }) => line)])).toEqual([['coated.csv', [58]]]);
    expect(problem!.data).toHaveLength(2 * 2 * 160 + 6);
    // The search does not begin where it should end.
    for (const { path, start } of problem!.parameters)
      expect(Math.abs(start / Number.parseFloat(String(truth[path])) - 1)).toBeGreaterThan(0.2);
  });

  it('asks for the mass where it is not given', async () => {
    const without = read('fit.yaml').replaceAll(/^ +mass: .*\n/gm, '');
    const { wrong, problem } = await openFit(without, { read, bytes });
    expect(problem).toBeUndefined();
    expect(JSON.stringify(wrong)).toContain('mass');
  });

  it('agrees with the truth that its head tells within the noise, but for the outlier', async () => {
    const problem = opened.problem!;
    const pool = openCellPool();
    const values = problem.parameters.map(({ path }) => Number.parseFloat(String(truth[path])));
    const written = Object.fromEntries(
      [...read('fit.yaml').matchAll(/^# {3}(\S+) +(\S+)/gm)].map(([, path, value]) => [path, Number(value)]),
    );
    expect(problem.parameters.map(({ path }) => written[path])).toEqual(values);
    const simulated = await new ProblemEvaluation(problem, pool).at(values);
    pool.close();
    const residuals = problem.data.map((datum, i) => ({ ...datum, residual: residualOf(datum, simulated[i]) }));
    const far = residuals.filter(({ residual }) => Math.abs(residual) > 4.5);
    expect(far.map(({ cycle, line }) => [cycle, line])).toEqual([
      [57, 58],
      [57, 58],
    ]);
    const others = residuals.filter((one) => !far.includes(one));
    const rms = Math.sqrt(others.reduce((sum, { residual }) => sum + residual ** 2, 0) / others.length);
    expect(rms).toBeGreaterThan(0.9);
    expect(rms).toBeLessThan(1.15);
  });

  it('is what its script makes', () => {
    for (const [name, text] of Object.entries(exampleTables())) {
      const numbers = (table: string): number[] =>
        table
          .split(/[\r\n\t,]+/)
          .map(Number)
          .filter(Number.isFinite);
      const [written, made] = [numbers(read(name)), numbers(text)];
      expect(written).toHaveLength(made.length);
      // Other processors may round the last digit differently.
      for (const [i, value] of written.entries())
        expect(Math.abs(value - made[i])).toBeLessThan(2e-4 * Math.max(1, Math.abs(value)));
    }
  });
});
