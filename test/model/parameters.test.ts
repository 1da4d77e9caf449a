import { describe, expect, it } from 'vitest';
import type { OxidationLaw } from '../../src/degradation/oxidationLaw.js';
import { PotentialOxidation } from '../../src/degradation/potentialOxidation.js';
import { impedance } from '../../src/impedance/impedance.js';
import { diffusivityCurve } from '../../src/materials/diffusivity.js';
import { CellModel } from '../../src/model/cellModel.js';
import { carryFilms } from '../../src/model/coverage.js';
import type { CellParameters } from '../../src/model/parameters.js';
import { polarisation } from '../../src/model/polarisation.js';
import { type Changes, testCell, testOptions } from './cells.js';

const film = new PotentialOxidation({ reactionRate: 5e-12, parabolicRate: 3e-22, alpha: 0.25, onset: 3.2 }, 298.15);
const patches = [
  { name: 'covered', fraction: 0.8, coatingResistance: 4e-3, filmThickness: 1e-9, oxidationFactor: 0.1 },
  { name: 'bare', fraction: 0.2, filmThickness: 3e-9 },
] as const;
const anode = {
  capacity: 4e5,
  initialContent: 0.1,
  resistance: 1e-3,
  potential: (y: number) => 1.5 - 0.3 * y - 0.2 * y * y,
};
const options = { ...testOptions, radialNodes: 5 };
const current = -40;
const frequency = [1e5, 10, 1e-3];

/** A consistent state under current at a content of 0.5 of the cell so changed, after `age` has changed its parameters. */
function at(
  changes: Changes,
  throughNodes: number,
  age?: (parameters: CellParameters) => void,
  oxidation?: OxidationLaw,
) {
  const model = new CellModel(testCell(changes), { ...options, throughNodes, ...(oxidation ? { oxidation } : {}) });
  age?.(model.parameters);
  model.parameters.refresh();
  const y = model.initialState(0.5);
  y[model.layout.anode] = 0.2;
  model.controlCurrent(current);
  expect(model.makeConsistent(y)).toBe(true);
  return { model, y };
}

/** All that a model says of a state. */
function said({ model, y }: ReturnType<typeof at>) {
  const { re, im, cathode } = impedance(model, y, frequency);
  return {
    voltage: model.voltage(y),
    cathodePotential: model.cathodePotential(y),
    split: polarisation(model, y),
    spectrum: [...re, ...im, ...cathode.re, ...cathode.im],
  };
}

describe.each([1, 4])('what ageing may change of an electrode of %i nodes', (nodes) => {
  it('leaves the same cell where all is neutral', () => {
    const aged = at({ patches, anode }, nodes, (p) => {
      p.coverage.set([0.8, 0.2]);
      p.surfaceDrop[0] = 0;
      p.releasedOxygen[0] = 0;
      p.ionicFactor = 1;
      p.electronicFactor = 1;
      p.addedAnodeResistance = 0;
      p.anodeLoss = 0;
      p.anodeCapacityFactor = 1;
    });
    const fresh = at({ patches, anode }, nodes);
    expect(Array.from(aged.y)).toEqual(Array.from(fresh.y));
    expect(said(aged)).toEqual(said(fresh));
  });

  it('makes a cell with other conductivities of one whose rails fade', () => {
    const aged = at({ patches, anode }, nodes, (p) => {
      p.ionicFactor = 0.25;
      p.electronicFactor = 0.5;
    });
    const built = at({ patches, anode, ionicConductivity: 0.005, electronicConductivity: 5 }, nodes);
    expect(Array.from(aged.y)).toEqual(Array.from(built.y));
    expect(said(aged)).toEqual(said(built));
  });

  it('makes a material with a deeper drop of D of one whose surface has a skin: in time, in its matrix and in the spectrum', () => {
    const law = { form: 'law', D0: 1e-15, x1: 0.55, w1: 0.05, A2: 0, x2: 0, w2: 1 } as const;
    const particle = (A1: number) => ({ anode, diffusivity: diffusivityCurve({ ...law, A1 }, 1, 'test').curve! });
    const aged = at(particle(1), nodes, (p) => {
      p.surfaceDrop[0] = 1.5;
    });
    const built = at(particle(2.5), nodes);
    const moved = ({ model, y }: typeof aged): readonly number[] => {
      const state = y.map((value, i) => (i < 5 ? value + 0.02 * i : value));
      const f = new Float64Array(model.size);
      model.evaluate(state, f);
      model.factor(state, 1e-3);
      const x = state.map(Math.sin);
      model.solve(x);
      return [...f.slice(0, 5), ...x, ...said({ model, y: state }).spectrum];
    };
    const expected = moved(built);
    moved(aged).forEach((value, i) => {
      expect(value / expected[i]).toBeCloseTo(1, 6);
    });
    expect(moved(at(particle(1), nodes))[0] / expected[0]).not.toBeCloseTo(1, 1);
  });

  it('makes a bare cell of one whose coating is gone', () => {
    const bare = at({ patches: [{ ...patches[1], fraction: 1 }], anode }, nodes);
    const uncovered = at({ patches, anode }, nodes, (p) => p.coverage.set([0, 1]));
    const [a, b] = [said(uncovered), said(bare)];
    expect(a.voltage).toBeCloseTo(b.voltage, 9);
    expect(a.split.chargeTransfer).toBeCloseTo(b.split.chargeTransfer, 9);
    expect(a.split.coating).toBeCloseTo(0, 12);
    a.spectrum.forEach((z, i) => {
      expect(z / b.spectrum[i]).toBeCloseTo(1, 8);
    });
  });

  it('adds resistance of the anode as I R, and to the spectrum', () => {
    const fresh = at({ patches, anode }, nodes);
    const aged = at({ patches, anode }, nodes, (p) => {
      p.addedAnodeResistance = 2e-3;
    });
    expect(aged.model.voltage(aged.y) - fresh.model.voltage(fresh.y)).toBeCloseTo(current * 2e-3, 13);
    expect(aged.model.cathodePotential(aged.y)).toBeCloseTo(fresh.model.cathodePotential(fresh.y), 13);
    expect(polarisation(aged.model, aged.y).anode).toBeCloseTo(current * 3e-3, 13);
    const [a, b] = [said(aged).spectrum, said(fresh).spectrum];
    for (let f = 0; f < 3; f++) expect(a[f] - b[f]).toBeCloseTo(2e-3, 12);
  });

  it('takes lithium and capacity from the anode as one built with less', () => {
    const aged = at({ patches, anode }, nodes, (p) => {
      p.anodeCapacityFactor = 0.8;
      p.anodeLoss = 0.05;
    });
    const built = at({ patches, anode: { ...anode, capacity: 3.2e5, initialContent: 0.125 } }, nodes);
    built.y[built.model.layout.anode] = 0.15;
    expect(aged.model.anodeContent(aged.y)).toBeCloseTo(0.125 + (0.15 * 96485.33212) / 3.2e5, 10);
    expect(aged.model.voltage(aged.y)).toBeCloseTo(built.model.voltage(built.y), 12);
    expect(aged.model.anodeSlope(aged.y)).toBeCloseTo(built.model.anodeSlope(built.y), 12);
    const [a, b] = [said(aged).spectrum, said(built).spectrum];
    a.forEach((z, i) => {
      expect(z / b[i]).toBeCloseTo(1, 8);
    });
  });
});

describe('surface that loses its coating', () => {
  it('takes its film along: each class keeps its interphase', () => {
    const { model, y } = at({ patches, classes: [{}, { radius: 5e-6 }] }, 3, undefined, film);
    const { layout, parameters } = model;
    const before = parameters.coverage.slice();
    parameters.coverage.set([0.5, 0.5]);
    parameters.refresh();
    carryFilms(model, before, y);
    const films = (k: number) => [0, 1].map((p) => y[layout.film(layout.particle(2, k), p)]);
    expect(films(0)[0]).toBeCloseTo(1e-9, 18);
    expect(films(0)[1] * 1e9).toBeCloseTo((0.2 * 3 + 0.3 * 1) / 0.5, 9);
    expect(films(1)).toEqual([1e-9, 3e-9]);
    expect(parameters.meanPatchContact(0)).toBe(1);
    expect(parameters.weight[1]).toBe(0.5);
  });

  it('keeps the films where nothing moves', () => {
    const { model, y } = at({ patches }, 1, undefined, film);
    const same = y.slice();
    carryFilms(model, model.parameters.coverage.slice(), same);
    expect(same).toEqual(y);
  });
});
