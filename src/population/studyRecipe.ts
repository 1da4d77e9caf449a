import type { FitCell } from '../fit/runs/fitCell.js';
import { prepare } from '../prepare.js';
import type { OpenStudy } from '../published/openStudy.js';
import { assumedErrorOf } from '../quantities/registry.js';
import type { Measurement } from '../results/results.js';
import { readKept } from '../scenario/document/keptFiles.js';
import { isPlain } from '../scenario/document/path.js';
import { withoutPlaces } from './drawnRecipe.js';
import type { QuantityError } from './modelError.js';

/** The cell of a study as its recipe has it: what was fitted to the study is the population's again. */
export function recipeOf(cell: FitCell, { study }: Pick<OpenStudy, 'study'>) {
  const fitted = study.free.flatMap(({ parameter, also = [] }) => [parameter, ...also]);
  const { raw } = cell.prepared;
  const { data: _, ...document } = isPlain(raw) ? raw : {};
  const { variants, issues } = prepare(JSON.stringify(withoutPlaces(document, fitted)), {
    format: 'json',
    readFile: readKept(cell.files),
    oneOfSeveral: true,
  });
  const [prepared] = variants;
  const fault = issues.find(({ severity }) => severity === 'error');
  if (!prepared) throw new Error(`${cell.scenario}, ${cell.prepared.name}: ${fault?.path} ${fault?.message}`);
  return prepared;
}

/** How much less surely a number is known that was read from a plot, or comes from notes on a paper. */
const doubt = { printed: 1, file: 1, read: 2, notes: 3 } as const;

/** Standard error of a published number, as stated or as usual for its quantity, in the coordinate of its quantity near a value. */
export function readingError(
  { quantity, value, error: stated, level = 'printed' }: Measurement,
  near: number,
  error: QuantityError,
): number {
  const assumed = assumedErrorOf(quantity).error;
  const usual = 'relative' in assumed ? assumed.relative * Math.abs(value) : assumed.absolute;
  const reading = stated ?? doubt[level] * usual;
  return Math.abs(error.to(near + reading) - error.to(near - reading)) / 2;
}
