import { cyclesWith, programmeCycles } from '../../protocol/programme/programmeCycles.js';
import { dischargeRate } from '../../protocol/steps/kindOf.js';
import type { Step } from '../../protocol/steps/step.js';
import type { ErrorLaw } from '../../quantities/assumedError.js';
import { dischargeCapacity } from '../../quantities/capacity.js';
import { activeMass } from '../../quantities/contact.js';
import { isOf, isReadFromSpectra, type MeasuredQuantity } from '../../quantities/registry.js';
import { interfaceResistance } from '../../quantities/resistance.js';
import type { Suggestion } from '../../results/fit.js';
import { onlyVariant } from '../../scenario/document/variants.js';
import { listed } from '../../text/listed.js';
import type { FitProblem, Observation } from '../problem.js';
import type { FitCell } from '../runs/fitCell.js';
import { cellAtAnotherRate, cellAtAnotherTemperature, cellWithSlowCycles, SLOW, SLOW_ENOUGH } from './changedCell.js';
import { cyclesIn } from './changedProgramme.js';

/** A measurement that could be made: on a cell of the data, or on one that is treated otherwise. */
export interface Candidate {
  readonly kind: Suggestion['kind'];
  readonly variant: string;
  readonly cell: FitCell;
  readonly observations: readonly Observation[];
  /** Cycle it is made in or after; absent where it takes cycles of its own. */
  readonly cycle?: number;
  /** Standard error of every value: in its unit, or as a share of it. */
  readonly error: ErrorLaw;
  readonly assumedError: string;
  /** What to do, at the given cycles: "Impedance of bare at cycles 10 and 160". */
  readonly words: (cycles: readonly number[]) => string;
}

/** Cycles that a single measurement is tried at, spread evenly in ln n. */
const MOMENTS = 5;
/** Capacities that are taken of another cell, spread evenly. */
const CAPACITIES = 10;
/** [K] */
const WARMER = 15;
/** Nobody measures again, this share of the cycle number later. */
const SAME_TIME = 0.1;
/** [K] and ratio of C-rates within which conditions are the same. */
const SAME_TEMPERATURE = 5;
const SAME_RATE = 1.5;

/**
 * What could be measured further on each variant: impedance, active mass and slow cycles at some cycles, another cell at
 * another rate or temperature. What the data hold already is not among them, nor what the protocol cannot be changed to.
 */
export function designCandidates(problem: FitProblem): readonly Candidate[] {
  const variants = [...new Set(problem.cells.map(({ prepared }) => prepared.name))];
  return variants.flatMap((variant) => {
    const cells = problem.cells.filter(({ prepared }) => prepared.name === variant);
    const cell = cells.reduce((a, b) => (cyclesOf(b) > cyclesOf(a) ? b : a));
    const cycles = cyclesOf(cell);
    if (cycles === 0) return [];
    return [
      ...onTheCell(problem, cell, cycles),
      ...withSlowOnes(problem, cell, cycles),
      ...onAnotherCell(cell, cells, cycles),
    ];
  });
}

function cyclesOf({ prepared }: FitCell): number {
  return programmeCycles(prepared.programme);
}

function onTheCell(problem: FitProblem, cell: FitCell, cycles: number): readonly Candidate[] {
  const { name } = cell.prepared;
  const kinds = [
    {
      kind: 'impedance',
      of: interfaceResistance,
      known: (one: string) => isOf('impedance', one) || (isOf('resistance', one) && isReadFromSpectra(one)),
      what: 'Impedance',
    },
    {
      kind: 'activeMass',
      of: activeMass,
      known: (one: string) => isOf('activeMass', one),
      what: 'Active mass by relaxed potentials',
    },
  ] as const;
  return kinds.flatMap(({ kind, of, known, what }) =>
    newMoments(problem, name, ({ quantity }) => known(quantity), cycles).map((cycle) => ({
      kind,
      variant: name,
      cell,
      cycle,
      observations: [observation(of, cycle)],
      ...errorOf(of),
      words: (at: readonly number[]) => `${what} of ${called(name)} ${cyclesText('at', at)}`,
    })),
  );
}

function withSlowOnes(problem: FitProblem, cell: FitCell, cycles: number): readonly Candidate[] {
  const { name } = cell.prepared;
  const slow = slowCyclesOf(cell);
  const known = ({ quantity, cycle }: { readonly quantity: string; readonly cycle: number }): boolean =>
    isOf('capacity', quantity) && slow.has(cycle);
  const made = cellWithSlowCycles(cell, newMoments(problem, name, known, cycles));
  if (!made) return [];
  return made.slow.map(({ after, cycle }) => ({
    kind: 'slowCheck',
    variant: name,
    cell: made.cell,
    cycle: after,
    observations: [observation(dischargeCapacity, cycle)],
    ...errorOf(dischargeCapacity),
    words: (at) => `${at.length > 1 ? 'Cycles' : 'A cycle'} at ${SLOW} of ${called(name)} ${cyclesText('after', at)}`,
  }));
}

function onAnotherCell(cell: FitCell, cells: readonly FitCell[], cycles: number): readonly Candidate[] {
  const { name } = cell.prepared;
  const measured = [...new Set(spread(CAPACITIES, (share) => 1 + share * (cycles - 1)))];
  const more = {
    variant: name,
    observations: measured.map((cycle) => observation(dischargeCapacity, cycle)),
    ...errorOf(dischargeCapacity),
  };
  const faster = cellAtAnotherRate(cell);
  const rateKnown = cells.some((other) =>
    cyclesIn(other.prepared.scenario.protocol, other.prepared.cell).some(
      ({ discharge }) => faster && Math.abs(Math.log(discharge / faster.rate)) < Math.log(SAME_RATE),
    ),
  );
  const candidates: Candidate[] = [];
  if (faster && !rateKnown) {
    const words = () => `Another cell of ${called(name)} discharged at ${faster.text} for ${count(cycles)}`;
    candidates.push({ ...more, kind: 'secondRate', cell: faster.cell, words });
  }
  for (const change of [WARMER, -WARMER]) {
    const other = cellAtAnotherTemperature(cell, change);
    if (!other || cells.some(({ prepared }) => isNear(prepared.cell.temperature, other.temperature))) continue;
    const words = () =>
      `Another cell of ${called(name)} at ${other.text} for ${count(cycles)}, if the activation energies are right`;
    candidates.push({ ...more, kind: 'temperature', cell: other.cell, words });
  }
  return candidates;
}

/** Cycles that are discharged as slowly as a slow cycle anyway. */
function slowCyclesOf({ prepared: { cell, programme } }: FitCell): ReadonlySet<number> {
  const isSlow = (step: Step): boolean => {
    const rate = dischargeRate(step, cell);
    return rate !== undefined && rate <= SLOW_ENOUGH;
  };
  return new Set(cyclesWith(programme, isSlow));
}

function isNear(temperature: number, other: number): boolean {
  return Math.abs(temperature - other) < SAME_TEMPERATURE;
}

/** Moments at which the data hold nothing of the kind. */
function newMoments(
  problem: FitProblem,
  variant: string,
  known: (datum: { readonly quantity: string; readonly cycle: number }) => boolean,
  cycles: number,
): readonly number[] {
  const measured = problem.data.flatMap(({ series, cycle }) => {
    const { quantity, cell } = problem.series[series];
    return cell.prepared.name === variant && known({ quantity, cycle }) ? [cycle] : [];
  });
  return moments(cycles).filter((cycle) => !measured.some((one) => Math.abs(one - cycle) <= SAME_TIME * cycle));
}

/** Cycles from the first to the last. */
function moments(cycles: number): readonly number[] {
  return [...new Set(spread(MOMENTS, (share) => cycles ** share))];
}

function spread(count: number, at: (share: number) => number): number[] {
  return Array.from({ length: count }, (_, k) => Math.round(at(k / (count - 1))));
}

function observation({ name, measured: { unit } }: MeasuredQuantity, cycle: number): Observation {
  return { kind: 'cycle', measurement: { quantity: name, cycle, unit, value: Number.NaN, source: '' } };
}

function errorOf({ measured: { error: assumed } }: MeasuredQuantity): Pick<Candidate, 'error' | 'assumedError'> {
  return { error: assumed.error, assumedError: assumed.words };
}

function called(variant: string): string {
  return variant === onlyVariant ? 'the cell' : variant;
}

function count(cycles: number): string {
  return cycles === 1 ? 'one cycle' : `${cycles} cycles`;
}

/** "at cycle 50", "at cycles 10 and 160". */
function cyclesText(preposition: string, cycles: readonly number[]): string {
  return `${preposition} ${cycles.length > 1 ? 'cycles' : 'cycle'} ${listed(cycles.map(String))}`;
}
