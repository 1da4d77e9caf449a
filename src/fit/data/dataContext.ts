import type { ErrorLaw } from '../../quantities/assumedError.js';
import { assumedErrorOf } from '../../quantities/registry.js';
import type { Issue } from '../../scenario/document/issue.js';
import { nearest } from '../../scenario/document/suggest.js';
import { fromSi } from '../../scenario/quantities/quantity.js';
import type { DataEntry } from '../opening/fitFile.js';
import type { FitScenario } from '../opening/fitScenarios.js';
import type { OpeningNotes } from '../opening/openingNotes.js';
import type { FitCell } from '../runs/fitCell.js';
import { readError } from './standardError.js';

/** One entry of the list of data while it is read. */
export interface DataContext {
  /** `data[2]`: where it stands in the fit file. */
  readonly at: string;
  /** The fit file. */
  readonly file: string;
  readonly notes: OpeningNotes;
  /** An error in the fit file, below this entry. */
  readonly refuse: (key: string, message: string, more?: Partial<Issue>) => void;
}

/** The cells of a scenario that an entry is about: one for a named variant; for none, all that it may mean. */
export function cellsOfEntry(
  { variant }: Pick<DataEntry, 'variant'>,
  scenario: FitScenario,
  context: DataContext,
): readonly FitCell[] {
  if (variant === undefined) return scenario.cells;
  const own = scenario.cells.filter(({ prepared }) => prepared.name === variant);
  if (own.length > 0) return own;
  const names = scenario.cells.map(({ prepared }) => prepared.name);
  const alike = nearest(variant, names);
  context.refuse('variant', `There is no such variant in ${scenario.file}.`, {
    got: variant,
    allowed: names.join(', '),
    ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
  });
  return [];
}

/** The one cell of a file of measurements; undefined, with a question, when it may be any of several. */
export function cellOfFile(
  entry: Pick<DataEntry, 'variant'>,
  scenario: FitScenario,
  context: DataContext,
): FitCell | undefined {
  const cells = cellsOfEntry(entry, scenario, context);
  if (cells.length <= 1) return cells[0];
  const names = cells.map(({ prepared }) => prepared.name);
  context.refuse('variant', 'Which variant was measured is not said.', {
    allowed: names.join(', '),
    hint: `write variant: ${names[0]}`,
  });
  return undefined;
}

/** [mg] Cathode active material that the cell of a scenario has. */
export function ownMass({ prepared: { cell } }: FitCell): number {
  return Number(fromSi(cell.activeMass * cell.area, 'mg').toPrecision(4));
}

/** The standard error that an entry gives a quantity, else the one that is assumed: then it is said. `unit`: of the quantity. */
export function errorOf(
  given: string | { readonly [quantity: string]: string } | undefined,
  quantity: string,
  unit: string,
  label: string,
  context: DataContext,
  key = 'error',
): { readonly law: ErrorLaw; readonly assumed?: string } {
  const text = typeof given === 'object' ? (Object.hasOwn(given, quantity) ? given[quantity] : undefined) : given;
  if (text !== undefined) {
    const read = readError(text, unit);
    if (!('message' in read)) return { law: read };
    const place = typeof given === 'object' ? `${key}.${quantity}` : key;
    const each =
      typeof given === 'string' && key === 'error'
        ? { hint: `one for each quantity: error: { ${quantity}: ... }` }
        : {};
    context.refuse(place, `${label}: ${read.message}`, { got: text, allowed: read.allowed, ...each });
  }
  const { error, words } = assumedErrorOf(quantity);
  if (text === undefined) context.notes.note(context.file, `The standard error of ${label} is assumed: ${words}.`);
  return { law: error, assumed: words };
}
