/** A reference half cell by its model parameters. */
export const rawExample = `title: reference half cell, 1C discharge
cell:
  raw:
    temperature: 298.15 K
    area: 100 cm2
    separator: { thickness: 20 um, ionicConductivity: 0.1 S/m }
    cathode:
      thickness: 60 um
      activeVolumeFraction: 0.55
      ionicConductivity: 0.020706279240848655 S/m    # effective
      electronicConductivity: 10 S/m                 # effective
      maximumConcentration: 63104 mol/m3
      openCircuitVoltage: chen2020-nmc811            # or a table [[x, V], ...]
      diffusivity: 4e-15 m2/s                        # or a table [[x, m2/s], ...]
      exchangeCurrentDensity: 3.4123455 A/m2         # j0_ref of j0 = j0_ref 2 sqrt(x (1-x))
      particles: [{ radius: 3 um, share: 1 }]
    anode: { type: ideal }
  initial: { x: 0.27 }
numerics: { throughNodes: 20, radialNodes: 30, tolerance: 1e-6 }
protocol:
  - Discharge at 35.161725050236534 A/m2 until 3.42 V
`;

/** Everything a lab may write down, in lab units. */
export const labExample = `title: NCM85, bare and coated
description: Two pressed cells
source: { title: A paper, authors: [A. One, B. Two], year: 2022, doi: 10.1000/x }
cell:
  temperature: 45 degC
  pressure: 81 MPa
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    morphology: poly
    weightRatio: { cam: 69.3, electrolyte: 29.7, carbon: 1 }
    electrolyte: Li6PS5Cl
    carbon: Super C65
    compositeMass: 12.5 mg
    porosity: 14 %
    particles: { d50: 3 um, d90: 5.6 um }
    contact: { fraction: 90 %, spread: 0.5, connected: 0.98 }
    interphase: { bare: 2 nm, covered: 0 nm, conductivity: 1e-8 S/m }
    initialContent: 0.999
    overrides: { diffusivity: 8e-12 cm2/s, reason: fitted }
    coating: none
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }
  extraResistance: 5 Ohm cm2
mechanisms:
  interphase: true
  contactLoss: { law: gap }
  cracking: false
protocol:
  - Rest for 1 hour
  - repeat: 2
    label: formation
    steps:
      - Charge at 0.1C until 4.3 V vs Li
      - Discharge at 0.1C until 2.9 V vs Li
  - cycling: { cycles: 20, charge: 0.2C, window: [1.35 V vs LTO, 2.75 V vs LTO], rest: 10 min }
  - rateTest: { rates: [0.1C, C/5, 1], cyclesPerRate: 2, window: [2.9 V vs Li, 4.3 V vs Li] }
stop: { retention: 80 %, time: 30 days }
variants:
  bare: {}
  ZrO2:
    coating: { material: ZrO2, thickness: 4.5 nm, coverage: 95 % }
data:
  - { quantity: dischargeCapacity, variant: bare, cycle: 1, value: 185 mAh/g, error: 2, source: Fig. 2a }
  - quantity: retention
    unit: "%"
    source: Table 1
    points:
      - { variant: ZrO2, cycle: 160, value: 81 }
      - { variant: bare, cycle: 160, value: 60 }
output: { series: [1, 20, last], profiles: none }
`;
