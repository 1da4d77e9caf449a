import { describe, expect, it } from 'vitest';
import { openCellPool } from '../../src/fit/runs/cellPool.js';
import { bandChart } from '../../src/output/chart/bandChart.js';
import { curveBandChart } from '../../src/output/chart/curveBandChart.js';
import { predictionJson, predictionText } from '../../src/output/prediction/predictionText.js';
import { builtInPopulation as population } from '../../src/population/builtInPopulation.js';
import { predict } from '../../src/population/predict.js';
import type { Prediction } from '../../src/results/prediction.js';
import { prepared, smallScenario } from './cell.js';

const pool = openCellPool();
const preparation = prepared(smallScenario());
const prediction = await predict(preparation, { pool, population, draws: 4, seed: 1 });
/** A discharge capacity, and what says the same of the cycle and must not count a second time. */
const given = (value: number) => ({
  variant: 'bare',
  measurements: ['dischargeCapacity', 'chargeCapacity'].map((quantity, i) => ({
    variant: 'bare',
    quantity,
    cycle: 1,
    value: i === 0 ? value : 2 * value,
    unit: 'mAh/g',
    source: 'here',
  })),
});

describe('the prediction of two samples', () => {
  it('has a band for every column of every cycle, the medians in the middle', () => {
    expect(prediction.variants.map(({ name, failed }) => [name, failed])).toEqual([
      ['bare', 0],
      ['coated', 0],
    ]);
    for (const { cycles } of prediction.variants) {
      expect(cycles.map(({ cycle }) => cycle)).toEqual([1, 2]);
      for (const { bands } of cycles) {
        for (const band of Object.values(bands)) {
          const { low90, low50, median, high50, high90 } = band;
          expect([low90, low50, median, high50, high90]).toEqual(
            [low90, low50, median, high50, high90].sort((a, b) => a - b),
          );
        }
      }
      expect(cycles[0].bands.retention.low90).toBe(1);
      expect(cycles[1].bands.dischargeCapacity.high90).toBeGreaterThan(1.2 * cycles[1].bands.dischargeCapacity.low90);
    }
  });

  it('has a band for the voltage along charge and discharge of the first and the last cycle', () => {
    const [{ curves, cycles }] = prediction.variants;
    expect(curves.map(({ cycle, direction }) => `${direction} ${cycle}`)).toEqual([
      'charge 1',
      'discharge 1',
      'charge 2',
      'discharge 2',
    ]);
    for (const { direction, points } of curves) {
      expect([points.length, points[0].share, points.at(-1)?.share]).toEqual([25, 0, 1]);
      const medians = points.map(({ voltage }) => voltage.median);
      const sorted = [...medians].sort((a, b) => (direction === 'charge' ? a - b : b - a));
      expect(medians).toEqual(sorted);
      for (const { voltage } of points) expect(voltage.low90).toBeLessThan(voltage.high90);
    }
    // The mean over the half cycle is the mean voltage of the table.
    const [, { points }] = curves;
    let mean = 0;
    points.slice(1).forEach(({ share, voltage }, i) => {
      mean += ((share - points[i].share) * (voltage.median + points[i].voltage.median)) / 2;
    });
    expect(Math.abs(mean - cycles[0].bands.meanDischargeVoltage.median)).toBeLessThan(0.02);
  });

  it('draws the curves of a cycle, charges upwards and discharges from right to left', () => {
    const series = curveBandChart(prediction, 2)?.series as { type: string; data: number[][] }[];
    const lines = series.filter(({ type }) => type === 'line');
    expect(lines).toHaveLength(4);
    const [charge, discharge] = lines.map(({ data }) => data);
    const [, , , { points }] = prediction.variants[0].curves;
    expect([charge[0][0], charge.at(-1)?.[0]]).toEqual([0, 100]);
    expect(discharge[0]).toEqual([100, points[0].voltage.median]);
    expect(curveBandChart(prediction, 7)).toBeUndefined();
  });

  it('says who has more, and what it does not know', () => {
    expect(prediction.orderings.map(({ quantity }) => quantity)).toEqual(['dischargeCapacity', 'retention']);
    for (const { probability, statement } of prediction.orderings) {
      expect(probability).toBeGreaterThanOrEqual(0.5);
      expect(statement).toMatch(/^(bare|coated) (has more capacity|keeps more) than (bare|coated) in cycle 2$/);
    }
    for (const { recipe, constants, law } of prediction.variance) expect(recipe + constants + law).toBeCloseTo(1, 10);
  });

  it('is the same for the same seed, and printed by the names of the samples', async () => {
    const again = await predict(preparation, { pool, population, draws: 4, seed: 1 });
    expect(again).toEqual(prediction);
    const json = JSON.parse(JSON.stringify(predictionJson(prediction)));
    expect(json.variants.bare.cycles[1].dischargeCapacity).toEqual(
      prediction.variants[0].cycles[1].bands.dischargeCapacity,
    );
    expect(json.orderings[0]).toMatchObject({ statement: expect.any(String), probability: expect.any(Number) });
    const text = predictionText(prediction);
    expect(text).toContain('bare: 22 constants drawn');
    const statement = 'coated keeps more than bare in cycle 2';
    const ordering = {
      variants: ['coated', 'bare'],
      quantity: 'retention',
      cycle: 2,
      statement,
      probability: 0.93,
      draws: 75,
    };
    const shown = predictionText({ ...prediction, orderings: [ordering] as unknown as Prediction['orderings'] });
    expect(shown).toMatch(
      /ordering +probability +by the constants alone\n-+\ncoated keeps more than bare in cycle 2 +93 % +75 %\n/,
    );
  });

  it('draws medians and bands at the points that it has', () => {
    const option = bandChart(prediction, 'dischargeCapacity');
    const series = option?.series as { readonly type: string; readonly data: readonly (readonly number[])[] }[];
    expect(series.map(({ type }) => type)).toEqual(['custom', 'custom', 'line', 'custom', 'custom', 'line']);
    expect(series[5].data).toEqual(
      prediction.variants[1].cycles.map(({ cycle, bands }) => [cycle, bands.dischargeCapacity.median]),
    );
    expect(bandChart(prediction, 'nothing')).toBeUndefined();
  });

  it('has no axis below zero for what is positive', () => {
    const band = (low90: number) => ({ low90, low50: 20, median: 30, high50: 200, high90: 580 });
    const chart = (low: number) => {
      const cycles = [1, 60].map((cycle) => ({ cycle, bands: { interfaceResistanceMid: band(low) } }));
      const variants = [{ name: 'bare', cycles, drawn: [], failed: 0 }];
      return bandChart({ variants } as unknown as Pick<Prediction, 'variants'>, 'interfaceResistanceMid');
    };
    expect(JSON.stringify(chart(5e-4)?.yAxis)).toContain('"min":0');
    expect(JSON.stringify(chart(-1e-3)?.yAxis)).toMatch(/"min":-[1-9]/);
  });

  it('comes nearer to what was measured, and moves its draws where they are too few', async () => {
    const before = prediction.variants[0].cycles[1].bands.dischargeCapacity;
    const measured = before.median * 1.05;
    const { variants, given: use } = await predict(preparation, {
      pool,
      population,
      draws: 4,
      seed: 1,
      given: given(measured),
    });
    expect(use).toMatchObject({ variant: 'bare', values: 1, method: 'updated' });
    const after = variants[0].cycles[1].bands.dischargeCapacity;
    expect(after.high90 - after.low90).toBeLessThan(before.high90 - before.low90);
    expect(Math.abs(after.median - measured)).toBeLessThan(0.05 * measured);
  });
});
