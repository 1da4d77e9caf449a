import { afterAll, expect, it } from 'vitest';
import { addReportChart } from '../../src/output/report/charts/list.js';
import { figuresSection } from '../../src/output/report/figures.js';
import { energyChart } from './energyChart.js';
import { fixture } from './fixture.js';

afterAll(addReportChart(energyChart));

it('a chart of one file and one line in a list stands in the report, numbered and named', () => {
  const page = figuresSection(fixture()).markup;
  const [, figure] = /<figure id="fig-energy">([\s\S]*?)<\/figure>/.exec(page) ?? [];
  expect(figure).toMatch(/Discharge energy \/ mWh g/);
  const numbers = [...page.matchAll(/<figcaption>Figure (\d+)\./g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  expect(figure).toMatch(/<figcaption>Figure \d+\. Energy of each discharge\.<\/figcaption>/);
});
