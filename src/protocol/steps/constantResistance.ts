import type { Cell } from '../../cell/cell.js';
import { resistanceLaw } from '../../model/controlLaw.js';
import { formatOwn, type OwnAmount } from '../language/ownAmount.js';
import { sixDigits } from './sixDigits.js';
import type { StepKind } from './stepKind.js';

interface ConstantResistance {
  readonly kind: 'resistance';
  /** In Ohm or Ohm m2. */
  readonly value: number;
  readonly unit: string;
}

interface ResolvedResistance {
  readonly kind: 'resistance';
  /** [Ohm m2] Of the load, times the geometric area. */
  readonly load: number;
}

declare module './step.js' {
  interface Controls {
    resistance: ConstantResistance;
  }
}

declare module './resolvedStep.js' {
  interface ResolvedControls {
    resistance: ResolvedResistance;
  }
}

const resistance: OwnAmount = {
  name: 'resistance',
  examples: '100 Ohm, 2 kOhm or 500 Ohm cm2',
  units: { Ohm: { lab: 'Ohm', from: 1e-6, to: 1e15 }, 'Ohm m2': { lab: 'Ohm cm2', from: 1e-9, to: 1e12 } },
};

function load({ value, unit }: ConstantResistance, cell: Cell): number {
  return unit === 'Ohm' ? value * cell.area : value;
}

/** "Discharge at 1 kOhm until 2.5 V": a resistor between the poles, I = V/R. */
export const constantResistance: StepKind<ConstantResistance, ResolvedResistance> = {
  name: 'resistance',
  verbs: { discharge: 'discharge' },
  examples: { discharge: 'Discharge at 1 kOhm until 2.6 V vs Li' },
  grammar: { own: resistance, take: ({ value, unit }) => ({ kind: 'resistance', value, unit }) },
  endings: ['voltage', 'current', 'time', 'capacity', 'state of charge'],
  does: 'runs through a constant resistance',
  sentence: ({ control }, ends) => `Discharge at ${formatOwn(control, resistance)}${ends}`,
  cycles: true,
  // A high voltage is the careful guess.
  currentAbout: (control, cell) => HIGH_VOLTAGE / load(control, cell),
  identity: (control, cell) => `${sixDigits(load(control, cell))} Ohm m2`,
  resolve: (control, cell) => ({ kind: 'resistance', load: load(control, cell) }),
  run: {
    drive: (model, { load }) => model.controlBy(resistanceLaw, load),
    sense: () => -1,
    label: ({ load }) => `${Number((load * 1e4).toPrecision(3))} Ohm cm2`,
    currentAt: ({ load }, voltage) => -voltage / load,
  },
};

/** [V] */
const HIGH_VOLTAGE = 4;
