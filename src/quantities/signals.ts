import { type AssumedError, millivolts, percent } from './assumedError.js';
import type { Kind } from './kinds.js';

/** What is measured point by point within a cycle: fitted, but no value of a cycle. */
export interface SignalQuantity {
  readonly name: string;
  readonly kind: Kind;
  readonly words: string;
  readonly error: AssumedError;
}

const ofImpedance = percent(3, ' of |Z|');

export const signalQuantities: readonly SignalQuantity[] = [
  { name: 'voltage', kind: 'voltageCurve', words: 'voltage', error: millivolts(5) },
  { name: 'impedance', kind: 'impedance', words: 'impedance', error: ofImpedance },
  { name: 'realImpedance', kind: 'impedance', words: 'real impedance', error: ofImpedance },
  { name: 'imaginaryImpedance', kind: 'impedance', words: 'imaginary impedance', error: ofImpedance },
];
