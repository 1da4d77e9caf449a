import type { Cell } from '../../cell/cell.js';
import { listed } from '../../text/listed.js';
import { plainNumber } from '../../text/plainNumber.js';
import { type Condition, formatCondition } from '../programme/condition.js';
import { cycleKind } from '../programme/cycleKind.js';
import type { Exit, ProgrammeStep } from '../programme/walk.js';
import { resolveCapacity, resolveVoltage } from '../steps/resolveAmount.js';
import type { CyclerState } from './cyclerState.js';

/** More ends of blocks are not kept. */
const MOST_ENDS = 100;

/** Keeps in mind when the blocks around a step began, and the largest discharge of the check-up that it belongs to. */
export function beforeStep(state: CyclerState, { within = [], checkUp }: ProgrammeStep): void {
  if (within.length > 0 || state.began.length > 0) {
    const { time } = state;
    state.began = within.map((from) => state.began.find((one) => one.from === from) ?? { from, time });
  }
  if (!checkUp) state.checkUp = undefined;
}

/** Where the programme goes on after the last step of a pass. */
export function afterStep(state: CyclerState, place: ProgrammeStep, next: number, cell: Cell, voltage: number): number {
  const { discharged } = state;
  if (place.checkUp && discharged > (state.checkUp?.discharged ?? 0))
    state.checkUp = { kind: cycleKind(state.kind), discharged };
  return place.exits ? leave(place.exits, next, { state, cell, voltage, step: place.step.text }) : next;
}

interface Judged {
  readonly state: CyclerState;
  readonly cell: Cell;
  /** [V] Of the cell at the end of the pass. */
  readonly voltage: number;
  readonly step: string;
}

function leave(exits: readonly Exit[], next: number, judged: Judged): number {
  for (const exit of exits) {
    const values = exit.conditions
      .filter(({ checkUp }) => checkUp === exit.checkUp)
      .map((condition) => ({ condition, value: valueAt(condition, exit, judged) }));
    const met = values.filter(({ condition, value }) => {
      const bound = boundOf(condition, judged.cell);
      return condition.sense === 'below' ? value < bound : value > bound;
    });
    if (exit.checkUp) keepFirst(judged.state);
    if (met.length > 0 || exit.last) note(exit, met, judged);
    if (met.length > 0) return leave(exit.outer, exit.next, judged);
  }
  return next;
}

function note(
  exit: Exit,
  met: readonly { condition: Condition; value: number }[],
  { state, cell, step }: Judged,
): void {
  if (state.blocks.length >= MOST_ENDS) return;
  const found = met.map(({ condition, value }) => `${formatCondition(condition)}: ${shown(condition, value, cell)}`);
  state.blocks = [
    ...state.blocks,
    {
      until: exit.conditions.map(formatCondition).join(' or '),
      cycle: state.cycle,
      ...(found.length > 0 ? { met: listed(found) } : {}),
      step,
    },
  ];
}

/** In SI; NaN for what does not exist, which meets no condition. */
function valueAt({ quantity, checkUp }: Condition, exit: Exit, { state, voltage }: Judged): number {
  const kind = checkUp ? state.checkUp?.kind : cycleKind(state.kind);
  const discharged = checkUp ? (state.checkUp?.discharged ?? Number.NaN) : state.discharged;
  const firsts = checkUp ? state.firstCheckUps : state.firsts;
  switch (quantity) {
    case 'retention':
      return discharged / (firsts[kind ?? '']?.discharged ?? discharged);
    case 'capacity':
      return discharged;
    case 'charge capacity':
      return state.charged;
    case 'efficiency':
      return state.discharged / state.charged;
    case 'voltage':
      return voltage;
    case 'time':
      return state.time - (state.began.find(({ from }) => from === exit.from)?.time ?? state.time);
  }
}

function boundOf(condition: Condition, cell: Cell): number {
  switch (condition.quantity) {
    case 'retention':
    case 'efficiency':
    case 'time':
      return condition.value;
    case 'capacity':
    case 'charge capacity':
      return resolveCapacity(condition.value, cell);
    case 'voltage':
      return resolveVoltage(condition.value, cell);
  }
}

function keepFirst(state: CyclerState): void {
  const { checkUp, firstCheckUps, cycle } = state;
  if (checkUp === undefined || firstCheckUps[checkUp.kind] !== undefined) return;
  state.firstCheckUps = { ...firstCheckUps, [checkUp.kind]: { cycle, discharged: checkUp.discharged } };
}

function shown({ quantity }: Condition, value: number, cell: Cell): string {
  switch (quantity) {
    case 'retention':
    case 'efficiency':
      return `${plainNumber(100 * value, 4)} %`;
    case 'capacity':
    case 'charge capacity':
      return `${plainNumber(value / (3600 * cell.activeMass), 4)} mAh/g`;
    case 'voltage':
      return `${value.toFixed(3)} V`;
    case 'time':
      return `${plainNumber(value / 86400, 4)} days`;
  }
}
