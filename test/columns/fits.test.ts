import { describe, expect, test } from 'vitest';
import { bandsCsv, parametersCsv, residualsCsv } from '../../src/output/fit/fitCsv.js';
import { fitText } from '../../src/output/fit/fitText.js';
import { fitFixture } from '../fit/fitFixture.js';
import { table } from './watchedRun.js';

const result = fitFixture();
/** As a file holds it: ten digits, nothing where there is no number. */
const text = (value: number | undefined) =>
  value === undefined || !Number.isFinite(value) ? '' : String(Number(value.toPrecision(10)));

describe('parameters.csv', () => {
  const { heads, rows } = table(parametersCsv(result));

  test('has these columns', () => {
    expect(heads).toEqual([
      'Parameter',
      'Unit',
      'Value',
      'Standard error',
      'Interval low',
      'Interval high',
      'Interval by',
      'Linear low',
      'Linear high',
      'Lower bound',
      'Upper bound',
      'At bound',
      'Determination',
    ]);
  });

  test('says of every number what is known of it', () => {
    // The first by its profile: 3.1417e-22 exp(+-0.13 sqrt(3.86) (1 +- 0.075)).
    const reach = 0.13 * Math.sqrt(3.86);
    const [rate, ...others] = rows.map((row) => Object.values(row));
    expect(rate.slice(0, 4)).toEqual(['mechanisms.interphase.parabolicRate', 'm2/s', '3.1417e-22', '4.2e-23']);
    expect(Number(rate[4]) / (3.1417e-22 * Math.exp(-reach * 0.925))).toBeCloseTo(1, 9);
    expect(Number(rate[5]) / (3.1417e-22 * Math.exp(reach * 1.075))).toBeCloseTo(1, 9);
    expect(rate.slice(6)).toEqual(['profile', '2.41e-22', '4.1e-22', '1e-25', '1e-20', '', 'roughly']);
    const [, , held, open] = others;
    expect(held).toEqual([
      'variants.coated.cell.extraResistance',
      'Ohm cm2',
      '0',
      '',
      '0',
      '3.2',
      'linear',
      '0',
      '3.2',
      '0',
      '60',
      'lower',
      'bound',
    ]);
    expect(open).toEqual([
      'mechanisms.isolation.rate',
      '',
      '0.00021',
      '',
      '',
      '0.0031',
      'profile',
      '0.00001',
      '0.1',
      '0.00001',
      '0.1',
      '',
      'not',
    ]);
  });
});

test('residuals.csv: one row a datum, measured and simulated beside their difference in standard errors', () => {
  const { heads, rows } = table(residualsCsv(result));
  expect(heads).toEqual([
    'Series',
    'Kind',
    'Scenario',
    'Variant',
    'Quantity',
    'Unit',
    'X',
    'Cycle',
    'Measured',
    'Standard error',
    'Simulated',
    'Residual / standard errors',
    'Held out',
    'Source',
    'Line',
  ]);
  const points = result.series.flatMap((series) => series.points.map((point) => ({ series, point })));
  expect(rows.map((row) => Object.values(row))).toEqual(
    points.map(({ series, point }) => [
      series.label,
      series.kind,
      'cell.yaml',
      series.variant,
      series.quantity,
      series.unit,
      text(point.x),
      text(point.cycle),
      text(point.measured),
      text(point.error),
      text(point.simulated),
      text((point.simulated - point.measured) / point.error),
      series.kind === 'cycles' && point.cycle > 120 ? 'yes' : 'no',
      series.source,
      String(point.line),
    ]),
  );
  const withoutLine = { ...points[0].series, points: [{ ...points[0].point, line: undefined }] };
  const bare = { ...result, series: [withoutLine] } as unknown as typeof result;
  expect(table(residualsCsv(bare)).rows[0].Line).toBe('');
});

test('bands.csv: one row a cycle, bands around the best run', () => {
  const { heads, rows } = table(bandsCsv(result));
  expect(heads).toEqual([
    'Scenario',
    'Variant',
    'Quantity',
    'Unit',
    'Cycle',
    'Best',
    'Low',
    'High',
    'Next datum low',
    'Next datum high',
  ]);
  expect(rows.map((row) => Object.values(row))).toEqual(
    result.bands.flatMap((band) =>
      band.cycle.map((cycle, i) => [
        'cell.yaml',
        band.variant,
        'dischargeCapacity',
        'mAh/g',
        String(cycle),
        ...[band.best[i], band.low[i], band.high[i], band.dataLow[i], band.dataHigh[i]].map(text),
      ]),
    ),
  );
});

test('fit prints numbers, data and laws under their heads', () => {
  const lines = fitText(result, { width: 400 }).split('\n');
  const block = (head: RegExp, count: number) => {
    const at = lines.findIndex((line) => head.test(line));
    return lines.slice(at, at + count).join('\n');
  };
  expect(block(/^number .*determined/, 7)).toBe(
    `
number                                   value  std. error    95 % interval         by       unit     determined
------------------------------------------------------------------------------------------------------------------------
mechanisms.interphase.parabolicRate   3.14e-22  x/ 1.14       2.48e-22 to 4.13e-22  profile  m2/s     roughly
mechanisms.contactLoss.rate            0.01235  +- 0.00041    0.01150 to 0.01311    profile           well
variants.bare.cell.extraResistance        24.6  +- 2.3        20.1 to 29.1          profile  Ohm cm2  well
variants.coated.cell.extraResistance         0                0 to 3.2              linear   Ohm cm2  on its lower bound
mechanisms.isolation.rate              0.00021  undetermined  up to 0.0031          profile           not determined
`.trim(),
  );
  const rms = (from: number, values: readonly number[]) =>
    Math.sqrt(values.slice(from).reduce((sum, value) => sum + value * value, 0) / (values.length - from)).toFixed(2);
  const rows = block(/^data .*fitted/, 10)
    .split('\n')
    .map((line) => line.split(/ {2,}/));
  expect(rows[0]).toEqual(['data', 'fitted', 'rms', 'bias', 'autocorr.', 'held out', 'rms', 'from']);
  result.series.forEach((series, i) => {
    const residuals = series.points.map(({ simulated, measured, error }) => (simulated - measured) / error);
    const held = series.kind === 'cycles' ? series.points.filter(({ cycle }) => cycle > 120).length : 0;
    const fitted = residuals.slice(0, residuals.length - held);
    const mean = fitted.reduce((sum, value) => sum + value, 0) / fitted.length;
    const [label, count, size, bias, , ...others] = rows[i + 2];
    expect([label, count, size]).toEqual([series.label, String(fitted.length), rms(0, fitted)]);
    expect(bias).toBe(`${mean > 0 ? '+' : ''}${mean.toFixed(2)}`);
    expect(others).toEqual(held > 0 ? [String(held), rms(fitted.length, residuals), series.source] : [series.source]);
  });
  expect(block(/^Other laws/, 6)).toBe(
    `
Other laws on the same data
laws            free   cost  delta AICc   BIC  rms held out  meaning
--------------------------------------------------------------------------------------------------------------------------------
as in the file     4  268.4         1.7  62.4          1.30  the laws as they stand in the scenario
film               4  274.9        14.7  75.4          1.90  contact is lost with the thickness of the film, not with the charge
no isolation       3  268.6         0.0  60.7          1.30  no particles are isolated
`.trim(),
  );
  expect(block(/^Markov chains/, 4)).toBe(
    `
Markov chains
number                                 median  95 % interval         unit  R-hat  eff. samples
----------------------------------------------------------------------------------------------
mechanisms.interphase.parabolicRate  3.18e-22  2.40e-22 to 4.40e-22  m2/s  1.004           812
`.trim(),
  );
});
