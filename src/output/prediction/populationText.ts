import { type Json, plain } from '../../results/plain.js';
import type { PopulationRow } from '../../results/prediction.js';
import { formatTable } from '../text/table.js';

/** The constants of a population, as a terminal lists them: how they scatter, where a scenario states them, and from where that is known. */
export function populationText(source: string, rows: readonly PopulationRow[]): string {
  const number = (value: number): string => String(Number(value.toPrecision(2)));
  const table = formatTable(
    [
      ['constant', 'scale', 'shift', 'error', 'sd', 'level', 'place'],
      ...rows.map(({ name, scale, shift, error, sd, level, of, place }) => [
        name,
        scale,
        number(shift),
        number(error),
        number(sd),
        of === 'recipe' ? 'recipe' : level,
        place,
      ]),
    ],
    { align: ['left', 'left', 'right', 'right', 'right', 'left', 'left'] },
  );
  const sources = rows.map(({ name, words, source: from }) => `${name}: ${words}; ${from}`);
  return (
    `Constants that differ between studies (${source}).\n` +
    'shift: mean of studies less what is built in, with its error; sd: standard deviation between studies; both in the scale.\n\n' +
    `${table}\n${sources.join('\n')}\n`
  );
}

/** The object that `population --json` prints. */
export function populationJson(source: string, rows: readonly PopulationRow[]): Json {
  return { source, constants: rows.map((row) => plain(row)) };
}
