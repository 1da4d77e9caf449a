import type { KindOfError, LeftOutValidation, PopulationRow, PopulationStudy } from '../../results/prediction.js';
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
  leftOut: LeftOut,
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
  const wrong = studies.flatMap(({ name, outliers }) => outliers.map((one) => `  ${name}: ${one}\n`));
  const named = wrong.length === 0 ? '' : `\nNumbers that no constants of their study explain:\n${wrong.join('')}`;
  return `${populationText(source, rows)}\n${table}${named}\n${leftOutText(leftOut)}`;
}

interface LeftOut {
  readonly recipe: LeftOutValidation;
  readonly given: LeftOutValidation;
}

/** How well studies are predicted by the others, by the kind of number and what was known of them. */
export function leftOutRows({ recipe, given }: LeftOut): readonly (readonly string[])[] {
  const row = (known: string, { kind, unit, numbers, coverage90, medianAbsolute, medianWidth }: KindOfError) => {
    const told = (value: number): string => `${fixed(value, unit === 'factor' ? 2 : 1)} ${unit}`;
    return [kind, known, String(numbers), `${fixed(100 * coverage90, 0)} %`, told(medianAbsolute), told(medianWidth)];
  };
  return [
    ...recipe.kinds.map((kind) => row('recipe', kind)),
    ...given.kinds.map((kind) => row('two cycles of one sample', kind)),
  ];
}

function leftOutText(leftOut: LeftOut): string {
  const heads = ['left out', 'known', 'numbers', 'in 90 %', 'median error', 'median width'];
  const table = formatTable([heads, ...leftOutRows(leftOut)], {
    align: ['left', 'left', 'right', 'right', 'right', 'right'],
  });
  return `${table}${orderingsSentence(leftOut)}\n`;
}

/** How many statements on samples are thought more probable than not, and how often those that are thought so are right. */
export function orderingsSentence({ recipe: { orderings } }: LeftOut): string {
  if (orderings.length === 0) return '';
  const right = orderings.filter(({ probability }) => probability > 0.5).length;
  const sure = orderings.filter(({ probability }) => probability > 0.8 || probability < 0.2);
  const surely = sure.filter(({ probability }) => probability > 0.5).length;
  return `${right} of ${orderings.length} orderings are right from the recipe; of ${sure.length} that are thought surer than 80 %, ${surely}.`;
}
