import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { CycleRow, MeasuredCurve, Measurement } from '../../index.js';
import type { CellSpectrum, HalfCurve, PredictedBands } from '../engine/messages.js';
import type { Palette } from '../state/colours.js';
import { band } from './band.js';
import { shownQuantity } from './shownQuantity.js';
import { axis, frame, type LabOption, line, points, scatter, small, symbols, tooltip } from './strokes.js';

/** What a chart shows of one cell. */
export interface CellLines {
  readonly name: string;
  readonly rows: readonly CycleRow[];
  readonly before: readonly CycleRow[];
  readonly curves: readonly HalfCurve[];
  readonly firstCurves: readonly HalfCurve[];
  readonly spectrum: CellSpectrum | undefined;
  readonly spectra?: readonly CellSpectrum[];
  /** What was measured: curves of the cycle that is shown, a spectrum as Z', -Z'' [Ohm cm2]. */
  readonly measured?:
    | {
        readonly curves: readonly MeasuredCurve[];
        readonly impedance: readonly [number, number][];
      }
    | undefined;
  /** What the population of studies predicts. */
  readonly bands?: PredictedBands | undefined;
  /** Where the moment that is shown lies on the curve. */
  readonly moment: { readonly capacity: number; readonly voltage: number } | undefined;
}

export type Pair = readonly [CellLines, CellLines];

const capacity = shownQuantity('dischargeCapacity');
const efficiency = shownQuantity('coulombicEfficiency');
/** Up to this many cycles they are marked one by one. */
const markedCycles = 40;

/** Cell voltage against capacity in the cycle that is shown, both halves counted from zero; the first cycle in the background. */
export function voltageOption(pair: Pair, cycle: number, palette: Palette): LabOption {
  const series: LineSeriesOption[] = pair.flatMap((cell, i) => {
    const colour = palette.cells[i];
    const ghosts =
      cycle > 1 ? cell.firstCurves.map((curve) => line(points(curve), colour, { width: 1, opacity: 0.35 })) : [];
    const now = cell.curves.map((curve) => ({ ...line(points(curve), colour, { width: 2.2 }), name: cell.name }));
    return [...ghosts, ...now];
  });
  const beside = pair.flatMap((cell, i) =>
    (cell.measured?.curves ?? []).map((curve) => small(points(curve), i, palette)),
  );
  const moments: ScatterSeriesOption[] = pair.flatMap(({ moment }, i) =>
    moment
      ? [
          {
            type: 'scatter' as const,
            silent: true,
            symbolSize: 9,
            symbol: symbols[i],
            itemStyle: { color: palette.paper, borderColor: palette.cells[i], borderWidth: 2 },
            data: [[moment.capacity, moment.voltage]],
            z: 6,
          },
        ]
      : [],
  );
  return {
    ...frame(palette),
    grid: [{ left: 58, right: 14, top: 12, bottom: 44 }],
    xAxis: [axis('Capacity / mAh/g', palette, 30)],
    yAxis: [{ ...axis('Cell voltage / V', palette, 42), ...voltageRange(pair) }],
    tooltip: tooltip(palette, (x, y) => `${y.toFixed(3)} V at ${x.toFixed(1)} mAh/g`),
    series: [...voltageBands(pair, palette), ...series, ...beside, ...moments],
  };
}

/** Bands of the half cycles that are shown, stretched over what the cell itself passes in them. */
function voltageBands(pair: Pair, palette: Palette) {
  return pair.flatMap(({ curves, bands }, i) =>
    curves.flatMap(({ cycle, direction, capacity }) => {
      const found = bands?.curves.find((one) => one.cycle === cycle && one.direction === direction);
      const passed = capacity[capacity.length - 1];
      return found
        ? [
            band(
              found.points.map(({ share, low, high }) => ({ x: share * passed, low, high })),
              palette.cells[i],
              0,
            ),
          ]
        : [];
    }),
  );
}

/** Coulombic efficiency above, discharge capacity below, with measured points, the run before the last change and the cycle shown. */
export function ageingOption(
  pair: Pair,
  measured: readonly Measurement[],
  cycle: number,
  most: number,
  palette: Palette,
): LabOption {
  const marked = pair.every(({ rows }) => rows.length <= markedCycles);
  const series = pair.flatMap((cell, i): (LineSeriesOption | ScatterSeriesOption)[] => {
    const colour = palette.cells[i];
    const mark = marked ? { showSymbol: true, symbol: symbols[i], symbolSize: 5 } : {};
    const panel = (at: number) => ({ xAxisIndex: at, yAxisIndex: at });
    return [
      {
        ...line(
          cell.before.map((row) => [row.cycle, capacity.of(row)]),
          colour,
          { width: 1.2, opacity: 0.4, dash: [4, 4] },
        ),
        ...panel(1),
      },
      {
        ...line(
          cell.rows.map((row) => [row.cycle, efficiency.of(row)]),
          colour,
          { width: 1.6 },
        ),
        ...mark,
        ...panel(0),
        name: cell.name,
      },
      {
        ...line(
          cell.rows.map((row) => [row.cycle, capacity.of(row)]),
          colour,
          { width: 2.2 },
        ),
        ...mark,
        ...panel(1),
        name: cell.name,
      },
      scatter(efficiency.pointsOf(measured, cell.name), i, palette, 0),
      scatter(capacity.pointsOf(measured, cell.name), i, palette, 1),
    ];
  });
  const last = Math.max(most, 2);
  const here: LineSeriesOption = {
    type: 'line',
    xAxisIndex: 1,
    yAxisIndex: 1,
    data: [],
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      label: { show: false },
      lineStyle: { color: palette.soft, width: 1, type: 'dashed' },
      data: [{ xAxis: cycle }],
    },
  };
  const x = { min: 0, max: last, minInterval: 1 };
  const range: { readonly min?: number } = efficiencyRange(pair, measured);
  return {
    ...frame(palette),
    grid: [
      { left: 58, right: 14, top: 12, height: 56 },
      { left: 58, right: 14, top: 84, bottom: 44 },
    ],
    xAxis: [
      { ...axis('', palette, 0), ...x, gridIndex: 0, axisLabel: { show: false } },
      { ...axis('Cycle', palette, 28), ...x, gridIndex: 1 },
    ],
    yAxis: [
      { ...axis(efficiency.axis, palette, 42), gridIndex: 0, splitNumber: 2, ...range },
      { ...axis(capacity.axis, palette, 42), gridIndex: 1 },
    ],
    tooltip: tooltip(
      palette,
      (x, y, panel) => `cycle ${Math.round(x)}: ${y.toFixed(1)} ${(panel === 0 ? efficiency : capacity).unit}`,
    ),
    series: [
      ...pair.flatMap(({ bands }, i) =>
        bands
          ? [
              band(
                bands.capacity.map(({ cycle: x, low, high }) => ({ x, low, high })),
                palette.cells[i],
                1,
              ),
            ]
          : [],
      ),
      ...series,
      ...firstEfficiency(pair, last, range.min ?? 99, palette),
      here,
    ],
  };
}

/** [%] Where what is lost from cycle to cycle shows: 99 to 100.2, further where there is more. The first cycle, far below, is told as a number. */
function efficiencyRange(pair: Pair, measured: readonly Measurement[]) {
  const later = pair.flatMap(({ name, rows }) => [
    ...rows.filter(({ cycle }) => cycle > 1).map(efficiency.of),
    ...efficiency.pointsOf(measured, name).flatMap(([cycle, value]) => (cycle > 1 ? [value] : [])),
  ]);
  const known = later.filter(Number.isFinite);
  if (known.length === 0) return { scale: true, max: 100 };
  const [low, high] = [Math.min(...known), Math.max(...known)];
  // A single bad cycle does not make all others a line.
  const least = known.sort((a, b) => a - b)[Math.floor(known.length / 50)] ?? low;
  return {
    min: least >= 99 ? 99 : Math.max(0, Math.floor(least)),
    max: high <= 100.2 ? 100.2 : Math.min(120, Math.ceil(high)),
  };
}

/** "Cycle 1: bare 80.9 %, ZrO2 87.0 %", at the lower end of the panel. */
function firstEfficiency(pair: Pair, most: number, at: number, palette: Palette): ScatterSeriesOption[] {
  const firsts = pair.flatMap(({ name, rows }) => {
    const row = rows.find(({ cycle }) => cycle === 1);
    const value = row ? efficiency.of(row) : Number.NaN;
    return Number.isFinite(value) && rows.length > 1 ? [`${name} ${value.toFixed(1)} %`] : [];
  });
  if (firsts.length === 0) return [];
  return [
    {
      type: 'scatter',
      silent: true,
      symbolSize: 0.1,
      data: [[most, at]],
      label: {
        show: true,
        position: [0, -14],
        align: 'right',
        formatter: `cycle 1: ${firsts.join(', ')}`,
        color: palette.soft,
        fontSize: 11,
      },
      z: 6,
    },
  ];
}

/** Nyquist plot at equal scales, in Ohm cm2 of cell area. */
export function nyquistOption(
  pair: Pair,
  palette: Palette,
  size: { readonly width: number; readonly height: number },
): LabOption {
  const shown = pair.flatMap(({ spectrum }) => (spectrum ? [spectrum] : []));
  const reach = Math.max(10, ...shown.map(reachOf)) * 1.08;
  const plot = { width: Math.max(60, size.width - 76), height: Math.max(40, size.height - 56) };
  // As much of the tail as fits when both axes have one scale.
  const high = (reach * plot.height) / plot.width;
  const beside = pair.flatMap(({ measured }, i) =>
    measured && measured.impedance.length > 0 ? [{ ...small(measured.impedance, i, palette), clip: true }] : [],
  );
  const series = pair.flatMap(({ name, spectrum }, i): LineSeriesOption[] => {
    if (!spectrum) return [];
    const data = Array.from(spectrum.re, (re, n): [number, number] => [re, -spectrum.im[n]]);
    return [
      {
        ...line(data, palette.cells[i], { width: 1.6 }),
        name,
        showSymbol: true,
        symbol: symbols[i],
        symbolSize: 4,
        clip: true,
      },
    ];
  });
  return {
    ...frame(palette),
    grid: [{ left: 62, right: 14, top: 12, bottom: 44 }],
    xAxis: [equal('Re Z / Ω cm²', palette, 30, reach)],
    yAxis: [equal('−Im Z / Ω cm²', palette, 46, high)],
    tooltip: tooltip(palette, (re, im) => `${re.toFixed(1)} − j ${im.toFixed(1)} Ω cm²`),
    series: [...series, ...beside],
  };
}

/** Real part up to which a spectrum is worth showing: to the foot of its low-frequency tail. */
function reachOf({ frequency, re, im }: CellSpectrum): number {
  let reach = 0;
  for (let n = 0; n < frequency.length; n++) {
    reach = Math.max(reach, re[n]);
    const steep = n > 0 && -im[n] - -im[n - 1] > 1.2 * (re[n] - re[n - 1]);
    if (frequency[n] < 1 && steep && -im[n] > 0.6 * re[n]) break;
  }
  return reach;
}

/** An axis that ends where the scale asks for it, between two numbers if need be. */
export function equal(name: string, palette: Palette, gap: number, max: number) {
  const plain = axis(name, palette, gap);
  return { ...plain, min: 0, max, axisLabel: { ...plain.axisLabel, showMaxLabel: false } };
}

/** From below the lowest end of a discharge: the first moments of a fresh cell lie deeper and say nothing. */
export function voltageRange(pair: Pair): {
  readonly min?: number;
  readonly max?: number;
  readonly interval?: number;
  readonly scale?: boolean;
} {
  const ends = (direction: 1 | -1) =>
    pair.flatMap(({ curves }) =>
      curves.filter((curve) => curve.direction === direction).map(({ voltage }) => voltage[voltage.length - 1]),
    );
  const [lows, highs] = [ends(-1), ends(1)];
  if (lows.length === 0 || highs.length === 0) return { scale: true };
  const interval = Math.max(...highs) - Math.min(...lows) > 0.9 ? 0.25 : 0.1;
  const min = Math.floor((Math.min(...lows) - 0.01) / interval) * interval;
  const max = Math.ceil((Math.max(...highs) + 0.01) / interval) * interval;
  return { min: Number(min.toFixed(2)), max: Number(max.toFixed(2)), interval };
}

/** Real part up to the foot of the arc of a half charged cell. */
export function nyquistReach(spectrum: CellSpectrum | undefined): number {
  const half = spectrum?.half;
  if (!spectrum || !half) return 0;
  const slow = spectrum.frequency.findIndex((f) => f < 0.1);
  return half.re[slow] ?? 0;
}
