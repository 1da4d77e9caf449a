import type { Cell } from '../../cell/cell.js';
import { senseOf } from '../steps/kindOf.js';
import type { ResolvedStep } from '../steps/resolvedStep.js';

/** [V against Li] Where a step at constant current ends that has no voltage limit of its own, as on any battery tester. */
const LOWEST = 1;
const HIGHEST = 5.5;
/** [V] The limits stay this far outside the cathode's own range, whatever its chemistry. */
const MARGIN = 1;
/** Lithium contents whose potentials count as the ends of that range. */
const NEARLY_FULL = 0.99;
const NEARLY_EMPTY = 0.01;

/**
 * [V] Cell voltage at which a charge or discharge ends that is limited by time or capacity only; undefined for all others.
 * Without it such a step goes on after the cathode is full or empty, into contents that have no meaning.
 */
export function safetyLimit(step: ResolvedStep, { cathode, anode }: Cell, sense = senseOf(step)): number | undefined {
  const { limits } = step;
  const potential = cathode.openCircuitVoltage;
  if (sense > 0 && limits.voltageAbove === undefined)
    return Math.max(HIGHEST, potential.at(NEARLY_EMPTY) + MARGIN) - anode.plateau;
  if (sense < 0 && limits.voltageBelow === undefined)
    return Math.min(LOWEST, potential.at(NEARLY_FULL) - MARGIN) - anode.plateau;
  return undefined;
}
