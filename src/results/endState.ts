import { z } from 'zod';
import type { Cell } from '../cell/cell.js';
import { type Conditions, conditionsOf, sameConditions } from '../cell/conditions.js';
import type { AgeingState } from '../model/ageing.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Numerics } from '../scenario/schema/numerics.js';
import { fingerprint } from '../text/fingerprint.js';
import { version } from '../version.js';
import { readNumber, spelledNumber } from './exactNumbers.js';
import { type Json, parameters, plain } from './plain.js';

/** Of an end state; one of another format is not read. */
const format = 1;

const scalar = z.union([z.number(), z.string(), z.boolean(), z.null()]);
const finite = z.number();
const numericsForm = z.object({
  throughNodes: finite,
  radialNodes: finite,
  radialGrid: z.enum(['spectral', 'finite-volume']),
  tolerance: finite,
  sizeClasses: finite.optional(),
  contactClasses: finite.optional(),
});

/**
 * A cell at the end of a run as plain data, for another run to go on from: what it is, and everything that cycling has changed of it, to the
 * last bit.
 */
const endStateForm = z.object({
  format: z.literal(format),
  /** Of the program that ran it. */
  version: z.string(),
  title: z.string(),
  variant: z.string(),
  /** Of all runs up to here: cycles, and time [s]. */
  cycles: finite,
  time: finite,
  /** [V] Of the cell. */
  voltage: finite,
  /** [K, Pa] What steps have set, where the run did not end under the conditions of its recipe. */
  under: z.object({ temperature: finite, pressure: finite, highestPressure: finite }).optional(),
  /** What the state is of: how finely the equations are solved, the cell and its mechanisms in SI by field, lists by a fingerprint. */
  numerics: numericsForm,
  cell: z.record(z.string(), scalar),
  mechanisms: z.record(z.string(), scalar),
  /** The same as a person wrote it, to say in these words what differs. */
  written: z.record(z.string(), scalar),
  /** y and ageing, as JSON with exact numbers. */
  state: z.string(),
  checksum: z.string(),
});

export type EndState = Readonly<z.output<typeof endStateForm>>;

/** What changes while a cell is cycled. */
export interface CellState {
  readonly y: readonly number[];
  readonly ageing: AgeingState;
}

const stateForm = z.object({
  y: z.array(finite.or(z.nan()).or(z.literal(Infinity)).or(z.literal(-Infinity))),
  ageing: z.object({
    trapped: finite,
    consumed: finite,
    oxidised: finite,
    lastAnode: finite,
    direction: finite,
    halfCycles: finite,
    states: z.array(z.array(z.array(finite))),
  }),
});

/** Of what an end state is: the part of a prepared variant that has to be the same when a run goes on. */
export interface Continuable {
  readonly name: string;
  readonly scenario: Scenario;
  readonly raw: unknown;
  readonly cell: Cell;
  readonly numerics: Numerics;
}

export function endState(
  { name, scenario, raw, cell, numerics }: Continuable,
  { y, ageing }: { readonly y: Float64Array; readonly ageing: AgeingState },
  age: Pick<EndState, 'cycles' | 'time' | 'voltage'>,
  conditions: Conditions = conditionsOf(cell),
): EndState {
  const { throughNodes, radialNodes, radialGrid, tolerance, sizeClasses, contactClasses } = numerics;
  const { temperature, pressure, highestPressure } = conditions;
  const content = {
    format,
    version,
    title: scenario.title,
    variant: name,
    ...age,
    ...(sameConditions(conditions, conditionsOf(cell)) ? {} : { under: { temperature, pressure, highestPressure } }),
    numerics: {
      throughNodes,
      radialNodes,
      radialGrid,
      tolerance,
      ...(sizeClasses === undefined ? {} : { sizeClasses }),
      ...(contactClasses === undefined ? {} : { contactClasses }),
    },
    ...identity({ scenario, raw, cell }),
    state: JSON.stringify({ y: Array.from(y), ageing }, (_, value) =>
      typeof value === 'number' ? spelledNumber(value) : value,
    ),
  } as const;
  return { ...content, checksum: checksumOf(content) };
}

/** An end state as it was found, or why it is none. */
export function readEndState(data: unknown): EndState | { readonly reason: string } {
  const its = typeof data === 'object' && data !== null && 'format' in data ? data.format : undefined;
  if (its !== format)
    return { reason: `its format is ${JSON.stringify(its) ?? 'not said'}, this version reads ${format}` };
  const parsed = endStateForm.safeParse(data);
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.join('.') ?? '';
    return { reason: `${place} is not as it was written` };
  }
  const { checksum, ...content } = parsed.data;
  if (checksumOf(content) !== checksum) return { reason: 'its checksum is wrong, a number has been changed' };
  return parsed.data;
}

/** What changes while a cell is cycled; undefined where it cannot be read. */
export function cellStateOf({ state }: EndState): CellState | undefined {
  try {
    const data: unknown = JSON.parse(state, (_, value) =>
      typeof value === 'object' && value !== null ? (readNumber(value) ?? value) : value,
    );
    return stateForm.safeParse(data).data;
  } catch {
    return undefined;
  }
}

/** A field in which two cells differ, with both values; lists and laws have none to show. */
export interface Difference {
  readonly field: string;
  readonly was: string;
  readonly now: string;
}

/** Where a cell differs from the one that was run: in the words of the scenario where these differ, else in SI. Empty where it is the same. */
export function differences(before: EndState, now: Pick<Continuable, 'scenario' | 'raw' | 'cell'>): Difference[] {
  const present = identity(now);
  const inSi = [
    ...different(before.cell, present.cell, 'cell'),
    ...different(before.mechanisms, present.mechanisms, 'mechanisms'),
  ];
  if (inSi.length === 0) return [];
  const asWritten = different(before.written, present.written);
  return asWritten.length > 0 ? asWritten : inSi;
}

type Flat = EndState['cell'];

function different(before: Flat, now: Flat, under = ''): Difference[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...fields].flatMap((field) => {
    const [was, is] = [before[field], now[field]];
    if (was === is) return [];
    return [{ field: under === '' ? field : `${under}.${field}`, was: shown(was), now: shown(is) }];
  });
}

function shown(value: Flat[string] | undefined): string {
  if (value === undefined || value === null) return 'absent';
  return String(value).startsWith(listMark) ? 'another list' : String(value);
}

const known = new WeakMap<Cell, Flat>();

function identity({ scenario, raw, cell }: Pick<Continuable, 'scenario' | 'raw' | 'cell'>) {
  const ofCell = known.get(cell) ?? flat(parameters(cell));
  known.set(cell, ofCell);
  const document = typeof raw === 'object' && raw !== null ? (raw as Readonly<Record<string, unknown>>) : {};
  const { cell: recipe, initial, laws, mechanisms, materials } = document;
  return {
    cell: ofCell,
    mechanisms: flat(plain(scenario.mechanisms)),
    written: flat(plain({ cell: recipe, initial, laws, mechanisms, materials })),
  };
}

/** Marks the fingerprint of a list. */
const listMark = '#';
/** Words about numbers, and what a protocol calls empty and full: the cell is the same. */
const words: ReadonlySet<string> = new Set(['derived', 'source', 'note', 'chargeRange']);

function flat(value: Json, path = '', found: Record<string, Flat[string]> = {}): Flat {
  if (Array.isArray(value)) found[path] = `${listMark}${fingerprint(JSON.stringify(value))}`;
  else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value))
      if (!words.has(key)) flat(entry, path === '' ? key : `${path}.${key}`, found);
  } else found[path] = value as Flat[string];
  return found;
}

function checksumOf(content: Omit<EndState, 'checksum'>): string {
  return fingerprint(JSON.stringify(sorted(content)));
}

/** In one order of keys, whatever wrote them. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
