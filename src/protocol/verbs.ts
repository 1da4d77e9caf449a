import type { AmountKind } from './amount.js';
import type { Step } from './step.js';

export const verbs: Readonly<Record<string, Step['direction']>> = {
  charge: 'charge',
  discharge: 'discharge',
  hold: 'hold',
  rest: 'rest',
  relax: 'rest',
  wait: 'rest',
  pause: 'rest',
  store: 'store',
  eis: 'impedance',
  impedance: 'impedance',
};

/** What may end a step, by verb: a constant current does not fall, a held voltage does not move, rest and storage only last. */
export const endings: Readonly<Record<Step['direction'], readonly AmountKind[]>> = {
  charge: ['voltage', 'time', 'capacity'],
  discharge: ['voltage', 'time', 'capacity'],
  hold: ['current', 'time', 'capacity'],
  rest: ['time'],
  store: ['time'],
  impedance: [],
};
