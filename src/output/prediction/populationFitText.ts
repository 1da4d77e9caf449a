import type { PopulationRow, PopulationStudy } from '../../results/prediction.js';
import { fixed } from '../text/numberText.js';
import { formatTable } from '../text/table.js';
import { populationText } from './populationText.js';

/** Squared residuals per number from which a study is called an outlier. */
const strange = 3;

/** What the estimation of a population found: constants, studies with their predictions by the others, outliers by name. */
export function populationFitText(
  source: string,
  rows: readonly PopulationRow[],
  studies: readonly PopulationStudy[],
): string {
  const table = formatTable(
    [
      ['study', 'numbers', 'left out: in 90 %', 'scaled error', 'strangeness', 'nonlinearity'],
      ...studies.map(({ name, numbers, coverage90, scaledError, strangeness, nonlinearity }) => [
        name,
        String(numbers),
        `${fixed(100 * coverage90, 0)} %`,
        fixed(scaledError, 2),
        `${fixed(strangeness, 1)}${strangeness > strange ? ' outlier' : ''}`,
        fixed(nonlinearity, 2),
      ]),
    ],
    { align: ['left', 'right', 'right', 'right', 'right', 'right'] },
  );
  return `${populationText(source, rows)}\n${table}`;
}
