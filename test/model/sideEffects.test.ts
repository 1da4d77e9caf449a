import { describe, expect, it } from 'vitest';
import type { Patch } from '../../src/cell/cell.js';
import type { SlowMechanism } from '../../src/degradation/mechanism.js';
import { Ageing } from '../../src/model/ageing.js';
import { CellModel } from '../../src/model/cellModel.js';
import { connectedLithium, oxidisedLithium } from '../../src/model/inventory.js';
import { filled, law, cell as mixed, options } from './mixedCell.js';

const [coated, bare] = mixed.cathode.patches;
const patched: readonly Patch[] = [{ ...coated, name: 'covered' }, bare];
const cell = { ...mixed, cathode: { ...mixed.cathode, patches: patched } };

/** Uncovers a fifth of the coated surface and puts 0.01 mol/m2 into the cathode at the end of every step. */
function uncovering(): SlowMechanism {
  const steps = new Float64Array(1);
  return {
    name: 'uncovering',
    states: [{ name: 'steps', unit: '1', values: steps, sense: 'grows' }],
    advance: () => {
      steps[0]++;
    },
    effect: (_, effects) => {
      for (const kp of [0, 2]) effects.coverage[kp] *= 0.8 ** steps[0];
      effects.cathodeGain[0] += 0.01 * steps[0];
    },
  };
}

const fresh = () => {
  const model = new CellModel(cell, { ...options, oxidation: law });
  const y = filled(model, () => 0.4);
  return { model, y, ageing: new Ageing(model, [uncovering()], y) };
};

describe('ageing that uncovers surface and feeds the cathode', () => {
  it('keeps the books of lithium, and no film is made or lost by uncovering', () => {
    const { model, y, ageing } = fresh();
    const before = connectedLithium(model, y);
    const trapped = ageing.trapped;
    ageing.apply(y);
    expect(Array.from(model.parameters.coverage.slice(0, 2))).toEqual([
      expect.closeTo(0.56, 12),
      expect.closeTo(0.44, 12),
    ]);
    // A film of 2 nm on 0.14 of the surface comes to 5 nm on 0.3 of it.
    const film = model.layout.film(model.layout.particle(1, 0), 1);
    expect(y[film] * 1e9).toBeCloseTo((0.14 * 2 + 0.3 * 5) / 0.44, 9);
    expect(ageing.consumed).toBeCloseTo(0.01, 12);
    expect(connectedLithium(model, y) - before).toBeCloseTo(0.01, 12);
    expect(ageing.trapped).toBeCloseTo(trapped, 12);
    expect(ageing.consumedAt(y)).toBeCloseTo(0.01, 12);
    ageing.apply(y);
    expect(ageing.consumed).toBeCloseTo(0.02, 12);
    expect(connectedLithium(model, y) - before).toBeCloseTo(0.02, 12);
  });

  it('moves nothing a second time when it goes on from a snapshot', () => {
    const one = fresh();
    one.ageing.apply(one.y);
    const other = fresh();
    const y = one.y.slice();
    other.ageing.restore(structuredClone(one.ageing.snapshot()), y);
    expect(y).toEqual(one.y);
    expect(other.model.parameters.coverage).toEqual(one.model.parameters.coverage);
    one.ageing.apply(one.y);
    other.ageing.apply(y);
    expect(y).toEqual(one.y);
    expect(other.ageing.consumed).toBe(one.ageing.consumed);
    expect(oxidisedLithium(other.model, y)).toBe(oxidisedLithium(one.model, one.y));
  });
});
