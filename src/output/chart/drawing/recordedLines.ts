import type { Results } from '../../../results/results.js';
import type { ChartSeries } from './echartsOption.js';
import { type HalfCycle, halfCycles, shownCycles } from './halfCycles.js';
import { colourOf, dashOf, faint } from './style.js';

/** A half cycle on a chart: colour tells the variant, the dash the cycle. */
export interface RecordedHalf {
  readonly half: HalfCycle;
  readonly name: string;
  readonly variantIndex: number;
  readonly cycleIndex: number;
}

/** Lines up to this many get a legend entry each. */
const namedLines = 4;

export interface RecordedLines {
  readonly halves: readonly RecordedHalf[];
  /** Legend entries in order. */
  readonly names: readonly string[];
  /** Series without data for the legend, where colours and dashes are explained apart. */
  readonly keys: readonly ChartSeries[];
}

/** The half cycles to draw and how the legend tells them apart: line by line, or variants and cycles apart if there are many. */
export function recordedLines(results: Results): RecordedLines {
  const all = results.variants.map(halfCycles);
  const cycles = shownCycles(all.flatMap((halves) => halves.map((half) => half.cycle)));
  const apart = all.filter((halves) => halves.length > 0).length * cycles.length > namedLines;
  const halves = all.flatMap((list, variantIndex) =>
    list
      .filter((half) => cycles.includes(half.cycle))
      .map((half): RecordedHalf => {
        const { name } = results.variants[variantIndex];
        return {
          half,
          name: apart ? name : `${name}, cycle ${half.cycle}`,
          variantIndex,
          cycleIndex: cycles.indexOf(half.cycle),
        };
      }),
  );
  const keys = apart && cycles.length > 1 ? cycles.map((cycle, i) => dashKey(`cycle ${cycle}`, i)) : [];
  const names = [...new Set(halves.map((entry) => entry.name)), ...keys.map((key) => String(key.name))];
  return { halves, names, keys };
}

export function recordedLine({ name, variantIndex, cycleIndex }: RecordedHalf): ChartSeries {
  const color = colourOf(variantIndex);
  return {
    type: 'line',
    name,
    xAxisIndex: 0,
    yAxisIndex: 0,
    symbol: 'none',
    lineStyle: { color, width: 1.6, type: dashOf(cycleIndex) },
    itemStyle: { color },
    z: 4,
  };
}

/** A grey line without data that brings the meaning of a dash into the legend. */
export function dashKey(name: string, dashIndex: number): ChartSeries {
  return {
    type: 'line',
    name,
    xAxisIndex: 0,
    yAxisIndex: 0,
    symbol: 'none',
    lineStyle: { color: faint, width: 1.6, type: dashOf(dashIndex) },
    itemStyle: { color: faint },
    data: [],
  };
}
