import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { bdfCsv, bdfText } from '../../src/output/run/bdf.js';
import { seriesParquet } from '../../src/output/run/parquet.js';
import { seriesCsv } from '../../src/output/run/runCsv.js';
import { identityDifference, runIdentity } from '../../src/output/run/runIdentity.js';
import { issuesJson, runJson, runRecord } from '../../src/output/run/runJson.js';
import { analysedCsv, gittCsv, spectraCsv } from '../../src/output/run/spectraCsv.js';
import { csv, field } from '../../src/output/text/csv.js';
import { issuesText } from '../../src/output/text/issueText.js';
import type { Prepared } from '../../src/prepare.js';
import { parameters, plain } from '../../src/results/plain.js';
import { none } from '../columns/handMade.js';
import { both, made, measured, results } from './twoMoments.js';

// Files of a run of two moments, read to the last field.

const rows = (text: string | undefined) =>
  text?.split('\r\n').map((line) => line.replace(/"[^"]*"/g, (quoted) => quoted.replaceAll(',', ';')).split(','));

describe('files of measurements', () => {
  it('spectra: a row a frequency', () => {
    expect(spectraCsv(both)).toBe(
      'Variant,Cycle,Step,Time / s,Cathode potential vs Li / V,Lithium content,freq / Hz,Re(Z) / Ohm,Im(Z) / Ohm\r\nb,5,2,60,3.75,0.55,100,10,-1\r\nb,5,2,60,3.75,0.55,1,20,-2\r\n',
    );
  });

  it('readings: a row a spectrum, or a cycle without one', () => {
    const [heads, first, second] = rows(analysedCsv(both))!;
    expect(heads.map((head, i) => [head, first[i], second[i]])).toEqual([
      ['Variant', 'b', 'b'],
      ['Cycle', '5', '6'],
      ['Lithium content by potential', '0.6', ''],
      ['R_cathode by line fit / Ohm cm2', '41', ''],
      ['"R_cathode by line fit; standard error / Ohm cm2"', '4.1', ''],
      ['sqrt(R_ion R_ct) / Ohm cm2', '32', ''],
      ['"sqrt(R_ion R_ct); standard error / Ohm cm2"', '3.2', ''],
      ['R_ion / Ohm cm2', '13', ''],
      ['"R_ion; standard error / Ohm cm2"', '1.3', ''],
      ['R_ct / Ohm cm2', '74', ''],
      ['"R_ct; standard error / Ohm cm2"', '7.4', ''],
      ['Interface arc / Ohm cm2', '25', ''],
      ['"Interface arc; standard error / Ohm cm2"', '2.5', ''],
      ['L_diff / um', '1.6', ''],
      ['"L_diff; standard error / um"', '0.16', ''],
      ['Active mass', '0.95', '0.95'],
      ['Time to 1 % of the charging current / s', '5400', '5400'],
      ['Inside: interface resistance / Ohm cm2', '18', ''],
      ['Inside: diffusion length / um', '1.4', '1.7'],
      ['Inside: connected fraction', '0.97', '0.97'],
    ]);
  });

  it('pulses: a row each', () => {
    expect(gittCsv(both)).toBe(
      'Variant,Direction,Cycle,Time / s,Relaxed potential vs Li / V,Lithium content,Polarisation / V,Jump / V,Apparent D / m2.s-1,Fourier number,D of the material / m2.s-1\r\nb,charge,7,30,3.8,0.5,0.02,0.01,1e-15,0.1,2e-15\r\n',
    );
  });

  it('are none where nothing was measured', () => {
    expect([spectraCsv(results), analysedCsv(results), gittCsv(results)]).toEqual([undefined, undefined, undefined]);
  });
});

describe('time series', () => {
  it('as CSV: a row a moment, capacity counted up in both directions', () => {
    expect(seriesCsv(results)).toBe(
      'Variant,Cycle,Step,Time / s,Voltage / V,Current / A,Capacity in half cycle / mAh.g-1,Cathode potential vs Li / V,Anode potential vs Li / V\r\nbare,1,0,0,2.1,0.5,1,3.6,1.5\r\nbare,2,3,60,2.2,-0.25,2,3.7,1.55\r\n',
    );
  });

  it('as Parquet: counters whole, the rest in full, with title and version', async () => {
    const { buffer, byteOffset, byteLength } = seriesParquet(results);
    const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
    expect((await parquetReadObjects({ file }))[1]).toEqual({
      Variant: 'bare',
      Cycle: 2,
      Step: 3,
      'Time / s': 60,
      'Voltage / V': 2.2,
      'Current / A': -0.25,
      'Capacity in half cycle / mAh.g-1': 2,
      'Cathode potential vs Li / V': 3.7,
      'Anode potential vs Li / V': 1.55,
    });
    const meta = parquetMetadata(file);
    expect(meta.created_by).toBe('argyrode 0.1.0');
    expect(meta.key_value_metadata).toEqual(
      expect.arrayContaining([
        { key: 'title', value: 'Made by hand' },
        { key: 'argyrode', value: '0.1.0' },
      ]),
    );
    expect(meta.schema.slice(1).map(({ type, repetition_type }) => `${type} ${repetition_type}`)).toEqual([
      'BYTE_ARRAY REQUIRED',
      'INT32 REQUIRED',
      'INT32 REQUIRED',
      ...Array(6).fill('DOUBLE REQUIRED'),
    ]);
  });

  it('as BDF: steps are counted through', () => {
    const of = (cycle: number[], step: number[]) => {
      const zero = cycle.map(() => 0);
      return bdfText({ time: zero, voltage: zero, current: zero, cycle, step })
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[4]);
    };
    expect(of([1, 1, 1, 2, 2, 2], [0, 0, 1, 1, 0, 0])).toEqual(['1', '1', '2', '3', '4', '4']);
    expect(of([], [])).toEqual([]);
    expect(bdfCsv(results.variants[0]).split('\r\n').slice(0, 2)).toEqual([
      'Test Time / s,Voltage / V,Current / A,Cycle Count / 1,Step Count / 1,Ambient Temperature / degC,Applied Pressure / Pa',
      '0,2.1,0.5,1,1,45,81000000',
    ]);
  });
});

describe('data of a run', () => {
  it('are plain: lists, nothing that is no number, no functions', () => {
    const given = {
      a: none,
      b: Infinity,
      c: Float64Array.of(1, none),
      d: Int32Array.of(1),
      e: undefined,
      f: () => 1,
      g: [undefined, 'x', true, null],
      h: 0,
      i: new DataView(new ArrayBuffer(1)),
      j: Symbol('s'),
    };
    expect(plain(given)).toEqual({
      a: null,
      b: null,
      c: [1, null],
      d: [1],
      g: [null, 'x', true, null],
      h: 0,
      i: {},
      j: null,
    });
    expect(issuesJson([{ severity: 'error', path: 'a', message: 'b' }])).toEqual({
      issues: [{ severity: 'error', path: 'a', message: 'b' }],
    });
  });

  it('have their parts, and those that not every run has only where it has them', () => {
    const keys = (json: unknown) => Object.keys((json as { variants: { bare: object } }).variants.bare);
    const jumped = { resolved: 1, cycles: 2, error: 0.1 };
    const full = { ...results, variants: [{ ...measured, jumped }] };
    expect(keys(runJson(results))).toEqual(['status', 'cycles', 'balances', 'statistics']);
    expect(keys(runJson(full, { series: true }))).toEqual([
      'status',
      'cycles',
      'series',
      'spectra',
      'analysed',
      'gitt',
      'balances',
      'statistics',
      'jumped',
    ]);
    expect(keys(runRecord(results))).toEqual([
      'status',
      'warnings',
      'parameters',
      'balances',
      'statistics',
      'cycles',
      'steps',
    ]);
    expect(keys(runRecord(full))).toEqual([
      'status',
      'warnings',
      'parameters',
      'balances',
      'statistics',
      'jumped',
      'cycles',
      'spectra',
      'analysed',
      'gitt',
      'steps',
    ]);
    expect(runRecord(results)).toMatchObject({
      title: 'Made by hand',
      version: '0.1.0',
      command: null,
      seed: null,
      scenario: { a: 1 },
      measurements: [],
    });
    expect(runRecord(results, { seed: 0, command: '' })).toMatchObject({ command: '', seed: 0 });
    const { bare: own } = (
      runJson(full, { series: true }) as unknown as {
        variants: { bare: { series: object; spectra: object; gitt: object; jumped: object } };
      }
    ).variants;
    expect(own.series).toMatchObject({ time: [0, 60], voltage: [2.1, 2.2] });
    expect(own.spectra).toMatchObject([{ frequency: [100, 1] }]);
    expect(own.gitt).toMatchObject([{ direction: 'charge' }]);
    expect(own.jumped).toEqual(jumped);
  });

  it('have the laws of the cell as tables over their range', () => {
    const { cathode, activeMass } = parameters(made.cell) as unknown as {
      activeMass: number;
      cathode: {
        thickness: number;
        diffusivity: { source: string; range: number[]; table: number[][] };
        volumeChange: { table: number[][] };
      };
    };
    expect([activeMass, cathode.thickness]).toEqual([0.11, 48e-6]);
    const { table, ...law } = cathode.diffusivity;
    expect(law).toEqual({ source: 'made up', range: [0.1, 0.95] });
    expect(table).toHaveLength(101);
    expect([table[0][0], table[50][0], table[100][0]].map((x) => Number(x.toFixed(9)))).toEqual([0.1, 0.525, 0.95]);
    expect(table[50][1] / (8e-16 * 10 ** -1.575)).toBeCloseTo(1, 9);
    expect(cathode.volumeChange.table[100][1]).toBeCloseTo(-0.003, 9);
  });

  it('tell two runs apart', () => {
    const prepared = (name: string, raw: unknown) => ({ name, raw, cell: made.cell }) as unknown as Prepared;
    const own = runIdentity([prepared('a', { x: [1, { y: 'old' }] })], { series: true }) as {
      readonly [key: string]: unknown;
    };
    expect(own).toMatchObject({
      series: true,
      order: ['a'],
      variants: { a: { scenario: { x: [1, { y: 'old' }] }, cell: { activeMass: 0.11 } } },
    });
    const other = (raw: unknown) =>
      identityDifference(own as never, runIdentity([prepared('a', raw)], { series: true }));
    expect(other({ x: [1, { y: 'old' }] })).toBeUndefined();
    expect(other({ x: [1, { y: null }] })).toBe('x[1].y of variant a was old and is now null');
    expect(other({ x: [1, ['y']] })).toBe('x[1] of variant a was {"y":"old"} and is now ["y"]');
    expect(other({ x: [1, { y: 'old' }], z: 3 })).toBe('z of variant a was absent and is now 3');
    const at = (raw: object) =>
      identityDifference(
        runIdentity([prepared('a', { '2nd': 1 })], { series: true }),
        runIdentity([prepared('a', raw)], { series: true }),
      );
    expect(at({ '2nd': 3 })).toBe('2nd of variant a was 1 and is now 3');
    expect(other({})).toBe('x of variant a was [1,{"y":"old"}] and is now absent');
    expect(identityDifference({ version: 1 }, { version: 1, variants: { a: 1 } })).toBe(
      'the list of variants was absent and is now {"a":1}',
    );
    const long = (count: number) => identityDifference({ version: '' }, { version: 'v'.repeat(count) });
    expect(long(60)).toBe(`the version of argyrode was  and is now ${'v'.repeat(60)}`);
    expect(long(61)).toBe(`the version of argyrode was  and is now ${'v'.repeat(60)}...`);
  });
});

describe('other files', () => {
  it('CSV keeps numbers and texts apart', () => {
    expect([field(1e-20), field(123456789012), field(-0), field(0.1 + 0.2), field('')]).toEqual([
      '1e-20',
      '123456789000',
      '0',
      '0.3',
      '',
    ]);
    expect(csv([['a', '-1e5', '+.5', '-1.', '-1x', '@', ' =a', '\t1']])).toBe("a,-1e5,+.5,-1.,'-1x,'@,' =a,'\t1\r\n");
    expect(csv([])).toBe('');
  });

  it('issues name the file beside the one that was asked for', () => {
    const issue = { severity: 'error' as const, path: 'a', message: 'B.' };
    expect(issuesText([{ ...issue, file: 'base.yaml', line: 3 }], 'runs/x.yaml')).toBe(
      'runs/base.yaml:3 a: B.\n1 error in runs/x.yaml.\n',
    );
    expect(issuesText([{ ...issue, column: 7 }], 'x.yaml')).toBe('x.yaml a: B.\n1 error in x.yaml.\n');
    expect(issuesText([{ ...issue, severity: 'note', path: '', message: 'a\u001bb' }], 'x\u0007')).toBe(
      'x : note: a b\n1 note in x .\n',
    );
  });
});
