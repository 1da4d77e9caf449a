import { cycleQuantities } from '../../../dist/quantities/list.js';
import { code, page, plain, table } from './text.mjs';

/** Every quantity of a cycle: its name in files, its units, and how a laboratory states it. */
export function quantitiesPage() {
  const rows = cycleQuantities.map(({ name, label, kind, shown, column, measured }) => [
    code(name),
    plain(label),
    kind,
    column === undefined ? 'none' : unitOf(column.unit),
    unitOf(shown.unit),
    measured === undefined ? 'set, not measured' : stated(measured),
  ]);
  return page(
    'Quantities of a cycle',
    'The columns of `cycles.csv`, the fields of a cycle in `run --json`, and what a `data` block, a fit or a study may ask for. An empty field is a number that does not exist. Cycles count from 1.\n',
    table(['name', 'label', 'kind', 'unit of the column', 'shown in', 'as data'], rows),
  );
}

function unitOf(unit) {
  return unit === '' ? '-' : code(unit);
}

function stated({ unit, alsoIn, compares, analysed }) {
  const also = alsoIn === undefined ? '' : ` or ${code(alsoIn)}`;
  const from = analysed === undefined ? '' : `, read from ${analysed.from}`;
  return `in ${unitOf(unit)}${also}${compares ? ', against an earlier cycle' : ''}${from}`;
}
