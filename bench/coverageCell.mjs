/** One size of particles and a few fast cycles: a run takes some milliseconds. */
export const cell = `title: A cell that ages fast
cell:
  temperature: 45 degC
  pressure: 20 MPa
  diameter: 10 mm
  oneC: 190 mA/g
  extraResistance: 25 Ohm cm2
  cathode:
    activeMaterial: NCM85
    weightRatio: { cam: 70, electrolyte: 30, carbon: 0 }
    electrolyte: Li6PS5Cl
    loading: 11 mg/cm2
    particles: { d50: 3 um, spread: 0 }
    contact: { fraction: 0.8 }
    interphase: { bare: 0 nm, covered: 0 nm, conductivity: 2e-8 S/m }
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }
mechanisms:
  interphase: { parabolicRate: 2e-21 m2/s }
  contactLoss: { law: gap, rate: 0.2 }
numerics: { throughNodes: 1, sizeClasses: 1, radialNodes: 6 }
protocol:
  - cycling: { cycles: 8, charge: 1C, discharge: 1C, window: [1.35 V vs LTO, 2.75 V vs LTO] }
`;

const every = [1, 2, 3, 4, 5, 6, 7, 8];
export const capacity = { quantity: 'dischargeCapacity', unit: 'mAh/g', error: '0.4 mAh/g', cycles: every };
export const charge = { quantity: 'chargeCapacity', unit: 'mAh/g', error: '0.4 mAh/g', cycles: every };
export const resistance = { quantity: 'interfaceResistance', unit: 'Ohm cm2', error: '5 %', cycles: [2, 5, 8] };

export const growth = 'parameter: mechanisms.interphase.parabolicRate, from: 1e-24 m2/s, to: 1e-18 m2/s, scale: log';
export const contact = 'parameter: mechanisms.contactLoss.rate, from: 1e-4, to: 10, scale: log';
export const contacts = 'parameter: cell.extraResistance, from: 0 Ohm cm2, to: 200 Ohm cm2';
/** What `growth`, `contact` and `contacts` are in the data. */
export const truth = [2e-21, 0.2, 25];

/** A fit of that cell; what was measured is still to be filled in. */
export function fitText(series, free, more = 'uncertainty: { profiles: none, bandRuns: 0 }\nsuggest: false') {
  return [
    'scenario: cell.yaml',
    'data:',
    ...series.flatMap(({ quantity, unit, error, cycles }) => [
      `  - quantity: ${quantity}`,
      `    unit: ${JSON.stringify(unit)}`,
      `    error: ${error}`,
      `    points: [${cycles.map((cycle) => `{ cycle: ${cycle}, value: 1 }`).join(', ')}]`,
    ]),
    'free:',
    ...free.map((line) => `  - { ${line} }`),
    'search: { points: 0, starts: 1 }',
    more,
  ].join('\n');
}

/** The only file that such a fit names. */
export const files = {
  read: (file) => {
    if (file === 'cell.yaml') return cell;
    throw new Error(`there is no ${file}`);
  },
  bytes: (file) => {
    throw new Error(`there is no ${file}`);
  },
};

/** Whether an interval holds a value; a side that is missing is open. */
export const holds = ({ low = -Infinity, high = Infinity }, value) => low <= value && value <= high;
