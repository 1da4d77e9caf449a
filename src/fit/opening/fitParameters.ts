import { activeMechanisms } from '../../degradation/mechanisms.js';
import type { Issue } from '../../scenario/document/issue.js';
import { formatPath, type Plain, parsePath } from '../../scenario/document/path.js';
import { applySettings } from '../../scenario/document/settings.js';
import { longForm } from '../../scenario/document/variants.js';
import { fromSi } from '../../scenario/quantities/quantity.js';
import { plainNumber } from '../../text/plainNumber.js';
import type { FitParameter } from '../problem.js';
import { concerns, type FitCell } from '../runs/fitCell.js';
import { builtInValue } from './builtInValue.js';
import type { FitNumber } from './fitFile.js';
import { inUnit, splitQuantity } from './freeNumber.js';
import { writtenAt } from './freeParameters.js';
import { fullPath, type ParameterPaths, parameterPaths, variantNames } from './parameterPaths.js';
import { priorOf } from './priorOf.js';
import { stageOf } from './stageOf.js';

/** Where free numbers are looked up: documents of scenarios, and the cells with data. */
export interface ParameterPlaces {
  /** The one with the fitted numbers. */
  readonly base: Plain;
  /** All, that one first. */
  readonly documents: readonly Plain[];
  readonly cells: readonly FitCell[];
}

/** Bounds further apart than this are searched on a log scale unless a file says otherwise. */
const WIDE = 100;

/** The free numbers of a fit, and what is wrong with them; `at`: the path of their list in the fit file. */
export function fitParameters(
  numbers: readonly FitNumber[],
  places: ParameterPlaces,
  at = 'free',
): {
  readonly parameters: readonly FitParameter[];
  /** Of each parameter, the number of the entry that it comes from. */
  readonly entries: readonly number[];
  readonly issues: readonly Issue[];
  readonly notes: readonly string[];
} {
  const issues: Issue[] = [];
  const notes: string[] = [];
  const taken = new Map<string, number>();
  const { base } = places;
  const names = [...new Set(places.cells.map(({ prepared }) => prepared.name))];
  const variants = names.filter((name) => places.documents.some((document) => variantNames(document).includes(name)));
  const entries: number[] = [];
  const parameters = numbers.flatMap((number, i) => {
    const refuse: Refuse = (key, message, more) => {
      issues.push({ severity: 'error', path: `${at}[${i}].${key}`, message, ...more });
      return [];
    };
    const single = variants.length === 0 && number.per !== undefined && number.for === undefined;
    const { per: _, ...plain } = number;
    const written = parameterPaths(single ? plain : number, variants);
    if ('fault' in written) {
      const { key, message, ...more } = written.fault;
      return refuse(key, message, more);
    }
    for (const { path, also } of written) {
      for (const place of [path, ...also]) {
        const full = fullPath(place, base);
        const before = taken.get(full);
        if (before !== undefined) {
          const hint = before === i ? 'one path is enough' : 'keep one of them';
          return refuse('parameter', `This number is free already, by ${at}[${before}].`, { got: place, hint });
        }
        taken.set(full, i);
      }
    }
    const own = written.flatMap((paths) => oneParameter(number, paths, places, refuse, notes));
    entries.push(...own.map(() => i));
    return own;
  });
  return { parameters, entries, issues, notes };
}

type Refuse = (key: string, message: string, more: Partial<Issue>) => [];

function oneParameter(
  number: FitNumber,
  paths: ParameterPaths,
  places: ParameterPlaces,
  refuse: Refuse,
  notes: string[],
): readonly FitParameter[] {
  const { path, also, variant } = paths;
  const document = documentOf(path, places);
  for (const place of [path, ...also]) {
    const fault = applySettings(documentOf(place, places), [`${place}=0`]).issues.find(
      ({ severity }) => severity === 'error',
    );
    if (fault) {
      const { message, allowed, hint } = fault;
      return refuse('parameter', message, { got: place, ...(allowed ? { allowed } : {}), ...(hint ? { hint } : {}) });
    }
  }
  const stands = standing(path, document);
  const unit = splitQuantity(stands ?? bounded(number)).unit;
  const lower = inUnit(number.from, unit);
  const upper = inUnit(number.to, unit);
  const no = `This is no number in ${unit || 'plain digits'}.`;
  const as = stands === undefined ? {} : { hint: `in the scenario stands ${stands}` };
  if (Number.isNaN(lower)) return refuse('from', no, { got: String(number.from), ...as });
  if (Number.isNaN(upper)) return refuse('to', no, { got: String(number.to), ...as });
  if (!(lower < upper)) return refuse('to', 'The bounds are crossed.', { got: String(number.to) });
  const scale = number.scale ?? (lower > 0 && upper / lower >= WIDE ? 'log' : 'linear');
  if (scale === 'log' && !(lower > 0))
    return refuse('from', 'A logarithmic scale begins above zero.', { got: String(number.from) });
  const begins = beginning(number, paths, stands, unit, places);
  if (begins === undefined) {
    const off = switchedOff(path, places);
    if (off !== undefined)
      return refuse('parameter', `The mechanism ${off} is off in the scenario.`, {
        got: path,
        hint: `mechanisms: { ${off}: true }`,
      });
    const message = 'Neither the scenario nor the built-in data have a value at this place.';
    return refuse('start', message, {
      got: path,
      hint: 'give the fit a start: value here, or write it into the scenario',
    });
  }
  if (Number.isNaN(begins)) return refuse('start', no, { got: String(number.start) });
  const start = Math.min(Math.max(begins, lower), upper);
  if (start !== begins)
    notes.push(`${path}: ${shown(begins, unit)} lies outside the bounds; the fit starts at ${shown(start, unit)}.`);
  const read = priorOf(number.prior, { unit, scale, lower, upper });
  if ('fault' in read) {
    const { key, message, ...more } = read.fault;
    return refuse(key, message, more);
  }
  const stage = number.stage ?? stageOf(path, document);
  const prior = read.prior ? { prior: read.prior } : {};
  return [
    { path, also, unit, scale, lower, upper, start, stage, ...(variant === undefined ? {} : { variant }), ...prior },
  ];
}

/** The document that a path is in: the first one that has the variant. */
function documentOf(path: string, { base, documents }: ParameterPlaces): Plain {
  const [first, name] = parsePath(path) ?? [];
  if (first !== 'variants') return base;
  return documents.find((document) => variantNames(document).includes(String(name))) ?? base;
}

/** What stands in the scenario; for a variant without a value of its own, that of the base. */
function standing(path: string, document: Plain): number | string | undefined {
  const place = parsePath(path) ?? [];
  const own = writtenAt(path, document);
  if (own !== undefined || place[0] !== 'variants') return own;
  return writtenAt(formatPath(place.slice(2)), document);
}

/** In `unit`: the start that the fit file gives, what stands in the scenario, or what is built in; undefined without any. */
function beginning(
  number: FitNumber,
  { path }: ParameterPaths,
  stands: number | string | undefined,
  unit: string,
  places: ParameterPlaces,
): number | undefined {
  if (number.start !== undefined) return inUnit(number.start, unit);
  if (stands !== undefined) return inUnit(stands, unit);
  const cell = places.cells.find(({ prepared }) => concerns(`${path}=`, [prepared.name]));
  if (!cell) return undefined;
  const place = parsePath(path) ?? [];
  const inside = place[0] === 'variants' ? place.slice(2) : place;
  const value = builtInValue(longForm(inside, documentOf(path, places)), cell.prepared);
  return value === undefined ? undefined : Number(fromSi(value, unit).toPrecision(12));
}

/** The mechanism of a number, when no cell has it. */
function switchedOff(path: string, { cells }: ParameterPlaces): string | undefined {
  const place = parsePath(path) ?? [];
  const [first, mechanism] = place[0] === 'variants' ? place.slice(2) : place;
  if (first !== 'mechanisms') return undefined;
  const on = cells.some(({ prepared }) =>
    activeMechanisms(prepared.scenario.mechanisms).some((name) => name === mechanism),
  );
  return on ? undefined : String(mechanism);
}

/** The bound that states the unit. */
function bounded({ from, to }: FitNumber): number | string {
  return splitQuantity(from).unit === '' && splitQuantity(to).unit !== '' ? to : from;
}

function shown(value: number, unit: string): string {
  return `${plainNumber(value, 6)}${unit === '' ? '' : ` ${unit}`}`;
}
