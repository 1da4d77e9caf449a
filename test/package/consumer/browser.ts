import { attribute, type CycleRow, prepare, type Results, simulate } from 'argyrode';
import { type FitResult, fitProblem, openCellPool, openFit } from 'argyrode/fit';
import { capacityChart, fitReport, renderSvg } from 'argyrode/output';
import { scenario } from './scenario.js';

// What a page may do with all entries but that of Node: only its types are looked at.
const results: Results = simulate(prepare(scenario, { settings: ['cell.temperature=25 degC'] }));
export const last: CycleRow | undefined = results.variants[0]?.cycles.at(-1);
const chart = capacityChart(results);
export const svg: string = chart === undefined ? '' : renderSvg(chart, { width: 400 });

export async function fitted(text: string, files: ReadonlyMap<string, string>): Promise<string> {
  const read = (name: string): string => files.get(name) ?? '';
  const { problem } = await openFit(text, { read, bytes: (name) => new TextEncoder().encode(read(name)) });
  if (!problem) return '';
  const result: FitResult = await fitProblem(problem, { pool: openCellPool() });
  return fitReport(result);
}

export async function lost(): Promise<number> {
  const { variants } = await attribute(prepare(scenario), { onProgress: ({ done, of }) => void (done / of) });
  return variants[0]?.total ?? Number.NaN;
}
