import { describe, expect, it } from 'vitest';
import { connectedLithium, oxidisedLithium } from '../../src/model/inventory.js';
import { SlowState } from '../../src/protocol/jumping/slowState.js';
import { VariantRun } from '../../src/simulate.js';
import { type AgedCell, preparedCell } from '../degradation/agedCell.js';

const all = {
  interphase: true,
  carbonOxidation: true,
  oxygenRelease: true,
  contactLoss: { pathLengthening: 0 },
  isolation: { contacts: 4 },
  cracking: true,
};
const numerics = { sizeClasses: 2, throughNodes: 2, radialNodes: 8 };

/** A cell at its beginning, with different contents everywhere, so that mixing them up shows. */
function cellOf(mechanisms: AgedCell['mechanisms'] = all) {
  const run = new VariantRun(preparedCell({ mechanisms, numerics, protocol: ['Charge at 1C until 4.3 V vs Li'] }));
  const { model, y, ageing } = run;
  const { layout } = model;
  const particles = [0, 1].flatMap((i) => [0, 1].map((k) => layout.particle(i, k)));
  const contents = particles.flatMap((at) => Array.from({ length: 8 }, (_, n) => at + n));
  contents.forEach((at, i) => {
    y[at] = 0.5 + 0.01 * i;
  });
  const films = [0, 1].flatMap((p) => particles.map((particle) => layout.film(particle, p)));
  const carbon = [layout.psi(0) + 1, layout.psi(1) + 1];
  const lithium = () => connectedLithium(model, y) + ageing.trapped + y[layout.anode] - ageing.consumedAt(y);
  return { model, y, ageing, layout, contents, films, carbon, lithium, slow: new SlowState(model, ageing) };
}

describe('the slow part of a state', () => {
  it('is squares of films, growing and falling states of mechanisms, trapped lithium and time', () => {
    const { slow, y, films, carbon, ageing } = cellOf();
    films.forEach((at, i) => {
      y[at] = (i + 1) * 1e-9;
    });
    carbon.forEach((at, i) => {
      y[at] = (20 + i) * 1e-9;
    });
    expect(slow.groups.map(({ name, from, to, sense, most }) => [name, from, to, sense, most])).toEqual([
      ['interphase of the covered surface', 0, 4, 'grows', Infinity],
      ['interphase of the bare surface', 4, 8, 'grows', Infinity],
      ['interphase on carbon', 8, 10, 'grows', Infinity],
      ['reconstructed share of the bare surface', 10, 12, 'grows', 1],
      ['ln contact', 12, 14, 'falls', Infinity],
      ['connected by chance', 14, 16, 'falls', Infinity],
      ['connected by rate', 16, 18, 'falls', Infinity],
      ['half cycles counted', 18, 19, 'grows', Infinity],
      ['crack length over radius', 19, 21, 'grows', 1],
      ['half cycles counted', 21, 22, 'grows', Infinity],
      ['trapped lithium', 22, 23, 'grows', Infinity],
      ['time', 23, 24, 'grows', Infinity],
    ]);
    expect(slow.size).toBe(24);
    ageing.mechanisms[1].states[0].values.set([-0.1, -0.2]);
    const z = slow.take(y, 1234);
    const nm2 = Array.from(z.slice(0, 10), (square) => square * 1e18);
    expect(nm2).toEqual([1, 4, 9, 16, 25, 36, 49, 64, 400, 441].map((square) => expect.closeTo(square, 9)));
    expect(Array.from(z.slice(12, 14))).toEqual([-0.1, -0.2]);
    expect(z[22]).toBe(ageing.trapped);
    expect(z[23]).toBe(1234);
  });

  it('has no films where none grow', () => {
    const { slow } = cellOf({ contactLoss: true });
    expect(slow.groups.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['ln contact', 0, 2],
      ['trapped lithium', 2, 3],
      ['time', 3, 4],
    ]);
  });
});

describe('the forgetful part', () => {
  it('is all lithium contents, then what of the mechanisms follows them', () => {
    const { slow, y, contents, ageing } = cellOf();
    const free = ageing.mechanisms.flatMap(({ states }) => states.filter(({ sense }) => sense === 'free'));
    const taken = Array.from(slow.takeForgetful(y));
    expect(taken).toEqual([...contents.map((at) => y[at]), ...free.flatMap(({ values }) => Array.from(values))]);
    expect(taken.length).toBe(32 + 2 * free.length);
    expect(taken.slice(0, 3)).toEqual([0.5, 0.51, 0.52]);
  });
});

describe('a state put in place of another', () => {
  it('is the same where nothing was changed', () => {
    const { slow, y, ageing } = cellOf();
    const [before, books] = [y.slice(), ageing.snapshot()];
    slow.put(slow.take(y, 5), slow.takeForgetful(y), y, 0);
    y.forEach((value, i) => {
      expect(value).toBeCloseTo(before[i], 12);
    });
    expect(ageing.snapshot()).toEqual({
      ...books,
      consumed: expect.closeTo(books.consumed, 12),
      lastAnode: expect.closeTo(books.lastAnode, 12),
    });
  });

  it('has the films, states and contents that were given, later by so many cycles', () => {
    const { slow, y, ageing, films, carbon, contents, model } = cellOf();
    const z = slow.take(y, 5).map((value, i) => (i < 10 ? (i + 1) * 1e-18 : value));
    z.set([0.25, 0.5, -0.1, -0.2, 0.9, 0.8, 0.7, 0.6, 40], 10);
    z.set([0.3, 0.4, 42, 0.125], 19);
    const forgetful = slow.takeForgetful(y).map((value, i) => (i < 32 ? value - 0.2 : 0.001 * i));
    slow.put(z, forgetful, y, 20);
    [...films, ...carbon].forEach((at, i) => {
      expect(y[at] * 1e9).toBeCloseTo(Math.sqrt(i + 1), 9);
    });
    contents.forEach((at, i) => {
      expect(y[at]).toBeCloseTo(0.3 + 0.01 * i, 12);
    });
    const [oxygen, gaps, isolation, cracking] = ageing.mechanisms.map(({ states }) =>
      states.map(({ values }) => Array.from(values)),
    );
    const follows = (from: number, to: number) => Array.from(forgetful.slice(from, to));
    expect(oxygen).toEqual([[0.25, 0.5], follows(32, 34), follows(34, 36)]);
    expect(gaps).toEqual([[-0.1, -0.2], follows(36, 38), follows(38, 40), follows(40, 42)]);
    expect(isolation[1]).toEqual([0.7, 0.6]);
    expect(isolation[2]).toEqual([40]);
    expect(cracking).toEqual([[0.3, 0.4], follows(42, 44), follows(44, 46), follows(46, 48), [42]]);
    expect(ageing.trapped).toBe(0.125);
    expect(ageing.view.halfCycles).toBe(40);
    expect(model.parameters.contact[0] / model.cell.cathode.classes[0].contact).toBeCloseTo(Math.exp(-0.1), 12);
  });

  it('makes and loses no lithium: the anode holds what is missing', () => {
    const { slow, y, ageing, lithium, model, layout } = cellOf();
    const before = lithium();
    const anode = y[layout.anode];
    const films = oxidisedLithium(model, y);
    const z = slow.take(y, 5).map((value, i) => (i < 10 ? value + 4e-16 : value));
    z.set([-0.1, -0.2], 12);
    const forgetful = slow.takeForgetful(y).map((value, i) => (i < 32 ? value - 0.1 : value));
    // What films of the new thickness hold more than the old ones, at the contact before and after.
    const thick = cellOf();
    thick.slow.put(
      z.map((value, i) => (i >= 12 && i < 14 ? 0 : value)),
      forgetful,
      thick.y,
      0,
    );
    const early = oxidisedLithium(thick.model, thick.y) - films;
    slow.put(z, forgetful, y, 3);
    const late = oxidisedLithium(model, y);
    const thin = slow.take(y, 5);
    const fresh = cellOf();
    const back = fresh.slow.take(fresh.y, 5).map((value, i) => (i < 10 ? value : thin[i]));
    fresh.slow.put(back, fresh.slow.takeForgetful(fresh.y), fresh.y, 0);
    const lateFilms = late - oxidisedLithium(fresh.model, fresh.y);
    expect(ageing.consumed).toBeCloseTo((early + lateFilms) / 2, 12);
    expect(early - lateFilms).toBeGreaterThan(1e-4);
    expect(lithium()).toBeCloseTo(before, 12);
    expect(y[layout.anode]).toBeGreaterThan(anode);
    expect(ageing.snapshot()).toMatchObject({ oxidised: late, lastAnode: y[layout.anode] });
  });
});
