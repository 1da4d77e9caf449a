import { powerLaw } from '../../model/controlLaw.js';
import { formatOwn } from '../language/ownAmount.js';
import { capitalise } from '../language/words.js';
import { LOW_VOLTAGE, power, resolvePower } from './power.js';
import { sixDigits } from './sixDigits.js';
import type { StepKind } from './stepKind.js';

interface ConstantPower {
  readonly kind: 'power';
  /** In W, W/m2 or W/kg; positive charges the cell. */
  readonly value: number;
  readonly unit: string;
}

interface ResolvedPower {
  readonly kind: 'power';
  /** [W/m2] Power per geometric area at the poles, positive on charge. */
  readonly density: number;
}

declare module './step.js' {
  interface Controls {
    power: ConstantPower;
  }
}

declare module './resolvedStep.js' {
  interface ResolvedControls {
    power: ResolvedPower;
  }
}

/** "Discharge at 2 mW until 2.5 V": the power that goes into the cell or comes out of its poles is kept, V I = P. */
export const constantPower: StepKind<ConstantPower, ResolvedPower> = {
  name: 'power',
  verbs: { charge: 'charge', discharge: 'discharge' },
  examples: { charge: 'Charge at 2 mW until 4.3 V vs Li', discharge: 'Discharge at 2 mW until 2.6 V vs Li' },
  grammar: {
    own: power,
    take: ({ value, unit }, direction) => ({ kind: 'power', value: direction === 'charge' ? value : -value, unit }),
  },
  endings: ['voltage', 'time', 'capacity', 'state of charge'],
  does: 'runs at constant power',
  sentence: ({ direction, control: { value, unit } }, ends) =>
    `${capitalise(direction)} at ${formatOwn({ value: Math.abs(value), unit }, power)}${ends}`,
  cycles: true,
  currentAbout: (control, cell) => Math.abs(resolvePower(control, cell)) / LOW_VOLTAGE,
  identity: (control, cell) => `${sixDigits(resolvePower(control, cell))} W/m2`,
  resolve: (control, cell) => ({ kind: 'power', density: resolvePower(control, cell) }),
  run: {
    drive: (model, { density }) => model.controlBy(powerLaw, density),
    sense: ({ density }) => Math.sign(density),
    label: ({ density }) => `${Number(Math.abs(density / 10).toPrecision(3))} mW/cm2`,
    currentAt: ({ density }, voltage) => density / voltage,
    isBounded: ({ density }) => density < 0,
  },
};
