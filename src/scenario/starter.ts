import { mechanismsOf } from '../degradation/mechanisms.js';

/** Starters that `argyrode new` can write. */
export const starterKinds = ['coating', 'rate', 'raw'] as const;

/** Which starter: `coating` ages a bare and a coated cell, `rate` compares C-rates, `raw` gives the parameters of the model in SI. */
export type StarterKind = (typeof starterKinds)[number];

/** A commented scenario to begin with; it is valid as it stands. */
export function starterScenario(kind: StarterKind = 'coating'): string {
  if (kind === 'raw') return rawStarter;
  const protocol = kind === 'rate' ? rateProtocol : agingProtocol;
  const title = kind === 'rate' ? 'Rate test of an NCM85 cell, bare and coated' : 'NCM85 cell, bare and coated';
  return `${labHead.replace('TITLE', title).replace('MECHANISMS', everyMechanism())}${protocol}${labTail}`;
}

/** Every mechanism, switched on, with what it does. */
function everyMechanism(): string {
  return mechanismsOf('transferable')
    .map(({ name, words }) => `${`  ${name}: true`.padEnd(35)}# ${words.starter}\n`)
    .join('');
}

const labHead = `# A scenario: the cell, what is done to it, and variants to compare.
# Quantities carry their unit. Check it with "argyrode check", run it with "argyrode run".
title: TITLE
# source: { title: "Journal, year", doi: 10.0000/0000 }
# Contact, films, coating and ageing by constants that carry over between cells; "per study" takes those that every study fits anew.
laws: transferable

cell:
  temperature: 45 degC
  pressure: 81 MPa                 # of the stack during cycling
  fabricationPressure: 440 MPa     # of pressing; both decide contact and ion paths
  diameter: 10 mm                  # of the die; or area: 0.785 cm2
  oneC: 190 mA/g                   # what "1C" means, per gram of active material
  cathode:
    activeMaterial: NCM85          # "argyrode materials" lists what is built in
    morphology: poly               # or single
    weightRatio: { cam: 70, electrolyte: 29, carbon: 1 }
    electrolyte: Li6PS5Cl
    carbon: Super C65
    compositeMass: 12.5 mg         # or loading: 11 mg/cm2
    porosity: 14 %
    particles: { d50: 3 um, spread: 0.45 }    # or { d10, d50, d90 }
    # contact: { fraction: 60 % }    # of the surface where it was measured; else it follows from pressures and sizes
    coating: none
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }       # or In/InLi, Li, graphite, Si, lithium-free
  extraResistance: 0 Ohm cm2

# What ages. Without this block nothing does; "true" takes the built-in constants, { ... } puts others in their place.
mechanisms:
MECHANISMS
`;

const agingProtocol = `# Sentences, repeated blocks and ready-made programmes, in order.
protocol:
  - Rest for 1 hour
  - Charge at 0.1C until 4.3 V vs Li
  - Discharge at 0.1C until 2.9 V vs Li
  - cycling:
      cycles: 5
      charge: 0.2C
      discharge: 0.2C
      window: [2.9 V vs Li, 4.3 V vs Li]
      rest: 10 min

`;

const rateProtocol = `# Sentences, repeated blocks and ready-made programmes, in order.
protocol:
  - Rest for 1 hour
  - rateTest:
      rates: [0.1C, 0.2C, 0.5C, 1C, 2C]
      cyclesPerRate: 2
      window: [2.9 V vs Li, 4.3 V vs Li]
  - repeat: 2
    label: recovery
    steps:
      - Charge at 0.1C until 4.3 V vs Li
      - Discharge at 0.1C until 2.9 V vs Li

`;

const labTail = `# Each variant is the cell above with these changes.
variants:
  bare: {}
  ZrO2:
    coating: { material: ZrO2, thickness: 4.5 nm }    # coverage and protection follow from the thickness

# Measured points to lay over the simulation.
# data:
#   - { quantity: dischargeCapacity, variant: bare, cycle: 1, value: 185 mAh/g, source: Fig. 2a }

# Nodes, classes and time steps are chosen for this error of capacities; "argyrode check --accuracy" measures it.
# numerics: { accuracy: 0.5 % }
# output: { series: [first, last], profiles: [last] }
`;

const rawStarter = `# A cell by its model parameters, for repeating an outside reference exactly.
# Nothing is corrected for temperature.
title: Half cell by model parameters
cell:
  raw:
    temperature: 298.15 K
    area: 1 cm2
    separator: { thickness: 30 um, ionicConductivity: 0.2 S/m }
    cathode:
      thickness: 50 um
      activeVolumeFraction: 0.5
      ionicConductivity: 0.02 S/m            # effective
      electronicConductivity: 10 S/m         # effective
      maximumConcentration: 50000 mol/m3
      openCircuitVoltage: chen2020-nmc811    # or a table [[x, V], ...]
      diffusivity: 5e-15 m2/s                # or a table [[x, m2/s], ...]
      exchangeCurrentDensity: 2 A/m2         # j0_ref of j0 = j0_ref 2 sqrt(x (1-x))
      particles: [{ radius: 3 um, share: 1 }]
    anode: { type: ideal }
  initial: { x: 0.3 }
numerics: { throughNodes: 10, radialNodes: 20, tolerance: 1e-5 }
protocol:
  - Discharge at 1C until 3.4 V
`;
