import type { Cell } from '../cell/cell.js';
import { conditionsOf } from '../cell/conditions.js';
import { buildMechanisms } from '../degradation/build.js';
import { CellModel } from '../model/cellModel.js';
import type { Issue } from '../scenario/document/issue.js';
import { isPlain, shorten } from '../scenario/document/path.js';
import type { Continuation } from '../scenario/schema/continuation.js';
import type { NumericsGiven } from '../scenario/schema/numerics.js';
import { listed } from '../text/listed.js';
import { plainNumber } from '../text/plainNumber.js';
import { version } from '../version.js';
import { type CellState, type Continuable, cellStateOf, differences, type EndState, readEndState } from './endState.js';

/** Where a run begins that goes on from an earlier one. */
export interface Before {
  readonly end: EndState;
  readonly state: CellState;
}

/** [s] */
const day = 86400;

/** More differing fields are not listed. */
const MOST_NAMED = 8;

/** The state that a scenario goes on from; undefined, with the reason in `issues`, where there is none. */
export function readBefore(
  given: Continuation,
  name: string,
  readFile: ((path: string, what?: 'run') => string) | undefined,
  issues: Issue[],
): Before | undefined {
  const path = typeof given === 'string' ? 'continues' : 'state' in given ? 'continues.state' : 'continues.run';
  const refuse = (message: string, more: Partial<Issue> = {}): undefined => {
    issues.push({ severity: 'error', path, message, ...more });
    return undefined;
  };
  if (typeof given === 'object' && 'state' in given) {
    const read = readEndState(given.state);
    if ('reason' in read) return refuse(`The state to go on from is damaged: ${read.reason}.`);
    return withState(read, refuse);
  }
  const { run, variant } = typeof given === 'string' ? { run: given, variant: undefined } : given;
  const file = /\.json$/i.test(run) ? run : `${run.replace(/[\\/]+$/, '')}/run.json`;
  const unreadable = (reason: string): undefined =>
    refuse(`The run to go on from cannot be read: ${reason.replace(/\.$/, '')}.`, {
      got: file,
      allowed: 'the folder of results of a run, or the run.json in it, relative to the scenario',
    });
  if (!readFile) return unreadable('files cannot be read here');
  let record: unknown;
  try {
    record = JSON.parse(readFile(file, 'run'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return unreadable(error instanceof SyntaxError ? `it is cut short or no JSON (${shorten(reason)})` : reason);
  }
  const variants = isPlain(record) ? record.variants : undefined;
  if (!isPlain(record) || !isPlain(variants)) return unreadable('it holds no record of a run');
  const names = Object.keys(variants);
  const chosen = variant ?? (Object.hasOwn(variants, name) || names.length > 1 ? name : (names[0] ?? name));
  if (!Object.hasOwn(variants, chosen)) {
    return refuse(`The run has no variant ${shorten(chosen)} to go on from.`, {
      got: file,
      allowed: names.join(', '),
      hint: 'write continues: { run: ..., variant: ... }',
    });
  }
  const one = variants[chosen];
  const found = isPlain(one) ? one.endState : undefined;
  if (found === undefined || found === null) {
    const status = isPlain(one) && isPlain(one.status) ? one.status : {};
    const ended = status.code === 'completed' || status.code === 'stopped';
    const by = typeof record.version === 'string' ? ` (argyrode ${shorten(record.version)})` : '';
    return unreadable(
      ended
        ? `it was written without the state at its end${by}; run it again`
        : `its variant ${shorten(chosen)} did not come to its end${typeof status.message === 'string' ? `: ${shorten(status.message)}` : ''}`,
    );
  }
  const read = readEndState(found);
  if ('reason' in read)
    return unreadable(`the state at the end of variant ${shorten(chosen)} is damaged: ${read.reason}`);
  return withState(read, refuse);
}

function withState(end: EndState, refuse: (message: string) => undefined): Before | undefined {
  const state = cellStateOf(end);
  return state === undefined
    ? refuse('The state to go on from is damaged: its numbers cannot be read.')
    : { end, state };
}

/** How finely to solve the equations of a cell that goes on: nodes and classes are those of its state, the rest as the scenario says. */
export function numericsBefore(given: NumericsGiven, { end }: Before): NumericsGiven {
  const { tolerance, ...structure } = end.numerics;
  const chosen = given.tolerance === undefined && given.accuracy === undefined ? { tolerance } : {};
  return { ...given, ...chosen, ...defined(structure) };
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as never;
}

/** Why a cell cannot go on from a state: it is another one, or is solved otherwise than was asked. And what should be known if it can. */
export function continuationIssues(before: Before, now: Continuable): Issue[] {
  const { end, state } = before;
  const found = differences(end, now);
  if (found.length > 0) {
    const named = found
      .slice(0, MOST_NAMED)
      .map(({ field, was, now: is }) => `${field} (${shorten(was)}, now ${shorten(is)})`);
    const more = found.length > MOST_NAMED ? [`${found.length - MOST_NAMED} more`] : [];
    return [
      {
        severity: 'error',
        path: 'continues',
        message: `The cell is not the one that was run: it differs in ${listed([...named, ...more])}.`,
        hint: 'go on with the same cell and mechanisms; protocol, stop, output and data may be others',
      },
    ];
  }
  const asked = isPlain(now.raw) && isPlain(now.raw.numerics) ? now.raw.numerics : {};
  const other = (['throughNodes', 'radialNodes', 'radialGrid', 'sizeClasses', 'contactClasses'] as const).filter(
    (field) => asked[field] !== undefined && asked[field] !== end.numerics[field],
  );
  if (other.length > 0) {
    return other.map((field) => ({
      severity: 'error',
      path: `numerics.${field}`,
      message: 'The state to go on from was solved otherwise.',
      got: String(asked[field]),
      allowed: `${end.numerics[field]}, or nothing`,
    }));
  }
  if (!fits(state, now))
    return [
      {
        severity: 'error',
        path: 'continues',
        message: 'The state to go on from does not fit the equations of this version.',
      },
    ];
  const elsewhere = endedElsewhere(end, now.cell);
  if (end.version === version) return elsewhere;
  return [
    ...elsewhere,
    {
      severity: 'warning',
      path: 'continues',
      message: `The run to go on from was made by argyrode ${end.version}, this is ${version}: the same programme in one run may give other numbers.`,
    },
  ];
}

/** A run begins under the conditions of its recipe, whatever steps of the earlier one have set. */
function endedElsewhere({ under }: EndState, cell: Cell): Issue[] {
  if (under === undefined) return [];
  const here = conditionsOf(cell);
  const celsius = (kelvin: number): string => `${plainNumber(kelvin - 273.15, 4)} degC`;
  const mpa = (pascal: number): string => `${plainNumber(1e-6 * pascal, 4)} MPa`;
  const changes = [
    { was: celsius(under.temperature), is: celsius(here.temperature), set: 'temperature' },
    { was: mpa(under.pressure), is: mpa(here.pressure), set: 'pressure' },
  ].filter(({ was, is }) => was !== is);
  const pressed =
    under.highestPressure > here.highestPressure
      ? [`The ${mpa(under.highestPressure)} that it has been under before do not count any more.`]
      : [];
  const begins =
    changes.length > 0
      ? [
          `The run to go on from ended at ${listed(changes.map(({ was }) => was))}, this one begins at ${listed(changes.map(({ is }) => is))} as its recipe says.`,
        ]
      : [];
  if (changes.length + pressed.length === 0) return [];
  const steps = changes.map(({ was, set }) => `"Set ${set} to ${was}"`);
  return [
    {
      severity: 'note',
      path: 'continues',
      message: [...begins, ...pressed].join(' '),
      ...(steps.length > 0 ? { hint: `begin the protocol with ${listed(steps)} to go on as it was` } : {}),
    },
  ];
}

/** Whether a state has as many numbers as the model of a cell. */
function fits({ y, ageing }: CellState, { cell, scenario, numerics }: Continuable): boolean {
  const { slow, ...laws } = buildMechanisms(scenario.mechanisms, cell);
  const { size } = new CellModel(cell, { ...numerics, ...laws });
  const lengths = (states: readonly (readonly { readonly length: number }[])[]) =>
    states.map((values) => values.map(({ length }) => length).join()).join(';');
  const own = slow.map(({ states }) => states.map(({ values }) => values));
  return y.length === size && lengths(ageing.states) === lengths(own);
}

/** "goes on from variant bare of "NCM85" after 100 cycles and 35 days, at 3.612 V". */
export function beforeText({ end: { variant, title, cycles, time, voltage } }: Before): string {
  const age = `${cycles} ${cycles === 1 ? 'cycle' : 'cycles'} and ${time < 2 * day ? `${plainNumber(time / 3600, 3)} h` : `${plainNumber(time / day, 3)} days`}`;
  return `goes on from variant ${variant} of "${shorten(title)}" after ${age}, at ${voltage.toFixed(3)} V`;
}
