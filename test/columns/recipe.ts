/**
 * Two cells of one recipe, two cycles at different rates with a hold: one that does not age, and a coated one that does. The
 * numbers below say the same as the recipe, so that tests need no unit from the program.
 */
export const recipe = `title: Two cells, two cycles
cell:
  temperature: 45 degC
  pressure: 81 MPa
  diameter: 10 mm
  oneC: 190 mA/g
  extraResistance: 5 Ohm cm2
  cathode:
    activeMaterial: NCM85
    weightRatio: { cam: 70, electrolyte: 29, carbon: 1 }
    loading: 11 mg/cm2
    particles: { d50: 3 um, spread: 0.45 }
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }
numerics: { throughNodes: 3, sizeClasses: 2 }
variants:
  still: {}
  coated, ageing:
    coating: { material: ZrO2, thickness: 4.5 nm, coverage: 90 % }
    mechanisms: { interphase: true, contactLoss: true, isolation: true, cracking: true }
protocol:
  - Rest for 20 min
  - Charge at 0.5C until 4.3 V vs Li
  - Hold at 4.3 V vs Li until 0.1C
  - Rest for 30 min
  - Discharge at 1C until 2.9 V vs Li
  - Charge at 0.25C until 4.2 V vs Li
  - Discharge at 0.5C until 2.9 V vs Li
`;

/** [cm2] A disc of 10 mm. */
export const areaCm2 = Math.PI / 4;
/** [g] 11 mg/cm2 of active material. */
export const camGram = 11e-3 * areaCm2;
/** [A] 190 mA/g. */
export const oneCAmpere = 0.19 * camGram;
/** [V] LTO, what "vs Li" is counted from. */
export const ltoPlateau = 1.55;
