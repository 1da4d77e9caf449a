import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/cell/cell.js';
import { buildMechanisms } from '../../src/degradation/build.js';
import { noEffects } from '../../src/degradation/effects.js';
import type { AgeingEffects, AgeingView, SlowMechanism } from '../../src/degradation/mechanism.js';
import { activeMechanisms } from '../../src/degradation/mechanisms.js';
import type { OxidationLaw } from '../../src/degradation/oxidationLaw.js';
import type { Mechanisms } from '../../src/scenario/schema/mechanisms.js';

const patch = (name: string, fraction: number, oxidationFactor: number, filmThickness: number) => ({
  name,
  fraction,
  oxidationFactor,
  filmThickness,
});

/** Two classes with contacts of 0.5 and 0.8, most of their surface covered: only what the catalogue reads. */
const cellWith = (cathode: object = {}, more: object = {}): Cell =>
  ({
    temperature: 298.15,
    pressure: 65e6,
    ...more,
    cathode: {
      electrolyte: 'solid',
      morphology: 'poly',
      classes: [{ contact: 0.5 }, { contact: 0.8 }],
      patches: [patch('covered', 0.75, 0.2, 3e-9), patch('bare', 0.25, 1, 1e-9)],
      interphaseArrhenius: 2,
      adhesion: 0.5,
      carbonSurface: 1000,
      oxidationOnset: 3,
      ...cathode,
    },
  }) as unknown as Cell;
const built = (mechanisms: object, cell = cellWith()) => buildMechanisms(mechanisms as Mechanisms, cell);

const viewWith = (more: Partial<AgeingView> = {}): AgeingView => ({
  classes: 2,
  patches: 2,
  shares: [0.75, 0.25],
  h: 0,
  contentBefore: Float64Array.of(1, 1),
  content: Float64Array.of(1, 1),
  surface: Float64Array.of(1, 1),
  film: Float64Array.of(3e-9, 1e-9, 3e-9, 1e-9),
  exposure: Float64Array.of(1, 1),
  carbonFilm: 0,
  oxidised: 0,
  volumeChange: (x) => 0.1 * (x - 1),
  halfCycles: 0,
  ...more,
});

function effectOf(mechanism: SlowMechanism, view = viewWith()): AgeingEffects {
  const effects = noEffects(2, 2);
  mechanism.effect(view, effects);
  return effects;
}

const rateOf = (law: OxidationLaw | undefined, potential = 4.3, content = 0.5): number => {
  law?.evaluate(potential, potential, 0, content, 1);
  return law?.rate ?? Number.NaN;
};

describe('the mechanisms that a scenario switches on', () => {
  it('are those that are true or have options, in the order in which they act', () => {
    expect(activeMechanisms({})).toEqual([]);
    expect(activeMechanisms({ interphase: false, isolation: false } as Mechanisms)).toEqual([]);
    const some = { cracking: true, isolation: { rate: 0 }, interphase: true, contactLoss: false };
    expect(activeMechanisms(some as unknown as Mechanisms)).toEqual(['interphase', 'isolation', 'cracking']);
  });

  it('are built when they are on, the slow ones in their order', () => {
    expect(built({})).toEqual({ slow: [] });
    expect(built({ interphase: false, carbonOxidation: false, oxygenRelease: false, contactLoss: false })).toEqual({
      slow: [],
    });
    const all = built({ cracking: true, isolation: true, contactLoss: true, oxygenRelease: true, interphase: true });
    expect(all.slow.map(({ name }) => name)).toEqual(['oxygenRelease', 'contactLoss', 'isolation', 'cracking']);
    expect(Object.keys(all)).toEqual(['slow', 'oxidation']);
    expect(Object.keys(built({ carbonOxidation: true }))).toEqual(['slow', 'carbonOxidation']);
    expect(Object.keys(built({ carbonOxidation: true }, cellWith({ carbonSurface: 0 })))).toEqual(['slow']);
  });
});

describe('oxidation laws', () => {
  it('have the rates of the temperature of the cell, from 25 degC by their activation energy', () => {
    expect(rateOf(built({ interphase: true }).oxidation) / 5e-12).toBeCloseTo(1, 9);
    expect(rateOf(built({ carbonOxidation: true }).carbonOxidation) / 5e-13).toBeCloseTo(1, 9);
    const warm = cellWith({}, { temperature: 318.15 });
    const factor = Math.exp((80e3 / 8.314462618) * (1 / 298.15 - 1 / 318.15));
    expect(rateOf(built({ interphase: true }, warm).oxidation) / (5e-12 * factor)).toBeCloseTo(1, 9);
    const thick = built({ interphase: true }, warm).oxidation!;
    thick.evaluate(4.3, 4.3, 1, 0.5, 1);
    expect(thick.rate / ((3e-22 * factor) / 2)).toBeCloseTo(1, 6);
  });

  it('take options in place of the constants, and the onset of the electrolyte unless one is given', () => {
    const given = { reactionRate: 1e-11, activation: 0 };
    expect(rateOf(built({ interphase: given }).oxidation) / 1e-11).toBeCloseTo(1, 9);
    // At its onset a law is half open.
    expect(rateOf(built({ interphase: { ...given, onset: 4.3 } }).oxidation) / 0.5e-11).toBeCloseTo(1, 9);
    expect(rateOf(built({ interphase: given }, cellWith({ oxidationOnset: 4.3 })).oxidation) / 0.5e-11).toBeCloseTo(
      1,
      9,
    );
    const gated = built({ interphase: { ...given, gate: { content: 0.3, width: 0.1 } } }).oxidation;
    expect(rateOf(gated, 4.3, 0.3) / 0.5e-11).toBeCloseTo(1, 9);
    expect(rateOf(gated, 4.3, 0.4) / (1e-11 / (1 + Math.E))).toBeCloseTo(1, 9);
    expect(gated!.byContent).toBeLessThan(0);
    const open = built({ interphase: given }).oxidation!;
    rateOf(open, 4.3, 0.3);
    expect(open.byContent).toBeCloseTo(0, 20);
  });

  it('do not overflow far from their onset, on either side', () => {
    const law = built({ interphase: true }).oxidation!;
    for (const potential of [-1000, -10, 2.4, 3.4, 3.6, 10]) {
      law.evaluate(potential, potential, 1e-9, 0.5, 1);
      for (const value of [law.rate, law.byPotential, law.byThickness]) expect(Number.isFinite(value)).toBe(true);
      expect(law.rate).toBeGreaterThanOrEqual(0);
    }
    // The fade-out is left out only where it is below rounding: no step where it is, half a volt above the onset.
    const at = (potential: number) => rateOf(law, potential);
    expect(at(3.5 + 1e-9) / at(3.5 - 1e-9) - 1).toBeLessThan(1e-6);
  });
});

describe('oxygen release', () => {
  it('is at the rate of the temperature, on bare surface alone, and conducts as the interphase does', () => {
    const options = { rate: 2e-5, resistance: 3, content: 0.25, width: 0.05 };
    const warm = cellWith({}, { temperature: 318.15 });
    const [oxygen] = built({ oxygenRelease: options }, warm).slow;
    const factor = Math.exp((80e3 / 8.314462618) * (1 / 298.15 - 1 / 318.15));
    expect(oxygen.calendar!.rate(0.25) / (1e-5 * factor)).toBeCloseTo(1, 9);
    expect(oxygen.calendar!.activation).toBe(80e3);
    oxygen.states[0].values.set([1, 0.5]);
    expect(Array.from(effectOf(oxygen).resistance)).toEqual([0, 1.5, 0, 0.75]);
  });
});

describe('contact loss', () => {
  it('is by the gap law unless another one is asked for, and none in a liquid', () => {
    const [gap] = built({ contactLoss: true }).slow;
    expect(gap.states).toHaveLength(4);
    expect(built({ contactLoss: { rate: 0.1 } }).slow[0].states).toHaveLength(4);
    expect(built({ contactLoss: { law: 'film-coupled' } }).slow[0].states).toHaveLength(0);
    expect(built({ contactLoss: true }, cellWith({ electrolyte: 'liquid' })).slow).toEqual([]);
  });

  it('of films starts at the film of each patch, and lengthens the path by the contact of each class', () => {
    const [law] = built({ contactLoss: { law: 'film-coupled', thickness: 1e-9, pathLengthening: 2 } }).slow;
    expect(Array.from(effectOf(law).patchContact)).toEqual([1, 1, 1, 1]);
    const grown = effectOf(law, viewWith({ film: Float64Array.of(3e-9, 2e-9, 4e-9, 1e-9) }));
    const e = Math.exp(-1);
    expect(Array.from(grown.patchContact)).toEqual([1, e, e, 1].map((value) => expect.closeTo(value, 12)));
    const kept = [0.75 + 0.25 * e, 0.75 * e + 0.25];
    expect(Array.from(grown.lengthening)).toEqual([
      expect.closeTo((2 * (1 / kept[0] - 1)) / 0.5, 9),
      expect.closeTo((2 * (1 / kept[1] - 1)) / 0.8, 9),
    ]);
  });

  it('of gaps follows pressure and adhesion of the cell', () => {
    const lost = (cell: Cell) => {
      const [law] = built({ contactLoss: { rate: 0.02, allowance: 0.02 } }, cell).slow;
      law.advance(viewWith());
      const view = viewWith({ content: Float64Array.of(0.5, 0.6) });
      law.advance(view);
      return Array.from(effectOf(law, view).contact, (contact) => -Math.log(contact));
    };
    // Contractions of 5 and 4 %, of which 2 % are followed; at a quarter of the pressure 1 %.
    expect(lost(cellWith())).toEqual([
      expect.closeTo(0.01 * (0.03 / 0.05), 12),
      expect.closeTo(0.01 * (0.02 / 0.05), 12),
    ]);
    expect(lost(cellWith({}, { pressure: 65e6 / 4 }))[0]).toBeCloseTo(0.01 * (0.04 / 0.05), 12);
    expect(lost(cellWith({ adhesion: 1 }))[1]).toBeCloseTo(0.02 * (0.02 / 0.05), 12);
  });
});

describe('isolation and cracking', () => {
  it('isolate by the surface that is exposed, and by the contact of each class', () => {
    const [law] = built({ isolation: { contacts: 4, rate: 0.01 } }).slow;
    law.advance(viewWith({ halfCycles: 20 }));
    // 0.75 x 0.2 + 0.25 of the surface is exposed, over ten cycles.
    const kept = Math.exp(-0.01 * 0.4 * 10);
    expect(Array.from(effectOf(law).connected)).toEqual([
      expect.closeTo((1 - Math.exp(-2)) * kept, 12),
      expect.closeTo((1 - Math.exp(-3.2)) * kept, 12),
    ]);
  });

  it('crack dry in a solid and wetted in a liquid, by the morphology', () => {
    const [dry] = built({ cracking: { initial: 0.5, pathLengthening: 1 } }).slow;
    expect(Array.from(effectOf(dry).lengthening)).toEqual([0.5, 0.5]);
    const [wet] = built({ cracking: { initial: 0.5, wettedArea: 2 } }, cellWith({ electrolyte: 'liquid' })).slow;
    expect(Array.from(effectOf(wet).area)).toEqual([2, 2]);
    const initial = (morphology: string) => built({ cracking: true }, cellWith({ morphology })).slow[0];
    expect(effectOf(initial('poly')).lengthening[0]).not.toBe(effectOf(initial('single')).lengthening[0]);
  });
});
