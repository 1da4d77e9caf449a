import type { SensitivityResult } from '../../results/sensitivity.js';
import type { RunFile } from '../run/runFiles.js';
import { recipeSensitivityReport } from './recipeSensitivityReport.js';
import { recipeSensitivityCsv, recipeSensitivityJson } from './recipeSensitivityText.js';

/** What sensitivities leave behind: the page with its heat maps, all rows as a table, and as JSON. */
export function recipeSensitivityFiles(result: SensitivityResult, command: string): readonly RunFile[] {
  return [
    { name: 'report.html', content: recipeSensitivityReport(result, command) },
    { name: 'sensitivity.csv', content: recipeSensitivityCsv(result) },
    { name: 'sensitivity.json', content: `${JSON.stringify(recipeSensitivityJson(result), null, 1)}\n` },
  ];
}
