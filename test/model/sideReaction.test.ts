import { describe, expect, it } from 'vitest';
import { CellModel } from '../../src/model/cellModel.js';
import { connectedLithium } from '../../src/model/inventory.js';
import { shiftCathode } from '../../src/model/sideReaction.js';
import { cell, filled, options } from './mixedCell.js';

describe('lithium that a side reaction moves between two steps', () => {
  const model = new CellModel(cell, options);
  /** [mol/m2] Room for lithium in what is connected. */
  const sites = 60e-6 * 63104 * (0.15 + 0.4 * 0.75);
  const lithium = (y: Float64Array) => connectedLithium(model, y);

  it.each([1e-3, -1e-3, 0.2, -0.2])('is what was asked for: %d mol/m2', (amount) => {
    const y = filled(model, (_, k) => 0.3 + 0.4 * k);
    const before = lithium(y);
    const moved = shiftCathode(model, y, amount);
    expect(moved).toBe(lithium(y) - before);
    expect(moved / amount).toBeCloseTo(1, 11);
  });

  it('fills by what is empty and empties by what is full', () => {
    const y = filled(model, () => 0.6);
    shiftCathode(model, y, 0.1 * sites);
    expect(y[0]).toBeCloseTo(0.7, 9);
    shiftCathode(model, y, -0.2 * sites);
    expect(y[0]).toBeCloseTo(0.5, 9);
  });

  it('never fills or empties a cell, and nothing is nothing', () => {
    const y = filled(model, () => 0.9);
    expect(shiftCathode(model, y, sites) / sites).toBeCloseTo(0.05, 9);
    expect(shiftCathode(model, y, -sites) / sites).toBeCloseTo(-0.475, 9);
    const same = y.slice();
    expect(shiftCathode(model, same, 0)).toBe(0);
    expect(same).toEqual(y);
  });
});
