import type { Cell, PropertyCurve } from '../../src/cell/cell.js';
import type { CycleRow, Measurement, Profile, Results, Series, VariantResult } from '../../src/results/results.js';

/**
 * Made-up results with the shape of a real run: two variants, 20 cycles of which the first eight are a rate test, time series
 * of cycles 1 and 20, profiles of both ends of cycle 20. No solver is involved; the numbers only look like NCM against LTO.
 */
export function fixture(): Results {
  return {
    title: 'Bare and ZrO2-coated NCM85',
    version: '0.1.0',
    scenario: {
      title: 'Bare and ZrO2-coated NCM85',
      source: {
        authors: ['A. Author', 'B. Author'],
        title: 'A made-up source',
        journal: 'J. Examples',
        year: 2022,
        doi: '10.1000/example',
      },
      cell: { temperature: '45 degC', pressure: '81 MPa', cathode: { activeMaterial: 'NCM85', loading: '11 mg/cm2' } },
      variants: {
        bare: {},
        ZrO2: { cell: { cathode: { coating: { material: 'ZrO2', thickness: '8 nm', coverage: 0.9 } } } },
      },
      protocol: ['Charge at 0.1C until 4.3 V vs Li', 'Discharge at 0.1C until 2.9 V vs Li'],
    },
    variants: [
      variant('bare', { polarisation: 0.05, loss: 0.012, capacity: 178, first: 221 }),
      variant('ZrO2', { polarisation: 0.025, loss: 0.002, capacity: 198, first: 226 }),
    ],
    measurements,
  };
}

const measurements: readonly Measurement[] = [
  { variant: 'bare', quantity: 'chargeCapacity', cycle: 1, value: 221, unit: 'mAh/g', source: 'Fig. 3a' },
  { variant: 'bare', quantity: 'dischargeCapacity', cycle: 1, value: 175, error: 3, unit: 'mAh/g', source: 'Fig. 3a' },
  { variant: 'bare', quantity: 'coulombicEfficiency', cycle: 1, value: 79, unit: '%', source: 'Fig. 3b' },
  { variant: 'ZrO2', quantity: 'dischargeCapacity', cycle: 1, value: 203, error: 3, unit: 'mAh/g', source: 'Fig. 3a' },
  { variant: 'ZrO2', quantity: 'dischargeCapacity', rate: 1, value: 150, unit: 'mAh/g', source: 'Fig. 3c' },
  { variant: 'bare', quantity: 'dischargeCapacity', rate: 1, value: 100, unit: 'mAh/g', source: 'Fig. 3c' },
  { variant: 'bare', quantity: 'dischargeCapacity', cycle: 15, value: 140, unit: 'mAh/g', source: 'Fig. 3d' },
];

interface Character {
  /** [V] at 0.1C */ readonly polarisation: number;
  /** Fraction of capacity lost per cycle. */ readonly loss: number;
  /** [mAh/g] */ readonly capacity: number;
  /** [mAh/g] first charge */ readonly first: number;
}

const activeMass = 0.11;
const rates = [0.1, 0.1, 0.2, 0.2, 0.5, 0.5, 1, 1, ...Array.from({ length: 12 }, () => 0.2)];

function variant(name: string, c: Character): VariantResult {
  const cycles = rates.map((rate, i) => cycleRow(i + 1, rate, c));
  return {
    name,
    cell: cell(name),
    status: { code: 'completed', message: 'All 20 cycles were run.' },
    warnings:
      name === 'bare'
        ? [
            {
              severity: 'warning',
              path: 'cell.cathode.porosity',
              message: 'The void fraction is high for this pressure.',
              got: '0.25',
              allowed: '0.05 to 0.2',
              hint: 'Check the thickness.',
            },
          ]
        : [],
    cycles,
    series: series(cycles, c),
    profiles: [profile('end of charge', 0.22, c), profile('end of discharge', 0.8, c)],
    balances: {
      lithium: 3.2e-13,
      charge: 1.1e-12,
      inventory: { connected: 255.1, trapped: 3.2, anode: 12.5, consumed: 4.1 },
    },
    statistics: { steps: 4210, rejected: 37, evaluations: 16840, factorisations: 5012, unknowns: 364, halfCycles: 40 },
    steps: cycles.flatMap((row) => [
      {
        cycle: row.cycle,
        text: `Charge at ${row.label} until 4.3 V vs Li`,
        endedBy: 'voltage',
        duration: row.chargeDuration,
        charge: row.chargeCapacity * 3600 * activeMass,
        endVoltage: 2.75,
      },
      {
        cycle: row.cycle,
        text: `Discharge at ${row.label} until 2.9 V vs Li`,
        endedBy: 'voltage',
        duration: row.dischargeDuration,
        charge: -row.dischargeCapacity * 3600 * activeMass,
        endVoltage: 1.35,
      },
    ]),
  };
}

function cycleRow(cycle: number, rate: number, c: Character): CycleRow {
  const health = (1 - c.loss) ** cycle * (1 - 0.25 * (c.polarisation / 0.05) * Math.log10(rate / 0.1) * 0.8);
  const discharge = c.capacity * health;
  const charge = cycle === 1 ? c.first : discharge * (1.004 + c.loss / 2);
  const eta = c.polarisation * (1 + 4 * rate) * (1 + 4 * c.loss * cycle);
  return {
    cycle,
    label: `${rate}C`,
    chargeCapacity: charge,
    dischargeCapacity: discharge,
    chargeCapacityAreal: charge * activeMass * 0.1,
    dischargeCapacityAreal: discharge * activeMass * 0.1,
    coulombicEfficiency: discharge / charge,
    meanChargeVoltage: 2.26 + eta,
    meanDischargeVoltage: 2.24 - eta,
    chargeEnergy: charge * (2.26 + eta),
    dischargeEnergy: discharge * (2.24 - eta),
    polarisation: 2 * eta,
    chargeDuration: ((charge / 190) * 3600) / rate,
    dischargeDuration: ((discharge / 190) * 3600) / rate,
    chargeRate: rate,
    dischargeRate: rate,
    endOfChargeVoltage: 2.75,
    endOfDischargeVoltage: 1.35,
    endOfChargeContent: 0.2,
    endOfDischargeContent: 0.82,
    contact: 0.6 - 0.005 * cycle,
    connected: 0.95,
    filmBare: 2 + Math.sqrt(cycle),
    filmCovered: 0.3,
    diffusionLength: 1.6,
    releasedOxygen: 0.42,
    interfaceResistance: 120,
    interfaceResistanceMid: 60,
  };
}

/** [V] against LTO at the fraction q of the capacity: three smeared steps on a slope. */
function equilibrium(q: number): number {
  const step = (at: number, width: number, height: number) => height / (1 + Math.exp(-(q - at) / width));
  return (
    1.95 +
    0.25 * q +
    step(0.25, 0.05, 0.16) +
    step(0.55, 0.04, 0.14) +
    step(0.83, 0.02, 0.12) -
    0.45 * Math.exp(-q / 0.025)
  );
}

function series(cycles: readonly CycleRow[], c: Character): Series {
  const rows: number[][] = [];
  let time = 0;
  cycles.forEach((row, index) => {
    const eta = row.polarisation / 2;
    const recorded = row.cycle === 1 || row.cycle === cycles.length;
    const points = 300;
    for (const [half, sign, capacity, length] of [
      [0, 1, row.chargeCapacity, row.chargeDuration],
      [1, -1, row.dischargeCapacity, row.dischargeDuration],
    ] as const) {
      for (let i = 0; recorded && i <= points; i++) {
        const s = i / points;
        const q = sign > 0 ? s * 0.98 : 0.98 - s * 0.96;
        const steep = sign > 0 ? 0.12 * Math.exp(-s / 0.02) : -0.9 * c.polarisation * Math.exp((s - 1) / 0.05) * 5;
        const u = equilibrium(q) + sign * eta + steep;
        rows.push([
          time + s * length,
          u,
          sign * row.chargeRate * 190 * activeMass * 0.785e-4,
          sign * s * capacity * 3600 * activeMass,
          row.cycle,
          2 * index + half,
          u + 1.55,
        ]);
      }
      time += length;
    }
    if (recorded) rows.push([time + 600, 2.0, 0, 0, row.cycle, 2 * index + 1, 3.55]);
  });
  const column = (k: number) => Float64Array.from(rows, (row) => row[k]);
  return {
    time: column(0),
    voltage: column(1),
    current: column(2),
    charge: column(3),
    cycle: Int32Array.from(rows, (row) => row[4]),
    step: Int32Array.from(rows, (row) => row[5]),
    cathodePotential: column(6),
    anodePotential: Float64Array.from(rows, () => 1.55),
  };
}

function profile(when: string, mean: number, c: Character): Profile {
  const through = Float64Array.from({ length: 6 }, (_, i) => (i + 0.5) / 6);
  const radius = Float64Array.from({ length: 24 }, (_, i) => 1 - (1 - i / 23) ** 1.6);
  const sign = when === 'end of charge' ? -1 : 1;
  const content = Array.from(through, (x) =>
    [0.5, 1, 2].map((size) =>
      Float64Array.from(
        radius,
        (r) => mean + sign * (0.12 * size * (r * r - 0.6) * (0.6 + 8 * c.polarisation) - 0.05 * size * (x - 0.3)),
      ),
    ),
  );
  return {
    cycle: 20,
    when,
    time: 1e6,
    radius,
    through,
    content,
    potential: Float64Array.from(through, (x) => 4.2 - 0.02 * x),
  };
}

function curve(at: (x: number) => number): PropertyCurve {
  return { at, range: [0.1, 0.95], source: 'made up' };
}

function cell(name: string): Cell {
  const classes = [0.8e-6, 1.5e-6, 2.8e-6].map((radius) => ({
    radius,
    volumeFraction: 0.15,
    contact: 0.6,
    connected: 0.95,
    intactLength: radius,
    diffusionLength: radius,
  }));
  return {
    laws: 'per study',
    temperature: 318.15,
    restBeforeUse: { time: 0, temperature: 298.15 },
    pressure: 81e6,
    fabricationPressure: 380e6,
    area: 0.785e-4,
    activeMass,
    oneC: 190 * activeMass,
    cathode: {
      thickness: 48e-6,
      ionicConductivity: 0.12,
      electronicConductivity: 1.1,
      maximumConcentration: 49500,
      openCircuitVoltage: curve((x) => 4.4 - 0.9 * x),
      diffusivity: curve((x) => 8e-16 * 10 ** (-3 * x)),
      exchangeCurrentDensity: 1.8,
      volumeChange: curve((x) => -0.06 * (1 - x)),
      classes,
      patches: [
        {
          name: 'bare',
          fraction: 1,
          coatingResistance: 0,
          filmThickness: 1e-9,
          filmConductivity: 1e-8,
          oxidationFactor: 1,
        },
      ],
      electrolyte: 'solid',
      morphology: 'poly',
      adhesion: 1,
      contactLossFactor: 1,
      oxidationOnset: 3.1,
      interphaseArrhenius: 1,
      electrolyteMass: 0.05,
      ionicExponent: 2,
      carbonBlocking: 0.1,
      carbonSurface: 1e5,
    },
    separator: { thickness: 600e-6, ionicConductivity: 0.7 },
    anode: {
      name: 'LTO',
      resistance: 20e-4,
      capacity: 1e5,
      initialContent: 0.02,
      potential: () => 1.55,
      plateau: 1.55,
    },
    extraResistance: 0,
    initialContent: 0.98,
    derived: [
      { name: 'Cathode thickness', value: 48.2, unit: 'um', note: 'mass, densities, porosity' },
      { name: 'CAM loading', value: 11, unit: 'mg/cm2' },
      { name: 'Separator resistance', value: 8.6, unit: 'Ohm cm2' },
      {
        name: 'Coating film resistance',
        value: name === 'bare' ? 0 : 1.2e-4,
        unit: 'Ohm m2',
        note: 'thickness over conductivity',
      },
      { name: 'Current at 1C', value: 2.09, unit: 'mA/cm2' },
    ],
  };
}
