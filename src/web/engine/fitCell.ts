import { fitProblem, openCellPool, openFit } from '../../fit.js';
import type { Issue } from '../../index.js';
import { coarse } from './coarse.js';
import type { FitAsked, FitFound } from './messages.js';

/** What the fit of a cell tells while it goes on. */
type Progress = (progress: { readonly phase: string; readonly evaluations: number; readonly most: number }) => void;

/** Evaluations that the search may take: some minutes at the quick level. */
const EVALUATIONS = 80;

/**
 * Fits constants of one cell to what was measured of it, at the quick level: a fit as the command line does it, with the same intervals and
 * verdicts. Issues when there is nothing to fit, or it cannot be.
 */
export async function fitCell(
  { name, document, data, free }: FitAsked,
  onProgress: Progress,
): Promise<{ readonly found?: FitFound; readonly issues: readonly Issue[] }> {
  const scenario = JSON.stringify({
    ...document,
    numerics: { ...(document.numerics as object | undefined), ...coarse },
    output: { series: 'none', profiles: 'none' },
    data: data.map((one) => ({ ...one, variant: name })),
    variants: { [name]: {} },
  });
  const file = JSON.stringify({
    scenario: 'cell.json',
    free,
    search: { seed: 1, points: 8, starts: 1, evaluations: EVALUATIONS },
    uncertainty: { bandRuns: 0 },
    suggest: false,
  });
  const read = () => scenario;
  const { problem, wrong } = await openFit(file, { read, bytes: () => new TextEncoder().encode(scenario) });
  if (!problem) return { issues: wrong.flatMap(({ issues }) => issues) };
  const result = await fitProblem(problem, { pool: openCellPool(), onProgress });
  const misfit = Math.max(
    0,
    ...result.series.map(({ points }) => {
      const relative = points.map(({ measured, simulated }) => (simulated - measured) / measured);
      return median(relative.filter(Number.isFinite).map(Math.abs));
    }),
  );
  return {
    found: {
      status: result.status,
      message: result.message,
      parameters: result.parameters.map(({ path, unit, start, value, interval, determination, verdict }) => ({
        path,
        unit,
        start,
        value,
        interval,
        determination,
        verdict,
      })),
      verdicts: [...result.verdicts, ...result.weakDirections.map(({ meaning }) => meaning)],
      misfit,
      points: result.data,
      runs: result.runs,
    },
    issues: [],
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
