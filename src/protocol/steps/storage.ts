import { shorten } from '../../scenario/document/path.js';
import { fits, parseQuantity } from '../../scenario/quantities/quantity.js';
import { coldest, temperatureRange, warmest } from '../../scenario/quantities/temperatureRange.js';
import { allowedAmounts, readAmount, type SentenceIssue } from '../language/amount.js';
import type { VoltageAmount } from '../language/amounts.js';
import { formatVoltage, inUnit } from '../language/formatAmount.js';
import { resolveVoltage } from './resolveAmount.js';
import type { StepKind } from './stepKind.js';

interface Storage {
  readonly kind: 'store';
  /** [K] Default: the temperature of the cell. */
  readonly temperature?: number;
  /** Absent: open circuit. */
  readonly voltage?: VoltageAmount;
}

interface ResolvedStorage {
  readonly kind: 'store';
  /** [K], [V] At a temperature, at a cell voltage or at open circuit. */
  readonly temperature: number;
  readonly voltage?: number;
}

declare module './step.js' {
  interface Controls {
    store: Storage;
  }
}

declare module './resolvedStep.js' {
  interface ResolvedControls {
    store: ResolvedStorage;
  }
}

const allowed = `a temperature such as 60 degC; "open circuit" or ${allowedAmounts(['voltage'])}`;

/** "Store for 30 days at 60 degC at open circuit": a state at rest in, a state at rest out, and no limit but time. */
export const storage: StepKind<Storage, ResolvedStorage> = {
  name: 'store',
  verbs: { store: 'store' },
  examples: { store: 'Store for 30 days at 60 degC at open circuit' },
  grammar: { parts: (at, _clause, issues) => read(at, issues) },
  endings: ['time'],
  does: 'only lasts',
  sentence: ({ control: { temperature, voltage } }, ends) => {
    const place = temperature === undefined ? '' : ` at ${inUnit(temperature, 'degC')}`;
    return `Store${ends}${place} at ${voltage === undefined ? 'open circuit' : formatVoltage(voltage)}`;
  },
  cycles: false,
  voltages: ({ voltage }) => (voltage === undefined ? [] : [voltage]),
  resolve: ({ temperature, voltage }, cell, plateaus) => ({
    kind: 'store',
    temperature: temperature ?? cell.temperature,
    ...(voltage === undefined ? {} : { voltage: resolveVoltage(voltage, cell, plateaus) }),
  }),
  run: {
    perform: (control, run) => {
      const { y, duration, equilibrium } = run;
      if (equilibrium && duration > 0) return equilibrium.run(y, control, duration, run);
      run.began(0, y);
      return { kind: 'duration', time: 0 };
    },
    untimed: true,
  },
};

/** What the parts with "at" of "Store for 30 days at 60 degC at 4.3 V vs Li" say; without voltage the cell is at open circuit. */
function read(at: readonly string[], issues: SentenceIssue[]): Storage | undefined {
  const before = issues.length;
  let temperature: Storage['temperature'];
  let voltage: Storage['voltage'];
  let open = false;
  for (const part of at) {
    if (/^(?:open[\s-]?circuit(?:[\s-](?:voltage|potential))?|ocv|ocp)$/i.test(part)) {
      open = true;
      continue;
    }
    const quantity = parseQuantity(part);
    if (!('error' in quantity) && fits(quantity, 'K')) {
      if (temperature !== undefined) issues.push({ message: 'The step has two temperatures.', got: shorten(part) });
      if (!(quantity.value >= coldest && quantity.value <= warmest)) {
        issues.push({
          message: 'A cell is not stored at this temperature.',
          got: shorten(part),
          allowed: temperatureRange,
        });
      }
      temperature = quantity.value;
      continue;
    }
    const read = readAmount(part);
    if (read.kind === 'voltage') {
      if (voltage !== undefined) issues.push({ message: 'The step has two voltages.', got: shorten(part) });
      voltage = read.voltage;
    } else if (read.kind === 'unreadable') issues.push({ ...read.issue, allowed });
    else
      issues.push({
        message: 'Storage is at a temperature, and at a voltage or open circuit.',
        got: shorten(part),
        allowed,
      });
  }
  if (open && voltage !== undefined) {
    issues.push({ message: 'A cell at open circuit keeps no given voltage.', got: shorten(at.join(' at ')), allowed });
  }
  if (issues.length > before) return undefined;
  return {
    kind: 'store',
    ...(temperature === undefined ? {} : { temperature }),
    ...(voltage === undefined ? {} : { voltage }),
  };
}
