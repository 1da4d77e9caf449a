import { expect, it } from 'vitest';
import { init as initWhole } from '#echarts';
import { capacityChart } from '../../../src/output/chart/capacityChart.js';
import { concentrationMap } from '../../../src/output/chart/concentrationMap.js';
import { init as initParts } from '../../../src/output/chart/drawing/echarts.js';
import type { ChartOption } from '../../../src/output/chart/drawing/option.js';
import { fixture } from '../fixture.js';

/** As the library writes it, but for ids, which it counts through the whole process, and what serves a browser. */
function svg(init: typeof initParts, option: ChartOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 480 });
  chart.setOption(option);
  const text = chart.renderToSVGString();
  chart.dispose();
  return text
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replaceAll(/ (ecmeta_\w+|class)="[^"]*"/g, '')
    .replaceAll(/\bzr\d+-[a-z]+-?\d+\b/g, 'id');
}

const [bare] = fixture().variants;

it.each([
  ['lines and points', capacityChart(fixture())],
  ['a map with its colours', concentrationMap(bare, bare.profiles[0])],
])('the parts of the chart library that are named draw what all of it draws: %s', (_, option) => {
  svg(initWhole, option!);
  const drawn = svg(initParts, option!);
  expect(drawn.length).toBeGreaterThan(5000);
  expect(svg(initWhole, option!)).toBe(drawn);
});
