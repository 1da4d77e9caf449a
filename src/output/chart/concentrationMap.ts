import type { CustomSeriesOption } from 'echarts/charts';
import type { Profile, VariantResult } from '../../results/results.js';
import { classNames, shownClasses } from './drawing/classNames.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, type Panel } from './drawing/frame.js';
import type { ChartOption } from './drawing/option.js';
import { decimals, niceScale, type Scale } from './drawing/scale.js';
import { ink, lithiumAt, lithiumScale, text } from './drawing/style.js';

/** [px] */
const box = { left: 62, right: 96, top: 16, bottom: 50, gap: 18 };

/**
 * Lithium content over the whole electrode at one moment as a coloured map: depth from the separator to the collector across,
 * relative radius upwards, one panel for the smallest, a middle and the largest size class. Undefined for an electrode with a
 * single node through its thickness, where the lines say it all.
 */
export function concentrationMap(
  variant: VariantResult,
  profile: Profile,
  height: number = figureSize.height,
): ChartOption | undefined {
  if (profile.through.length < 2) return undefined;
  const scale = niceScale(
    profile.content.flatMap((node) => node.flatMap((line) => [...line])),
    { ticks: 4 },
  );
  if (!scale) return undefined;
  const classes = shownClasses(variant.cell.cathode.classes, 3);
  const names = classNames(variant.cell.cathode);
  const panelHeight = (height - box.top - box.bottom - (classes.length - 1) * box.gap) / classes.length;
  const thickness = 1e6 * variant.cell.cathode.thickness;
  const depth: Scale = { min: 0, max: thickness, interval: niceScale([0, thickness])?.interval ?? thickness };
  const radius = classes.length > 1 ? 0.5 : 0.25;
  const middle = Math.floor((classes.length - 1) / 2);
  const panels = classes.map(
    (_, p): Panel => ({
      top: box.top + p * (panelHeight + box.gap),
      height: panelHeight,
      x: {
        title: p === classes.length - 1 ? 'Depth from separator / µm' : '',
        scale: depth,
        bare: p < classes.length - 1,
      },
      y: { title: p === middle ? 'Relative radius r/R' : '', scale: { min: 0, max: 1, interval: radius } },
    }),
  );
  const places = decimals(scale.interval);
  return framed(
    panels,
    classes.map((k, p) => columns(profile, k, p, scale, thickness)),
    {
      // The bar only explains: the columns bring their own colours.
      visualMap: {
        type: 'continuous',
        seriesIndex: [],
        calculable: false,
        min: scale.min,
        max: scale.max,
        right: 8,
        top: box.top + 24,
        itemWidth: 14,
        itemHeight: height - box.top - box.bottom - 70,
        inRange: { color: [...lithiumScale] },
        text: [scale.max.toFixed(places), scale.min.toFixed(places)],
        textStyle: { color: ink, fontSize: text.label, fontFamily: text.family },
      },
      title: [
        {
          text: 'Li content x',
          right: 4,
          top: box.top - 10,
          padding: 0,
          textStyle: { fontSize: text.label, fontWeight: 'normal', color: ink, fontFamily: text.family },
        },
        ...classes.map((k, p) => ({
          text: names[k],
          left: box.left + 8,
          top: box.top + p * (panelHeight + box.gap) + 6,
          padding: [2, 4] as [number, number],
          backgroundColor: 'rgba(255,255,255,0.85)',
          textStyle: { fontSize: text.label, fontWeight: 'normal' as const, color: ink, fontFamily: text.family },
        })),
      ],
    },
    box.right,
  );
}

/** One upright bar a through node, filled with the radial profile as a colour gradient from centre (below) to surface (above). */
function columns(profile: Profile, k: number, panel: number, scale: Scale, thickness: number): CustomSeriesOption {
  const n = profile.through.length;
  const edge = (i: number) => (i === 0 ? 0 : i === n ? 1 : (profile.through[i - 1] + profile.through[i]) / 2);
  const stops = profile.content.map((node) =>
    Array.from(node[k], (x, i) => ({
      offset: profile.radius[i],
      color: lithiumAt((x - scale.min) / (scale.max - scale.min)),
    })),
  );
  return {
    type: 'custom',
    xAxisIndex: 2 * panel,
    yAxisIndex: 2 * panel,
    silent: true,
    data: Array.from({ length: n }, (_, i) => [edge(i) * thickness, edge(i + 1) * thickness, i]),
    encode: { x: [0, 1] },
    z: 1,
    renderItem: (params, api) => {
      const [x0, y0] = api.coord([api.value(0), 0]);
      const [x1, y1] = api.coord([api.value(1), 1]);
      const last = params.dataIndex === n - 1;
      return {
        type: 'rect',
        // Half a pixel of overlap hides the seams that renderers leave between neighbours.
        shape: { x: x0, y: y1, width: x1 - x0 + (last ? 0 : 0.5), height: y0 - y1 },
        style: {
          fill: { type: 'linear', x: 0, y: 1, x2: 0, y2: 0, colorStops: stops[params.dataIndex], global: false },
        },
      };
    },
  };
}
