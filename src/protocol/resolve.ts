import type { Cell } from '../cell/cell.js';
import { logFrequencies } from '../impedance/spectrum.js';
import { customaryPlateaus, type Plateaus } from '../scenario/quantities/referenceElectrode.js';
import type { Limits, ResolvedControl, ResolvedStep, StepMemory } from './resolvedStep.js';
import type { CapacityAmount, Control, CurrentAmount, Step, Termination, VoltageAmount } from './step.js';

/** [A/m2] of geometric area: I/area, I per mass times CAM mass per area, or C-rate times the current called 1C. Keeps the sign. */
export function resolveCurrent({ value, unit }: CurrentAmount, cell: Cell): number {
  switch (unit) {
    case 'A':
      return value / cell.area;
    case 'A/m2':
      return value;
    case 'A/kg':
      return value * cell.activeMass;
    case 'C':
      return value * cell.oneC;
  }
}

/**
 * [V] Cell voltage of a voltage against a reference electrode: V_cell = U + U_reference - U_anode,
 * with U_reference and U_anode the plateaus against Li [V]. An anode away from its plateau (exhausted or polarised) shifts the
 * potential of the cathode by as much: as in a two-electrode cell in the lab, the cell voltage is what is controlled.
 */
export function resolveVoltage(
  { value, reference }: VoltageAmount,
  cell: Cell,
  plateaus: Plateaus = customaryPlateaus,
): number {
  return reference === 'cell' ? value : value + plateaus[reference] - cell.anode.plateau;
}

/** [C/m2] of geometric area. */
export function resolveCapacity({ value, unit }: CapacityAmount, cell: Cell): number {
  switch (unit) {
    case 'C':
      return value / cell.area;
    case 'C/m2':
      return value;
    case 'C/kg':
      return value * cell.activeMass;
  }
}

/** The step for one cell, after the steps that `memory` sums up. */
export function resolveStep(
  step: Step,
  cell: Cell,
  memory: StepMemory = {},
  plateaus: Plateaus = customaryPlateaus,
): ResolvedStep {
  const control = resolveControl(step.control, cell, plateaus);
  let limits: Limits = {};
  for (const end of step.until) limits = tighten(limits, resolveLimit(end, step, cell, memory, plateaus));
  return { text: step.text, direction: step.direction, control, limits };
}

/** What the steps after `step` have to know of it. */
export function remember(memory: StepMemory, step: ResolvedStep): StepMemory {
  const charges = step.control.kind === 'current' && step.control.density > 0;
  return charges ? { ...memory, lastChargingCurrent: step.control.density } : memory;
}

function resolveControl(control: Control, cell: Cell, plateaus: Plateaus): ResolvedControl {
  if (control.kind === 'voltage') return { kind: 'voltage', voltage: resolveVoltage(control.voltage, cell, plateaus) };
  if (control.kind === 'store') {
    const { temperature = cell.temperature, voltage } = control;
    return {
      kind: 'store',
      temperature,
      ...(voltage === undefined ? {} : { voltage: resolveVoltage(voltage, cell, plateaus) }),
    };
  }
  if (control.kind === 'impedance')
    return { kind: 'impedance', frequency: logFrequencies(control.from, control.to, control.perDecade) };
  return { kind: 'current', density: control.kind === 'rest' ? 0 : resolveCurrent(control.current, cell) };
}

function resolveLimit(end: Termination, step: Step, cell: Cell, memory: StepMemory, plateaus: Plateaus): Limits {
  switch (end.kind) {
    case 'time':
      return { time: end.time };
    case 'capacity':
      return { capacity: resolveCapacity(end.capacity, cell) };
    case 'current':
      return { currentBelow: resolveCurrentLimit(end.current, cell, memory) };
    case 'voltage': {
      const voltage = resolveVoltage(end.voltage, cell, plateaus);
      if (step.direction === 'charge') return { voltageAbove: voltage };
      if (step.direction === 'discharge') return { voltageBelow: voltage };
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
  };
}
