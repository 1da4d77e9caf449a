import type { Cell, ChargeRange } from '../../cell/cell.js';
import { chargeRange } from '../../cell/stateOfCharge.js';
import type { Issue } from '../../scenario/document/issue.js';
import { shorten } from '../../scenario/document/path.js';
import { allowedAmounts, readAmount } from '../language/amount.js';
import type { VoltageAmount } from '../language/amounts.js';
import { formatVoltage } from '../language/formatAmount.js';
import type { StepPlaces } from '../programme/buildProgramme.js';
import { heldVoltage, sideOf } from '../steps/kindOf.js';
import { resolveVoltage } from '../steps/resolveAmount.js';
import type { Step } from '../steps/step.js';

/** The window in which the state of charge of a cell is counted, where anything asks for it. */
export interface ChargeWindow {
  readonly range?: ChargeRange;
  /** Its voltages, lower and upper. */
  readonly voltages?: readonly [VoltageAmount, VoltageAmount];
  readonly issues: readonly Issue[];
}

/** Contents of a window nearer than this are no window. */
const LEAST = 1e-3;

/**
 * The window that a scenario gives, or the lowest voltage at which a discharge and the highest at which a charge or a hold of its protocol
 * ends. `askedAt`: where a state of charge is asked for beside the sentences.
 */
export function chargeWindow(
  given: readonly [string, string] | undefined,
  places: StepPlaces,
  cell: Cell,
  askedAt?: string,
): ChargeWindow {
  const steps = [...places.keys()];
  const first = steps.find(({ until }) => until.some(({ kind }) => kind === 'state of charge'));
  const asking = askedAt ?? (first && places.get(first));
  if (given === undefined && asking === undefined) return { issues: [] };
  const issues: Issue[] = [];
  const [lower, upper] = given === undefined ? fromSteps(steps, cell) : given.map((text, i) => read(text, i, issues));
  if (issues.length > 0) return { issues };
  if (lower === undefined || upper === undefined) {
    const missing = lower === undefined ? 'a discharge' : 'a charge';
    const message = `The state of charge has no window: no voltage of the protocol ends ${missing}.`;
    return { issues: [{ severity: 'error', path: asking ?? 'window', message, hint: example }] };
  }
  const range = chargeRange(cell, resolveVoltage(lower, cell), resolveVoltage(upper, cell));
  if (range.empty - range.full > LEAST) return { range, voltages: [lower, upper], issues };
  return {
    issues: [
      {
        severity: 'error',
        path: given === undefined ? (asking ?? 'window') : 'window',
        message:
          'The window of the state of charge holds no charge: at rest the cell has the same lithium content at both voltages.',
        got: `${formatVoltage(lower)} and ${formatVoltage(upper)}`,
        hint: example,
      },
    ],
  };
}

/** The cell with its window, and what it means for people. */
export function withWindow(cell: Cell, { range, voltages }: ChargeWindow): Cell {
  if (range === undefined || voltages === undefined) return cell;
  const derived = (['empty', 'full'] as const).map((end, i) => ({
    name: `Lithium content at ${100 * i} % state of charge`,
    value: range[end],
    unit: '',
    note: `${formatVoltage(i === 0 ? voltages[0] : voltages[1])} at rest`,
  }));
  return { ...cell, chargeRange: range, derived: [...cell.derived, ...derived] };
}

const example = 'write for example window: [2.6 V vs Li, 4.3 V vs Li]';

function read(text: string, i: number, issues: Issue[]): VoltageAmount | undefined {
  const amount = readAmount(text);
  if (amount.kind === 'voltage') return amount.voltage;
  const other = { message: 'A window goes from a voltage to a voltage.', got: shorten(text) };
  const more = amount.kind === 'unreadable' ? amount.issue : other;
  issues.push({ severity: 'error', path: `window[${i}]`, allowed: allowedAmounts(['voltage']), ...more });
  return undefined;
}

function fromSteps(steps: readonly Step[], cell: Cell): readonly (VoltageAmount | undefined)[] {
  const ends = (side: 'above' | 'below') =>
    steps.flatMap((step) =>
      step.until.flatMap((end) => (end.kind === 'voltage' && sideOf(end, step) === side ? [end.voltage] : [])),
    );
  const held = steps.flatMap((step) => heldVoltage(step) ?? []);
  const extreme = (voltages: readonly VoltageAmount[], sign: 1 | -1): VoltageAmount | undefined =>
    voltages.reduce<VoltageAmount | undefined>((most, next) => {
      const further = most === undefined || sign * (resolveVoltage(next, cell) - resolveVoltage(most, cell)) > 0;
      return further ? next : most;
    }, undefined);
  return [extreme(ends('below'), -1), extreme([...ends('above'), ...held], 1)];
}
