import { ActivityOxidation } from '../../src/degradation/activityOxidation.js';
import { PotentialOxidation } from '../../src/degradation/potentialOxidation.js';
import type { CellModel, ModelOptions } from '../../src/model/cellModel.js';
import { type Changes, fallingDiffusivity, mixture, oxidePotential } from './cells.js';

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

const anodeOfParticles = {
  ...finiteAnode,
  particle: { radius: 5e-6, diffusionRate: 2e-3, surface: 40, exchangeCurrentDensity: 0.3 },
};

/** Cells that differ in what their equations hold: what they are, how, and how they are solved. */
export const kindsOfCells: [string, Changes, Partial<ModelOptions>][] = [
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
kindsOfCells.push(
  ['an anode of particles', { anode: anodeOfParticles, extraResistance: 2e-3 }, {}],
  [
    'an anode of particles, and everything else',
    { ...mixed, anode: anodeOfParticles },
    { ...films, ...carbon, throughNodes: 3, radialNodes: 10 },
  ],
  ['two powders', mixed, {}],
  ['two powders with growing films', mixed, { ...films, ...carbon, throughNodes: 3 }],
);

/** A state far from any solution, with contents, films, currents and potentials all different. */
export function anyState(model: CellModel, random: () => number): Float64Array {
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
  for (let n = 0; n < layout.modes; n++) y[layout.anodeModes + n] = 0.01 * random();
  y[layout.anode] = 0.3;
  y[layout.current] = -20;
  return y;
}
