import type { VoltageAmount } from '../language/amounts.js';
import { formatVoltage } from '../language/formatAmount.js';
import { capitalise } from '../language/words.js';
import { resolveVoltage } from './resolveAmount.js';
import { sixDigits } from './sixDigits.js';
import type { StepKind } from './stepKind.js';

interface ConstantVoltage {
  readonly kind: 'voltage';
  readonly voltage: VoltageAmount;
}

interface ResolvedVoltage {
  readonly kind: 'voltage';
  /** [V] Cell voltage (cathode against the cell's own anode). */
  readonly voltage: number;
}

declare module './step.js' {
  interface Controls {
    voltage: ConstantVoltage;
  }
}

declare module './resolvedStep.js' {
  interface ResolvedControls {
    voltage: ResolvedVoltage;
  }
}

/** "Hold at 4.3 V vs Li until C/20 or 2 h". */
export const constantVoltage: StepKind<ConstantVoltage, ResolvedVoltage> = {
  name: 'voltage',
  verbs: { hold: 'hold' },
  examples: { hold: 'Hold at 4.3 V vs Li until C/20 or 2 h' },
  grammar: {
    setpoint: 'voltage',
    control: (amount) => (amount.kind === 'voltage' ? { kind: 'voltage', voltage: amount.voltage } : undefined),
    inherit: (voltage) => ({ kind: 'voltage', voltage }),
    instead: (amount) => `to keep a voltage write "Hold at ${amount} until C/20"`,
  },
  endings: ['current', 'time', 'capacity', 'state of charge'],
  does: 'keeps its voltage',
  sentence: ({ direction, control }, ends) => `${capitalise(direction)} at ${formatVoltage(control.voltage)}${ends}`,
  cycles: true,
  voltages: ({ voltage }) => [voltage],
  identity: ({ voltage }, cell) => `${sixDigits(resolveVoltage(voltage, cell))} V`,
  resolve: ({ voltage }, cell, plateaus) => ({ kind: 'voltage', voltage: resolveVoltage(voltage, cell, plateaus) }),
  run: {
    drive: (model, { voltage }) => model.controlVoltage(voltage),
    voltage: ({ voltage }) => voltage,
  },
};
