import { describe, expect, it } from 'vitest';
import { calibrationPoints } from '../../../src/output/chart/population/calibrationChart.js';
import { forestChart } from '../../../src/output/chart/population/forestChart.js';
import { predictedChart } from '../../../src/output/chart/population/predictedChart.js';
import { populationReport } from '../../../src/output/prediction/populationReport.js';
import type { BlindRow } from '../../../src/results/prediction.js';

const seriesOf = (option: unknown) => (option as { series: { type: string; data: number[][] }[] }).series;

describe('the calibration of bands', () => {
  it('is the share of numbers that lie within them', () => {
    const points = calibrationPoints({ scaled: [0.1, -0.5, 1, -3] });
    // Central bands of 5, 50, 70 and 95 %: 0.063, 0.674, 1.036 and 1.96 standard deviations.
    expect(points.filter(([level]) => [5, 50, 70, 95].includes(Math.round(level))).map(([, share]) => share)).toEqual([
      0, 50, 75, 75,
    ]);
  });
});

describe('the forest of constants', () => {
  const chart = forestChart([
    { name: 'growth', mean: 0.5, error: 0.1, sd: 0.4, studies: [0.2, 0.9] },
    { name: 'contact', mean: -1, error: 0.2, sd: 0, studies: [-1] },
  ]);

  it('has the first constant on top, with its spread, its interval, its studies and its mean', () => {
    const [zero, spread, interval, , , studies, means] = seriesOf(chart);
    expect(zero.data).toEqual([
      [0, 0],
      [0, 2],
    ]);
    expect(spread.data[0]).toEqual([expect.closeTo(0.5 - 1.6448536269514722 * 0.4, 12), 1.5]);
    expect(interval.data[1]).toEqual([expect.closeTo(0.5 + 1.6448536269514722 * 0.1, 12), 1.5]);
    expect(studies.data).toEqual([
      [0.2, 1.5],
      [0.9, 1.5],
      [-1, 0.5],
    ]);
    expect(means.data).toEqual([
      [0.5, 1.5],
      [-1, 0.5],
    ]);
    expect(forestChart([])).toBeUndefined();
  });
});

const row = (published: number, median: number): BlindRow => ({
  study: 'one',
  scenario: 'cell.yaml',
  variant: 'bare',
  quantity: 'retention',
  unit: '%',
  cycle: 100,
  published,
  median,
  low90: median - 10,
  high90: median + 10,
  given: false,
  draws: 0,
});

describe('predicted against printed', () => {
  it('has the printed number across and the predicted one up, with its band', () => {
    const [band, equal, points] = seriesOf(predictedChart('Retention / %', [row(80, 70), row(60, 65)]));
    expect(points.data).toEqual([
      [80, 70],
      [60, 65],
    ]);
    expect(band.data).toEqual([
      [80, 60, 80],
      [60, 55, 75],
    ]);
    expect(equal.data.every(([across, up]) => across === up)).toBe(true);
    const far = seriesOf(predictedChart('Retention / %', [row(80, 3000), row(60, 65)]))[2];
    expect(far.data[0][1]).toBeLessThan(200);
    expect(far.data[1]).toEqual([60, 65]);
    expect(predictedChart('Retention / %', [row(80, 70), row(60, Number.NaN)])).toBeUndefined();
  });
});

describe('the report of an estimation', () => {
  it('has four figures, the table of kinds, and outliers by name', () => {
    const kind = {
      kind: 'retention',
      unit: 'points',
      numbers: 2,
      coverage90: 0.5,
      medianAbsolute: 7.5,
      medianWidth: 20,
    } as const;
    const of = {
      rows: [row(80, 70), row(60, 65), { ...row(150, 160), unit: 'mAh/g' }, { ...row(170, 160), unit: 'mAh/g' }],
      kinds: [kind],
      scaled: [1, -0.5],
      orderings: [0.9, 0.85, 0.6, 0.1].map((probability) => ({ study: 'one', statement: 'more', probability })),
    };
    const page = populationReport(
      {
        source: 'population of 2 studies',
        constants: [
          {
            name: 'growth',
            words: 'growth of films',
            place: '',
            scale: 'ln',
            level: 'study',
            of: 'constants',
            shift: 0.5,
            error: 0.1,
            sd: 0.4,
            source: '',
          },
        ],
        studies: [
          {
            name: 'one',
            numbers: 2,
            nonlinearity: 0.1,
            coverage90: 0.5,
            scaledError: 1.2,
            strangeness: 4,
            outliers: ['bare, retention: 12 %'],
          },
        ],
        effects: { one: { growth: 0.2 } },
        leftOut: { recipe: of, given: of },
      },
      'argyrode population fit',
    );
    for (const id of ['calibration', 'capacities', 'retentions', 'forest'])
      expect(page).toContain(`<figure id="fig-${id}">`);
    expect(page).toContain('7.5 points');
    expect(page).toContain('3 of 4 orderings are right from the recipe; of 3 that are thought surer than 80 %, 2.');
    expect(page).toContain('one: bare, retention: 12 %');
    expect(page).toContain('growth of films');
  });
});
