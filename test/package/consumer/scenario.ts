/** A cell of one particle that is charged and discharged once: what each consumer of the package runs. */
export const scenario = `title: One cycle
cell:
  temperature: 45 degC
  pressure: 81 MPa
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    weightRatio: { cam: 70, electrolyte: 30 }
    loading: 11 mg/cm2
    particles: { d50: 3 um }
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }
mechanisms: { contactLoss: true }
numerics: { radialNodes: 6, throughNodes: 1 }
protocol:
  - Charge at 1C until 4.3 V vs Li
  - Discharge at 1C until 2.9 V vs Li
`;
