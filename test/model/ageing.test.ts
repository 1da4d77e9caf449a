import { describe, expect, it } from 'vitest';
import type { AgeingEffects, AgeingView, SlowMechanism } from '../../src/degradation/mechanism.js';
import { Ageing } from '../../src/model/ageing.js';
import { CellModel } from '../../src/model/cellModel.js';
import { oxidisedLithium } from '../../src/model/inventory.js';
import { cell, filled, law, options } from './mixedCell.js';

describe('ageing of a cell', () => {
  /** Sees everything, and has an effect of each kind that follows its one state. */
  class Wear implements SlowMechanism {
    readonly name = 'isolation' as const;
    readonly states = [{ name: 'wear', unit: '1', values: new Float64Array(1) }] as unknown as SlowMechanism['states'];
    readonly seen: { h: number; before: number; content: number; surface: number; film: number }[] = [];
    get wear(): number {
      return this.states[0].values[0];
    }
    observe({ h, contentBefore, content, surface, film }: AgeingView): void {
      this.seen.push({ h, before: contentBefore[1], content: content[1], surface: surface[1], film: film[3] });
    }
    advance(): void {
      this.states[0].values[0] += 0.1;
    }
    effect(_: AgeingView, effects: AgeingEffects): void {
      for (let k = 0; k < 2; k++) {
        effects.contact[k] *= 1 - this.wear;
        effects.connected[k] *= 1 - this.wear;
        effects.lengthening[k] += this.wear;
        effects.area[k] *= 1 + this.wear;
      }
      for (let kp = 0; kp < 4; kp++) {
        effects.patchContact[kp] *= 1 - this.wear / 2;
        effects.resistance[kp] += this.wear;
      }
    }
  }
  const fresh = () => {
    const model = new CellModel(cell, { ...options, oxidation: law });
    const y = filled(model, () => 0.4);
    const wear = new Wear();
    return { model, y, wear, ageing: new Ageing(model, [wear], y) };
  };
  /** [mol/m2] Of class 0 and 1, at full content. */
  const full = [0.15, 0.4].map((volume) => 60e-6 * 63104 * volume);

  it('begins with the lithium that was never connected', () => {
    expect(fresh().ageing.trapped / (0.25 * 0.4 * full[1])).toBeCloseTo(1, 9);
    expect(fresh().ageing.view.shares).toEqual([0.7, 0.3]);
  });

  it('moves at the end of a step, multiplies fractions, adds lengths and resistances, and keeps the books', () => {
    const { model, y, ageing } = fresh();
    ageing.apply(y);
    ageing.apply(y);
    for (const k of [0, 1]) {
      expect(model.parameters.contact[k]).toBeCloseTo(0.8 * [0.8, 0.5][k], 12);
      expect(model.parameters.connected[k]).toBeCloseTo(0.8 * [1, 0.75][k], 12);
      expect(model.parameters.diffusionLength[k]).toBeCloseTo(1.2e-6 * [1, 2][k], 15);
      expect(model.parameters.areaFactor[k]).toBeCloseTo(1.2, 12);
    }
    expect(model.parameters.patchContact[3]).toBeCloseTo(0.9, 12);
    expect(model.parameters.addedResistance[2]).toBeCloseTo(0.2, 12);
    expect(model.parameters.weight[3]).toBeCloseTo(0.4 * 1.2 * 0.9 * 0.3, 12);
    const trapped = 0.4 * (0.2 * full[0] + (0.25 + 0.2 * 0.75) * full[1]);
    expect(ageing.trapped / trapped).toBeCloseTo(1, 9);
  });

  it('shows each time step with the contents before and after it', () => {
    const { model, y, wear, ageing } = fresh();
    const after = filled(model, (_, k) => 0.4 + 0.1 * k);
    const { layout } = model;
    for (let i = 0; i < 3; i++) {
      after[layout.surface(layout.particle(i, 1))] = 0.9;
      after[layout.film(layout.particle(i, 1), 1)] = 7e-9 + 1e-9 * i;
    }
    ageing.advanced(5, 2, y, after);
    ageing.advanced(8, 3, after, after);
    expect(wear.seen.map(({ h }) => h)).toEqual([2, 3]);
    expect(wear.seen[0].before).toBeCloseTo(0.4, 12);
    expect(wear.seen[0].content).toBeGreaterThan(0.5);
    expect(wear.seen[1].before).toBe(wear.seen[0].content);
    expect(wear.seen[0].surface).toBeCloseTo(0.9, 12);
    expect(wear.seen[0].film).toBeCloseTo(8e-9, 15);
  });

  it('counts half cycles by reversals of the current, and what the films took', () => {
    const { model, y, ageing } = fresh();
    const { anode } = model.layout;
    const counts = [1, 2, 2, 1, 0.5, 3].map((charge) => {
      y[anode] = charge;
      ageing.apply(y);
      return ageing.view.halfCycles;
    });
    expect(counts).toEqual([1, 1, 1, 2, 2, 3]);
    const none = fresh();
    const before = oxidisedLithium(none.model, none.y);
    none.y[none.model.layout.film(none.model.layout.particle(1, 1), 0)] += 1e-9;
    const grown = oxidisedLithium(none.model, none.y) - before;
    expect(grown).toBeGreaterThan(0);
    expect(none.ageing.consumedAt(none.y) / grown).toBeCloseTo(1, 6);
    expect(none.ageing.consumed).toBe(0);
    none.ageing.apply(none.y);
    expect(none.ageing.consumed / grown).toBeCloseTo(1, 6);
    // Lost contact takes film area along, which is no oxidation.
    expect(none.ageing.consumedAt(none.y) / grown).toBeCloseTo(1, 6);
  });

  it('goes on from a snapshot as if nothing had happened', () => {
    const one = fresh();
    const { anode } = one.model.layout;
    one.y[anode] = 2;
    one.ageing.apply(one.y);
    one.ageing.consumed = 0.125;
    const snapshot = structuredClone(one.ageing.snapshot());
    const other = fresh();
    other.ageing.restore(snapshot, one.y);
    expect(other.ageing.snapshot()).toEqual(snapshot);
    expect(other.wear.wear).toBeCloseTo(0.1, 12);
    expect([...other.model.parameters.contact]).toEqual([...one.model.parameters.contact]);
    for (const { ageing, y } of [one, { ageing: other.ageing, y: one.y.slice() }]) {
      y[anode] = 1;
      ageing.apply(y);
    }
    expect(other.ageing.snapshot()).toEqual(one.ageing.snapshot());
  });
});
