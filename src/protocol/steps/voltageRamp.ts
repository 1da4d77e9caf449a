import { voltageLaw } from '../../model/controlLaw.js';
import { shorten } from '../../scenario/document/path.js';
import { customaryPlateaus, voltageDifference } from '../../scenario/quantities/referenceElectrode.js';
import { allowedAmounts, readAmount, type SentenceIssue } from '../language/amount.js';
import type { Termination, VoltageAmount } from '../language/amounts.js';
import { formatVoltage } from '../language/formatAmount.js';
import { formatOwn, type OwnAmount, readOwn } from '../language/ownAmount.js';
import { resolveVoltage } from './resolveAmount.js';
import { sixDigits } from './sixDigits.js';
import type { Phrase, StepKind } from './stepKind.js';

interface VoltageRamp {
  readonly kind: 'ramp';
  readonly from: VoltageAmount;
  readonly to: VoltageAmount;
  /** [V/s] Above zero. */
  readonly rate: number;
}

interface ResolvedRamp {
  readonly kind: 'ramp';
  /** [V] Cell voltage at the start. */
  readonly from: number;
  /** [V/s] */
  readonly slope: number;
  /** [s] */
  readonly time: number;
}

declare module './step.js' {
  interface Controls {
    ramp: VoltageRamp;
  }
}

declare module './resolvedStep.js' {
  interface ResolvedControls {
    ramp: ResolvedRamp;
  }
}

const example = 'Ramp from 2.6 V vs Li to 4.3 V vs Li at 0.1 mV/s';

const scanRate: OwnAmount = {
  name: 'scan rate',
  examples: '0.1 mV/s or 10 mV/h',
  units: { 'V/s': { lab: 'mV/s', from: 1e-9, to: 1e3 } },
};

/** "Ramp from 2.6 V to 4.3 V at 0.1 mV/s": the voltage changes evenly with time, as in cyclic voltammetry. */
export const voltageRamp: StepKind<VoltageRamp, ResolvedRamp> = {
  name: 'ramp',
  verbs: { ramp: 'ramp', sweep: 'ramp' },
  examples: { ramp: example },
  grammar: { phrase: read },
  endings: ['voltage', 'time', 'capacity', 'state of charge'],
  wrongEnds,
  does: 'goes to its last voltage',
  sentence: ({ control: { from, to, rate } }, ends) =>
    `Ramp from ${formatVoltage(from)} to ${formatVoltage(to)} at ${formatOwn({ value: rate, unit: 'V/s' }, scanRate)}${ends}`,
  cycles: true,
  voltages: ({ from, to }) => [from, to],
  identity: ({ from, to, rate }, cell) => {
    const [start, end] = [from, to].map((voltage) => sixDigits(resolveVoltage(voltage, cell)));
    return `${start} V, ${end} V, ${sixDigits(rate)} V/s`;
  },
  resolve: ({ from, to, rate }, cell, plateaus) => {
    const [start, end] = [resolveVoltage(from, cell, plateaus), resolveVoltage(to, cell, plateaus)];
    return { kind: 'ramp', from: start, slope: Math.sign(end - start) * rate, time: Math.abs(end - start) / rate };
  },
  run: {
    drive: (model, { from, slope }) => model.controlBy(voltageLaw, from, slope),
    length: ({ time }) => ({ time, ended: 'end of the ramp' }),
  },
};

function read(text: string, issues: SentenceIssue[]): Phrase<VoltageRamp> | undefined {
  const parts = /^\s*(?:from\s+|between\s+)?(.+?)\s+(?:down\s+to|up\s+to|to|and)\s+(.+?)\s+(?:at|with)\s+(.+)$/i.exec(
    text,
  );
  if (parts === null) {
    issues.push({
      message: 'A ramp goes from one voltage to another at a scan rate.',
      got: shorten(text.trim()),
      hint: `write for example "${example}"`,
    });
    return undefined;
  }
  const [, start = '', end = '', pace = ''] = parts;
  const [from, to] = [readVoltage(start, issues), readVoltage(end, issues)];
  const rate = readOwn(pace.trim(), scanRate);
  if (rate === undefined || 'message' in rate)
    issues.push({
      ...(rate ?? { message: 'This is no scan rate.', got: shorten(pace) }),
      allowed: allowedAmounts([scanRate]),
    });
  if (from === undefined || to === undefined || rate === undefined || 'message' in rate) return undefined;
  if (from.reference !== to.reference || from.value === to.value) {
    issues.push({
      message: 'A ramp goes between two different voltages against the same electrode.',
      got: shorten(text.trim()),
      hint: `write for example "${example}"`,
    });
    return undefined;
  }
  const direction = to.value > from.value ? 'charge' : 'discharge';
  return { control: { kind: 'ramp', from, to, rate: rate.value }, direction };
}

/** A voltage that the ramp does not pass ends it before anything flows, or never. */
function wrongEnds({ from, to }: VoltageRamp, until: readonly Termination[]): SentenceIssue[] {
  const above = (one: VoltageAmount, other: VoltageAmount): number =>
    voltageDifference(one, other, customaryPlateaus) ?? Number.NaN;
  return until.flatMap((end) => {
    if (end.kind !== 'voltage') return [];
    const part = above(end.voltage, from) / above(to, from);
    if (!(part <= 0 || part > 1)) return [];
    const [start, last] = [formatVoltage(from), formatVoltage(to)];
    return {
      message: 'The ramp does not pass the voltage that is to end it.',
      got: formatVoltage(end.voltage),
      allowed: `a voltage after ${start}, up to ${last}`,
      hint: `without it the ramp ends at ${last}`,
    };
  });
}

function readVoltage(text: string, issues: SentenceIssue[]): VoltageAmount | undefined {
  const read = readAmount(text);
  if (read.kind === 'voltage') return read.voltage;
  const other = { message: 'A ramp goes between voltages.', got: shorten(text) };
  issues.push({ allowed: allowedAmounts(['voltage']), ...(read.kind === 'unreadable' ? read.issue : other) });
  return undefined;
}
