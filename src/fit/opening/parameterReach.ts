import { prepare } from '../../prepare.js';
import type { Issue } from '../../scenario/document/issue.js';
import { readKept } from '../../scenario/document/keptFiles.js';
import { parsePath, valueAt } from '../../scenario/document/path.js';
import { longForm } from '../../scenario/document/variants.js';
import type { FitParameter } from '../problem.js';
import { concerns, type FitCell } from '../runs/fitCell.js';
import { settingsAt } from './freeParameters.js';

/** A parameter with its place in the fit file. */
export interface PlacedParameter {
  readonly parameter: FitParameter;
  readonly at: string;
}

/** Bounds at which a cell cannot be built, numbers that reach no cell with data, and those that some cells have replaced by their own. */
export function parameterReach(
  placed: readonly PlacedParameter[],
  cells: readonly FitCell[],
): { readonly issues: readonly Issue[]; readonly notes: readonly string[] } {
  const issues: Issue[] = [];
  const notes: string[] = [];
  const parameters = placed.map(({ parameter }) => parameter);
  const starts = settingsAt(
    parameters,
    parameters.map(({ start }) => start),
  );
  for (const { parameter, at } of placed) {
    const fault = impossible(parameter, cells);
    if (!fault) continue;
    const { issue, bound, value } = fault;
    const { allowed, hint } = issue;
    issues.push({
      severity: 'error',
      path: `${at}.${bound}`,
      message: `With this value the cell ${fault.cell} cannot be built: ${issue.path}: ${issue.message}`,
      got: `${value} ${parameter.unit}`.trim(),
      ...(allowed === undefined ? {} : { allowed }),
      ...(hint === undefined ? {} : { hint }),
    });
  }
  if (issues.length > 0) return { issues, notes };
  const reached = new Map(cells.map((cell) => [cell, preparedAt(cell, starts)?.raw]));
  for (const { parameter, at } of placed) {
    const asked = cells.filter((cell) => placesIn(parameter, cell).length > 0);
    const without = asked.filter(
      (cell) => !placesIn(parameter, cell).some((place) => holds(reached.get(cell), place, parameter)),
    );
    const names = [...new Set(without.map(({ prepared }) => prepared.name))].join(', ');
    if (without.length === asked.length) {
      issues.push({
        severity: 'error',
        path: `${at}.parameter`,
        message:
          asked.length === 0
            ? 'No cell with data has this number.'
            : `This number reaches no cell with data: ${names} replace it by their own.`,
        got: parameter.path,
        hint: asked.length === 0 ? 'give data of this variant, or leave the number out' : 'free it per: variant',
      });
    } else if (without.length > 0) notes.push(`${parameter.path} has no effect on ${names}, which replaces it.`);
  }
  return { issues, notes };
}

function impossible(parameter: FitParameter, cells: readonly FitCell[]) {
  const { lower, upper, start } = parameter;
  const cell = cells.find((one) => placesIn(parameter, one).length > 0);
  if (!cell) return undefined;
  for (const [bound, value] of [
    ['start', start],
    ['from', lower],
    ['to', upper],
  ] as const) {
    const issue = faultAt(cell, settingsAt([parameter], [value]));
    if (issue) return { issue, bound: bound === 'start' ? 'parameter' : bound, value, cell: cell.prepared.name };
  }
  return undefined;
}

function faultAt(cell: FitCell, settings: readonly string[]): Issue | undefined {
  return preparation(cell, settings).issues.find(({ severity }) => severity === 'error');
}

function preparedAt(cell: FitCell, settings: readonly string[]) {
  return preparation(cell, settings).variants[0];
}

function preparation({ document, files, prepared }: FitCell, settings: readonly string[]) {
  const own = settings.filter((setting) => concerns(setting, [prepared.name]));
  return prepare(document, { format: 'json', settings: own, readFile: readKept(files) });
}

/** The paths of a parameter that are about a cell. */
function placesIn({ path, also }: FitParameter, { prepared }: FitCell): readonly string[] {
  return [path, ...also].filter((place) => concerns(`${place}=`, [prepared.name]));
}

/** Whether the number that was set stands in the scenario as it is run. */
function holds(raw: unknown, place: string, { start, unit }: FitParameter): boolean {
  const path = parsePath(place) ?? [];
  const inside = path[0] === 'variants' ? path.slice(2) : path;
  const base = typeof raw === 'object' && raw !== null ? (raw as { readonly [key: string]: unknown }) : {};
  const value = valueAt(raw, longForm(inside, base)) ?? valueAt(raw, inside);
  return String(value) === `${start}${unit === '' ? '' : ` ${unit}`}`;
}
