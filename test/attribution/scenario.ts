/** Strong ageing in six cycles of a small cell, bare and coated: the 16 simulations of a variant take a moment. */
export const fadingScenario = `
title: Six cycles that age
cell:
  temperature: 45 degC
  pressure: 81 MPa
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    morphology: poly
    weightRatio: { cam: 70, electrolyte: 29, carbon: 1 }
    electrolyte: Li6PS5Cl
    carbon: Super C65
    loading: 11 mg/cm2
    particles: { d50: 3 um, spread: 0.45 }
    coating: none
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }
numerics: { throughNodes: 1, radialNodes: 10, sizeClasses: 1, tolerance: 1e-3 }
mechanisms:
  interphase: { parabolicRate: 5e-22 m2/s }
  contactLoss: { rate: 0 }
  isolation: { contacts: 1e6, rate: 0.05 }
  cracking: { rate: 0.1 }
protocol:
  - cycling: { cycles: 1, charge: 0.2C, discharge: 0.2C, window: [2.9 V vs Li, 4.3 V vs Li] }
  - cycling: { cycles: 5, charge: 0.5C, discharge: 0.5C, window: [2.9 V vs Li, 4.3 V vs Li] }
output: { series: none, profiles: none }
variants:
  bare: {}
  coated:
    coating: { material: ZrO2, thickness: 5 nm, coverage: 90 % }
`;
