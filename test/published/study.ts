import type { NamedFiles } from '../../src/fit/namedFiles.js';
import { type OpenStudy, openStudy } from '../../src/published/openStudy.js';

/** Two cells, quick to compute. */
const cell = `title: Two cells   # the base
cell:
  temperature: 45 degC
  pressure: 81 MPa
  diameter: 10 mm
  oneC: 190 mA/g
  extraResistance: 20 Ohm cm2          # to be found
  cathode:
    activeMaterial: NCM85
    morphology: poly
    weightRatio: { cam: 70, electrolyte: 29, carbon: 1 }
    electrolyte: Li6PS5Cl
    carbon: Super C65
    loading: 11 mg/cm2
    particles: { d50: 3 um, spread: 0.45 }
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }
mechanisms:
  interphase: { parabolicRate: 3e-22 m2/s }  # to be found
  contactLoss: { rate: 0.011 }
  isolation: { contacts: 6, rate: 1e-3 }
variants:
  bare: { coating: none }
  coated:
    coating: { material: ZrO2, thickness: 4.5 nm, coverage: 0.9 }
numerics: { throughNodes: 1, sizeClasses: 1, radialNodes: 6 }
protocol:
  - cycling: { cycles: 2, charge: 0.5C, discharge: 0.5C, window: [1.35 V vs LTO, 2.75 V vs LTO] }
`;

const ageing = `extends: cell.yaml
title: A few cycles
protocol:
  - cycling: { cycles: 20, charge: 1C, discharge: 1C, window: [1.35 V vs LTO, 2.75 V vs LTO] }
data:
`;

const study = `study: tiny
title: A study made up for tests
base: cell.yaml
scenarios: [ageing.yaml]
free:
  - { parameter: cell.extraResistance, from: 0 Ohm cm2, to: 100 Ohm cm2, start: 40 Ohm cm2 }
  - { parameter: mechanisms.interphase.parabolicRate, from: 1e-23 m2/s, to: 1e-20 m2/s, scale: log }
orderings:
  - { statement: "First discharge: coated > bare", scenario: ageing.yaml, quantity: dischargeCapacity, cycle: 1, order: [coated, bare] }
`;

/** What the tiny study "measured", in its order. */
export const measured = [
  { variant: 'bare', quantity: 'dischargeCapacity', cycle: 1, unit: 'mAh/g' },
  { variant: 'bare', quantity: 'meanDischargeVoltage', cycle: 1, unit: 'V' },
  { variant: 'bare', quantity: 'retention', cycle: 20, unit: '%' },
  { variant: 'coated', quantity: 'dischargeCapacity', cycle: 1, unit: 'mAh/g' },
  { variant: 'coated', quantity: 'meanDischargeVoltage', cycle: 1, unit: 'V' },
  { variant: 'coated', quantity: 'retention', cycle: 20, unit: '%' },
] as const;

/** The files of the tiny study; further keys of the data points by their position. */
export function studyTexts(
  values: readonly number[],
  extra: Readonly<Record<number, string>> = {},
): Record<'study.yaml' | 'cell.yaml' | 'ageing.yaml', string> {
  const data = measured.map(
    ({ variant, quantity, cycle, unit }, i) =>
      `  - { variant: ${variant}, quantity: ${quantity}, cycle: ${cycle}, value: ${values[i]}, unit: "${unit}", source: test${extra[i] ?? ''} }\n`,
  );
  return { 'study.yaml': study, 'cell.yaml': cell, 'ageing.yaml': ageing + data.join('') };
}

export function filesOf(texts: Readonly<Record<string, string>>): NamedFiles {
  return {
    read: (file) => {
      if (!(file in texts)) throw new Error(`there is no ${file}`);
      return texts[file];
    },
  };
}

export function opened(texts: Readonly<Record<string, string>>, settings: readonly string[] = []): OpenStudy {
  const { opened: found, wrong } = openStudy(texts['study.yaml'], filesOf(texts), settings);
  if (!found) throw new Error(JSON.stringify(wrong));
  return found;
}
