import { expect, it } from 'vitest';
import type { ReportChart } from '../../src/output/report/charts/reportChart.js';
import { withLine } from '../withLine.js';
import { energyChart } from './energyChart.js';
import { fixture } from './fixture.js';

const list = new URL('../../src/output/report/charts/list.ts', import.meta.url);
const longer = (original: object) => {
  const { reportCharts } = original as { readonly reportCharts: readonly ReportChart[] };
  return { reportCharts: [...reportCharts, energyChart] };
};
const { figuresSection } = await withLine(list, longer, () => import('../../src/output/report/figures.js'));

it('a chart of one file and one line in the list stands in the report, numbered and named', () => {
  const page = figuresSection(fixture()).markup;
  const [, figure] = /<figure id="fig-energy">([\s\S]*?)<\/figure>/.exec(page) ?? [];
  expect(figure).toMatch(/Discharge energy \/ mWh g/);
  const numbers = [...page.matchAll(/<figcaption>Figure (\d+)\./g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  expect(figure).toMatch(/<figcaption>Figure \d+\. Energy of each discharge\.<\/figcaption>/);
});
