import { expect, it } from 'vitest';
import { impedance } from '../../src/impedance/impedance.js';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { relaxationTimes } from '../../src/measure/spectrum/relaxationTimes.js';
import { CellModel } from '../../src/model/cellModel.js';
import { testCell, testOptions } from '../model/cells.js';

it.each([
  ['one size', {}],
  [
    'two sizes, one in poor contact',
    { classes: [{ radius: 1e-6 }, { radius: 4e-6, contact: 0.3, diffusionLength: 8e-6 }] },
  ],
])('relaxation times of a simulated spectrum keep separator and polarisation apart within 1 %%: %s', (_, changes) => {
  const cell = testCell({ ...changes, ionicConductivity: 0.02, electronicConductivity: 1e4, extraResistance: 5e-4 });
  const model = new CellModel(cell, { ...testOptions, radialNodes: 16 });
  const y = model.initialState(0.5);
  model.controlCurrent(0);
  model.makeConsistent(y);
  const at = (frequency: ArrayLike<number>) => impedance(model, y, frequency, { grainBoundaryCapacitance: 0 });
  const [fast, slow] = at([1e9, 1e-8]).re;
  const times = relaxationTimes(at(logFrequencies(1e6, 1e-5, 6)));
  expect(times.usable).toBe(true);
  expect(Math.abs(times.ohmic / fast - 1)).toBeLessThan(0.01);
  expect(Math.abs(times.polarisation / (slow - fast) - 1)).toBeLessThan(0.01);
  expect(times.tail?.exponent).toBe(1);
});
