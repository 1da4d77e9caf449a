import type { Cell } from '../../cell/cell.js';
import { contentAtCharge } from '../../cell/stateOfCharge.js';
import { customaryPlateaus, type Plateaus } from '../../scenario/quantities/referenceElectrode.js';
import type { Termination } from '../language/amounts.js';
import { halfByName, kindOf, knownCurrent, sideOf } from './kindOf.js';
import { resolveCapacity, resolveCurrent, resolveVoltage } from './resolveAmount.js';
import type { Limits, ResolvedStep, StepMemory } from './resolvedStep.js';
import type { Step } from './step.js';

/** The step for one cell, after the steps that `memory` sums up. */
export function resolveStep(
  step: Step,
  cell: Cell,
  memory: StepMemory = {},
  plateaus: Plateaus = customaryPlateaus,
): ResolvedStep {
  const control = kindOf(step).resolve(step.control, cell, plateaus);
  let limits: Limits = {};
  for (const end of step.until) limits = tighten(limits, resolveLimit(end, step, cell, memory, plateaus));
  return { text: step.text, direction: step.direction, control, limits };
}

/** What the steps after `step` have to know of it. */
export function remember(memory: StepMemory, step: ResolvedStep): StepMemory {
  const current = knownCurrent(step);
  return current !== undefined && current > 0 ? { ...memory, lastChargingCurrent: current } : memory;
}

function resolveLimit(end: Termination, step: Step, cell: Cell, memory: StepMemory, plateaus: Plateaus): Limits {
  switch (end.kind) {
    case 'time':
      return { time: end.time };
    case 'capacity':
      return { capacity: resolveCapacity(end.capacity, cell) };
    case 'current':
      return { currentBelow: resolveCurrentLimit(end.current, cell, memory) };
    case 'state of charge': {
      if (cell.chargeRange === undefined) throw new Error(`the state of charge has no window: ${step.text}`);
      const content = contentAtCharge(end.charge, cell.chargeRange);
      const half = halfByName(step);
      if (half === undefined) return { contentPassed: content };
      return half === 'charge' ? { contentBelow: content } : { contentAbove: content };
    }
    case 'voltage': {
      const voltage = resolveVoltage(end.voltage, cell, plateaus);
      const side = sideOf(end, step);
      if (side === 'above') return { voltageAbove: voltage };
      if (side === 'below') return { voltageBelow: voltage };
      throw new Error(`a ${step.direction} step cannot end at a voltage: ${step.text}`);
    }
  }
}

function resolveCurrentLimit(
  limit: Extract<Termination, { kind: 'current' }>['current'],
  cell: Cell,
  memory: StepMemory,
): number {
  if (limit.unit !== 'of charging current') return resolveCurrent(limit, cell);
  if (memory.lastChargingCurrent === undefined)
    throw new Error('a share of the charging current is asked for before any charging step');
  return limit.value * memory.lastChargingCurrent;
}

/** Both limits: of two of a kind the one that is met first. */
function tighten(a: Limits, b: Limits): Limits {
  const pick = (key: keyof Limits, first: (p: number, q: number) => number): Limits => {
    const p = a[key];
    const q = b[key];
    const value = p === undefined ? q : q === undefined ? p : first(p, q);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    ...pick('voltageAbove', Math.min),
    ...pick('voltageBelow', Math.max),
    ...pick('currentBelow', Math.max),
    ...pick('time', Math.min),
    ...pick('capacity', Math.min),
    ...pick('contentBelow', Math.max),
    ...pick('contentAbove', Math.min),
    ...pick('contentPassed', Math.min),
  };
}
