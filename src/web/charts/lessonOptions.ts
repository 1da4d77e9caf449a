import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { Measurement } from '../../index.js';
import { type CellEvidence, hoursUntil } from '../lessons/evidence.js';
import type { Picture, Prediction, Scan } from '../lessons/lesson.js';
import type { Palette } from '../state/colours.js';
import { type CellLines, equal, nyquistReach, type Pair, voltageOption } from './options.js';
import { axis, frame, type LabOption, line, scatter, symbols, tooltip } from './strokes.js';

/** What the picture of a lesson shows: nothing that the reader is to predict before it may be seen. */
export interface LessonScene {
  readonly pair: Pair;
  readonly scan: readonly (CellEvidence | undefined)[];
  readonly measured: readonly Measurement[];
  readonly revealed: boolean;
  /** Where the drawn points stand, in the units of the axes. */
  readonly handles: readonly (readonly [number, number])[];
  /** The first of them is of the first cell, the second of the second. */
  readonly ofCells: boolean;
}

type Series = LineSeriesOption | ScatterSeriesOption;

export function lessonOption(
  picture: Picture,
  prediction: Prediction,
  scene: LessonScene,
  palette: Palette,
  size: { readonly width: number; readonly height: number },
): LabOption {
  const option = optionOf(picture, prediction, scene, palette, size);
  const own = handles(prediction, scene, palette);
  return { ...option, series: [...(option.series as Series[]), ...own] };
}

function optionOf(
  picture: Picture,
  prediction: Prediction,
  scene: LessonScene,
  palette: Palette,
  size: { readonly width: number; readonly height: number },
): LabOption {
  switch (picture.kind) {
    case 'cycles':
      return cyclesOption(picture, scene, palette, prediction.to);
    case 'voltage':
      return halvesOption(picture.cycle, scene, palette);
    case 'nyquist':
      return arcsOption(picture.cycles, scene, palette, size);
    case 'scan':
      return scanOption(picture, scene, palette, prediction.to);
  }
}

/** Discharge capacity over cycles or hours. */
function cyclesOption(
  { against, hidden }: Extract<Picture, { kind: 'cycles' }>,
  { pair, measured, revealed }: LessonScene,
  palette: Palette,
  top: number,
): LabOption {
  const at = ({ rows }: CellLines, cycle: number): number => (against === 'cycle' ? cycle : hoursUntil(rows, cycle));
  const series = pair.flatMap((cell, i): Series[] => {
    const visible = revealed || (hidden === 'B' && i === 0);
    // Where both are hidden, what came before they differ is shown.
    const rows = visible ? cell.rows : hidden === 'both' ? cell.rows.slice(0, 3) : [];
    const data = rows.map((row): [number, number] => [at(cell, row.cycle), row.dischargeCapacity]);
    const marked = data.length <= 60 ? { showSymbol: true, symbol: symbols[i], symbolSize: 5 } : {};
    return [
      { ...line(data, palette.cells[i], { width: 2.4 }), ...marked, name: cell.name },
      ...(visible || hidden === 'both' ? [scatter(visible ? dots(measured, cell, at) : [], i, palette, 0)] : []),
    ];
  });
  return {
    ...frame(palette),
    grid: [{ left: 58, right: 18, top: 14, bottom: 46 }],
    xAxis: [
      {
        ...axis(against === 'cycle' ? 'Cycle' : 'Time of cycling / h', palette, 30),
        min: 0,
      },
    ],
    yAxis: [upTo(top, axis('Discharge capacity / mAh/g', palette, 42))],
    tooltip: tooltip(
      palette,
      (x, y) =>
        `${y.toFixed(1)} mAh/g ${against === 'cycle' ? `in cycle ${Math.round(x)}` : `after ${x.toFixed(0)} h`}`,
    ),
    series,
  };
}

/** Measured capacities, and retentions as that share of the simulated cycle that they refer to. */
function dots(
  measured: readonly Measurement[],
  cell: CellLines,
  at: (cell: CellLines, cycle: number) => number,
): [number, number][] {
  return measured.flatMap((point): [number, number][] => {
    if (point.variant !== cell.name || point.cycle === undefined) return [];
    if (point.quantity === 'dischargeCapacity') return [[at(cell, point.cycle), point.value]];
    const reference = cell.rows.find(({ cycle }) => cycle === point.reference);
    if (point.quantity !== 'retention' || !reference) return [];
    return [[at(cell, point.cycle), (point.value / 100) * reference.dischargeCapacity]];
  });
}

/** Voltage of one cycle: the charges, and the discharges once they may be seen. */
function halvesOption(cycle: number, { pair, measured, revealed }: LessonScene, palette: Palette): LabOption {
  const shown = pair.map((cell) => ({
    ...cell,
    firstCurves: [],
    moment: undefined,
    curves: revealed ? cell.curves : cell.curves.filter(({ direction }) => direction > 0),
  }));
  const option = voltageOption([shown[0], shown[1]], cycle, palette);
  const ends = pair.map((cell, i): Series => {
    const points = measured.flatMap((point): [number, number][] => {
      const direction = point.quantity === 'chargeCapacity' ? 1 : point.quantity === 'dischargeCapacity' ? -1 : 0;
      const curve = cell.curves.find((one) => one.direction === direction);
      if (point.variant !== cell.name || point.cycle !== cycle || !curve || (direction < 0 && !revealed)) return [];
      return [[point.value, curve.voltage[curve.voltage.length - 1]]];
    });
    return scatter(points, i, palette, 0);
  });
  const all = pair.flatMap(({ curves }) => curves.flatMap(({ voltage }) => [voltage[0], voltage[voltage.length - 1]]));
  const quarter = (value: number, round: (x: number) => number): number => round(value / 0.25) * 0.25;
  const range =
    all.length > 0
      ? { min: quarter(Math.min(...all) - 0.05, Math.floor), max: quarter(Math.max(...all), Math.ceil), interval: 0.25 }
      : {};
  const [y] = Array.isArray(option.yAxis) ? option.yAxis : [option.yAxis];
  return {
    ...option,
    xAxis: [{ ...axis('Capacity / mAh/g', palette, 30), min: 0, max: 240 }],
    yAxis: [{ ...y, ...range } as NonNullable<LabOption['yAxis']>].flat(),
    series: [...(option.series as Series[]), ...ends],
  };
}

/** Spectra of the half charged cells after two cycles, the earlier one thin. */
function arcsOption(
  cycles: readonly [number, number],
  { pair, measured, revealed }: LessonScene,
  palette: Palette,
  size: { readonly width: number; readonly height: number },
): LabOption {
  const spectra = pair.map(({ spectra = [] }) => cycles.map((cycle) => spectra.find((one) => one.cycle === cycle)));
  const reach = 1.12 * Math.max(60, ...spectra.flat().map(nyquistReach), ...measured.map(({ value }) => value + 60));
  const plot = { width: Math.max(60, size.width - 76), height: Math.max(40, size.height - 60) };
  const series = spectra.flatMap((own, i): Series[] =>
    own.flatMap((spectrum, late): Series[] => {
      const half = spectrum?.half;
      if (!half || (!revealed && (late === 1 || i === 1))) return [];
      const data = Array.from(half.re, (re, n): [number, number] => [re, -half.im[n]]);
      const stroke = line(
        data,
        palette.cells[i],
        late === 1 ? { width: 2.2 } : { width: 1.4, opacity: 0.6, dash: [4, 3] },
      );
      return [{ ...stroke, clip: true, name: `${pair[i].name}, cycle ${cycles[late]}` }];
    }),
  );
  const feet = pair.map((cell, i): Series => {
    const left = spectra[i][1]?.half?.re[0];
    const points = measured.flatMap((point): [number, number][] =>
      point.variant === cell.name && left !== undefined && revealed ? [[left + point.value, 0]] : [],
    );
    return scatter(points, i, palette, 0);
  });
  return {
    ...frame(palette),
    grid: [{ left: 62, right: 14, top: 14, bottom: 46 }],
    xAxis: [equal('Re Z / Ω cm²', palette, 30, reach)],
    yAxis: [equal('−Im Z / Ω cm²', palette, 46, (reach * plot.height) / plot.width)],
    tooltip: tooltip(palette, (re, im) => `${re.toFixed(1)} − j ${im.toFixed(1)} Ω cm²`),
    series: [...series, ...feet],
  };
}

/** One value of each cell of a scan, and that of its first cycle. */
function scanOption(picture: Scan, { scan, revealed }: LessonScene, palette: Palette, top: number): LabOption {
  const of = (value: (cell: CellEvidence) => number): [number, number][] =>
    picture.points.flatMap(({ at }, i): [number, number][] => {
      const cell = scan[i];
      return cell && (revealed || i === 0) ? [[at, value(cell)]] : [];
    });
  const { before } = picture;
  const colour = palette.cells[picture.of === 'A' ? 0 : 1];
  const dotted = { showSymbol: true, symbol: 'circle', symbolSize: picture.named ? 12 : 7 } as const;
  const joined = picture.named ? { width: 0 } : { width: 2.4 };
  const series: Series[] = [
    ...(before
      ? [
          {
            ...line(of(before.value), palette.soft, picture.named ? { width: 0 } : { width: 1.4, dash: [5, 4] }),
            ...dotted,
            symbolSize: 5,
            name: before.label,
          },
        ]
      : []),
    { ...line(of(picture.value), colour, joined), ...dotted, name: picture.label.split(' / ')[0] },
    ...(picture.named && scan[0]
      ? [
          line(
            picture.points.map(({ at }): [number, number] => [at, picture.value(scan[0] as CellEvidence)]),
            palette.soft,
            { width: 1, opacity: 0.7, dash: [2, 4] },
          ),
        ]
      : []),
    scatter(revealed ? picture.measured.map(({ at, value }): [number, number] => [at, value]) : [], 0, palette, 0),
  ];
  const places = picture.points.map(({ at }) => at);
  const plain = axis(picture.axis, palette, 32);
  const named = picture.named
    ? {
        min: -1,
        max: places.length,
        interval: 1,
        splitLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          ...plain.axisLabel,
          hideOverlap: false,
          interval: 0,
          showMinLabel: false,
          showMaxLabel: false,
          lineHeight: 14,
          formatter: (value: number) => (picture.points[value]?.name ?? '').replace(' ', '\n'),
        },
      }
    : { min: 0, max: Math.max(...places) };
  return {
    ...frame(palette),
    grid: [{ left: 58, right: 18, top: 14, bottom: picture.named ? 60 : 46 }],
    xAxis: [{ ...plain, nameGap: picture.named ? 44 : 32, ...named }],
    yAxis: [upTo(top, axis(picture.label, palette, 42))],
    tooltip: tooltip(palette, (x, y) => {
      const point = picture.points.find(({ at }) => at === x);
      return `${y.toFixed(1)} mAh/g, ${point?.name ?? x}`;
    }),
    series,
  };
}

/** What was drawn by hand: to be moved before, to be compared with after. A point of one cell has its colour. */
function handles(
  { along, points }: Prediction,
  { handles: places, revealed, ofCells }: LessonScene,
  palette: Palette,
): Series[] {
  const joined = along === 'y' && points.length > 2;
  const colour = (i: number): string => (ofCells ? palette.cells[i === 0 ? 0 : 1] : palette.ink);
  return [
    {
      ...line([], palette.ink, { width: joined ? 1.6 : 0, opacity: revealed ? 0.7 : 1, dash: [3, 3] }),
      data: places.map(([x, y], i) => ({
        value: [x, y],
        itemStyle: { color: revealed ? palette.paper : colour(i), borderColor: colour(i), borderWidth: 1.5 },
      })),
      showSymbol: true,
      silent: true,
      symbol: along === 'x' ? 'triangle' : 'diamond',
      symbolSize: revealed ? 9 : 16,
      name: 'drawn by hand',
      z: 8,
    },
  ];
}

/** An axis whose end does not depend on what is drawn; a number there only where it is one of the scale. */
function upTo<T extends ReturnType<typeof axis>>(max: number, plain: T) {
  return { ...plain, min: 0, max, interval: 50, axisLabel: { ...plain.axisLabel, showMaxLabel: max % 50 === 0 } };
}
