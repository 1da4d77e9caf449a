import { describe, expect, it } from 'vitest';
import type { AnodeParticle } from '../../src/cell/cell.js';
import { impedance } from '../../src/impedance/impedance.js';
import { CellModel } from '../../src/model/cellModel.js';
import { meanContent } from '../../src/model/inventory.js';
import { polarisation, polarisationParts } from '../../src/model/polarisation.js';
import { testCell, testOptions } from '../model/cells.js';
import { passCurrent } from './discharge.js';

const F = 96485.33212331001;
const RT = 8.31446261815324 * 298.15;

/** 5 um, D = 1e-14 m2/s: R2/D = 2500 s. */
const particle: AnodeParticle = { radius: 5e-6, diffusionRate: 4e-4, surface: 40, exchangeCurrentDensity: 0.3 };
const capacity = 2e5;
const potential = (y: number): number => 0.4 - 0.3 * y - 0.05 * y * y;
const cellWith = (changes: Partial<AnodeParticle> = {}) =>
  testCell({
    anode: { capacity, initialContent: 0.2, resistance: 0, potential, particle: { ...particle, ...changes } },
    initialContent: 0.9,
  });

/** Rise of the mean a second under 20 A/m2. */
const density = 20;
const rate = density / capacity;

/** Roots of tan l = l. */
const roots = Array.from({ length: 400 }, (_, n) => {
  let l = (n + 1.5) * Math.PI - 0.1 / (n + 1);
  for (let i = 0; i < 40; i++) l -= (Math.sin(l) - l * Math.cos(l)) / (l * Math.sin(l));
  return l;
});

/** Lead of the surface over the mean after a time [s] at an even flux: Crank (1975), eq. 6.45. */
function lead(time: number): number {
  const tau = particle.diffusionRate * time;
  const sum = roots.reduce((total, l) => total + Math.exp(-l * l * tau) / (l * l), 0);
  return (rate / (3 * particle.diffusionRate)) * (1 / 5 - 2 * sum);
}

function filled(time: number, radialNodes = 13, tolerance = 1e-5) {
  return passCurrent(cellWith(), { ...testOptions, radialNodes, tolerance }, { density, duration: time });
}

describe('the particle of an anode', () => {
  it.each([3, 30, 300, 1500])('fills as a sphere does after %d s at an even current', (time) => {
    const { model, y } = filled(time);
    expect(model.anodeContent(y)).toBeCloseTo(0.2 + rate * time, 9);
    expect((model.anodeSurface(y) - model.anodeContent(y)) / lead(time)).toBeCloseTo(1, 2);
  });

  it('comes nearer to that sphere with more unknowns', () => {
    const off = (nodes: number): number => {
      const { model, y } = filled(1, nodes, 1e-9);
      return Math.abs((model.anodeSurface(y) - model.anodeContent(y)) / lead(1) - 1);
    };
    const [coarse, middle, fine] = [7, 13, 34].map(off);
    expect(coarse).toBeLessThan(2e-2);
    expect(middle).toBeLessThan(1e-3);
    expect(fine).toBeLessThan(1e-5);
  });

  it('begins as a half space does: the surface rises with the root of the time', () => {
    const time = 0.5;
    const { model, y } = filled(time, 22);
    const flux = rate / 3; // in units of R
    const halfSpace = 2 * flux * Math.sqrt(time / (Math.PI * particle.diffusionRate));
    expect((model.anodeSurface(y) - 0.2) / halfSpace).toBeCloseTo(1, 1.5);
  });

  it('leads by R2/(15 D) times the rate when the flux is steady', () => {
    const { model, y } = filled(1800);
    expect((model.anodeSurface(y) - model.anodeContent(y)) / (rate / (15 * particle.diffusionRate))).toBeCloseTo(1, 3);
  });

  it('has the overpotential of its own interface at once', () => {
    const model = new CellModel(cellWith(), testOptions);
    const y = model.initialState(0.9);
    model.controlCurrent(density);
    model.makeConsistent(y);
    const j0 = particle.exchangeCurrentDensity * 2 * Math.sqrt(0.2 * 0.8);
    const expected = ((2 * RT) / F) * Math.asinh(density / particle.surface / (2 * j0));
    expect(potential(0.2) - model.anodePotential(y)).toBeCloseTo(expected, 12);
    expect(model.anodeEquilibrium(y)).toBe(potential(0.2));
  });

  it('leaves the difference of two equilibrium potentials at a slow rate', () => {
    const cell = cellWith();
    const { model, y } = passCurrent(cell, testOptions, { density: 1e-4, duration: 4e8 });
    const expected = cell.cathode.openCircuitVoltage.at(meanContent(model, y)) - potential(model.anodeContent(y));
    expect(model.anodeContent(y)).toBeCloseTo(0.4, 6);
    expect(Math.abs(model.voltage(y) - expected)).toBeLessThan(2e-5);
  });

  it('is an anode filled evenly when lithium moves fast in it and reacts fast', () => {
    const quick = passCurrent(cellWith({ diffusionRate: 1e4, exchangeCurrentDensity: 1e6 }), testOptions, {
      density,
      duration: 600,
    });
    const anode = { capacity, initialContent: 0.2, resistance: 0, potential };
    const even = passCurrent(testCell({ anode, initialContent: 0.9 }), testOptions, { density, duration: 600 });
    expect(Math.abs(quick.model.voltage(quick.y) - even.model.voltage(even.y))).toBeLessThan(1e-5);
  });

  it('holds a voltage, from rest and from a current against it', () => {
    for (const start of [0, -60, 300]) {
      const model = new CellModel(cellWith({ exchangeCurrentDensity: 1e-4 }), testOptions);
      const y = model.initialState(0.6);
      model.controlCurrent(start);
      expect(model.makeConsistent(y)).toBe(true);
      model.controlVoltage(3.9);
      expect(model.makeConsistent(y)).toBe(true);
      expect(model.voltage(y)).toBeCloseTo(3.9, 9);
    }
  });

  it('has a share of the overpotential, and all shares add up', () => {
    const { model, y } = filled(300);
    const split = polarisation(model, y);
    expect(split.anode).toBeCloseTo(model.anodeEquilibrium(y) - model.anodePotential(y), 12);
    expect(split.anode).toBeGreaterThan(0.01);
    const sum = polarisationParts.reduce((total, part) => total + split[part], 0);
    expect(sum).toBeCloseTo(split.total, 12);
  });
});

describe('the impedance of an anode of particles', () => {
  const model = new CellModel(cellWith(), { ...testOptions, radialNodes: 22 });
  const y = model.initialState(0.9);
  model.controlCurrent(0);
  model.makeConsistent(y);
  const even = new CellModel(
    testCell({ anode: { capacity, initialContent: 0.2, resistance: 0, potential }, initialContent: 0.9 }),
    {
      ...testOptions,
      radialNodes: 22,
    },
  );
  const rest = even.initialState(0.9);
  even.controlCurrent(0);
  even.makeConsistent(rest);

  it('is charge transfer and a finite sphere in place of its capacity alone', () => {
    const frequency = [1e3, 1, 1e-2, 1e-3, 1e-4];
    const z = impedance(model, y, frequency);
    const without = impedance(even, rest, frequency);
    const slope = (potential(0.2 + 1e-5) - potential(0.2 - 1e-5)) / 2e-5;
    const transfer = RT / F / (particle.exchangeCurrentDensity * 2 * Math.sqrt(0.2 * 0.8) * particle.surface);
    for (const [f, hz] of frequency.entries()) {
      const omega = 2 * Math.PI * hz;
      // -U'/Q sum 2/3/(r l2 + j omega) over the modes beside the mean, the last ones as an integral.
      let [re, im] = [transfer, 0];
      for (const l of roots) {
        const decay = particle.diffusionRate * l * l;
        const part = ((-slope / capacity) * 2) / 3 / (decay ** 2 + omega ** 2);
        re += part * decay;
        im -= part * omega;
      }
      const difference = [z.re[f] - without.re[f], z.im[f] - without.im[f]];
      const size = Math.hypot(re, im);
      expect(Math.hypot(difference[0] - re, difference[1] - im) / size).toBeLessThan(1e-2);
    }
  });
});
