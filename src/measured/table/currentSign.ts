import { type Stretch, signs, stretches, trends } from '../cycles/halfCycles.js';

export interface DirectionReading {
  /** Row by row: 1 charging, -1 discharging, 0 resting. */
  readonly direction: Int8Array;
  /** The current, positive on charge. */
  readonly current?: Float64Array;
  /** How it was found, in a sentence. */
  readonly finding: string;
  /** First row on which the words of the file say charge while the voltage falls, or the other way round. */
  readonly exchanged?: number;
  /** Neither voltage nor words decide. */
  readonly unclear?: true;
}

/** Rows that a stretch needs before its voltage says anything. */
const leastRows = 3;

/**
 * Which way the current flows. The voltage of a cell rises on charge and falls on discharge, whatever a cycler calls
 * positive; words of the cycler decide where the current has no sign, and are checked against the voltage.
 */
export function readDirection(
  voltage: Float64Array,
  current: Float64Array | undefined,
  words: readonly number[] | undefined,
  counters: readonly (ArrayLike<number> | undefined)[],
  breaks: ReadonlySet<number>,
): DirectionReading {
  const said = words && Int8Array.from(words, (word) => (Number.isNaN(word) ? 0 : word));
  if (current === undefined) {
    const direction = trends(voltage, breaks);
    return { direction, finding: 'Without a current, charge is where the voltage rises and discharge where it falls.' };
  }
  const flow = signs(current);
  if (flow.includes(1) && flow.includes(-1)) return signed(voltage, current, flow, said, counters);
  return oneSign(voltage, current, flow, said, counters);
}

function signed(
  voltage: Float64Array,
  current: Float64Array,
  flow: Int8Array,
  said: Int8Array | undefined,
  counters: readonly (ArrayLike<number> | undefined)[],
): DirectionReading {
  const evidence = agreement(voltage, stretches(flow, ...counters));
  const turned = evidence < 0;
  const direction = turned ? flow.map((sign) => -sign) : flow;
  const exchanged = said && contradiction(said, direction);
  return {
    direction,
    current: turned ? current.map((i) => -i + 0) : current,
    finding: turned
      ? 'In the file the current is positive on discharge (the voltage falls with it); it was turned around to be positive on charge.'
      : 'The current is positive on charge, as the voltage shows.',
    ...(exchanged === undefined ? {} : { exchanged }),
    ...(Math.abs(evidence) < 0.2 ? { unclear: true as const } : {}),
  };
}

function oneSign(
  voltage: Float64Array,
  current: Float64Array,
  flow: Int8Array,
  said: Int8Array | undefined,
  counters: readonly (ArrayLike<number> | undefined)[],
): DirectionReading {
  const magnitude = current.map(Math.abs);
  const useful = said?.some((word) => word !== 0) === true;
  // Without words, each stretch goes where its voltage goes; a change of step is the end of a stretch.
  const guide = useful ? said : byVoltage(voltage, flow, counters);
  const evidence = useful ? agreement(voltage, stretches(guide, ...counters)) : 1;
  const turned = evidence < -0.2;
  const direction = guide.map((sign, i) => (flow[i] === 0 ? 0 : turned ? -sign : sign) + 0);
  const bySign = direction.every((sign) => sign >= 0) || direction.every((sign) => sign <= 0);
  return {
    direction,
    current: Float64Array.from(magnitude, (size, i) => size * direction[i] + 0),
    finding: bySign
      ? `The current flows one way only: the cell is ${direction.includes(1) ? 'charged' : 'discharged'}, as ${useful && !turned ? 'the file says' : 'the voltage shows'}.`
      : `The current has no sign in the file; it was given one, positive on charge, from ${useful ? 'the words of the cycler' : 'the course of the voltage'}.`,
    ...(turned ? { exchanged: firstOf(guide) } : {}),
    ...(useful && Math.abs(evidence) < 0.2 ? { unclear: true as const } : {}),
  };
}

/** From 1 (the voltage always goes with the sign) to -1 (always against it); the first row of a stretch holds the ohmic jump. */
function agreement(voltage: Float64Array, all: readonly Stretch[]): number {
  let [sum, size] = [0, 0];
  for (const { from, to, direction } of all) {
    if (direction === 0 || to - from < leastRows) continue;
    const change = voltage[to - 1] - voltage[from + 1];
    sum += direction * change;
    size += Math.abs(change);
  }
  return size > 0 ? sum / size : 0;
}

function byVoltage(
  voltage: Float64Array,
  flow: Int8Array,
  counters: readonly (ArrayLike<number> | undefined)[],
): Int8Array {
  const direction = new Int8Array(voltage.length);
  const known = counters.some((counter) => counter !== undefined);
  for (const { from, to, direction: sign } of stretches(flow, ...counters)) {
    if (sign === 0) continue;
    if (known) direction.fill(Math.sign(voltage[to - 1] - voltage[Math.min(from + 1, to - 1)]) || sign, from, to);
    else direction.set(trends(voltage.subarray(from, to)), from);
  }
  return direction;
}

/** The first row of words that say the opposite of what most of the current does. */
function contradiction(said: Int8Array, direction: Int8Array): number | undefined {
  let [with_, against] = [0, 0];
  for (let i = 1; i < said.length; i++) {
    if (said[i] === 0 || direction[i] === 0) continue;
    if (said[i] === direction[i]) with_++;
    else against++;
  }
  return against > with_ ? firstOf(said) : undefined;
}

function firstOf(words: Int8Array): number {
  return words.findIndex((word) => word !== 0);
}
