import type { Issue } from '../../scenario/document/issue.js';
import { type Plateaus, voltageDifference } from '../../scenario/quantities/referenceElectrode.js';
import type { BlockForm } from '../../scenario/schema/blocks.js';
import type { Termination } from '../language/amounts.js';
import type { Step } from '../steps/step.js';
import { type AmountInput, readField, stepsFrom, type WindowInput, withUnit } from './builderFields.js';
import type { ProgrammeEntry } from './programme.js';

/** Charge to a potential, hold it, take a spectrum, go on charging: once in each of the named cycles, counted from 1 in the block. */
export type ReferenceTestInput = Pick<
  NonNullable<BlockForm<'cycling'>['test']>,
  'at' | 'charge' | 'until' | 'impedance'
>;

export interface ReferenceTest {
  readonly entries: readonly ProgrammeEntry[];
  readonly places: ReadonlyMap<Step, string>;
  /** The potential is the upper limit of the cycle: nothing is left to charge after the test. */
  readonly atTop: boolean;
}

export function referenceTest(
  test: ReferenceTestInput,
  { charge, window }: { readonly charge: AmountInput; readonly window: WindowInput },
  block: string,
  plateaus: Plateaus,
  issues: Issue[],
): ReferenceTest {
  const path = `${block}.test`;
  const places = new Map<Step, string>();
  const at = withUnit(test.at, 'voltage');
  const potential = readField(test.at, 'voltage', `${path}.at`, issues);
  const [low, high] = window.map((limit, i) => readField(limit, 'voltage', `${block}.window[${i}]`, issues));
  const above = difference(potential, low, plateaus);
  const below = difference(high, potential, plateaus);
  if (above <= 0 || below < 0) {
    issues.push({
      severity: 'error',
      path: `${path}.at`,
      message: `The reference test lies ${below < 0 ? 'above' : 'below'} the voltage window of its cycle: charging would not pass its potential.`,
      got: at,
      allowed: `above ${window[0]}, up to ${window[1]}; In/InLi counts 0.62 V and LTO 1.55 V above Li`,
    });
  }
  if (test.charge !== undefined) readField(test.charge, 'current', `${path}.charge`, issues);
  if (issues.length > 0) return { entries: [], places, atTop: false };
  const entries = stepsFrom(
    [
      { text: `Charge at ${withUnit(test.charge ?? charge, 'current')} until ${at}`, path: `${path}.at` },
      {
        text: `Hold at ${at} until ${test.until === undefined ? '1 % of the charging current' : withUnit(test.until, 'current')}`,
        path: `${path}.until`,
      },
      { text: test.impedance ?? 'EIS', path: `${path}.impedance` },
    ],
    issues,
  );
  const paths = [`${path}.at`, `${path}.at`, `${path}.impedance`];
  entries.forEach((entry, i) => {
    if (entry.kind === 'step') places.set(entry.step, paths[i] ?? path);
  });
  return { entries, places, atTop: below === 0 };
}

/** [V] a - b; NaN where they do not compare, and 0 where they differ by rounding only. */
function difference(a: Termination | undefined, b: Termination | undefined, plateaus: Plateaus): number {
  if (a?.kind !== 'voltage' || b?.kind !== 'voltage') return Number.NaN;
  const volts = voltageDifference(a.voltage, b.voltage, plateaus) ?? Number.NaN;
  return Math.abs(volts) < 1e-9 ? 0 : volts;
}

/** In rising order, each once. */
export function testedCycles(
  cycles: readonly number[],
  most: number,
  path: string,
  issues: Issue[],
): readonly number[] {
  const wrong = cycles.find((cycle) => !Number.isInteger(cycle) || cycle < 1 || cycle > most);
  if (wrong !== undefined) {
    issues.push({
      severity: 'error',
      path,
      message: 'A reference test is asked for in a cycle that the block does not have.',
      got: String(wrong),
      allowed: `1 to ${most}, counted from the start of the block`,
    });
  }
  return [...new Set(cycles)].sort((a, b) => a - b);
}
