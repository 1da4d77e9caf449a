import { type Json, plain } from '../../results/plain.js';
import type { SensitivityNote, SensitivityResult } from '../../results/sensitivity.js';
import { type SensitivityGrid, sensitivityNumber } from '../chart/sensitivityChart.js';
import { csv, field } from '../text/csv.js';
import { formatTable } from '../text/table.js';
import { cycleGrid, quantityGrid } from './sensitivityGrid.js';

/** Numbers that a terminal shows of a variant. */
const MOST_LINES = 20;

/** What every variant feels of its numbers, strongest first, in its last cycle, and its capacity over the cycles. */
export function recipeSensitivityText(result: SensitivityResult): string {
  const parts = result.variants.map(({ name, status, cycles }) => {
    const last = cycles.at(-1);
    if (last === undefined) return `${name}: ${status.message}\n`;
    const head = `${name}, cycle ${last}: by how many per cent a quantity changes when a number is one per cent larger`;
    const over =
      cycles.length > 1
        ? `\n${name}: the same of the discharge capacity, by cycle\n${gridText(cycleGrid(result, name, 'dischargeCapacity'))}`
        : '';
    return `${head}\n${gridText(quantityGrid(result, name, last))}${over}`;
  });
  return [...parts, ...notesText(result)].join('\n');
}

/** Sentences on what could not be done, and on what was done in another way. */
export function sensitivityNotes({ left, plain: differences, runs }: SensitivityResult): readonly string[] {
  return [
    ...grouped(left).map(([reason, names]) => `Left out: ${names}: ${reason}.`),
    ...grouped(differences).map(
      ([reason, names]) =>
        `By differences of two runs under error control, to about a per cent: ${names}: the changed run does not take the steps of the other one (${reason}).`,
    ),
    `${runs} simulations.`,
  ];
}

function notesText(result: SensitivityResult): readonly string[] {
  return [`${sensitivityNotes(result).join('\n')}\n`];
}

function grouped(notes: readonly SensitivityNote[]): readonly (readonly [string, string])[] {
  const found = new Map<string, string[]>();
  for (const { variant, parameter, reason } of notes)
    found.set(reason, [...(found.get(reason) ?? []), `${parameter} (${variant})`]);
  return [...found].map(([reason, names]) => [reason, names.join(', ')]);
}

function gridText({ parameters, columns, values }: SensitivityGrid): string {
  const rows = parameters
    .slice(0, MOST_LINES)
    .map((name, r) => [name, ...values[r].map((value) => (Number.isFinite(value) ? sensitivityNumber(value) : ''))]);
  return formatTable([['', ...columns.map((column) => column.replace('\n', ' '))], ...rows], { align: ['left'] });
}

/** The object that `sensitivity --json` prints. */
export function recipeSensitivityJson({ parameters, rows, ...rest }: SensitivityResult): Json {
  return plain({ parameters, rows, ...rest });
}

/** All rows, one a line. */
export function recipeSensitivityCsv({ rows }: SensitivityResult): string {
  return csv([
    ['variant', 'quantity', 'cycle', 'parameter', 'sensitivity / 1'],
    ...rows.map(({ variant, quantity, cycle, parameter, value }) => [
      variant,
      quantity,
      field(cycle),
      parameter,
      field(value),
    ]),
  ]);
}
