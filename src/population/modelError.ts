import { measuredQuantity, quantityNamed } from '../quantities/registry.js';
import { dimensionOf, fromSi, toSi } from '../scenario/quantities/quantity.js';
import { sameDimension } from '../scenario/quantities/units.js';
import type { ModelError } from './population.js';

/** How the laws err in a quantity: the coordinate in which their error is normal, the part that all cycles share, and what cycling adds. */
export interface QuantityError {
  readonly to: (value: number) => number;
  readonly from: (coordinate: number) => number;
  /** Standard deviation that all cycles share. */
  readonly level: number;
  /** And what comes to that with cycling, in full after `cycles`. */
  readonly drift: number;
  readonly cycles: number;
}

/** Smallest value of which a logarithm is taken, and the smallest loss. */
const least = 1e-6;
/**
 * What is added to capacities and energies before their logarithm: of a cell that is nearly dead, 2 and 0.02 mAh/g are alike. Resolution of a
 * figure, some 3 % of a customary capacity.
 */
const resolutions = [
  { value: 5, unit: 'mAh/g' },
  { value: 0.1, unit: 'mAh/cm2' },
  { value: 20, unit: 'mWh/g' },
  { value: 3, unit: '%' },
];

/** The resolution of values in a unit, in that unit; 0 where none is known. */
function resolutionIn(unit: string): number {
  const found = resolutions.find((one) => sameDimension(dimensionOf(one.unit), dimensionOf(unit)));
  return found ? fromSi(toSi(found.value, found.unit), unit) : 0;
}

/** The error of the laws in a quantity by its name. `written`: unit of the values, `%` or `1` for shares; empty: the quantity's own. */
export function quantityError(name: string, written: string, model: ModelError): QuantityError {
  const { cycles } = model;
  const unit = written || (measuredQuantity(name)?.measured.unit ?? '');
  const kind = quantityNamed(name)?.kind;
  const whole = unit === '%' ? 100 : 1;
  const points = (drift: number, level = 0): QuantityError => ({
    to: (value) => value / whole,
    from: (value) => whole * value,
    level,
    drift,
    cycles,
  });
  const relative = (level: number, drift: number, floor = 0): QuantityError => ({
    to: (value) => Math.log(Math.max(value + floor, least)),
    from: (coordinate) => Math.max(0, Math.exp(coordinate) - floor),
    level,
    drift,
    cycles,
  });
  const drift = model.retention / 100;
  if (name === 'retention' || name === 'activeMassRetention') return points(drift);
  if (kind === 'activeMass') return points(drift, drift / 2);
  if (kind === 'contact') return points(drift, drift);
  if (kind === 'capacity' || kind === 'arealCapacity' || kind === 'energy' || kind === 'duration')
    return relative(model.capacity, drift, resolutionIn(unit));
  if (kind === 'resistance' || kind === 'film' || kind === 'gas' || kind === 'transport')
    return relative(model.resistance, 0);
  if (kind === 'diffusionLength') return relative(0.1, 0.2);
  if (kind === 'efficiency') {
    return {
      to: (value) => Math.log(Math.max(whole - value, whole * least) / whole),
      from: (coordinate) => Math.max(0, whole - whole * Math.exp(coordinate)),
      level: model.loss,
      drift: 0,
      cycles,
    };
  }
  if (kind === 'meanVoltage') return { ...points(0.01, 0.02), to: (v) => v, from: (v) => v };
  return { ...points(0), to: (v) => v, from: (v) => v };
}

/** Share of the drift after so many cycles since the reference. */
export function driftShare(since: number, { cycles }: Pick<QuantityError, 'cycles'>): number {
  return Math.min(1, Math.max(0, since) / cycles);
}

/** Standard deviation in the coordinate, so many cycles after the reference. Equation (T17.3) of the handbook. */
export function deviation(error: QuantityError, since: number): number {
  return Math.hypot(error.level, error.drift * driftShare(since, error));
}
