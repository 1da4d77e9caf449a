import type { CathodeRecipe, LabRecipe, RawRecipe } from '../../src/scenario/recipe.js';

/** A 10 mm pellet cell of NCM85 and Li6PS5Cl against LTO at 45 degC. */
export const labRecipe: LabRecipe = {
  kind: 'lab',
  temperature: 318.15,
  pressure: 81e6,
  restBeforeUse: { time: 36000, temperature: 298.15 },
  area: 0.785e-4,
  oneC: 190,
  extraResistance: 0,
  cathode: {
    activeMaterial: 'NCM85',
    morphology: 'poly',
    weightRatio: { cam: 69.3, electrolyte: 29.7, carbon: 1, binder: 0 },
    electrolyte: 'Li6PS5Cl',
    carbon: 'Super C65',
    compositeMass: 12.5e-6,
    porosity: 0.14,
    particles: { d50: 3e-6, spread: 0 },
    sizeClasses: 1,
    contact: 1,
    contactSpread: 0,
    contactRule: 'independent',
    connected: 1,
    interphase: { covered: 0, bare: 0 },
    overrides: {},
  },
  separator: { electrolyte: 'Li6PS5Cl', mass: 100e-6, porosity: 0 },
  anode: { material: 'LTO', mass: 65e-6 },
};

export function withCathode(changes: Partial<CathodeRecipe>, recipe: LabRecipe = labRecipe): LabRecipe {
  return { ...recipe, cathode: { ...recipe.cathode, ...changes } };
}

/** The half cell with single-ion electrolyte whose 1C discharge is used as an outside reference. */
export const rawRecipe: RawRecipe = {
  kind: 'raw',
  temperature: 298.15,
  area: 0.01,
  cathode: {
    thickness: 60e-6,
    activeVolumeFraction: 0.55,
    ionicConductivity: 0.020706279240848655,
    electronicConductivity: 10,
    maximumConcentration: 63104,
    density: 4770,
    openCircuitVoltage: 'chen2020-nmc811',
    diffusivity: 4e-15,
    exchangeCurrentDensity: 3.4123455,
    particles: [{ radius: 3e-6, share: 1, contact: 1 }],
    patches: [],
  },
  separator: { thickness: 20e-6, ionicConductivity: 0.1 },
  anode: { type: 'ideal', resistance: 0 },
  extraResistance: 0,
};
