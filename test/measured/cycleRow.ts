import type { MeasuredCycle } from '../../src/measured/measured.js';

/** A whole cycle of a table of which nothing is known but what is given. */
export function row(cycle: number, more: Partial<MeasuredCycle> = {}): MeasuredCycle {
  return {
    cycle,
    line: cycle + 1,
    complete: true,
    chargeCapacity: Number.NaN,
    dischargeCapacity: Number.NaN,
    coulombicEfficiency: Number.NaN,
    retention: Number.NaN,
    interfaceResistance: Number.NaN,
    cathodeResistance: Number.NaN,
    resistance: Number.NaN,
    activeMass: Number.NaN,
    meanDischargeVoltage: Number.NaN,
    ...more,
  } as MeasuredCycle;
}

/** Cycles with these discharge capacities and nothing else. */
export function capacities(...all: readonly number[]): MeasuredCycle[] {
  return all.map((dischargeCapacity, i) => row(i + 1, { dischargeCapacity }));
}
