import type { Plain } from './document.js';

/** The cell of Ma et al. (2022) with the constants that were calibrated on it; see `scenarios/ma2022`. */
export const maCell = {
  title: 'NCM85 in Li6PS5Cl, bare and ZrO2-coated',
  source: {
    title: 'Advanced Nanoparticle Coatings for Stabilizing Layered Ni-Rich Oxide Cathodes in Solid-State Batteries',
    authors: 'Ma et al.',
    journal: 'Advanced Functional Materials',
    year: 2022,
    doi: '10.1002/adfm.202111829',
  },
  cell: {
    temperature: '45 degC',
    pressure: '81 MPa',
    diameter: '10 mm',
    oneC: '190 mA/g',
    extraResistance: '20 Ohm cm2',
    cathode: {
      activeMaterial: 'NCM85',
      morphology: 'poly',
      weightRatio: { cam: 69.3, electrolyte: 29.7, carbon: 1 },
      electrolyte: 'Li6PS5Cl',
      carbon: 'Super C65',
      loading: '11 mg/cm2',
      particles: { d50: '3 um', spread: 0.45 },
      contact: { fraction: '90 %', spread: 0.8 },
      interphase: { bare: '1 nm', covered: '0 nm' },
      overrides: { diffusivity: '8e-16 m2/s', reason: 'calibrated' },
      coating: 'none',
    },
    separator: { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
    anode: { material: 'LTO', mass: '65 mg' },
  },
  mechanisms: {
    interphase: { parabolicRate: '3e-22 m2/s' },
    carbonOxidation: true,
    oxygenRelease: true,
    contactLoss: { rate: 0.011 },
    isolation: { contacts: 6, rate: 1e-3 },
    cracking: true,
  },
  protocol: [cycling(200, '0.2C')],
  // With the default of 0.5 % the uneven contact takes three times as many classes, and a reader would wait for a minute.
  numerics: { accuracy: '2 %' },
} as const satisfies Plain;

export const zirconia: Plain = { material: 'ZrO2', thickness: '4.5 nm', coverage: '95 %', conductivity: '4e-8 S/m' };

/** The open-circuit curve with which the studies of NCM83 were fitted. */
const fittedCurve = { NCM83: { basedOn: 'NCM83', openCircuitVoltage: 'NCM85' } };

/** The cell of Zhao et al. (2024): single- and polycrystalline NCM83. */
export const zhaoCell: Plain = {
  ...maCell,
  title: 'NCM83 in Li6PS5Cl, single- and polycrystalline',
  materials: fittedCurve,
  source: {
    title:
      'Protective Coating of Single-Crystalline Ni-Rich Cathode Enables Fast Charging in All-Solid-State Batteries',
    authors: 'Zhao et al.',
    journal: 'ACS Nano',
    year: 2024,
  },
  cell: {
    temperature: '45 degC',
    pressure: '80 MPa',
    diameter: '10 mm',
    oneC: '190 mA/g',
    extraResistance: '20 Ohm cm2',
    cathode: {
      activeMaterial: 'NCM83',
      morphology: 'single',
      weightRatio: { cam: 70, electrolyte: 30, carbon: 1 },
      electrolyte: 'Li6PS5Cl',
      carbon: 'Super C65',
      compositeMass: '12 mg',
      particles: { d50: '3 um', spread: 0.35 },
      contact: { fraction: '90 %', spread: 0.5 },
      interphase: { bare: '1 nm', covered: '0 nm' },
      overrides: { diffusivity: '8e-16 m2/s', reason: 'calibrated' },
      coating: { material: 'LiNbO3', thickness: '10 nm', coverage: '95 %', blocking: 0.05 },
    },
    separator: { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
    anode: { material: 'In/InLi' },
  },
  mechanisms: {
    interphase: { parabolicRate: '5e-23 m2/s' },
    carbonOxidation: true,
    oxygenRelease: true,
    contactLoss: { rate: 0.011 },
    isolation: { contacts: 5, rate: 1e-3 },
    cracking: { rate: 0.005 },
  },
};

/** The cell of Shi et al. (2023): single-crystal NCM83 with a soft polymer on it, 25 degC. */
export const shiCell: Plain = {
  ...maCell,
  title: 'NCM83 single crystals in Li6PS5Cl, cationic polymer coating',
  materials: fittedCurve,
  source: {
    title:
      'Mitigating Contact Loss in Li6PS5Cl-Based Solid-State Batteries Using a Thin Cationic Polymer Coating on NCM',
    authors: 'Shi et al.',
    journal: 'Advanced Energy Materials',
    year: 2023,
    doi: '10.1002/aenm.202300310',
  },
  cell: {
    temperature: '25 degC',
    pressure: '50 MPa',
    diameter: '10 mm',
    oneC: '200 mA/g',
    extraResistance: '10 Ohm cm2',
    cathode: {
      activeMaterial: 'NCM83',
      morphology: 'single',
      weightRatio: { cam: 70, electrolyte: 30, carbon: 1 },
      electrolyte: 'Li6PS5Cl',
      carbon: 'VGCF',
      compositeMass: '12 mg',
      particles: { d50: '4 um', spread: 0.3 },
      contact: { fraction: '90 %', spread: 0.5 },
      interphase: { bare: '1 nm', covered: '0 nm' },
      overrides: { diffusivity: '8e-16 m2/s', reason: 'calibrated' },
      coating: 'none',
    },
    separator: { electrolyte: 'Li6PS5Cl', mass: '80 mg' },
    anode: { material: 'In/InLi' },
  },
  mechanisms: {
    interphase: { parabolicRate: '5e-24 m2/s' },
    carbonOxidation: true,
    oxygenRelease: false,
    contactLoss: { rate: 0.03, pathLengthening: 1 },
    isolation: { contacts: 2.6, rate: 1e-3 },
    cracking: true,
  },
  protocol: [cycling(100, '0.1C', ['2.62 V vs Li', '4.32 V vs Li'])],
};

/** A block of equal cycles, by default between 2.9 and 4.3 V against lithium. */
export function cycling(cycles: number, rate: string, window = ['2.9 V vs Li', '4.3 V vs Li']): Plain {
  return { cycling: { cycles, charge: rate, discharge: rate, window } };
}
