import { type Stretch, signs, stretches, trends } from '../cycles/halfCycles.js';
import { numberAt as at } from '../numberAt.js';

export interface DirectionInput {
  /** [V] NaN where it is not known. */
  readonly voltage: Float64Array;
  readonly current?: Float64Array;
  /** Words of the cycler, row by row: 1 charge, -1 discharge, 0 rest, NaN where it says none of these. */
  readonly words?: readonly number[] | undefined;
  /** Which of two counters grows in a row, that of charge (1) or of discharge (-1); 0 where neither does. */
  readonly counted?: Int8Array | undefined;
  /** Numbers of cycles and steps. */
  readonly counters: readonly (ArrayLike<number> | undefined)[];
  /** Rows at which a curve begins anew. */
  readonly breaks: ReadonlySet<number>;
  /** What the head of the current says of a positive one: that it charges (1) or discharges (-1). */
  readonly positive?: 1 | -1 | undefined;
  /** The person says that the sign of the file is right. */
  readonly asStands?: boolean;
}

export interface DirectionReading {
  /** Row by row: 1 charging, -1 discharging, 0 resting. */
  readonly direction: Int8Array;
  /** The current, positive on charge. */
  readonly current?: Float64Array;
  /** How it was found, in a sentence. */
  readonly finding: string;
  /** First row on which what the file says goes against the voltage; the file was believed. */
  readonly contradicted?: { readonly stated: 'words' | 'head' | 'counters'; readonly at: number };
  /** The file does not say, and the voltage does not show it clearly. */
  readonly unclear?: string;
}

/** Rows that a stretch needs before its voltage says anything. */
const leastRows = 3;
/** Agreement of voltage and direction, from -1 to 1, below which neither is shown. */
const clear = 0.2;
/** [V] Net change of the voltage in a file of one direction that no relaxation and no plating brings about. */
const wide = 0.3;
/** [V] A voltage that moves less in a whole file is held, and shows no direction. */
const held = 0.03;
/** Share of the range of the voltage: a hold changes by less. */
const flat = 0.03;

const saying = { words: 'its words say', head: 'its head says', counters: 'its counters say' } as const;
const guess = 'The file does not say which way its current flows';

/**
 * Which way the current flows. What the file states (words, head, counters of charge and of discharge) is never overruled;
 * where it states nothing, the voltage of a cell rises on charge and falls on discharge, whatever a cycler calls positive.
 */
export function readDirection(input: DirectionInput): DirectionReading {
  const { voltage, current, words, counted, breaks } = input;
  const said = words?.some((word) => word === 1 || word === -1) ? words : undefined;
  const grows = counted?.some((sign) => sign !== 0) ? counted : undefined;
  if (current === undefined) {
    const guide = said
      ? Int8Array.from(said, (word) => (Number.isNaN(word) ? 0 : word))
      : grows && filled(grows, input);
    if (guide)
      return {
        direction: guide,
        finding: `Charge and discharge are told apart by the ${said ? 'words' : 'counters'} of the file.`,
      };
    const direction = trends(voltage, breaks);
    return { direction, finding: 'Without a current, charge is where the voltage rises and discharge where it falls.' };
  }
  const flow = signs(current);
  if (!flow.some((sign) => sign !== 0))
    return {
      direction: flow,
      current,
      finding: 'No current flows in this file: it holds rest alone, neither charge nor discharge.',
    };
  if ((flow.includes(1) && flow.includes(-1)) || (input.positive !== undefined && !said))
    return signed({ ...input, current }, flow, said, grows);
  return oneSign({ ...input, current }, flow, said, grows);
}

type WithCurrent = DirectionInput & { readonly current: Float64Array };

/** A current of both signs: whether plus is charge. */
function signed(
  { voltage, current, counters, asStands, positive }: WithCurrent,
  flow: Int8Array,
  said: readonly number[] | undefined,
  grows: Int8Array | undefined,
): DirectionReading {
  const byWords = vote(said, flow);
  const stated = byWords || (positive ?? vote(grows, flow));
  const by = byWords ? 'words' : positive ? 'head' : 'counters';
  const evidence = agreement(voltage, stretches(flow, ...counters));
  const turned = stated === 0 ? asStands !== true && evidence < -clear : stated < 0;
  const why = stated !== 0 ? `as ${saying[by]}` : turned ? 'the voltage falls with it' : 'as the voltage shows';
  const known = stated !== 0 || Math.abs(evidence) >= clear;
  const finding = turned
    ? `In the file the current is positive on discharge (${why}); it was turned around to be positive on charge.`
    : known && !(stated === 0 && evidence < 0)
      ? `The current is positive on charge, ${why}.`
      : 'The current was taken to be positive on charge.';
  return {
    direction: turned ? flow.map((sign) => -sign) : flow,
    current: turned ? current.map((i) => -i + 0) : current,
    finding,
    ...(stated * evidence < -clear
      ? {
          contradicted: {
            stated: by,
            at: firstOf(by === 'words' ? said! : by === 'head' ? flow.map(Math.abs) : grows!),
          },
        }
      : {}),
    ...(known
      ? {}
      : { unclear: `${guess}, and its voltage does not show it clearly; a positive one was taken for charge.` }),
  };
}

/** A current of one sign: the size of one that flows both ways, or one that does flow one way. */
function oneSign(
  input: WithCurrent,
  flow: Int8Array,
  said: readonly number[] | undefined,
  grows: Int8Array | undefined,
): DirectionReading {
  const { voltage, current, counters, asStands } = input;
  const give = (guide: ArrayLike<number>): Pick<Required<DirectionReading>, 'direction' | 'current'> => {
    const direction = flow.map((sign, i) => (sign === 0 ? 0 : (guide[i] ?? 0)));
    return { direction, current: current.map((size, i) => Math.abs(size) * (direction[i] ?? 0) + 0) };
  };
  if (said || grows) {
    const guide = filled(said ?? grows!, input);
    const given = give(guide);
    const evidence = agreement(voltage, stretches(given.direction, ...counters));
    const by = said ? 'words of the cycler' : 'counters of charge and discharge';
    return {
      ...given,
      finding: oneWay(given.direction)
        ? `The current flows one way only: the cell is ${given.direction.includes(1) ? 'charged' : 'discharged'}, as the ${said ? 'words' : 'counters'} of the file say.`
        : `The current has no sign in the file; it was given one, positive on charge, from the ${by}.`,
      ...(evidence < -clear
        ? { contradicted: { stated: said ? 'words' : 'counters', at: firstOf(given.direction) } }
        : {}),
    };
  }
  // A current with a minus has its sign; the size of one is never below zero.
  const still = rangeOf(voltage.filter((_, i) => flow[i] !== 0)) < held;
  const shown = flow.includes(-1) || asStands || still ? flow : byVoltage(input, flow);
  if (!oneWay(shown))
    return {
      ...give(shown),
      finding:
        'The current has no sign in the file; it was given one, positive on charge, from the course of the voltage.',
    };
  const sign = flow.includes(1) ? 1 : -1;
  const change = netChange(voltage, flow);
  const shows = Math.abs(change) >= wide && steady(voltage, flow) && !asStands ? Math.sign(change) : sign;
  const word = shows > 0 ? 'charge' : 'discharge';
  return {
    ...give(flow.map((one) => (one === 0 ? 0 : shows))),
    finding: `The current flows one way only, and the file does not say which; it was taken for ${word} ${shows === Math.sign(change) && Math.abs(change) >= wide ? `because the voltage ${shows > 0 ? 'rises' : 'falls'} by ${Math.abs(change).toFixed(2)} V` : `by its sign (${sign > 0 ? '+' : '-'})`}.`,
    ...(shows === sign && !(shows * change < -0.1 * wide)
      ? {}
      : {
          unclear: `${guess}: its sign says ${sign > 0 ? 'charge' : 'discharge'}, its voltage ${change > 0 ? 'rises' : 'falls'}. It was taken for ${word}.`,
        }),
  };
}

function oneWay(direction: Int8Array): boolean {
  return !(direction.includes(1) && direction.includes(-1));
}

/** Whether what is stated goes with the sign of the current (1), against it (-1), or neither (0). */
function vote(stated: ArrayLike<number> | undefined, flow: Int8Array): number {
  if (stated === undefined) return 0;
  let [sum, size] = [0, 0];
  for (let i = 0; i < flow.length; i++) {
    const product = (stated[i] ?? Number.NaN) * (flow[i] ?? 0);
    if (!product) continue;
    sum += product;
    size++;
  }
  return Math.abs(sum) > 0.5 * size ? Math.sign(sum) : 0;
}

/** A guide without gaps: a row that is not spoken of goes with the next one of its stretch, else with the one before. */
function filled(guide: ArrayLike<number>, { current, counters }: DirectionInput): Int8Array {
  const n = guide.length;
  const flows = current ? signs(current) : new Int8Array(n).fill(1);
  const said = (i: number): number => guide[i] ?? Number.NaN;
  const found = Int8Array.from({ length: n }, (_, i) => (Number.isNaN(said(i)) ? 0 : said(i)));
  // The words of a cycler say where it rests; counters that stand still do not.
  const silent = (i: number): boolean => found[i] === 0 && (Number.isNaN(said(i)) || guide instanceof Int8Array);
  for (const { from, to, direction } of stretches(flows, ...counters)) {
    if (direction === 0) continue;
    for (let i = to - 2; i >= from; i--) if (silent(i)) found[i] = found[i + 1] ?? 0;
    for (let i = from + 1; i < to; i++) if (found[i] === 0 && silent(i)) found[i] = found[i - 1] ?? 0;
  }
  return found;
}

/** From 1 (the voltage always goes with the sign) to -1 (always against it); the first row of a stretch holds the ohmic jump. */
function agreement(voltage: Float64Array, all: readonly Stretch[]): number {
  let [sum, size] = [0, 0];
  for (const { from, to, direction } of all) {
    if (direction === 0 || to - from < leastRows) continue;
    const change = at(voltage, to - 1) - at(voltage, from + 1);
    if (Number.isNaN(change)) continue;
    sum += direction * change;
    size += Math.abs(change);
  }
  return size > 0 ? sum / size : 0;
}

/** Each stretch goes where its voltage goes; a change of step or cycle ends one; what holds goes with the one before. */
function byVoltage({ voltage, counters }: DirectionInput, flow: Int8Array): Int8Array {
  const direction = new Int8Array(voltage.length);
  const known = counters.some((counter) => counter !== undefined);
  const range = rangeOf(voltage);
  let before = 0;
  for (const { from, to, direction: sign } of stretches(flow, ...counters)) {
    if (sign === 0) continue;
    const change = at(voltage, to - 1) - at(voltage, Math.min(from + 1, to - 1));
    if (!known) direction.set(trends(voltage.subarray(from, to)), from);
    else if (Math.abs(change) > flat * range) direction.fill(Math.sign(change), from, to);
    else direction.fill(before || sign, from, to);
    before = direction[to - 1] ?? 0;
  }
  return direction;
}

function rangeOf(voltage: Float64Array): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of voltage)
    if (!Number.isNaN(value)) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return most - least;
}

/** [V] From the first to the last row with a current. */
function netChange(voltage: Float64Array, flow: Int8Array): number {
  const driven = voltage.filter((value, i) => flow[i] !== 0 && !Number.isNaN(value));
  return driven.length > leastRows ? at(driven, driven.length - 1) - at(driven, 1) : 0;
}

/** Whether the voltage goes one way by and large while the current flows. */
function steady(voltage: Float64Array, flow: Int8Array): boolean {
  let [up, down] = [0, 0];
  for (let i = 1; i < flow.length; i++) {
    const step = at(voltage, i) - at(voltage, i - 1);
    if (flow[i] === 0 || flow[i - 1] === 0 || Number.isNaN(step)) continue;
    if (step > 0) up += step;
    else down -= step;
  }
  return Math.max(up, down) > 4 * Math.min(up, down);
}

function firstOf(guide: ArrayLike<number>): number {
  for (let i = 0; i < guide.length; i++) if (guide[i] === 1 || guide[i] === -1) return i;
  return 0;
}
