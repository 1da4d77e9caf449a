import { describe, expect, it } from 'vitest';
import { PotentialOxidation } from '../../src/degradation/potentialOxidation.js';
import { CellModel } from '../../src/model/cellModel.js';
import { carryFilms } from '../../src/model/coverage.js';
import { connectedLithium, oxidisedLithium } from '../../src/model/inventory.js';
import { shiftCathode } from '../../src/model/sideReaction.js';
import { Integrator } from '../../src/numerics/integration/integrator.js';
import { testCell, testOptions } from './cells.js';

/** [C/m2] */
const capacity = 4e5;
const FARADAY = 96485.33212331001;

describe('the books of a cell of which everything ages', () => {
  it('close to 1e-12 over ten steps', () => {
    const oxidation = new PotentialOxidation(
      { reactionRate: 5e-12, parabolicRate: 3e-22, alpha: 0.25, onset: 3.2 },
      298.15,
    );
    const cell = testCell({
      patches: [
        { fraction: 0.9, coatingResistance: 1e-3, filmThickness: 1e-9, filmConductivity: 1e-6, oxidationFactor: 0.1 },
        { fraction: 0.1, filmThickness: 2e-9, filmConductivity: 1e-6 },
      ],
      anode: { capacity, initialContent: 0.1, potential: (y) => 1.5 - 0.1 * y },
    });
    const model = new CellModel(cell, { ...testOptions, throughNodes: 2, radialNodes: 5, oxidation });
    const { parameters, layout } = model;
    const integrator = new Integrator(model, model.tolerance);
    const y = model.initialState(0.5);
    const initial = connectedLithium(model, y);
    let consumed = 0;
    for (let step = 1; step <= 10; step++) {
      const films = oxidisedLithium(model, y);
      model.controlCurrent(step % 2 === 1 ? 30 : -30);
      const { kind } = integrator.run(y, { duration: 200, guards: [] });
      expect(kind).toBe('duration');
      consumed += oxidisedLithium(model, y) - films;

      const before = parameters.coverage.slice();
      parameters.coverage.set([0.9 - 0.05 * step, 0.1 + 0.05 * step]);
      parameters.ionicFactor *= 0.9;
      parameters.electronicFactor *= 0.8;
      parameters.addedAnodeResistance += 1e-4;
      parameters.anodeLoss += 1e-3;
      parameters.anodeCapacityFactor *= 0.99;
      parameters.refresh();
      const volume = oxidisedLithium(model, y);
      carryFilms(model, before, y);
      const carried = oxidisedLithium(model, y);
      expect(carried).not.toBe(volume);
      consumed += shiftCathode(model, y, step % 3 === 0 ? -2e-3 : 1e-3);

      const balance = connectedLithium(model, y) + y[layout.anode] - consumed - initial;
      expect(Math.abs(balance) / initial).toBeLessThan(1e-12);
      // What the anode holds by its own potential: all that came but what it lost.
      const held = (model.anodeContent(y) * parameters.anodeCapacity - 0.1 * capacity) / FARADAY;
      expect(held).toBeCloseTo(y[layout.anode] - 1e-3 * step, 11);
    }
    expect(consumed).toBeGreaterThan(1e-4);
  });
});
