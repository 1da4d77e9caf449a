import { fits, fromSi, parseQuantity } from './quantity.js';

/** What may stand under `data`, with the unit in which it is kept and in which a bare number is read. */
const units = {
  chargeCapacity: 'mAh/g',
  dischargeCapacity: 'mAh/g',
  chargeCapacityAreal: 'mAh/cm2',
  dischargeCapacityAreal: 'mAh/cm2',
  coulombicEfficiency: '%',
  retention: '%',
  meanChargeVoltage: 'V',
  meanDischargeVoltage: 'V',
  endOfChargeVoltage: 'V',
  endOfDischargeVoltage: 'V',
  polarisation: 'V',
  chargeEnergy: 'mWh/g',
  dischargeEnergy: 'mWh/g',
  chargeDuration: 's',
  dischargeDuration: 's',
  endOfChargeContent: '1',
  endOfDischargeContent: '1',
  interfaceResistance: 'Ohm cm2',
  interfaceResistanceMid: 'Ohm cm2',
  cathodeResistance: 'Ohm cm2',
  cathodeGeometricMean: 'Ohm cm2',
  activeMass: '%',
  activeMassRetention: '%',
  contact: '1',
  connected: '1',
  filmBare: 'nm',
  filmCovered: 'nm',
  diffusionLength: 'um',
  diffusionLengthRatio: '1',
} as const;

export type MeasuredQuantity = keyof typeof units;

export const measuredQuantities = Object.keys(units) as readonly MeasuredQuantity[];

export function isMeasuredQuantity(name: string): name is MeasuredQuantity {
  return Object.hasOwn(units, name);
}

/** Unit in which a quantity is kept. */
export function measuredUnit(quantity: MeasuredQuantity): string {
  return units[quantity];
}

/** Whether a quantity compares a cycle with an earlier one. */
export function hasReference(quantity: string): boolean {
  return /retention$|ratio$/i.test(quantity);
}

/** The way from a unit as written to the one in which a quantity is kept. */
export interface Conversion {
  readonly unit: string;
  readonly convert: (value: number) => number;
}

/** [V against Li] of the cathode; the voltage of the cell is lower by the plateau of the anode. */
export const againstLithium = 'V vs Li';

/**
 * How a value with a unit as written is kept; undefined where the unit does not fit. Two kinds keep a unit of their own, because
 * only the cell knows the way: a resistance in Ohm is that of the whole area, a voltage may be against Li.
 */
export function conversion(quantity: MeasuredQuantity, written: string): Conversion | undefined {
  const own = measuredUnit(quantity);
  const [, plain = '', reference] = /^\s*(.*?)\s*(?:\bvs\b\.?\s*(.*?))?\s*$/is.exec(written.slice(0, 100)) ?? [];
  if (reference !== undefined && !(own === 'V' && /^li(?:\/li\+|\+\/li)?$/i.test(reference))) return undefined;
  const direct = wayTo(plain, own) ?? (own === 'Ohm cm2' ? wayTo(plain, 'Ohm') : undefined);
  return direct && reference !== undefined ? { ...direct, unit: againstLithium } : direct;
}

/** How a pure number may be marked as one. */
const pureNumber = /^(?:1|-|fraction)?$/i;

function wayTo(written: string, unit: string): Conversion | undefined {
  if (written === unit) return { unit, convert: (value) => value };
  const text = pureNumber.test(written) ? '' : ` ${written}`;
  const one = parseQuantity(`1${text}`);
  if ('error' in one || !fits(one, unit)) return undefined;
  return {
    unit,
    convert: (value) => {
      const read = parseQuantity(`${value}${text}`);
      return 'error' in read ? Number.NaN : fromSi(read.value, unit);
    },
  };
}
