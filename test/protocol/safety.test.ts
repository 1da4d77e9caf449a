import { describe, expect, it } from 'vitest';
import { buildCell } from '../../src/cell/build.js';
import type { Cell } from '../../src/cell/cell.js';
import { safetyLimit } from '../../src/protocol/cycler/safety.js';
import type { Limits, ResolvedControl, ResolvedStep } from '../../src/protocol/steps/resolvedStep.js';
import { labRecipe } from '../cell/recipes.js';

const built = buildCell(labRecipe, {}).cell;
if (!built) throw new Error('the recipe makes no cell');
const cell: Cell = built;

function step(control: ResolvedControl, limits: Limits): ResolvedStep {
  return { text: '', direction: 'charge', control, limits };
}

describe('safety limit', () => {
  it('ends only charges and discharges without a voltage limit of their own', () => {
    expect(safetyLimit(step({ kind: 'current', density: 1 }, { voltageAbove: 2.7 }), cell)).toBeUndefined();
    expect(safetyLimit(step({ kind: 'current', density: -1 }, { voltageBelow: 1.4 }), cell)).toBeUndefined();
    expect(safetyLimit(step({ kind: 'current', density: 0 }, { time: 60 }), cell)).toBeUndefined();
    expect(safetyLimit(step({ kind: 'voltage', voltage: 2.7 }, { time: 60 }), cell)).toBeUndefined();
  });

  it('lies outside the range of the open-circuit potential, against the own anode', () => {
    const highest = safetyLimit(step({ kind: 'current', density: 1 }, { time: 60 }), cell);
    const lowest = safetyLimit(step({ kind: 'current', density: -1 }, { capacity: 1 }), cell);
    const { openCircuitVoltage } = cell.cathode;
    expect(highest).toBeGreaterThan(openCircuitVoltage.at(0.01) - cell.anode.plateau);
    expect(lowest).toBeLessThan(openCircuitVoltage.at(0.99) - cell.anode.plateau);
    const onLithium: Cell = { ...cell, anode: { ...cell.anode, plateau: 0 } };
    const shifted = safetyLimit(step({ kind: 'current', density: 1 }, { time: 60 }), onLithium);
    expect(shifted).toBeCloseTo((highest ?? Number.NaN) + cell.anode.plateau, 12);
  });
});
