import { describe, expect, it } from 'vitest';
import { OxygenSkin } from '../../src/degradation/laws/oxygenSkin.js';
import { effectOf, viewOf } from './slowView.js';

const constants = { rate: 5e-4, activation: 80e3, content: 0.25, width: 0.02, amount: 6.7e-3, skin: 2 };

/** Effects after a time [s] at surface contents of two classes of a third and two thirds of the active material. */
function heldFor(
  time: number,
  contents: readonly [number, number],
  exposure: readonly [number, number],
  amount = 6.7e-3,
) {
  const skin = new OxygenSkin({ ...constants, amount }, [1 / 3, 2 / 3]);
  const view = viewOf({ classes: 2, surface: Float64Array.from(contents), exposure: Float64Array.from(exposure) });
  view.h = time;
  skin.observe(view);
  skin.advance(view);
  const { surfaceDrop, releasedOxygen, resistance } = effectOf(skin, view);
  expect(Array.from(resistance)).toEqual([0, 0]);
  return { drop: surfaceDrop[0], released: releasedOxygen[0] };
}

describe('the skin that oxygen leaves', () => {
  it('deepens the drop of D by the root of what reacts, as a mean over the classes, and releases oxygen by all of it', () => {
    // One class deeply delithiated, the other not: omega of first order in what is left.
    const omega = 1 - Math.exp(-5e-4 * 3600);
    const bare = heldFor(3600, [0, 1], [1, 1]);
    expect(bare.drop).toBeCloseTo((2 * omega) / 3, 5);
    expect(bare.released).toBeCloseTo((6.7e-3 * omega) / 3, 8);
    const coated = heldFor(3600, [1, 0], [1, 0.04]);
    expect(coated.drop).toBeCloseTo((2 * omega * 0.2 * 2) / 3, 5);
    expect(coated.released).toBeCloseTo((6.7e-3 * omega * 0.04 * 2) / 3, 8);
  });

  it('is not there where nothing reacts, and gives twice the gas for twice the amount', () => {
    expect(heldFor(3600, [0.1, 0.1], [0, 0])).toEqual({ drop: 0, released: 0 });
    const one = heldFor(3600, [0.2, 0.3], [1, 0.5]);
    const two = heldFor(3600, [0.2, 0.3], [1, 0.5], 2 * 6.7e-3);
    expect(two).toEqual({ drop: one.drop, released: 2 * one.released });
  });

  it('starts at 4.1 to 4.2 V vs Li: half of its rate at a content of 0.25, a hundredth at 0.34', () => {
    const { rate } = new OxygenSkin(constants, [1]).calendar;
    expect(rate(0.25)).toBeCloseTo(2.5e-4, 12);
    expect(rate(0.34) / rate(0)).toBeCloseTo(0.011, 3);
  });

  it('keeps its state where a run is put back: with the exposure it last moved by', () => {
    const skin = new OxygenSkin(constants, [1]);
    const view = viewOf({ h: 3600, surface: Float64Array.of(0.1), exposure: Float64Array.of(0.5) });
    skin.observe(view);
    skin.advance(view);
    const other = new OxygenSkin(constants, [1]);
    other.states.forEach(({ values }, i) => {
      values.set(skin.states[i].values);
    });
    expect(effectOf(other, viewOf())).toEqual(effectOf(skin, view));
  });
});
