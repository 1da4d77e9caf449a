import type { CustomSeriesOption } from 'echarts/charts';
import type { ParticleGrid } from '../../particle2d/particleGrid.js';
import type { EchartsOption } from './drawing/echartsOption.js';
import type { ChartOption } from './drawing/option.js';
import { decimals, niceScale } from './drawing/scale.js';
import { ink, lithiumAt, lithiumScale, text } from './drawing/style.js';
import { cellPieces, cutOutlines, type Point, surfaceOutlines } from './particleOutlines.js';

/** [px] A square picture with room for the colour bar. */
export const particleMapSize = { width: 440, height: 340 } as const;

const box = { left: 10, top: 28, side: 302 } as const;
/** Of the picture's half width, with R as unit. */
const HALF = 1.12;
/** [R] The contacted surface is drawn as a band of this thickness, a gap as a bare rim. */
const BAND = 0.05;
const colours = { contact: '#E69F00', free: '#b5b5b5', crack: '#ffffff' } as const;

/**
 * Lithium content of a resolved particle in its cross-section: cells as coloured pieces, the half that symmetry leaves out mirrored, a
 * band around contacted surface, a thin grey line where contact is lost, cracks in white. Patches that are true copies
 * (disc, two poles of a sphere) are drawn all; of more patches on a sphere one cone.
 */
export function particleMap(grid: ParticleGrid, content: Float64Array, title: string): ChartOption {
  const scale = niceScale(content, { ticks: 4 }) ?? { min: 0, max: 1, interval: 0.25 };
  const pieces = cellPieces(grid, content);
  const surface = surfaceOutlines(grid, { contact: 1.004 + BAND / 2, free: 1.006 });
  const line = (colour: string, width: number) => (outline: readonly Point[]) => ({
    outline,
    closed: false,
    colour,
    width,
  });
  const lines = [
    ...surface.free.map(line(colours.free, 1.5)),
    ...surface.contact.map(line(colours.contact, (BAND * box.side) / (2 * HALF))),
    ...cutOutlines(grid).map(line(colours.crack, 2)),
  ];
  const colour = (x: number): string => lithiumAt((x - scale.min) / (scale.max - scale.min));
  const places = decimals(scale.interval);
  const label = { fontSize: text.label, color: ink, fontFamily: text.family, fontWeight: 'normal' as const };
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: text.family, color: ink },
    grid: { left: box.left, top: box.top, width: box.side, height: box.side },
    xAxis: { type: 'value', min: -HALF, max: HALF, show: false },
    yAxis: { type: 'value', min: -HALF, max: HALF, show: false },
    series: [
      drawn(pieces.map(({ outline, value }) => ({ outline, closed: true, colour: colour(value), width: SEAM }))),
      drawn(lines),
    ],
    visualMap: {
      type: 'continuous',
      seriesIndex: [],
      calculable: false,
      min: scale.min,
      max: scale.max,
      right: 38,
      top: box.top + 24,
      itemWidth: 14,
      itemHeight: box.side - 130,
      inRange: { color: [...lithiumScale] },
      text: [scale.max.toFixed(places), scale.min.toFixed(places)],
      textStyle: { color: ink, fontSize: text.label, fontFamily: text.family },
    },
    title: [
      { text: title, left: 8, top: 4, padding: 0, textStyle: label },
      { text: 'Li content x', right: 16, top: box.top, padding: 0, textStyle: label },
      { text: 'contact', right: 16, bottom: 28, padding: 0, textStyle: { ...label, color: '#b87700' } },
      { text: 'no contact', right: 16, bottom: 10, padding: 0, textStyle: { ...label, color: '#767676' } },
    ],
  } satisfies EchartsOption;
}

/** A filled piece, or a line. */
interface Stroke {
  readonly outline: readonly Point[];
  readonly closed: boolean;
  readonly colour: string;
  /** [px] */
  readonly width: number;
}

/** [px] A hairline in its own colour around a piece hides the seams that renderers leave between neighbours. */
const SEAM = 0.5;

function drawn(strokes: readonly Stroke[]): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    data: strokes.map((_, i) => [0, 0, i]),
    renderItem: (params, api) => {
      const { outline, closed, colour, width } = strokes[params.dataIndex];
      const points = outline.map((point) => {
        const [x, y] = api.coord([...point]);
        return [Math.round(10 * x) / 10, Math.round(10 * y) / 10];
      });
      return {
        type: closed ? 'polygon' : 'polyline',
        shape: { points },
        style: { fill: closed ? colour : 'none', stroke: colour, lineWidth: width },
      };
    },
  };
}
