import { expect, it } from 'vitest';
import { impedance } from '../../src/impedance/impedance.js';
import { CellModel } from '../../src/model/cellModel.js';
import { testCell, testOptions } from '../model/cells.js';

it('the double layer of the carbon is a capacitor across the rails, on its own surface', () => {
  const surface = 2e6;
  const cell = testCell({ ionicConductivity: 1e6, electronicConductivity: 1e6 });
  const model = new CellModel({ ...cell, cathode: { ...cell.cathode, carbonSurface: surface } }, testOptions);
  const y = model.initialState(0.5);
  model.controlCurrent(0);
  model.makeConsistent(y);
  const frequency = [0.3, 20, 4e3];
  const admittance = (carbonDoubleLayer: number) => {
    const { re, im } = impedance(model, y, frequency, { carbonDoubleLayer }).cathode;
    return frequency.map((_, i) => {
      const square = re[i] ** 2 + im[i] ** 2;
      return { re: re[i] / square, im: -im[i] / square };
    });
  };
  const [without, with_] = [admittance(0), admittance(0.05)];
  for (const [i, f] of frequency.entries()) {
    const expected = 2 * Math.PI * f * 0.05 * surface * cell.cathode.thickness;
    expect(Math.abs((with_[i].im - without[i].im) / expected - 1)).toBeLessThan(1e-3);
    expect(Math.abs(with_[i].re - without[i].re)).toBeLessThan(1e-3 * expected);
  }
});
