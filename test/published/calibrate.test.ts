import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freeParameters } from '../../src/fit/opening/freeParameters.js';
import { writeFitted } from '../../src/fit/outcome/writeBack.js';
import { type CellPool, openCellPool } from '../../src/fit/runs/cellPool.js';
import { Evaluation } from '../../src/fit/runs/evaluation.js';
import { calibrationJson, calibrationText } from '../../src/output/fit/calibrationText.js';
import { calibrate } from '../../src/published/calibrate.js';
import { validateStudy } from '../../src/published/validate.js';
import { version } from '../../src/version.js';
import { measured, opened, studyTexts } from './study.js';

const truth = ['cell.extraResistance=55 Ohm cm2', 'mechanisms.interphase.parabolicRate=1.2e-21 m2/s'];

let pool: CellPool;
let values: readonly number[];

beforeAll(async () => {
  pool = await openCellPool();
  const made = opened(studyTexts(measured.map(() => 1)));
  values = [...(await new Evaluation(made.rows, pool).at(truth))];
});

afterAll(() => pool.close());

const found = (texts: ReturnType<typeof studyTexts>, restart: boolean) => {
  const study = opened(texts);
  const { parameters, issues } = freeParameters(study.study.free, study.base, { restart });
  expect(issues).toEqual([]);
  return { study, parameters };
};

describe('calibration on data that the model itself has made', () => {
  test('finds the numbers behind them, from the file and from an untouched start alike', async () => {
    for (const restart of [false, true]) {
      const { study, parameters } = found(studyTexts(values), restart);
      expect(parameters[0].start).toBe(restart ? 40 : 20);
      expect(parameters[1].start).toBeCloseTo(restart ? Math.sqrt(1e-23 * 1e-20) : 3e-22, 30);
      const { parameters: fitted, cost, converged, rank } = await calibrate(study, parameters, { pool });
      expect(converged).toBe(true);
      expect(cost).toBeLessThan(1e-3);
      expect(Math.abs(fitted[0].value - 55)).toBeLessThan(2);
      expect(fitted[1].value / 1.2e-21).toBeGreaterThan(0.96);
      expect(fitted[1].value / 1.2e-21).toBeLessThan(1.04);
      expect(rank).toBe(2);
      expect(fitted.every(({ error }) => error > 0 && Number.isFinite(error))).toBe(true);
    }
  });

  test('leaves out what it is told to, and what the file keeps for prediction', async () => {
    const { study, parameters } = found(studyTexts(values, { 2: ', role: predicted' }), false);
    const { rows } = await calibrate(study, parameters, {
      pool,
      maxEvaluations: 1,
      leaveOut: ({ cell }) => cell.prepared.name === 'coated',
    });
    expect(rows.map(({ variant, quantity }) => `${variant} ${quantity}`)).toEqual([
      'bare dischargeCapacity',
      'bare meanDischargeVoltage',
    ]);
  });

  test('a scenario with a value of its own keeps it, one without follows', async () => {
    const texts = studyTexts(values);
    texts['ageing.yaml'] = texts['ageing.yaml'].replace(
      'protocol:',
      'cell: { extraResistance: 30 Ohm cm2 }\nprotocol:',
    );
    const { study, parameters } = found(texts, false);
    expect(study.cells.map(({ own }) => own)).toEqual(study.cells.map(() => ['cell.extraResistance']));
    const evaluation = new Evaluation(study.rows, pool);
    const plain = await evaluation.at([]);
    expect([...(await evaluation.at(['cell.extraResistance=55 Ohm cm2']))]).toEqual([...plain]);
    expect([...(await evaluation.at([`${parameters[1].path}=1.2e-21 m2/s`]))]).not.toEqual([...plain]);
  });

  test('a bound that is in the way is named', async () => {
    const texts = studyTexts(values);
    texts['study.yaml'] = texts['study.yaml'].replace('to: 100 Ohm cm2', 'to: 45 Ohm cm2');
    const { study, parameters } = found(texts, false);
    const { parameters: fitted } = await calibrate(study, parameters, { pool });
    expect(fitted[0]).toMatchObject({ value: 45, atBound: 'upper' });
  });

  test('interrupted, it returns the best so far', async () => {
    const controller = new AbortController();
    const own = openCellPool({ signal: controller.signal });
    const { study, parameters } = found(studyTexts(values), false);
    const costs: number[] = [];
    const calibration = await calibrate(study, parameters, {
      pool: own,
      onProgress: ({ evaluations, cost }) => {
        costs.push(cost);
        if (evaluations >= 6) controller.abort();
      },
    });
    expect(calibration.stopped).toBe(true);
    expect(calibration.converged).toBe(false);
    expect(calibration.cost).toBe(Math.min(...costs.filter(Number.isFinite)));
    expect(calibrationText(calibration)).toContain('Stopped on request.');
  });

  test('the same on any number of threads', async () => {
    // The built package: only there have threads a file to start with.
    const entry = (name: string): string => new URL(`../../dist/${name}.js`, import.meta.url).href;
    const built: typeof import('../../src/fit.js') = await import(entry('fit'));
    const { openCellThreads }: typeof import('../../src/node.js') = await import(entry('node'));
    const texts = studyTexts(values);
    const { opened: study } = built.openStudy(texts['study.yaml'], {
      read: (file) => texts[file as keyof typeof texts],
    });
    const { parameters } = built.freeParameters(study!.study.free, study!.base);
    const records: string[] = [];
    for (const threads of [0, 2]) {
      const pool = openCellThreads({ threads });
      const calibration = await built.calibrate(study!, parameters, { pool: pool, maxEvaluations: 4 });
      pool.close();
      records.push(JSON.stringify({ ...calibration, values: calibration.parameters.map(({ value }) => value) }));
    }
    expect(records[1]).toBe(records[0]);
  });
});

test('a run that ends with the last cycle that is asked for gives what the whole programme gives', async () => {
  const study = opened(studyTexts(values));
  const early = study.rows.filter(({ measurement }) => measurement.cycle === 1);
  const short = await new Evaluation(early, pool).at([]);
  const { rows } = await validateStudy(study, { pool });
  expect([...short]).toEqual(rows.filter(({ cycle }) => cycle === 1).map(({ simulated }) => simulated));
});

describe('fitted values in the base scenario', () => {
  const text = studyTexts(measured.map(() => 1))['cell.yaml'];
  const parameter = { also: [], scale: 'linear', lower: 0, upper: 1, start: 0, error: 0.1 } as const;

  test('replace the old ones in their unit and leave everything else', () => {
    const { text: after, missing } = writeFitted(text, [
      { ...parameter, path: 'cell.extraResistance', unit: 'Ohm cm2', value: 54.98765 },
      { ...parameter, path: 'mechanisms.interphase.parabolicRate', unit: 'm2/s', value: 1.23456e-21 },
      { ...parameter, path: 'variants.coated.coating.coverage', unit: '', value: 0.876543 },
    ]);
    expect(missing).toEqual([]);
    const expected = text
      .replace('20 Ohm cm2          #', '54.99 Ohm cm2       #')
      .replace('3e-22 m2/s', '1.235e-21 m2/s')
      .replace('coverage: 0.9', 'coverage: 0.8765');
    expect(after).toBe(expected);
  });

  test('go to every place of a shared number, in its quotes', () => {
    const quoted = 'a: { b: \'1 nm\' } # kept\nc:\n  - "2 nm"\n';
    const { text: after, missing } = writeFitted(quoted, [
      { ...parameter, path: 'a.b', also: ['c[0]', 'd'], unit: 'nm', value: 3 },
    ]);
    expect(after).toBe('a: { b: \'3 nm\' } # kept\nc:\n  - "3 nm"\n');
    expect(missing).toEqual(['d']);
  });

  test('the record of a fit has no time and no machine in it', async () => {
    const { study, parameters } = found(studyTexts(values), false);
    const record = async () =>
      calibrationJson(await calibrate(study, parameters, { pool, maxEvaluations: 4 }), version);
    const first = await record();
    expect(await record()).toEqual(first);
    expect(first).toMatchObject({ study: 'tiny', version, data: 6, free: 2, converged: false, settings: [] });
  });
});
