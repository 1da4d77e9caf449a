import { describe, expect, it } from 'vitest';
import { sobolPoints, sobolSequence } from '../../src/numerics/probability/sobol.js';
import { designPoints } from '../../src/sweep/design/designPoints.js';
import { rowDocument, rowParameters } from '../../src/sweep/rowDocument.js';
import { opened, tinyStudy, tinyStudyText } from './tinyStudy.js';

const range = (name: string) => ({ kind: 'range', place: [name], unit: '', from: 0, to: 1, scale: 'linear' }) as const;
const points = (kind: 'latin' | 'saltelli' | 'morris', runs: number, d: number) => {
  const varied = Array.from({ length: d }, (_, j) => range(`p${j}`));
  const at = designPoints({ design: { kind, runs, seed: 7 }, varied });
  return Array.from({ length: runs }, (_, run) => [...Array.from(at(run))]);
};
const table = (text: string) => {
  const study = tinyStudy(text);
  const at = designPoints(study);
  return Array.from({ length: study.design.runs }, (_, run) => rowParameters(study, at(run)));
};

describe('the runs of a design', () => {
  it('of a Sobol sequence are the same point by point as all at once', () => {
    const all = sobolPoints(70, 5, 11);
    const one = sobolSequence(5, 11);
    expect([69, 0, 33, 64].map((i) => [...one(i)])).toEqual([69, 0, 33, 64].map((i) => [...all[i]]));
  });

  it('of a Latin hypercube lie once in each interval of each parameter', () => {
    const runs = points('latin', 10, 3);
    for (const j of [0, 1, 2])
      expect(runs.map((run) => Math.floor(10 * run[j])).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(points('latin', 10, 3)).toEqual(runs);
  });

  it('of a grid are all combinations, both ends met exactly', () => {
    const vary = `  - { parameter: cell.raw.cathode.thickness, from: 20 um, to: 80 um, points: 3 }
  - { parameter: cell.raw.temperature, values: [298 K, 318 K] }`;
    expect(table(tinyStudyText({ design: '{ kind: grid }', vary }))).toEqual([
      [20, 298],
      [20, 318],
      [50, 298],
      [50, 318],
      [80, 298],
      [80, 318],
    ]);
    const { notes } = opened(tinyStudyText({ design: '{ kind: grid, runs: 10 }' }));
    expect(notes[0]?.sentences).toEqual(['The grid has 3 x 3 = 9 runs.']);
  });

  it('of a list are its values, run by run, and stand in the scenario as written', () => {
    const vary = `  - { parameter: cell.raw.cathode.thickness, values: [20 um, 0.05 mm] }
  - { parameter: "protocol[0]", values: [Discharge at 1C until 3.4 V, Discharge at 2C until 3.5 V] }`;
    const text = tinyStudyText({ design: '{ kind: list }', vary });
    expect(table(text)).toEqual([
      [20, 'Discharge at 1C until 3.4 V'],
      [50, 'Discharge at 2C until 3.5 V'],
    ]);
    const study = tinyStudy(text);
    expect(rowDocument(study, designPoints(study)(1))).toMatchObject({
      cell: { raw: { cathode: { thickness: '0.05 mm' } } },
      protocol: ['Discharge at 2C until 3.5 V'],
    });
  });

  it('of a screening change one parameter at a time, each once a walk, by two thirds of its range', () => {
    const runs = points('morris', 8, 3);
    for (const walk of [runs.slice(0, 4), runs.slice(4)]) {
      const steps = walk.slice(1).map((run, i) => run.map((value, j) => value - walk[i][j]));
      for (const step of steps) expect(step.filter((by) => by !== 0)).toHaveLength(1);
      const total = walk[3].map((value, j) => Math.abs(value - walk[0][j]));
      for (const by of total) expect(by).toBeCloseTo(2 / 3, 12);
    }
    expect(runs[0]).not.toEqual(runs[4]);
  });

  it('of Sobol indices are two points and the first with one coordinate after the other of the second', () => {
    const [a, b, ...mixed] = points('saltelli', 5, 3);
    expect(mixed).toEqual([
      [b[0], a[1], a[2]],
      [a[0], b[1], a[2]],
      [a[0], a[1], b[2]],
    ]);
  });
});
