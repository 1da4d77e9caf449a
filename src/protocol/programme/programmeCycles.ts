import { kindOf, settingsOf, spectrumRange } from '../steps/kindOf.js';
import type { Step } from '../steps/step.js';
import { CourseRule } from './cycleRule.js';
import type { Programme } from './programme.js';
import { countSteps, flatten, type ProgrammeStep, writtenSteps } from './walk.js';

/** Cycles beyond this one cannot be asked for, neither in data nor in `output`. */
const HIGHEST_CYCLE = 1e6;
/** More steps of a kind are not listed: nobody could run them. */
const MOST_LISTED = 1e6;

/** Cycles that a programme makes if nothing but its own end or a number of cycles ends it; 1 at least. */
export function cycleCount(programme: Programme): number {
  return Math.min(writtenCycles(programme), programme.stop.cycles ?? Infinity);
}

/** Cycles of all the steps that are written, whatever ends them before. */
export function writtenCycles(programme: Programme): number {
  const rule = new CourseRule(programme);
  return rule.through(programme.entries, rule.beginning).cycle;
}

/** Index of the first step of a cycle: cycles never fall along the programme, so it is found by halving. */
export function firstOfCycle(programme: Programme, cycle: number): number {
  let low = 0;
  let high = countSteps(programme.entries);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const place = flatten(programme, { from: middle }).next();
    if (place.done || place.value.cycle >= cycle) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether a check-up between the passes of a block charges or discharges in a cycle. */
export function isCheckUp(programme: Programme, cycle: number): boolean {
  for (const place of flatten(programme, { from: firstOfCycle(programme, cycle) })) {
    if (place.cycle > cycle) return false;
    if (place.checkUp && place.half !== undefined) return true;
  }
  return false;
}

/** Like `cycleCount`, but 0 for a programme that neither charges nor discharges. */
export function programmeCycles(programme: Programme): number {
  for (const { step } of writtenSteps(programme.entries)) if (kindOf(step).cycles) return cycleCount(programme);
  return 0;
}

/** The steps of a kind, in order, with the cycles they belong to; up to the number of cycles that the programme stops at. */
export function* listedSteps(
  programme: Programme,
  wanted: (step: Step) => boolean,
): Generator<ProgrammeStep, void, undefined> {
  const last = Math.min(programme.stop.cycles ?? Infinity, HIGHEST_CYCLE);
  let listed = 0;
  for (const place of flatten(programme, { wanted })) {
    if (place.cycle > last || ++listed > MOST_LISTED) return;
    yield place;
  }
}

/** Cycles that have a step of a kind, in rising order. */
export function* cyclesWith(programme: Programme, wanted: (step: Step) => boolean): Generator<number, void, undefined> {
  let before = 0;
  for (const { cycle } of listedSteps(programme, wanted)) {
    if (cycle > before) yield cycle;
    before = cycle;
  }
}

/** What the steps of a programme set: temperatures [K] and pressures [Pa], each once. */
export function settingsIn({ entries }: Programme): {
  readonly temperatures: readonly number[];
  readonly pressures: readonly number[];
} {
  const temperatures = new Set<number>();
  const pressures = new Set<number>();
  for (const { step } of writtenSteps(entries)) {
    const { temperature, pressure } = settingsOf(step) ?? {};
    if (temperature !== undefined) temperatures.add(temperature);
    if (pressure !== undefined) pressures.add(pressure);
  }
  return { temperatures: [...temperatures], pressures: [...pressures] };
}

/** Cycles in which a programme takes impedance spectra. */
export function spectrumCycles(programme: Programme): readonly number[] {
  return [...cyclesWith(programme, isSpectrum)];
}

export function isSpectrum(step: Step): boolean {
  return spectrumRange(step) !== undefined;
}
