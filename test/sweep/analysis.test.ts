import { describe, expect, it } from 'vitest';
import { sensitivityText } from '../../src/output/sweep/sensitivityText.js';
import { sweepReport } from '../../src/output/sweep/sweepReport.js';
import type { RunsRow } from '../../src/results/runsTable.js';
import { Front } from '../../src/sweep/analysis/front.js';
import { optimise } from '../../src/sweep/analysis/optimise.js';
import { sensitivities } from '../../src/sweep/analysis/sensitivities.js';
import { designPoints } from '../../src/sweep/design/designPoints.js';
import { Failures } from '../../src/sweep/failures.js';
import type { StudyPool } from '../../src/sweep/makeRuns.js';
import { recordOf } from '../../src/sweep/recordOf.js';
import { rowParameters } from '../../src/sweep/rowDocument.js';
import type { Study } from '../../src/sweep/study.js';
import { tinyStudy, tinyStudyText } from './tinyStudy.js';

/** A response that nobody needs to simulate: three of thickness (0 to 1), one of the logarithm of diffusivity, and both together. */
const response = ([x = 0, y = 0]: ArrayLike<number> & Iterable<number>): number => 10 + 3 * x + y + x * y;

function table(design: string): { study: Study; rows: RunsRow[] } {
  const study = tinyStudy(tinyStudyText({ design }));
  const at = designPoints(study);
  const rows = Array.from({ length: study.design.runs }, (_, run): RunsRow => {
    const place = Array.from(at(run));
    return {
      run,
      status: 'completed',
      reason: '',
      parameters: rowParameters(study, place),
      outputs: [response(place)],
    };
  });
  return { study, rows };
}

/** 100 + 2 x + z of thickness (x: 0 to 1) and of two temperatures (z: 0 or 1). */
function twoValued(design: string) {
  const vary = `  - { parameter: cell.raw.cathode.thickness, from: 20 um, to: 80 um }
  - { parameter: cell.raw.temperature, values: [298 K, 318 K] }`;
  const study = tinyStudy(tinyStudyText({ design: `{ kind: ${design} }`, vary }));
  const at = designPoints(study);
  const rows = Array.from({ length: study.design.runs }, (_, run): RunsRow => {
    const parameters = rowParameters(study, at(run));
    const [thickness, temperature] = parameters.map(Number);
    const outputs = [100 + (2 * (thickness - 20)) / 60 + (temperature === 318 ? 1 : 0)];
    return { run, status: 'completed', reason: '', parameters, outputs };
  });
  const [found] = sensitivities(study, rows).outputs;
  return { found };
}

// Var(3.5 x) + Var(1.5 y) + Var((x - 1/2)(y - 1/2)).
const parts = [3.5 ** 2 / 12, 1.5 ** 2 / 12, 1 / 144];
const variance = parts[0] + parts[1] + parts[2];

describe('what decides the output of a study', () => {
  it.each(['sobol, runs: 40', 'latin, runs: 40', 'grid, runs: 49'])('is exact for a polynomial: %s', (design) => {
    const { study, rows } = table(`{ kind: ${design} }`);
    const [found] = sensitivities(study, rows).outputs;
    expect(found).toMatchObject({ output: 'dischargeCapacity_1', unit: 'mAh/g', method: 'expansion', without: 0 });
    expect(found.parameters.map(({ parameter }) => parameter)).toEqual(['cell.raw.cathode.thickness', 'D']);
    expect(found.parameters[0].first?.value).toBeCloseTo(parts[0] / variance, 6);
    expect(found.parameters[1].total?.value).toBeCloseTo((parts[1] + parts[2]) / variance, 6);
    const [low, high] = found.parameters[0].ends ?? [];
    expect([low?.at, high?.at]).toEqual([23, 77]);
    expect(low?.output).toBeCloseTo(10.5 + 3.5 * 0.05, 6);
    expect(found.map?.x).toEqual({
      parameter: 'cell.raw.cathode.thickness',
      unit: 'um',
      scale: 'linear',
      from: 20,
      to: 80,
    });
    expect(found.map?.values[0]?.[23]).toBeCloseTo(response([23.5 / 24, 0.5 / 24]), 6);
  });

  it.each(['sobol, runs: 128', 'grid, runs: 64'])(
    'is exact where a parameter has two values, each as often as the other: %s',
    (design) => {
      const { found } = twoValued(design);
      const [temperature] = found.parameters.filter(({ parameter }) => parameter === 'cell.raw.temperature');
      // 100 + 2 x + z, z = 0 or 1: Var(2 x) = 1/3, Var(z) = 1/4.
      expect(temperature.total?.value).toBeCloseTo(3 / 7, 6);
      expect(temperature.first?.value).toBeCloseTo(3 / 7, 6);
      expect(temperature.ends?.map(({ at }) => at)).toEqual([298, 318]);
      expect(temperature.ends?.[0].output).toBeCloseTo(101, 6);
      expect(temperature.ends?.[1].output).toBeCloseTo(102, 6);
    },
  );

  it('by steps is what one of two values gives more than the other', () => {
    const { found } = twoValued('morris, runs: 30');
    const sizes = found.parameters.map(({ parameter, mean, magnitude }) => [parameter, mean, magnitude?.value]);
    expect(sizes.map(([name]) => name)).toEqual(['cell.raw.cathode.thickness', 'cell.raw.temperature']);
    expect(sizes[0][1]).toBeCloseTo(2, 9);
    expect(sizes[1][2]).toBeCloseTo(1, 9);
  });

  it('leaves out runs that failed, and patterns of mixtures that are not whole', () => {
    const { study, rows } = table('{ kind: saltelli, runs: 400 }');
    const holed = rows.map((row) =>
      row.run === 9 ? { ...row, status: 'failed' as const, outputs: [Number.NaN] } : row,
    );
    const [found] = sensitivities(study, holed).outputs;
    expect(found).toMatchObject({ method: 'mixtures', rows: 396, without: 1 });
    expect(Math.abs((found.parameters[0].total?.value ?? 0) - (parts[0] + parts[2]) / variance)).toBeLessThan(0.06);
  });

  it('by steps is a slope across the whole range', () => {
    const { study, rows } = table('{ kind: morris, runs: 30 }');
    const [found] = sensitivities(study, rows).outputs;
    expect(found.method).toBe('steps');
    const [thickness] = found.parameters;
    expect(thickness.mean).toBeGreaterThan(3);
    expect(thickness.mean).toBeLessThan(4);
    expect(thickness.magnitude?.value).toBe(thickness.mean);
  });

  it('is not told of what never changes, of too few runs and of lists', () => {
    const { study, rows } = table('{ kind: sobol, runs: 40 }');
    const same = rows.map((row) => ({ ...row, outputs: [1] }));
    expect(sensitivities(study, same).notes).toEqual(['dischargeCapacity_1 is the same in all runs.']);
    expect(sensitivityText(sensitivities(study, rows.slice(0, 3)))).toBe(
      'dischargeCapacity_1: 3 runs are too few to tell what decides it.\n',
    );
    const list = { ...study, design: { ...study.design, kind: 'list' as const } };
    expect(sensitivities(list, rows).notes[0]).toContain('they change together');
  });
});

describe('goals of a study', () => {
  const { study, rows } = table('{ kind: sobol, runs: 40 }');
  const goals = [
    { column: 'dischargeCapacity_1', aim: 'maximum' },
    { column: 'cell.raw.cathode.thickness', aim: 'minimum' },
  ] as const;
  const front = new Front(study.columns, goals);
  for (const row of rows) front.add(row);
  front.add({ ...rows[0], run: 99, status: 'failed', outputs: [1e9] });

  it('have a front: more capacity is only had with more thickness', () => {
    const sorted = [...front.rows].sort((a, b) => Number(a.parameters[0]) - Number(b.parameters[0]));
    expect(sorted.length).toBeGreaterThan(2);
    expect(sorted.every(({ outputs }, i) => i === 0 || outputs[0] > sorted[i - 1].outputs[0])).toBe(true);
    const beaten = rows.filter((row) => !front.rows.includes(row));
    for (const row of beaten) {
      const beats = (one: RunsRow) => one.outputs[0] >= row.outputs[0] && one.parameters[0] <= row.parameters[0];
      expect(front.rows.some(beats)).toBe(true);
    }
  });

  it('are pursued within the bounds, to the same bits for the same seed', async () => {
    const pool: StudyPool = {
      size: 2,
      close: () => {},
      run: async (job) => {
        if (typeof job === 'number') throw new Error('by number');
        const [x = 0, y = 0] = job.coordinates;
        if (job.run === 3) throw new Error('gone');
        return { run: job.run, status: 'completed', reason: '', outputs: [-((x - 0.25) ** 2) - (y - 1) ** 2] };
      },
    };
    const asked = { pool, goal: goals[0], runs: 200, seed: 5 };
    const found = await optimise(study, asked);
    expect(found.converged).toBe(true);
    expect(Number(found.best?.parameters[0])).toBeCloseTo(35, 1);
    expect(Math.log10(Number(found.best?.parameters[1]))).toBeCloseTo(-14, 2);
    expect(found.rows[3]).toMatchObject({ run: 3, status: 'failed' });
    expect(await optimise(study, asked)).toEqual(found);
  });

  it('and what decides them stand in a report that needs nothing else', () => {
    const report = sweepReport({
      record: recordOf(study, { node: 'some' }),
      rows,
      done: 40,
      failed: 1,
      reasons: [{ reason: 'no way', runs: 1 }],
      sensitivities: sensitivities(study, rows),
      goals,
      front: front.rows,
      command: 'npx argyrode sweep study.yaml',
    });
    for (const id of ['tornado-0', 'map-0', 'parallel', 'pareto']) expect(report).toContain(`<figure id="fig-${id}">`);
    expect(report).not.toMatch(/NaN|undefined|\[object/);
    expect(report).toContain('1 runs failed: no way');
    expect(report).not.toMatch(/<script|(?:src|href)=/);
  });
});

describe('why runs failed', () => {
  it('is counted by kind, in the words of the first', () => {
    const failures = new Failures();
    const reasons = ['no root at 3.1 s', 'porosity 4', 'no root at 17 s', ''];
    for (const reason of reasons) failures.add({ status: reason === '' ? 'completed' : 'failed', reason });
    expect(failures.reasons).toEqual([
      { reason: 'no root at 3.1 s', runs: 2 },
      { reason: 'porosity 4', runs: 1 },
    ]);
  });
});
