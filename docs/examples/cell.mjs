/** The recipe of all examples: a bare and a coated cell, solved coarsely so that an example takes a tenth of a second. */
export const cell = `
title: Bare and coated NCM85
laws: transferable
cell:
  temperature: 45 degC
  pressure: 50 MPa
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    weightRatio: { cam: 69.3, electrolyte: 29.7, carbon: 1 }
    loading: 11 mg/cm2
    particles: { d50: 4 um }
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }
mechanisms: { interphase: true, contactLoss: true }
numerics: { sizeClasses: 1, contactClasses: 1, throughNodes: 1, radialNodes: 8 }
protocol:
  - cycling: { cycles: 3, charge: 0.5C, discharge: 0.5C, window: [2.6 V vs Li, 4.3 V vs Li] }
variants:
  bare: {}
  coated: { coating: { material: ZrO2, thickness: 4 nm, coverage: 90 % } }
`;
