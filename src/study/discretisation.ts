import type { Prepared } from '../prepare.js';
import {
  type Direction,
  type DirectionError,
  type DiscretisationError,
  directions,
  type LargestChange,
  leastCapacity,
} from '../results/discretisation.js';
import type { CycleRow, VariantResult } from '../results/results.js';
import type { Numerics } from '../scenario/schema/numerics.js';
import { runVariant } from '../simulate.js';

type Variant = Omit<Prepared, 'warnings'>;

/** By how much each direction is made finer: twice the nodes or classes, a tenth of the tolerance. */
const [times, tighter] = [2, 10];
/** Beyond these the schema does not go. */
const mostRadialNodes = 200;
const most = 100;

/**
 * How much the results of a variant depend on its resolution: the programme once more with each direction made finer by itself,
 * and with all of them. A change is an estimate of the error in that direction: exact where errors fall fast, half of it where they
 * fall like one over the number of classes. Yields before every run.
 */
export function* discretisationError(
  prepared: Prepared,
): Generator<Direction | 'used', DiscretisationError, undefined> {
  yield 'used';
  const used = run(prepared);
  const errors: DirectionError[] = [];
  const notes: string[] = used.status.code === 'completed' ? [] : [`As used: ${used.status.message}`];
  if (prepared.before)
    notes.push('The cell goes on from an earlier run, with the nodes and classes of that: they are not made finer.');
  for (const direction of directions) {
    const finer = finerIn(prepared, direction);
    if (finer === undefined) continue;
    yield direction;
    const other = run(finer.variant);
    if (other.status.code !== used.status.code) notes.push(`${direction}: ${other.status.message}`);
    errors.push({ direction, used: finer.used, finer: finer.finer, ...changes(used.cycles, other.cycles) });
  }
  return {
    variant: prepared.name,
    numerics: prepared.numerics,
    classes: prepared.cell.cathode.classes.length,
    errors,
    notes,
  };
}

function run(variant: Variant): VariantResult {
  // Every cycle is cycled through: a jump has an error of its own, which the run reports.
  const running = runVariant({ ...variant, warnings: [], numerics: { ...variant.numerics, cycleJumping: false } });
  let next = running.next();
  while (!next.done) next = running.next();
  return next.value;
}

interface Finer {
  readonly variant: Variant;
  readonly used: string;
  readonly finer: string;
}

/** undefined where there is nothing to make finer. */
function finerIn(prepared: Prepared, direction: Direction): Finer | undefined {
  const { numerics } = prepared;
  const radial: Partial<Numerics> = { radialNodes: Math.min(mostRadialNodes, times * numerics.radialNodes) };
  const through: Partial<Numerics> = {
    throughNodes: Math.min(most, numerics.throughNodes === 1 ? 4 : times * numerics.throughNodes),
  };
  const tolerance: Partial<Numerics> = { tolerance: numerics.tolerance / tighter };
  const { sizeClasses, contactClasses } = numerics;
  const classes: Partial<Numerics> = {
    ...(sizeClasses === undefined ? {} : { sizeClasses: Math.min(most, times * sizeClasses) }),
    ...(contactClasses === undefined ? {} : { contactClasses: Math.min(most, times * contactClasses) }),
  };
  const changed = { radial, through, classes, tolerance, all: { ...radial, ...through, ...classes, ...tolerance } }[
    direction
  ];
  const variant = prepared.atResolution({ ...numerics, ...changed });
  const counts = ({ numerics: its, cell }: Variant): string =>
    ({
      radial: `${its.radialNodes}`,
      through: `${its.throughNodes}`,
      classes: `${cell.cathode.classes.length}`,
      tolerance: its.tolerance.toExponential(0),
      all: '',
    })[direction];
  const [before, after] = [counts(prepared), counts(variant)];
  return direction !== 'all' && before === after ? undefined : { variant, used: before, finer: after };
}

/** The largest change of any cycle that both have, with its sign. */
export function changes(
  used: readonly CycleRow[],
  finer: readonly CycleRow[],
): Omit<DirectionError, 'direction' | 'used' | 'finer'> {
  const pairs = used.flatMap((row, i) => (finer[i] === undefined ? [] : [[row, finer[i]] as const]));
  const largest = (change: (a: CycleRow, b: CycleRow) => number): LargestChange => {
    let found: LargestChange = { change: Number.NaN, cycle: 0 };
    for (const [a, b] of pairs) {
      const value = change(a, b);
      if (!(Math.abs(value) <= Math.abs(found.change)) && Number.isFinite(value))
        found = { change: value, cycle: a.cycle };
    }
    return found;
  };
  return {
    capacity: largest(
      (a, b) => (a.dischargeCapacity - b.dischargeCapacity) / Math.max(leastCapacity, b.dischargeCapacity),
    ),
    voltage: largest((a, b) => a.meanDischargeVoltage - b.meanDischargeVoltage),
    resistance: largest((a, b) => a.interfaceResistanceMid / b.interfaceResistanceMid - 1),
  };
}
