import type { Plain } from './document.js';

// Cells of published studies under the laws that all studies have in common, each with the effects of its study that were
// found there (`scenarios/transferable`).

const common = { laws: 'transferable' } as const;
const mechanisms = {
  carbonOxidation: true,
  oxygenRelease: true,
  contactLoss: true,
  isolation: true,
  cracking: true,
  coatingCracking: true,
} as const;

/** Ma et al. (2022): polycrystalline NCM85 against LTO, 45 degC. */
export const maCell = {
  ...common,
  title: 'NCM85 polycrystals in Li6PS5Cl, 45 °C',
  cell: {
    temperature: '45 degC',
    pressure: '81 MPa',
    diameter: '10 mm',
    oneC: '190 mA/g',
    extraResistance: '34.4 Ohm cm2',
    cathode: {
      activeMaterial: 'NCM85',
      morphology: 'poly',
      weightRatio: { cam: 69.3, electrolyte: 29.7, carbon: 1 },
      electrolyte: 'Li6PS5Cl',
      carbon: 'Super C65',
      loading: '11 mg/cm2',
      particles: { d50: '3 um' },
      contact: { fraction: 0.5936 },
      overrides: { diffusivity: '5.522e-15 m2/s', reason: 'effect of the study' },
      coating: 'none',
    },
    separator: { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
    anode: { material: 'LTO', mass: '65 mg' },
  },
  mechanisms: {
    interphase: { growth: '108.6 Ohm cm2', contactGrowth: '625.9 Ohm cm2' },
    ...mechanisms,
    isolation: { rate: 0.0096 },
  },
} as const satisfies Plain;

/** Zhao et al. (2024): single crystals of NCM83 against In/InLi, 45 degC. */
export const zhaoCell: Plain = {
  ...common,
  title: 'NCM83 single crystals in Li6PS5Cl, 45 °C',
  materials: { NCM83: { basedOn: 'NCM83', openCircuitVoltage: 'NCM85' } },
  cell: {
    temperature: '45 degC',
    pressure: '80 MPa',
    diameter: '10 mm',
    oneC: '190 mA/g',
    extraResistance: '5.387 Ohm cm2',
    cathode: {
      activeMaterial: 'NCM83',
      morphology: 'single',
      weightRatio: { cam: 70, electrolyte: 30, carbon: 1 },
      electrolyte: 'Li6PS5Cl',
      carbon: 'Super C65',
      compositeMass: '12 mg',
      particles: { d50: '3 um' },
      contact: { fraction: 0.5583 },
      overrides: { diffusivity: '1.657e-15 m2/s', reason: 'effect of the study' },
      coating: 'none',
    },
    separator: { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
    anode: { material: 'In/InLi' },
  },
  mechanisms: { interphase: { growth: '41.08 Ohm cm2', contactGrowth: '136.3 Ohm cm2' }, ...mechanisms },
};

/** Truong et al. (2025): NCM83 against In/InLi, 25 degC; nothing was fitted to it. */
export const truongCell: Plain = {
  ...common,
  title: 'NCM83 in Li6PS5Cl, held or cycled, 25 °C',
  cell: {
    temperature: '25 degC',
    pressure: '50 MPa',
    fabricationPressure: '375 MPa',
    diameter: '10 mm',
    oneC: '200 mA/g',
    cathode: {
      activeMaterial: 'NCM83',
      morphology: 'single',
      weightRatio: { cam: 7, electrolyte: 3 },
      electrolyte: 'Li6PS5Cl',
      mixing: 'hand',
      compositeMass: '10 mg',
      particles: { d50: '3.5 um' },
      coating: 'none',
    },
    separator: { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
    anode: { material: 'In/InLi', mass: '50 mg', lithium: '1.2 mg' },
  },
  mechanisms: { interphase: true, oxygenRelease: true, contactLoss: true, isolation: true, cracking: true },
};

export const zirconia: Plain = { material: 'ZrO2', thickness: '4.5 nm', deposition: 'nanoparticles' };
export const niobate: Plain = { material: 'LiNbO3', thickness: '10 nm' };

/** A block of equal cycles, by default between 2.9 and 4.3 V against lithium. */
export function cycling(cycles: number, rate: string, window = ['2.9 V vs Li', '4.3 V vs Li']): Plain {
  return { cycling: { cycles, charge: rate, discharge: rate, window } };
}
