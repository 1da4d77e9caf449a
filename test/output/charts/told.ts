// A chart in words, nothing left out: a line for each box, axis, key, title and series, with sizes in px and points in the units
// of their axes. Small charts can be checked by hand, and whatever changes in a picture changes a line.

type Told = { readonly [key: string]: unknown };

/** What every axis of `framed` is like; an axis is told by what it has besides. */
const usualAxis: Told = {
  type: 'value',
  nameLocation: 'middle',
  nameMoveOverlap: false,
  nameTextStyle: { fontSize: 14, color: '#111111' },
  axisLine: { show: true, onZero: false, lineStyle: { color: '#111111', width: 1 } },
  splitLine: { show: false },
  show: true,
  z: 3,
};
const usualTick: Told = { show: true, inside: true, length: 5, lineStyle: { color: '#111111', width: 1 } };
const usualMinor: Told = { show: true, splitNumber: 2, length: 3, lineStyle: { color: '#111111', width: 1 } };
const usualLabel: Told = {
  show: true,
  color: '#111111',
  fontSize: 13,
  margin: 7,
  hideOverlap: true,
  showMaxLabel: true,
};

export function told(option: object | undefined): readonly string[] {
  if (option === undefined) return ['no chart'];
  const { grid, xAxis, yAxis, series, legend, title, visualMap, ...rest } = option as Told;
  return [
    brief(rest),
    ...list(grid).map((box) => `box ${brief(box)}`),
    ...list(xAxis).map((axis) => `x ${axisText(axis)}`),
    ...list(yAxis).map((axis) => `y ${axisText(axis)}`),
    ...list(legend).map((keys) => `keys ${keysText(keys)}`),
    ...list(title).map((words) => `title ${brief(words)}`),
    ...list(visualMap).map((bar) => `bar ${brief(bar)}`),
    ...list(series).flatMap(seriesText),
  ].map((line) => line.replaceAll(family, 'sans').trimEnd());
}

/** The same without what all charts share: paper, font, axes on the far sides. */
export function drawing(option: object | undefined): readonly string[] {
  return told(option).filter(
    (line) => !/^\{animation|^[xy] \d+ (top|right): .*\{axisLabel: \{show: false\}\}$/.test(line),
  );
}

const family = 'Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif';

function axisText(axis: Told): string {
  if (axis.axisLabel === undefined) return brief(axis);
  const { gridIndex, position, min, max, interval, name, nameGap, axisTick, minorTick, axisLabel, ...rest } = axis;
  const { customValues, formatter, ...label } = axisLabel as Told;
  const { customValues: marks, ...tick } = axisTick as Told;
  const say = formatter as (value: number) => string;
  const even = [Number(min), Number(min) + Number(interval)];
  const numbers = ((customValues ?? even) as number[]).map((at) => `${short(at)} "${say(at)}"`).join(' ');
  const more = {
    ...besides(rest, usualAxis),
    ...(brief(marks) === brief(customValues) ? {} : { marks }),
    ...wrap('axisTick', besides(tick, usualTick)),
    ...wrap('minorTick', besides(minorTick as Told, usualMinor)),
    ...wrap('axisLabel', besides(label, usualLabel)),
  };
  const extra = Object.keys(more).length === 0 ? '' : ` ${brief(more)}`;
  const called = name === '' ? '' : ` "${name}" ${nameGap} px off`;
  return `${gridIndex} ${position}: ${short(min)} to ${short(max)} by ${short(interval)}${called}; ${numbers}${extra}`;
}

const wrap = (name: string, value: Told): Told => (Object.keys(value).length === 0 ? {} : { [name]: value });

/** Entries that differ from the usual, and usual ones that are missing. */
function besides(found: Told, usual: Told): Told {
  const names = [...new Set([...Object.keys(usual), ...Object.keys(found)])];
  return Object.fromEntries(
    names.filter((name) => brief(found[name]) !== brief(usual[name])).map((name) => [name, found[name] ?? 'missing']),
  );
}

function keysText({ data, ...rest }: Told): string {
  return `${list(data)
    .map(({ name, ...own }) => `${name}${Object.keys(own).length > 0 ? ` ${brief(own)}` : ''}`)
    .join(', ')} ${brief(rest)}`;
}

function seriesText(series: Told): readonly string[] {
  const { type, name, xAxisIndex, yAxisIndex, data, renderItem, ...rest } = series;
  const axes = xAxisIndex === yAxisIndex ? (xAxisIndex ?? 0) : `${xAxisIndex}/${yAxisIndex}`;
  const rows = data as readonly (readonly number[])[];
  const points = rows.map((row) => row.map(short).join(',')).join(' ');
  return [
    `${type}${name === undefined ? '' : ` ${name}`} on ${axes} ${brief(rest)}: ${points}`,
    ...(renderItem === undefined ? [] : rows.flatMap((row, i) => shapes(renderItem as Render, row, i))),
  ];
}

type Render = (params: object, api: object) => Told;

/** What a series draws by itself, where a unit of either axis is 100 px, from the origin to the right and up. */
function shapes(render: Render, row: readonly number[], dataIndex: number): readonly string[] {
  const api = { value: (k: number) => row[k], coord: ([x, y]: readonly number[]) => [100 * x, -100 * y] };
  const { type, children, ...rest } = render({ dataIndex }, api);
  const parts = type === 'group' ? (children as readonly Told[]) : [{ type, ...rest }];
  return parts.map(({ type: kind, ...part }) => `  ${kind} ${brief(part)}`);
}

/** As JSON, without quotes; numbers to six digits. */
export function brief(value: unknown): string {
  if (typeof value === 'number') return short(value);
  if (Array.isArray(value)) return `[${value.map(brief).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, entry]) => `${key}: ${brief(entry)}`)
    .join(', ')}}`;
}

function short(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : String(value);
}

function list(value: unknown): readonly Told[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as Told[]) : [value as Told];
}
