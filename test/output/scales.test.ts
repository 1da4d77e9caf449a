import { describe, expect, it } from 'vitest';
import { fineLogScale, handyExponent } from '../../src/output/chart/drawing/fineLogScale.js';
import { legendAbove } from '../../src/output/chart/drawing/legend.js';
import { logScale } from '../../src/output/chart/drawing/logScale.js';
import { decimals, niceScale } from '../../src/output/chart/drawing/scale.js';
import { thin } from '../../src/output/chart/drawing/thin.js';
import { formatTable } from '../../src/output/text/table.js';

const ranges = [
  [0, 1],
  [-3, 17],
  [2.9, 4.31],
  [-1e-3, 3e-3],
  [1e5, 1.0003e5],
  [180, 221],
] as const;

/** `2·10⁻⁴` as a number. */
function said(label: string): number {
  const plain = [...label].map((sign) => {
    const at = '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign);
    return at >= 0 ? String(at) : sign === '⁻' ? '-' : sign;
  });
  const [, mantissa, exponent] = /^(?:([\d.]+)·)?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/.exec(label) ?? [];
  if (exponent === undefined) return Number(label);
  return Number(mantissa ?? 1) * 10 ** Number(plain.join('').slice((mantissa?.length ?? -1) + 1 + 2));
}

describe('a scale', () => {
  it.each(ranges)('of %d to %d holds its data between round ends, without much room', (low, high) => {
    for (const options of [{}, { ticks: 3, most: 4 }, { ticks: 6 }]) {
      const { min, max, interval } = niceScale([high, low, Number.NaN, Infinity], options)!;
      const slack = 1e-5 * interval;
      expect(min).toBeLessThanOrEqual(low + slack);
      expect(max).toBeGreaterThanOrEqual(high - slack);
      expect(low - min).toBeLessThan(interval);
      expect(max - high).toBeLessThan(interval);
      const count = (max - min) / interval;
      expect(Math.abs(count - Math.round(count))).toBeLessThan(1e-6);
      expect(count).toBeGreaterThan(1);
      expect(Math.round(count)).toBeLessThanOrEqual(options.most ?? 8);
      expect([1, 2, 2.5, 5]).toContain(
        Number((interval / 10 ** Math.floor(Math.log10(interval) + 1e-9)).toPrecision(6)),
      );
      expect(Math.abs(min / interval - Math.round(min / interval))).toBeLessThan(1e-6);
      const text = (tick: number) => tick.toFixed(decimals(interval));
      expect(text(min)).not.toBe(text(min + interval));
      expect(Number(text(min + interval))).toBeCloseTo(min + interval, 9);
    }
  });

  it('keeps room, whole numbers and further values where asked for', () => {
    expect(niceScale([], { include: [1, 2] })).toBeUndefined();
    expect(niceScale([Number.NaN])).toBeUndefined();
    expect(niceScale([3, 9], { include: [0] })?.min).toBe(0);
    expect(niceScale([3, 9], { include: [31] })?.max).toBeGreaterThanOrEqual(31);
    expect(niceScale([0, 10], { pad: 0.03 })!.max).toBeGreaterThan(10);
    expect(niceScale([0, 10], { pad: 0.03 })!.min).toBeLessThan(0);
    for (const values of [[1, 2], [1], [1, 3], [0, 4]]) {
      const { min, max, interval } = niceScale(values, { whole: true })!;
      expect([min, max, interval].every(Number.isInteger)).toBe(true);
    }
    const same = niceScale([4, 4])!;
    expect(same.min).toBeLessThan(4);
    expect(same.max).toBeGreaterThan(4);
    expect(same.max - same.min).toBeLessThan(1);
  });
});

describe('a logarithmic scale', () => {
  const data = [
    [2e-5, 4e3],
    [3, 700],
    [1e-12, 1e12],
    [10, 1000],
    [5, 5],
    [0.2, 0.3],
    [2, 9],
  ] as const;

  it.each(data)('of %d to %d in whole decades', (low, high) => {
    const { scale, ticks } = logScale([high, low, -1, 0, Number.NaN, Infinity])!;
    expect(scale.min).toBe(Math.floor(Math.log10(low) + 1e-9));
    expect(scale.max).toBe(Math.max(Math.ceil(Math.log10(high) - 1e-9), scale.min + 1));
    // Every decade has a tick, as many as there is room for a number.
    expect(ticks.map(({ value }) => value - scale.min)).toEqual([...Array(scale.max - scale.min + 1).keys()]);
    const numbers = ticks.filter(({ label }) => label !== '');
    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers.length).toBeLessThanOrEqual(7);
    expect(numbers[0].value).toBe(scale.min);
    for (const { value, label } of numbers) expect(said(label) / 10 ** value).toBeCloseTo(1, 9);
    numbers.slice(1).forEach(({ value }, i) => {
      expect(value - numbers[i].value).toBe(scale.interval);
    });
  });

  it.each(data)('of %d to %d close to its data', (low, high) => {
    const { scale, ticks } = fineLogScale([low, high, 0, -3])!;
    const [from, to] = [Math.log10(low), Math.log10(high)];
    const room = 0.03 * (to - from) || 0.03;
    expect(scale.min).toBeCloseTo(from - room, 12);
    expect(scale.max).toBeCloseTo(to + room, 12);
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(10);
    ticks.forEach(({ value, label }, i) => {
      expect(said(label) / 10 ** value, label).toBeCloseTo(1, 4);
      expect(value).toBeGreaterThanOrEqual(scale.min);
      expect(value).toBeLessThanOrEqual(scale.max);
      if (i > 0) expect(value).toBeGreaterThan(ticks[i - 1].value);
    });
    // No part of the axis without a tick is wider than half of it.
    const stops = [scale.min, ...ticks.map(({ value }) => value), scale.max];
    if (ticks.length > 1)
      stops.slice(1).forEach((stop, i) => {
        expect(stop - stops[i]).toBeLessThan(0.75 * (scale.max - scale.min));
      });
  });

  it('without positive values is none, and small or large numbers go into the title', () => {
    expect(logScale([0, -1])).toBeUndefined();
    expect(fineLogScale([0, -1, Infinity])).toBeUndefined();
    expect([0.1, 0.05, 1, 9999, 0, Number.NaN].map(handyExponent)).toEqual([0, -2, 0, 0, 0, 0]);
    expect([1e4, -2e5, 3e-7, Infinity].map(handyExponent)).toEqual([4, 5, -7, 0]);
    const { ticks } = fineLogScale([2e-9, 8e-7], -9)!;
    for (const { value, label } of ticks) expect(said(label)).toBeCloseTo(10 ** (value + 9), 6);
  });
});

describe('a thinned line', () => {
  it('keeps ends, order and the points that stand out', () => {
    const points = Array.from({ length: 5000 }, (_, i): [number, number] => [i, i === 1234 ? 50 : Math.sin(i / 300)]);
    points[77][1] = Number.NaN;
    const kept = thin(points, 200);
    expect(kept).toHaveLength(200);
    expect(kept[0]).toEqual(points[0]);
    expect(kept.at(-1)).toEqual(points.at(-1));
    expect(kept.some(([x]) => x === 1234)).toBe(true);
    expect(kept.every((point, i) => i === 0 || point[0] > kept[i - 1][0])).toBe(true);
    for (const point of kept) expect(points[point[0]]).toEqual(point);
    // Straight between what is kept, the line is nearly what it was.
    for (let i = 1; i < kept.length; i++) {
      const [[x0, y0], [x1, y1]] = [kept[i - 1], kept[i]];
      if (y0 === 50 || y1 === 50) continue;
      for (let x = x0; x <= x1; x++)
        if (Number.isFinite(points[x][1]) && points[x][1] < 2)
          expect(Math.abs(y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) - points[x][1])).toBeLessThan(0.02);
    }
    expect(thin(points.slice(0, 50), 200)).toHaveLength(50);
  });
});

describe('small lines and scales by hand', () => {
  it('a thinned line keeps of each part the point that stands out against its neighbours', () => {
    const line: [number, number][] = [
      [0, 0],
      [1, 1],
      [2, -1.5],
      [3, 0],
      [4, 10],
      [5, 10],
    ];
    // Triangles with the middle of the next two, (3.5, 5): 1.5 and 15.25; then with the last one: 7 and 11.5.
    expect(thin(line, 4)).toEqual([
      [0, 0],
      [2, -1.5],
      [4, 10],
      [5, 10],
    ]);
    expect([thin(line, 6), thin(line, 2)]).toEqual([line, line]);
    expect(thin([...line, [6, Number.NaN], [Infinity, 1]], 6)).toEqual(line);
    const even: [number, number][] = [0, 1, 2, 3, 4, 5, 6].map((x) => [x, 0]);
    expect(thin(even, 4).map(([x]) => x)).toEqual([0, 1, 3, 6]);
  });

  it.each([
    [[0, 1], {}, [0, 1, 0.2]],
    [[3, 9], {}, [3, 9, 1]],
    [[3, 9], { include: [0] }, [0, 10, 2]],
    [[180, 221], {}, [180, 230, 10]],
    [[180, 221], { pad: 0.03 }, [170, 230, 10]],
    [[180, 221], { ticks: 3, most: 4 }, [175, 225, 25]],
    [[1, 20], { include: [0], whole: true }, [0, 20, 5]],
    [[1, 2], { include: [0], whole: true }, [0, 2, 1]],
    [[7], {}, [6.6, 7.4, 0.2]],
    [[7], { whole: true }, [6, 8, 1]],
    [[0], {}, [-1, 1, 0.5]],
    [[-0.02, 0.013], {}, [-0.02, 0.015, 0.005]],
    [[0, 12.5], {}, [0, 12.5, 2.5]],
  ] as const)('%j with %j has a scale from, to and by %j', (values, options, [min, max, interval]) => {
    expect(niceScale(values, options)).toEqual({ min, max, interval });
  });

  it('decimals are as many as tell ticks apart', () => {
    expect([10, 1, 0.5, 0.25, 0.002, 1e-9, 1e-12].map(decimals)).toEqual([0, 0, 1, 2, 3, 9, 10]);
  });

  it.each([
    [
      [1, 1000],
      ['1', '10', '100', '1000'],
    ],
    [
      [2, 30],
      ['2', '5', '10', '20'],
    ],
    [
      [1e-6, 1e6],
      ['10⁻⁶', '10⁻³', '1', '1000', '10⁶'],
    ],
    [
      [4, 6],
      ['4', '4.5', '5', '5.5', '6'],
    ],
    [
      [0.002, 0.05],
      ['2·10⁻³', '5·10⁻³', '10⁻²', '2·10⁻²', '5·10⁻²'],
    ],
  ] as const)('a fine logarithmic scale of %j has ticks %j', (values, labels) => {
    expect(fineLogScale(values)!.ticks.map(({ label }) => label)).toEqual(labels);
  });

  it('a legend is as wide as its rows need', () => {
    const legend = (names: readonly string[], width: number) => {
      const { height, option } = legendAbove(names, width);
      return [height, option.width];
    };
    // A name of 10 signs takes 26 + 5 + 68.9 + 11 = 110.9 px.
    const name = 'x'.repeat(10);
    expect(legend([], 400)).toEqual([0, 116]);
    expect(legend([name], 400)).toEqual([20, 116]);
    expect(legend([name, name, name], 400)).toEqual([20, 356]);
    expect(legend([name, name, name, name], 400)).toEqual([44, 246]);
    expect(legend([name], 60)).toEqual([20, 40]);
  });
});

describe('boxes of text', () => {
  it('a legend takes rows as it needs them', () => {
    const heights = [0, 1, 2, 8, 30].map((count) => legendAbove(Array(count).fill('twelve chars'), 500).height);
    expect(heights[0]).toBe(0);
    expect(heights[1]).toBeGreaterThan(5);
    expect(heights[2]).toBe(heights[1]);
    expect(heights[3]).toBeGreaterThan(heights[2]);
    expect(heights[4] / heights[3]).toBeGreaterThan(2);
    const row = heights[1] + 4;
    for (const height of heights.slice(1)) expect((height + 4) / row).toBeCloseTo(Math.round((height + 4) / row), 9);
    expect(legendAbove(['a'], 500, { linesOnly: true }).option).toHaveProperty('itemStyle', { opacity: 0 });
    expect(legendAbove(['a'], 500).option).not.toHaveProperty('itemStyle');
  });

  it('a table sets words left and numbers right', () => {
    const [head, , row] = formatTable(
      [
        ['word', 'number', 'remark'],
        ['a', '1', 'b'],
      ],
      { align: ['left', 'right', 'left'] },
    ).split('\n');
    expect(row.indexOf('a')).toBe(head.indexOf('word'));
    expect(row.indexOf('1')).toBe(head.indexOf('number') + 5);
    expect(row.indexOf('b')).toBe(head.indexOf('remark'));
  });
});
