import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { CellModel } from '../../src/model/cellModel.js';
import { powerLaw, resistanceLaw } from '../../src/model/controlLaw.js';
import { testCell, testOptions } from './cells.js';
import { anyState, kindsOfCells } from './kindsOfCells.js';

/** Natural size of each unknown: films and their rates are in m and m/s. */
function scales(model: CellModel, rate: number): Float64Array {
  const { layout } = model;
  const scale = new Float64Array(model.size);
  for (let i = 0; i < layout.nodes; i++) {
    for (let k = 0; k < layout.classes; k++) {
      const at = layout.particle(i, k);
      scale.fill(1, at, at + layout.radialNodes);
      for (let p = 0; p < layout.patches; p++) {
        scale[layout.patch(at, p)] = 1;
        if (layout.films) {
          scale[layout.film(at, p)] = 1e-9;
          scale[layout.film(at, p) + 1] = 1e-9 * rate;
        }
      }
    }
    scale[layout.psi(i)] = 0.1;
    if (layout.carbon) {
      scale[layout.psi(i) + 1] = 1e-9;
      scale[layout.psi(i) + 2] = 1e-9 * rate;
    }
  }
  scale[layout.anode] = 0.1;
  scale[layout.current] = 10;
  scale.fill(0.1, layout.anodeModes);
  return scale;
}

describe('the structural elimination solves (shift M - df/dy) x = b', () => {
  describe.each(kindsOfCells)('%s', (_, changes, options) => {
    it.each([
      ['current', 0.01],
      ['current', 30],
      ['voltage', 0.01],
      ['voltage', 30],
      ['power', 0.01],
      ['power', 30],
      ['resistance', 1],
    ] as const)('under constant %s, shift %d', (control, shift) => {
      const generator = xoroshiro128plus(11);
      const random = () => generator.next() / 2 ** 31;
      const model = new CellModel(testCell(changes), { ...testOptions, ...options });
      if (control === 'current') model.controlCurrent(-30);
      else if (control === 'voltage') model.controlVoltage(3.9);
      else if (control === 'power') model.controlBy(powerLaw, -100);
      else model.controlBy(resistanceLaw, 0.1);
      const y = anyState(model, random);
      const scale = scales(model, shift);
      const x = scale.map((s) => s * random());

      // b = (shift M - J) x with J x by a central difference along x, which needs no step per unknown.
      const size = 1e-6;
      const above = new Float64Array(model.size);
      const below = new Float64Array(model.size);
      model.evaluate(
        y.map((v, i) => v + size * x[i]),
        above,
      );
      model.evaluate(
        y.map((v, i) => v - size * x[i]),
        below,
      );
      const b = x.map((v, i) => shift * model.mass[i] * v - (above[i] - below[i]) / (2 * size));

      model.factor(y, shift);
      model.solve(b);
      for (let i = 0; i < model.size; i++) expect(Math.abs(b[i] - x[i]) / scale[i]).toBeLessThan(1e-5);
    });
  });
});
