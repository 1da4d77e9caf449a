import { describe, expect, it } from 'vitest';
import { contactLaw, type GapLaw } from '../../src/degradation/contactLaws.js';
import { noEffects } from '../../src/degradation/effects.js';
import { fluxTubeLength } from '../../src/degradation/fluxTube.js';
import { Isolation } from '../../src/degradation/laws/chanceIsolation.js';
import { OxygenRelease } from '../../src/degradation/laws/oxygenFilm.js';
import { Cracking, type CrackingConstants, parisGrowth } from '../../src/degradation/laws/parisCracking.js';
import type { AgeingEffects, AgeingView, SlowMechanism } from '../../src/degradation/mechanism.js';

/** Two classes of two patches; contraction is a tenth of the delithiation. */
const viewWith = (more: Partial<AgeingView> = {}): AgeingView => ({
  classes: 2,
  patches: 2,
  shares: [0.75, 0.25],
  h: 0,
  contentBefore: Float64Array.of(1, 1),
  content: Float64Array.of(1, 1),
  surface: Float64Array.of(1, 1),
  film: new Float64Array(4),
  exposure: Float64Array.of(1, 1),
  carbonFilm: 0,
  oxidised: 0,
  volumeChange: (x) => {
    if (!Number.isFinite(x)) throw new Error('a content that is none');
    return 0.1 * (x - 1);
  },
  halfCycles: 0,
  ...more,
});
const at = (a: number, b: number, more: Partial<AgeingView> = {}) => {
  const content = Float64Array.of(a, b);
  return viewWith({ content, surface: content, ...more });
};

/** Effects are put on top of others that are there already; a third class, which is none of the cell, is left alone. */
function effectOn(mechanism: SlowMechanism, before: Partial<AgeingEffects> = {}, view = viewWith()): AgeingEffects {
  const effects = {
    ...noEffects(2, 2),
    contact: Float64Array.of(0.9, 0.8),
    patchContact: Float64Array.of(1, 1, 1, 1),
    connected: Float64Array.of(0.7, 0.6),
    lengthening: Float64Array.of(0.1, 0.2),
    area: Float64Array.of(2, 3),
    resistance: Float64Array.of(1, 2, 3, 4),
    ...before,
  };
  const longer = Object.fromEntries(
    Object.entries(effects).map(([name, values]) => [name, Float64Array.of(...values, 7, 8)]),
  ) as unknown as typeof effects;
  mechanism.effect(view, longer);
  for (const values of Object.values(longer)) expect(Array.from(values.slice(-2))).toEqual([7, 8]);
  return Object.fromEntries(
    Object.entries(longer).map(([name, values]) => [name, values.slice(0, -2)]),
  ) as unknown as AgeingEffects;
}
const close = (...values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));
const statesOf = (mechanism: SlowMechanism) =>
  mechanism.states.map(({ values, sense, most }) => [Array.from(values), sense, most]);

describe('gaps', () => {
  const law: GapLaw = {
    law: 'gap',
    rate: 0.05,
    allowance: 0.01,
    referencePressure: 1e6,
    pressureExponent: 1,
    recovery: 0,
    pathLengthening: 0.4,
    patches: 0,
  };
  const cell = {
    classes: 2,
    pressure: 1e6,
    adhesion: 1,
    contact: Float64Array.of(0.5, 0.8),
    film: new Float64Array(4),
  };

  it('open in each class by its own contraction, and are told as states', () => {
    const gaps = contactLaw(law, cell);
    expect(statesOf(gaps)).toEqual([
      [[0, 0], 'falls', undefined],
      [[0, 0], 'free', undefined],
      [[Infinity, Infinity], 'free', undefined],
      [[0, 0], 'free', undefined],
    ]);
    gaps.advance(at(0.9, 1));
    gaps.advance(at(0.6, 0.7));
    // Contractions from 1 to 4 %, and from 0 to 3 %: 2 % beyond the allowance in both.
    expect(statesOf(gaps)).toEqual([
      [close(-0.02, -0.02), 'falls', undefined],
      [close(0.01, 0), 'free', undefined],
      [close(0.04, 0.03), 'free', undefined],
      [close(0.02, 0.02), 'free', undefined],
    ]);
    const { contact, lengthening, connected } = effectOn(gaps);
    const kept = Math.exp(-0.02);
    expect(Array.from(contact)).toEqual(close(0.9 * kept, 0.8 * kept));
    expect(Array.from(lengthening)).toEqual(
      close(0.1 + (0.4 * (1 / kept - 1)) / 0.5, 0.2 + (0.4 * (1 / kept - 1)) / 0.8),
    );
    expect(Array.from(connected)).toEqual([0.7, 0.6]);
  });

  it('that stay open cost nothing more, and close when the particle expands', () => {
    const gaps = contactLaw(law, cell);
    for (const x of [1, 0.6, 0.6, 0.65, 0.6]) gaps.advance(at(x, 1));
    // Held at its contraction the particle counts as closed: from 4 % on, the way from 3.5 % is within the allowance.
    expect(gaps.states[0].values[0]).toBeCloseTo(-0.03, 12);
    for (const x of [1, 0.6]) gaps.advance(at(x, 1));
    expect(gaps.states[0].values[0]).toBeCloseTo(-0.06, 12);
    expect(gaps.states[0].values[1]).toBe(0);
  });

  it('lengthen the path by flux tubes against the fresh contact', () => {
    const gaps = contactLaw({ ...law, patches: 5 }, cell);
    gaps.advance(at(1, 1));
    gaps.advance(at(0.6, 0.7));
    const [a, b] = [0.03, 0.02].map((loss) => Math.exp(-loss));
    expect(Array.from(effectOn(gaps).lengthening)).toEqual(
      close(
        0.1 + fluxTubeLength(0.5 * a, 5) / fluxTubeLength(0.5, 5) - 1,
        0.2 + fluxTubeLength(0.8 * b, 5) / fluxTubeLength(0.8, 5) - 1,
      ),
    );
    // (L/R)^2 = 1 + 2.5 pi (1/2)^1.5/sqrt(4/4) at a quarter of the surface in four patches.
    expect(fluxTubeLength(0.25, 4) ** 2).toBeCloseTo(1 + 2.5 * Math.PI * Math.SQRT1_2 * 0.5, 12);
    expect(fluxTubeLength(1.1, 4)).toBe(1);
  });
});

describe('films', () => {
  it('cost contact patch by patch, on top of what is lost already', () => {
    const film = Float64Array.of(1e-9, 0, 0, 2e-9);
    const cell = { classes: 2, pressure: 1, adhesion: 1, contact: Float64Array.of(0.5, 0.8), film };
    const law = contactLaw({ law: 'film-coupled', thickness: 1e-9, pathLengthening: 2, patches: 0 }, cell);
    const e = Math.exp(-1);
    const grown = Float64Array.of(2e-9, 0, 1e-9, 1e-9);
    const { patchContact, lengthening } = effectOn(
      law,
      { patchContact: Float64Array.of(0.5, 1, 0.25, 1) },
      viewWith({ film: grown }),
    );
    expect(Array.from(patchContact)).toEqual(close(0.5 * e, 1, 0.25 * e, 1));
    const kept = 0.75 * e + 0.25;
    expect(Array.from(lengthening)).toEqual(close(0.1 + (2 * (1 / kept - 1)) / 0.5, 0.2 + (2 * (1 / kept - 1)) / 0.8));
    expect(law.states).toEqual([]);
    law.advance(viewWith());
  });
});

describe('isolation', () => {
  it('takes the lowest contact of each class, patches by their share, on top of what is lost already', () => {
    const law = new Isolation(
      { contacts: 2, rate: 0.1 },
      { classes: 2, contact: Float64Array.of(0.5, 1), exposure: 0.5 },
    );
    expect(statesOf(law)).toEqual([
      [close(1 - Math.exp(-1), 1 - Math.exp(-2)), 'falls', undefined],
      [[1, 1], 'falls', undefined],
      [[0], 'grows', undefined],
    ]);
    const patchContact = Float64Array.of(0.5, 1, 1, 0.2);
    const touching = [0.75 * 0.5 + 0.25, 0.75 + 0.25 * 0.2];
    const chance = [1 - Math.exp(-2 * 0.5 * 0.9 * touching[0]), 1 - Math.exp(-2 * 0.8 * touching[1])];
    expect(Array.from(effectOn(law, { patchContact }).connected)).toEqual(close(0.7 * chance[0], 0.6 * chance[1]));
    law.advance(viewWith({ halfCycles: 4 }));
    law.advance(viewWith({ halfCycles: 6 }));
    const kept = Math.exp(-0.1 * 0.5 * 3);
    expect(statesOf(law)).toEqual([
      [close(...chance), 'falls', undefined],
      [close(kept, kept), 'falls', undefined],
      [[6], 'grows', undefined],
    ]);
  });
});

describe('cracks', () => {
  const constants: CrackingConstants = {
    rate: 0.01,
    exponent: 2,
    initial: 0.2,
    pathLengthening: 1.5,
    misfit: 0.5,
    threshold: 0,
    wettedArea: 2,
  };
  const cracking = (more: Partial<CrackingConstants> = {}, liquid = false) =>
    new Cracking({ ...constants, ...more }, { classes: 2, liquid });

  it('grow once a cycle, in each class by the strains seen since the cycle before', () => {
    const law = cracking();
    expect(statesOf(law)).toEqual([
      [[0.2, 0.2], 'grows', 1],
      [[0, 0], 'free', undefined],
      [[Infinity, Infinity], 'free', undefined],
      [[-Infinity, -Infinity], 'free', undefined],
      [[0], 'grows', undefined],
    ]);
    law.observe(at(1, 0.9));
    law.observe(at(0.8, 0.5, { surface: Float64Array.of(0.5, 0.8) }));
    law.advance(viewWith({ halfCycles: 1 }));
    expect(Array.from(law.states[0].values)).toEqual([0.2, 0.2]);
    // Surface 0.3 ahead: 1 % of strain; contractions of 2 and 4 %, half of which is misfit.
    expect(statesOf(law).slice(1, 4)).toEqual([
      [close(0.01, 0), 'free', undefined],
      [close(-0.02, -0.05), 'free', undefined],
      [close(0, -0.01), 'free', undefined],
    ]);
    law.advance(at(0.9, 0.7, { halfCycles: 3 }));
    const grown = [0.02, 0.02].map((strain) => 0.2 * Math.exp(0.01 * (strain / 0.02) ** 2));
    expect(statesOf(law)).toEqual([
      [close(...grown), 'grows', 1],
      [[0, 0], 'free', undefined],
      [close(-0.01, -0.03), 'free', undefined],
      [close(-0.01, -0.03), 'free', undefined],
      [[2], 'grows', undefined],
    ]);
    law.advance(at(0.9, 0.7, { halfCycles: 4 }));
    expect(Array.from(law.states[0].values)).toEqual(close(...grown));
    law.observe(at(0.8, 0.7));
    law.advance(at(0.8, 0.7, { halfCycles: 8 }));
    // Two cycles at once, of 0.5 % of misfit.
    expect(law.states[0].values[0]).toBeCloseTo(grown[0] * Math.exp(0.01 * 2 * 0.25 ** 2), 12);
  });

  it('rest at their threshold, and where there are none', () => {
    const cracks = (more: Partial<CrackingConstants>) => {
      const law = cracking(more);
      law.observe(at(1, 1));
      law.observe(at(0.6, 0.5));
      law.advance(at(0.6, 0.5, { halfCycles: 2 }));
      return Array.from(law.states[0].values);
    };
    // Half of 4 % in the first class, of 5 % in the second one.
    expect(cracks({ threshold: 0.0225 })[0]).toBe(0.2);
    expect(cracks({ threshold: 0.0225 })[1]).toBeGreaterThan(0.2);
    // Exactly at its threshold: half of a contraction by a half.
    const still = cracking({ threshold: 0.25 });
    const volumeChange = (x: number) => x - 1;
    for (const x of [1, 0.5]) still.observe(at(x, x, { volumeChange }));
    still.advance(at(0.5, 0.5, { volumeChange, halfCycles: 2 }));
    expect(Array.from(still.states[0].values)).toEqual([0.2, 0.2]);
    expect(cracks({ initial: 0 })).toEqual([0, 0]);
    expect(cracks({ rate: 0 })).toEqual([0.2, 0.2]);
  });

  it('lengthen the path when dry, and divide it and add area when wetted, on top of what is there', () => {
    expect(Array.from(effectOn(cracking()).lengthening)).toEqual(close(0.1 + 0.3, 0.2 + 0.3));
    expect(Array.from(effectOn(cracking()).area)).toEqual([2, 3]);
    const wet = effectOn(cracking({}, true));
    expect(Array.from(wet.area)).toEqual(close(2 * 1.4, 3 * 1.4));
    expect(Array.from(wet.lengthening)).toEqual(close(0.1 + 1 / 1.3 - 1, 0.2 + 1 / 1.3 - 1));
  });

  it('grow to the radius at most, and never heal', () => {
    expect(parisGrowth(0.5, 10, 2)).toBe(1);
    expect(parisGrowth(0.5, 0.1, 2)).toBeCloseTo(0.5 * Math.exp(0.1), 12);
    expect(parisGrowth(0.5, 100, 4)).toBe(1);
    // 1/y falls by 1 for m = 4; y rises by 1/4 of growth for m = 0.
    expect(parisGrowth(0.25, 1, 4)).toBeCloseTo(1 / 3, 12);
    expect(parisGrowth(0.25, 0.125, 0)).toBeCloseTo(0.375, 12);
    expect(parisGrowth(0.5, 3, 0)).toBe(1);
    for (let y = 0.01; y < 1; y += 0.01) expect(parisGrowth(y, 0, 2.7)).toBeGreaterThanOrEqual(y);
  });
});

describe('released oxygen', () => {
  it('is collected by a trapezoid over time steps, and applied at the end of a step of the programme', () => {
    const constants = { rate: 0.02, activation: 5, resistance: 10, content: 0.5, width: 0.1, amount: 1 };
    const law = new OxygenRelease(constants, { volumes: [0.5, 0.5], bare: [0, 1] });
    const rate = (x: number) => 0.02 / (1 + Math.exp((x - 0.5) / 0.1));
    expect(statesOf(law)).toEqual([
      [[0, 0], 'grows', 1],
      [[-1, -1], 'free', undefined],
      [[0, 0], 'free', undefined],
    ]);
    law.observe(at(0.5, 0.4, { h: 10 }));
    law.observe(at(0.3, 0.4, { h: 20 }));
    const collected = [10 * rate(0.5) + (20 * (rate(0.5) + rate(0.3))) / 2, 30 * rate(0.4)];
    expect(Array.from(law.calendar.collected)).toEqual(close(...collected));
    expect(statesOf(law)).toEqual([
      [[0, 0], 'grows', 1],
      [close(rate(0.3), rate(0.4)), 'free', undefined],
      [close(...collected), 'free', undefined],
    ]);
    law.advance(viewWith());
    law.advance(viewWith());
    const extent = collected.map((exposure) => 1 - Math.exp(-exposure));
    expect(Array.from(law.states[0].values)).toEqual(close(...extent));
    expect(Array.from(effectOn(law).resistance)).toEqual(close(1, 2 + 10 * extent[0], 3, 4 + 10 * extent[1]));
    law.calendar.collected.fill(0.5);
    law.advance(viewWith());
    expect(law.states[0].values[0]).toBeCloseTo(1 - (1 - extent[0]) * Math.exp(-0.5), 12);
  });
});
