import { inUnit, splitQuantity } from '../../fit/opening/freeNumber.js';
import type { Prepared } from '../../prepare.js';
import type { RunsColumn } from '../../results/runsTable.js';
import type { Issue } from '../../scenario/document/issue.js';
import { type Plain, shorten } from '../../scenario/document/path.js';
import { applySettings } from '../../scenario/document/settings.js';
import type { Varied } from '../study.js';
import type { VaryEntry } from './studyFile.js';

/** What a study varies, the columns of it, and of which entry of the file each is. */
export interface VariedNumbers {
  readonly varied: readonly Varied[];
  readonly columns: readonly RunsColumn[];
  readonly entries: readonly number[];
  readonly issues: readonly Issue[];
}

/** Reads the list `vary` of a study file: places in the scenario with bounds or values. */
export function variedNumbers(
  entries: readonly VaryEntry[],
  document: Plain,
  variants: readonly Pick<Prepared, 'name'>[],
): VariedNumbers {
  const issues: Issue[] = [];
  const varied: Varied[] = [];
  const columns: RunsColumn[] = [];
  const places: number[] = [];
  for (const [i, entry] of entries.entries()) {
    const refuse = (key: string, message: string, more: Partial<Issue> = {}): void =>
      void issues.push({ severity: 'error', path: `vary[${i}].${key}`, message, ...more });
    const { parameter, name = parameter } = entry;
    if (columns.some((column) => column.name === name))
      refuse('parameter', 'This column is there twice.', { got: name });
    const read = entry.values === undefined ? rangeOf(entry, refuse) : valuesOf(entry, refuse);
    const sample = read && ('values' in read ? read.values[0] : `${read.from} ${read.unit}`);
    const set = applySettings(document, [`${parameter}=${JSON.stringify(sample ?? 1)}`]);
    for (const { path: _, got: __, ...issue } of set.issues) {
      const shadows = issue.severity === 'warning' && !concernsAll(issue.message, variants);
      if (!shadows) issues.push({ ...issue, path: `vary[${i}].parameter`, got: shorten(parameter) });
    }
    const [place] = set.places;
    if (read === undefined || place === undefined) continue;
    varied.push({ ...read, place });
    const text = 'shown' in read && read.shown.some((value) => typeof value === 'string');
    columns.push({ name, of: 'parameter', type: text ? 'text' : 'number', unit: read.unit, words: name });
    places.push(i);
  }
  return { varied: varied.map(({ ...one }) => one), columns, entries: places, issues };
}

/** Whether a warning that a setting has no effect on some variants is about any of those that are run. */
function concernsAll(message: string, variants: readonly Pick<Prepared, 'name'>[]): boolean {
  return variants.some(({ name }) => message.includes(name));
}

type Refuse = (key: string, message: string, more?: Partial<Issue>) => void;
type Range = { kind: 'range'; unit: string; from: number; to: number; scale: 'linear' | 'log'; points?: number };
type Values = { kind: 'values'; unit: string; values: readonly unknown[]; shown: readonly (number | string)[] };

function rangeOf({ from, to, scale, points }: VaryEntry, refuse: Refuse): Range | undefined {
  const allowed = 'from and to, or values';
  if (from === undefined || to === undefined) {
    const missing = from === undefined ? 'from' : 'to';
    const alone = from === undefined && to === undefined;
    refuse(alone ? 'parameter' : missing, alone ? 'Bounds or values are missing.' : 'A bound is missing.', { allowed });
    return undefined;
  }
  // Zero needs no unit: then the other bound has it.
  const unit = splitQuantity(from === 0 ? to : from).unit;
  const [lower, upper] = [inUnit(from, unit), inUnit(to, unit)];
  const fault = (key: string, got: unknown): void =>
    refuse(key, `This is no number in ${unit || 'plain digits'}.`, {
      got: shorten(got),
      hint: 'words and sentences are varied by values: [...]',
    });
  if (Number.isNaN(lower)) fault('from', from);
  if (Number.isNaN(upper)) fault('to', to);
  if (Number.isNaN(lower) || Number.isNaN(upper)) return undefined;
  if (!(lower < upper)) {
    refuse('to', 'The bounds are crossed.', { got: shorten(to), allowed: `above ${from}` });
    return undefined;
  }
  if (scale === 'log' && !(lower > 0)) {
    refuse('from', 'A logarithmic scale begins above zero.', { got: shorten(from), allowed: 'above 0' });
    return undefined;
  }
  return { kind: 'range', unit, from: lower, to: upper, scale, ...(points === undefined ? {} : { points }) };
}

function valuesOf({ values = [], from, to, points }: VaryEntry, refuse: Refuse): Values | undefined {
  if (from !== undefined || to !== undefined || points !== undefined) {
    refuse('values', 'Values leave nothing to bounds and points.', { allowed: 'from and to, or values' });
    return undefined;
  }
  const [first] = values;
  const unit = typeof first === 'string' ? splitQuantity(first).unit : '';
  const numbers = values.map((value) => (typeof value === 'boolean' ? Number.NaN : inUnit(value, unit)));
  const plain = numbers.every((number) => Number.isFinite(number));
  return { kind: 'values', unit: plain ? unit : '', values, shown: plain ? numbers : values.map(String) };
}
