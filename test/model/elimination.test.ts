import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { ActivityOxidation } from '../../src/degradation/activityOxidation.js';
import { PotentialOxidation } from '../../src/degradation/potentialOxidation.js';
import { CellModel, type ModelOptions } from '../../src/model/cellModel.js';
import { powerLaw, resistanceLaw } from '../../src/model/controlLaw.js';
import { type Changes, fallingDiffusivity, mixture, oxidePotential, testCell, testOptions } from './cells.js';

const oxidation = new PotentialOxidation(
  { reactionRate: 5e-12, parabolicRate: 3e-22, alpha: 0.25, onset: 3.2, gate: { content: 0.4, width: 0.2 } },
  298.15,
);

const byActivity = new ActivityOxidation({
  growth: 7.5e-4,
  potentialSlope: 4.9,
  onset: 3.2,
  electrodeShare: 0.3,
  contactResistance: 0.06,
  conductivity: 4e-8,
  greatestThickness: 20e-9,
  reachableCharge: Infinity,
});

const films = { oxidation };
const carbon = {
  carbonOxidation: new PotentialOxidation(
    { reactionRate: 5e-12, parabolicRate: 3e-22, alpha: 0.25, onset: 3.2 },
    298.15,
  ),
};
const twoPatches = [
  { fraction: 0.8, coatingResistance: 4e-3, filmThickness: 1e-9, oxidationFactor: 0.1 },
  { fraction: 0.2, filmThickness: 3e-9 },
];
const threeClasses = [
  { radius: 1.5e-6, contact: 1, volumeFraction: 0.1 },
  { radius: 3e-6, contact: 0.6, connected: 0.9, volumeFraction: 0.3 },
  { radius: 6e-6, contact: 0.3, diffusionLength: 8e-6, volumeFraction: 0.15 },
];
const finiteAnode = {
  capacity: 4e5,
  initialContent: 0.1,
  resistance: 1e-3,
  potential: (y: number) => 1.55 - 0.3 * y - 0.2 * y * y,
};

const cells: [string, Changes, Partial<ModelOptions>][] = [
  ['one particle', {}, {}],
  ['finite volumes', {}, { radialGrid: 'finite-volume' }],
  [
    'D(x), steep potential',
    { diffusivity: fallingDiffusivity, openCircuitVoltage: oxidePotential },
    { radialNodes: 10 },
  ],
  ['odd number of radial unknowns', { diffusivity: fallingDiffusivity }, { radialNodes: 13 }],
  ['an anode of finite capacity', { anode: finiteAnode, extraResistance: 2e-3 }, {}],
  ['four nodes', {}, { throughNodes: 4 }],
  [
    'seven nodes, poor electronic conduction',
    { electronicConductivity: 0.05, anode: finiteAnode },
    { throughNodes: 7 },
  ],
  ['three classes', { classes: threeClasses }, {}],
  ['two patches with fixed films', { patches: twoPatches }, {}],
  ['growing film', { patches: [{ filmThickness: 2e-9 }] }, films],
  ['growing films on two patches', { patches: twoPatches }, films],
  [
    'films by lithium activity',
    { patches: twoPatches, carbonSurface: 1e6 },
    { oxidation: byActivity, carbonOxidation: byActivity },
  ],
  ['oxidation on carbon', { carbonSurface: 1e6 }, carbon],
  [
    'everything at once',
    {
      classes: threeClasses,
      patches: twoPatches,
      carbonSurface: 1e6,
      diffusivity: fallingDiffusivity,
      openCircuitVoltage: oxidePotential,
      anode: finiteAnode,
    },
    { ...films, ...carbon, throughNodes: 5 },
  ],
];

/** Two powders that differ in all that powders can, one of them without one of the patches. */
const mixed: Changes = {
  classes: threeClasses.map((one, k) => ({ ...one, powder: k < 2 ? 0 : 1 })),
  patches: twoPatches,
  carbonSurface: 1e6,
  anode: finiteAnode,
  powders: mixture(
    { maximumConcentration: 5e4, openCircuitVoltage: oxidePotential, exchangeCurrentDensity: 6, patches: twoPatches },
    { diffusivity: fallingDiffusivity, patches: twoPatches.map((patch, p) => ({ ...patch, fraction: p })) },
  ),
};
cells.push(
  ['two powders', mixed, {}],
  ['two powders with growing films', mixed, { ...films, ...carbon, throughNodes: 3 }],
);

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
  return scale;
}

/** A state far from any solution, with contents, films, currents and potentials all different. */
function anyState(model: CellModel, random: () => number): Float64Array {
  const { layout } = model;
  const y = model.initialState(0.45);
  for (let i = 0; i < layout.nodes; i++) {
    for (let k = 0; k < layout.classes; k++) {
      const at = layout.particle(i, k);
      const slope = 0.3 * random();
      for (let n = 0; n < layout.radialNodes; n++) y[at + n] += slope * model.radial.radius[n] ** 2 + 0.01 * random();
      for (let p = 0; p < layout.patches; p++) {
        y[layout.patch(at, p)] = 2 * random();
        if (layout.films) {
          y[layout.film(at, p)] = 2e-9 * (1.2 + random());
          y[layout.film(at, p) + 1] = 1e-13 * (1.2 + random());
        }
      }
    }
    y[layout.psi(i)] += 0.1 * random();
    if (layout.carbon) {
      y[layout.psi(i) + 1] = 1e-9;
      y[layout.psi(i) + 2] = 1e-13;
    }
  }
  y[layout.anode] = 0.3;
  y[layout.current] = -20;
  return y;
}

describe('the structural elimination solves (shift M - df/dy) x = b', () => {
  describe.each(cells)('%s', (_, changes, options) => {
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
