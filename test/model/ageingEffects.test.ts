import { describe, expect, it } from 'vitest';
import type { Patch } from '../../src/cell/cell.js';
import {
  type EffectKind,
  effectKinds,
  effectNames,
  effectSize,
  neutral,
  noEffects,
} from '../../src/degradation/effects.js';
import { freshValues, putEffects } from '../../src/model/ageingEffects.js';
import { CellModel } from '../../src/model/cellModel.js';
import { cell as mixed, options } from './mixedCell.js';

const [coated, bare] = mixed.cathode.patches;
const patched: readonly Patch[] = [{ ...coated, name: 'covered' }, bare];
const cell = { ...mixed, cathode: { ...mixed.cathode, patches: patched } };
const model = new CellModel(cell, options);
const { classes, patches } = model.layout;
const fresh = freshValues(model);

/** The parameter that an effect goes into, as numbers. */
function numbers(name: keyof typeof effectKinds): readonly number[] {
  const { into }: EffectKind = effectKinds[name];
  const value = model.parameters[into as 'contact'] as Float64Array | number;
  return typeof value === 'number' ? [value] : Array.from(value);
}
const intoParameters = effectNames.filter((name) => effectKinds[name].rule !== 'moved');

describe('effects of ageing', () => {
  it.each(intoParameters)('%s leaves the fresh cell, to the last bit, when it is neutral', (name) => {
    putEffects(model, noEffects(classes, patches), fresh);
    expect(numbers(name)).toEqual(Array.from(fresh[name]));
    expect(fresh[name]).toHaveLength(effectSize(effectKinds[name], classes, patches));
  });

  it.each(intoParameters)('%s goes into the model by its rule, and back', (name) => {
    const { rule } = effectKinds[name];
    const effects = noEffects(classes, patches);
    effects[name].fill(0.5);
    putEffects(model, effects, fresh);
    const rules: Record<string, (value: number, i: number) => number> = {
      factor: (value) => 0.5 * value,
      lengthening: (value) => 1.5 * value,
      sum: (value) => value + 0.5,
      share: (value, i) => (i % patches === 1 ? 1 - 0.5 * (1 - value) : 0.5 * value),
    };
    expect(numbers(name)).toEqual(Array.from(fresh[name], (value, i) => expect.closeTo(rules[rule](value, i), 12)));
    expect(neutral(effectKinds[name])).toBe(rule === 'factor' || rule === 'share' ? 1 : 0);
    putEffects(model, noEffects(classes, patches), fresh);
    expect(numbers(name)).toEqual(Array.from(fresh[name]));
  });
});
