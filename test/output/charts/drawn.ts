// What a chart shows, read back from its option: a reader of the picture sees no more than this.

export type Point = readonly [x: number, y: number];

/** A piece of a series that draws itself, in units of the axes; sizes in pixels have become negligible. */
export interface Shape {
  readonly type: string;
  /** Corners: of a rectangle lower left and upper right, of a line its ends, of a polygon all of them, of a text its place. */
  readonly points: readonly Point[];
  readonly colour: string;
  readonly text: string;
}

export interface DrawnSeries {
  /** As the legend calls it; empty for what it does not name. */
  readonly name: string;
  readonly type: string;
  readonly panel: number;
  readonly colour: string;
  /** Of line and rim, `solid` or the lengths of the dashes. */
  readonly dash: string;
  readonly open: boolean;
  readonly points: readonly Point[];
  readonly shapes: readonly Shape[];
}

export interface DrawnAxis {
  readonly title: string;
  readonly min: number;
  readonly max: number;
  /** Numbers on the axis: where they stand and what they say. */
  readonly ticks: readonly (readonly [at: number, text: string])[];
}

export interface Drawn {
  readonly panels: readonly { readonly x: DrawnAxis; readonly y: DrawnAxis; readonly right: DrawnAxis }[];
  readonly series: readonly DrawnSeries[];
  readonly legend: readonly string[];
  readonly titles: readonly string[];
  /** Ends of the colour bar with what is written there, and its colours from low to high. */
  readonly bar: {
    readonly min: number;
    readonly max: number;
    readonly texts: readonly string[];
    readonly colours: readonly string[];
  };
}

type Record_ = { readonly [key: string]: unknown };

/** [px] A unit of an axis: so much that no size in pixels counts. */
const PX = 1e7;

/** Fails where there is no chart. `mirrored`: panels with a second pair of axes, as in figures; the charts of the page have one. */
export function drawn(option: object | undefined, { mirrored = true } = {}): Drawn {
  if (option === undefined) throw new Error('There is no chart.');
  const { xAxis, yAxis, series, legend, title, visualMap } = option as Record_;
  const step = mirrored ? 2 : 1;
  const [xs, ys] = [list(xAxis), list(yAxis)];
  const panels = Array.from({ length: Math.ceil(xs.length / step) }, (_, p) => ({
    x: axis(xs[step * p]),
    y: axis(ys[step * p]),
    right: axis(ys[step * p + step - 1]),
  }));
  const bar = record(visualMap);
  return {
    panels,
    series: list(series).map((one) => oneSeries(one, step)),
    legend: list(record(legend).data).map(({ name }) => String(name)),
    titles: list(title).map(({ text }) => String(text)),
    bar: {
      min: Number(bar.min),
      max: Number(bar.max),
      texts: (bar.text ?? []) as readonly string[],
      colours: (record(bar.inRange).color ?? []) as readonly string[],
    },
  };
}

/** The series of a name in a panel, keys without data left out. */
export function named(chart: Drawn, name: string, panel = 0, type?: string): readonly DrawnSeries[] {
  return chart.series.filter(
    (one) =>
      one.name === name && one.panel === panel && one.points.length > 0 && (type === undefined || one.type === type),
  );
}

function axis(given: Record_ | undefined): DrawnAxis {
  const { name, min, max, interval, axisLabel } = given ?? {};
  const { show, customValues, formatter } = record(axisLabel);
  const [low, high, every] = [Number(min), Number(max), Number(interval)];
  const even = every > 0 ? Array.from({ length: Math.round((high - low) / every) + 1 }, (_, i) => low + i * every) : [];
  const values = (customValues ?? even) as readonly number[];
  const say = formatter as ((value: number) => string) | undefined;
  return {
    title: String(name ?? ''),
    min: low,
    max: high,
    ticks: show === false || say === undefined ? [] : values.map((value) => [value, say(value)] as const),
  };
}

function oneSeries(given: Record_, step: number): DrawnSeries {
  const { name, type, xAxisIndex, yAxisIndex, lineStyle, itemStyle, data } = given;
  const [x, y] = [Number(xAxisIndex ?? 0), Number(yAxisIndex ?? 0)];
  if (x !== y) throw new Error(`A series is drawn on the x axis of one panel and the y axis of another: ${x}, ${y}.`);
  const points = (data ?? []) as readonly (readonly number[])[];
  const { color, borderColor } = record(itemStyle);
  const line = record(lineStyle);
  return {
    name: String(name ?? ''),
    type: String(type),
    panel: x / step,
    colour: String(borderColor ?? line.color ?? color ?? ''),
    dash: String(line.type ?? 'solid'),
    open: color === '#ffffff',
    points: points.map(([px, py]) => [px, py]),
    shapes: type === 'custom' ? points.flatMap((_, i) => shapesOf(given, points, i)) : [],
  };
}

type Render = (params: object, api: object) => unknown;

function shapesOf(given: Record_, data: readonly (readonly number[])[], dataIndex: number): readonly Shape[] {
  const api = {
    value: (dimension: number) => data[dataIndex][dimension],
    // Pixels count downwards.
    coord: ([x, y]: readonly number[]) => [PX * x, -PX * y],
  };
  return flat(record((given.renderItem as Render)({ dataIndex }, api)));
}

function flat(element: Record_): readonly Shape[] {
  if (element.type === 'group') return list(element.children).flatMap(flat);
  const style = record(element.style);
  return [
    {
      type: String(element.type),
      points: corners(element).map(([x, y]): Point => [x / PX, 0 - y / PX]),
      colour: colourOf(style),
      text: String(style.text ?? ''),
    },
  ];
}

function corners(element: Record_): readonly Point[] {
  const shape = record(element.shape);
  const n = (key: string): number => Number(shape[key]);
  if (element.type === 'text') return [[Number(element.x), Number(element.y)]];
  if (element.type === 'rect') {
    return [
      [n('x'), n('y') + n('height')],
      [n('x') + n('width'), n('y')],
    ];
  }
  if (element.type === 'line') {
    return [
      [n('x1'), n('y1')],
      [n('x2'), n('y2')],
    ];
  }
  return shape.points as readonly Point[];
}

/** A gradient as where it goes and its stops: `upwards 0 #440154, 1 #fde725`. */
function colourOf({ fill, stroke }: Record_): string {
  if (typeof fill !== 'object' || fill === null) return String(fill === 'none' || fill === undefined ? stroke : fill);
  const { y, y2, colorStops } = record(fill);
  const stops = list(colorStops).map(({ offset, color }) => `${offset} ${color}`);
  return `${Number(y) > Number(y2) ? 'upwards' : 'downwards'} ${stops.join(', ')}`;
}

function record(value: unknown): Record_ {
  return typeof value === 'object' && value !== null ? (value as Record_) : {};
}

function list(value: unknown): readonly Record_[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as Record_[]) : [record(value)];
}
