import type { Cell } from '../../cell/cell.js';
import type { Issue } from '../../scenario/document/issue.js';
import { shorten } from '../../scenario/document/path.js';
import type { VoltageAmount } from '../language/amounts.js';
import { formatVoltage } from '../language/formatAmount.js';
import type { StepPlaces } from '../programme/buildProgramme.js';
import type { Programme } from '../programme/programme.js';
import { writtenSteps } from '../programme/walk.js';
import { halfByName, heldVoltage, sideOf, voltagesOf } from '../steps/kindOf.js';
import { resolveVoltage } from '../steps/resolveAmount.js';
import type { Step } from '../steps/step.js';

/**
 * [V] How far beyond the known part of the open-circuit potential a limit may lie before it is doubtful, and before it is
 * refused. Polarisation carries a cell some way beyond, more on discharge, where the potential falls steeply at the end.
 */
const doubtful = { above: 0.1, below: 0.3 } as const;
const refused = { above: 0.5, below: 1.5 } as const;

/** Voltages that this cell cannot reach in earnest, and a first step that is over before it begins. */
export function unreachable(programme: Programme, cell: Cell, places: StepPlaces, start = startVoltage(cell)): Issue[] {
  const issues: Issue[] = [];
  for (const [step, path] of places) {
    for (const voltage of voltagesIn(step)) {
      const issue = outOfReach(voltage, step, cell);
      if (issue !== undefined) issues.push({ ...issue, path });
    }
  }
  const nominal = againstNominal(places, cell);
  if (nominal !== undefined) issues.push(nominal);
  const first = endsAtOnce(programme, cell, start);
  if (first !== undefined) issues.push({ ...first.issue, path: places.get(first.step) ?? '' });
  return issues;
}

/** The first voltage against a named electrode where the cell's own anode has no plateau that would tell the voltage of the cell. */
function againstNominal(places: StepPlaces, cell: Cell): Issue | undefined {
  const { anode } = cell;
  if (anode.slopes === undefined) return undefined;
  for (const [step, path] of places) {
    const named = voltagesIn(step).find(({ reference }) => reference !== 'cell');
    if (named === undefined) continue;
    const asCell = volts(resolveVoltage(named, cell));
    return {
      severity: 'warning',
      path,
      message: `${formatVoltage(named)} is taken as ${asCell} V of the cell, by the usual ${volts(anode.plateau)} V of ${anode.name}, whose potential moves while the cell runs.`,
      got: shorten(step.text),
      allowed: `voltages of the cell, as ${asCell} V`,
      hint: 'a cell with this anode is cycled between voltages of the cell; the series have its cathode against Li',
    };
  }
  return undefined;
}

function voltagesIn(step: Step): VoltageAmount[] {
  return [...voltagesOf(step), ...step.until.flatMap((end) => (end.kind === 'voltage' ? [end.voltage] : []))];
}

/** Those that end a charge or discharge in its own direction. */
function limitsOf(step: Step): VoltageAmount[] {
  const side = halfByName(step) === 'charge' ? 'above' : 'below';
  return step.until.flatMap((end) => (end.kind === 'voltage' && sideOf(end, step) === side ? [end.voltage] : []));
}

/** Compares a voltage with the range in which the open-circuit potential of the cathode is known. */
function outOfReach(voltage: VoltageAmount, step: Step, cell: Cell): Omit<Issue, 'path'> | undefined {
  const { openCircuitVoltage } = cell.cathode;
  const potentials = openCircuitVoltage.range.map((x) => openCircuitVoltage.at(x));
  const [lowest, highest] = [Math.min(...potentials), Math.max(...potentials)];
  const cathode = resolveVoltage(voltage, cell) + cell.anode.plateau;
  const above = cathode - highest;
  const below = lowest - cathode;
  if (!(above > doubtful.above || below > doubtful.below)) return undefined;
  const known = `the open-circuit potential of the cathode is known from ${volts(lowest)} to ${volts(highest)} V vs Li`;
  // In the words of the limit: what is written against another electrode is shifted by as much.
  const shift = voltage.value - cathode;
  const reference = voltage.reference === 'cell' ? 'of the cell' : `vs ${voltage.reference}`;
  const range = (from: number, to: number) => `${volts(from + shift)} to ${volts(to + shift)} V ${reference}`;
  const far = above > refused.above || below > refused.below;
  // A second limit ends the step in any case; the voltage is then a guard that never trips.
  const ends =
    voltagesOf(step).length === 0 &&
    step.until.some(({ kind }) => kind === 'time' || kind === 'capacity' || kind === 'state of charge');
  if (far) {
    return {
      severity: ends ? 'warning' : 'error',
      message: `${formatVoltage(voltage)} cannot be reached: ${known}.`,
      got: shorten(step.text),
      allowed: range(lowest - refused.below, highest + refused.above),
      hint: 'check the voltage and what it is measured against (cell, Li, In/InLi or LTO)',
    };
  }
  return {
    severity: 'warning',
    message: `${formatVoltage(voltage)} lies beyond the data: ${known}, further out it is extrapolated.`,
    got: shorten(step.text),
    allowed: `${range(lowest, highest)} without extrapolation`,
  };
}

/** [V] Open-circuit voltage as assembled. */
export function startVoltage({ cathode, anode, initialContent }: Cell): number {
  return cathode.openCircuitVoltage.at(initialContent) - anode.potential(anode.initialContent);
}

/** The first step that moves charge, if its voltage limit is met before any current flows. */
function endsAtOnce(
  programme: Programme,
  cell: Cell,
  start: number,
): { step: Step; issue: Omit<Issue, 'path'> } | undefined {
  for (const { step, repeated } of writtenSteps(programme.entries)) {
    if (heldVoltage(step) !== undefined) return undefined;
    const half = halfByName(step);
    if (half === undefined) continue;
    const sign = half === 'charge' ? 1 : -1;
    const limit = limitsOf(step).find((voltage) => sign * (resolveVoltage(voltage, cell) - start) <= 0);
    if (limit === undefined) return undefined;
    return {
      step,
      issue: {
        // A block of cycles that begins with the wrong half goes on with the right one; a single step is a mistake.
        severity: repeated ? 'warning' : 'error',
        message: `This ${step.direction} ends at once: the cell starts at ${volts(start)} V, ${sign > 0 ? 'above' : 'below'} ${formatVoltage(limit)} already.`,
        got: shorten(step.text),
        allowed: `a limit ${sign > 0 ? 'above' : 'below'} ${volts(limit.value + start - resolveVoltage(limit, cell))} V${limit.reference === 'cell' ? '' : ` vs ${limit.reference}`}`,
        hint:
          sign > 0
            ? 'discharge first, or give the lithium content at the start (initial: { x: ... })'
            : 'charge first, or give the lithium content at the start (initial: { x: ... })',
      },
    };
  }
  return undefined;
}

function volts(value: number): string {
  return value.toFixed(2);
}
