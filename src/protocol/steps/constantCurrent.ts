import type { CurrentAmount } from '../language/amounts.js';
import { formatCurrent } from '../language/formatAmount.js';
import { capitalise } from '../language/words.js';
import { resolveCurrent } from './resolveAmount.js';
import { sixDigits } from './sixDigits.js';
import type { StepKind } from './stepKind.js';

interface ConstantCurrent {
  readonly kind: 'current';
  /** Positive charges the cell. */
  readonly current: CurrentAmount;
}

interface ResolvedCurrent {
  readonly kind: 'current';
  /** [A/m2] Current per geometric area, positive on charge. */
  readonly density: number;
}

declare module './step.js' {
  interface Controls {
    current: ConstantCurrent;
  }
}

declare module './resolvedStep.js' {
  interface ResolvedControls {
    current: ResolvedCurrent;
  }
}

/** "Charge at 0.1C until 4.3 V vs Li". */
export const constantCurrent: StepKind<ConstantCurrent, ResolvedCurrent> = {
  name: 'current',
  verbs: { charge: 'charge', discharge: 'discharge' },
  examples: { charge: 'Charge at 0.1C until 4.3 V vs Li', discharge: 'Discharge at 0.1C until 2.6 V vs Li' },
  grammar: {
    setpoint: 'current',
    control: (amount, direction) => {
      if (amount.kind !== 'current' || amount.current.unit === 'of charging current') return undefined;
      const { value, unit } = amount.current;
      return { kind: 'current', current: { value: direction === 'charge' ? value : -value, unit } };
    },
  },
  endings: ['voltage', 'time', 'capacity', 'state of charge'],
  does: 'runs at constant current',
  sentence: ({ direction, control: { current } }, ends) =>
    `${capitalise(direction)} at ${formatCurrent({ ...current, value: Math.abs(current.value) })}${ends}`,
  cycles: true,
  current: ({ current }, cell) => resolveCurrent(current, cell),
  identity: ({ current }, cell) => `${sixDigits(resolveCurrent(current, cell))} A/m2`,
  resolve: ({ current }, cell) => ({ kind: 'current', density: resolveCurrent(current, cell) }),
  run: {
    drive: (model, { density }) => model.controlCurrent(density),
    current: ({ density }) => density,
    sense: ({ density }) => Math.sign(density),
  },
};
