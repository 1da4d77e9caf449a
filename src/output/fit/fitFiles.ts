import type { FitResult } from '../../results/fit.js';
import type { RunFile } from '../run/runFiles.js';
import { bandsCsv, parametersCsv, residualsCsv } from './fitCsv.js';
import { fitJson } from './fitJson.js';
import { fitReport } from './fitReport.js';

/** What the files of a fit hold beside its result. */
export interface FitFileOptions {
  /** The scenarios with the fitted values in place. */
  readonly fitted?: readonly RunFile[];
  /** Command line that made the fit. */
  readonly command?: string;
}

/** The files that a fit leaves behind: to read, to work on, and to run. */
export function fitFiles(result: FitResult, options: FitFileOptions = {}): readonly RunFile[] {
  const { fitted = [], command } = options;
  const report = {
    ...(command === undefined ? {} : { command }),
    fitted: fitted.map(({ name }) => name),
  };
  return [
    { name: 'report.html', content: fitReport(result, report) },
    { name: 'parameters.csv', content: parametersCsv(result) },
    { name: 'residuals.csv', content: residualsCsv(result) },
    ...(result.bands.length > 0 ? [{ name: 'bands.csv', content: bandsCsv(result) }] : []),
    ...fitted,
    { name: 'fit.json', content: `${JSON.stringify(fitJson(result), null, 1)}\n` },
  ];
}
