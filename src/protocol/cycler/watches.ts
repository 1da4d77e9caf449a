import type { Cell } from '../../cell/cell.js';
import { stateOfCharge } from '../../cell/stateOfCharge.js';
import { FARADAY } from '../../constants/physical.js';
import type { CellModel } from '../../model/cellModel.js';
import { meanContent } from '../../model/inventory.js';
import type { Guard } from '../../numerics/integration/integrator.js';
import { plainNumber } from '../../text/plainNumber.js';
import { kindOf, knownCurrent, senseOf } from '../steps/kindOf.js';
import type { ResolvedStep } from '../steps/resolvedStep.js';
import { safetyLimit } from './safety.js';

export const SAFETY = 'safety limit ';

/** How a step ends that asks for more than the cell can give. */
export const MOST = 'the most that the cell gives';
/** The voltage falls without end towards the most power: so near to it, within 1e-3 of that power, it is reached. */
const NEARLY_MOST = 0.05;

/** [A/m2] Guards on the current compare with this at least. */
const SMALLEST_CURRENT = 1e-9;

/** Something that ends a step when it is met: in words, and as a guard of the integration from the state y. */
export interface Watch {
  readonly name: string;
  readonly guard: (model: CellModel, y: Float64Array) => Guard;
  /** It looks at what the cell holds: no current would change that it is met. */
  readonly ofContent?: true;
}

/** What is watched during a step, in the order of the guards. The voltage limit of a charge or discharge is the first. */
export function watches(step: ResolvedStep, cell: Cell): readonly Watch[] {
  const { voltageAbove, voltageBelow, currentBelow, capacity } = step.limits;
  const found: Watch[] = [];
  const watch = (name: string, guard: Watch['guard']): void => {
    found.push({ name, guard });
  };
  if (voltageAbove !== undefined)
    watch(`${voltageAbove.toFixed(3)} V`, (model) => (state) => model.voltage(state) - voltageAbove);
  if (voltageBelow !== undefined)
    watch(`${voltageBelow.toFixed(3)} V`, (model) => (state) => voltageBelow - model.voltage(state));
  const conduct = kindOf(step).run;
  const isParted = 'drive' in conduct && conduct.partEnd !== undefined;
  for (const sign of isParted ? [1, -1] : [senseOf(step)]) {
    const safety = safetyLimit(step, cell, sign);
    if (safety === undefined) continue;
    watch(
      `${SAFETY}${safety.toFixed(3)} V (${(safety + cell.anode.plateau).toFixed(3)} V vs Li)`,
      (model) => (state) => sign * (model.voltage(state) - safety),
    );
  }
  if (currentBelow !== undefined) {
    const limit = Math.max(currentBelow, SMALLEST_CURRENT);
    watch('current', ({ layout: { current } }) => (state) => {
      const size = Math.abs(state[current]);
      return (limit - size) / Math.max(limit, size);
    });
  }
  if (conduct.isBounded?.(step.control)) watch(MOST, (model) => (state) => NEARLY_MOST - model.powerMargin(state));
  // At a known current the time tells the charge.
  if (capacity !== undefined && !knownCurrent(step)) {
    watch('capacity', ({ layout: { anode } }, y) => {
      const before = y[anode];
      return (state) => (Math.abs(state[anode] - before) * FARADAY - capacity) / capacity;
    });
  }
  return [...found, ...contentWatches(step, cell)];
}

/** The end at a state of charge, as a part of the whole window. */
function contentWatches(
  { limits: { contentBelow, contentAbove, contentPassed } }: ResolvedStep,
  { chargeRange }: Cell,
): readonly Watch[] {
  const limit = contentBelow ?? contentAbove ?? contentPassed;
  if (limit === undefined || chargeRange === undefined) return [];
  const width = chargeRange.empty - chargeRange.full;
  const guard: Watch['guard'] = (model, y) => {
    const rises = contentAbove !== undefined || (contentBelow === undefined && meanContent(model, y) < limit);
    const sign = rises ? 1 : -1;
    return (state) => (sign * (meanContent(model, state) - limit)) / width;
  };
  return [{ name: `${plainNumber(100 * stateOfCharge(limit, chargeRange), 6)} % SOC`, guard, ofContent: true }];
}
