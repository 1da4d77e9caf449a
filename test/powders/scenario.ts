import { type Preparation, prepare } from '../../src/prepare.js';

/** A cell of one node and few classes whose cathode is changed as YAML says. */
export function powderScenario(
  cathode: string,
  more = '',
  protocol = cycle,
  separator = '{ mass: 100 mg }',
  cell = '',
): Preparation {
  return prepare(`
title: powders
cell:
  oneC: 190 mA/g
  area: 1 cm2
${cell}
  cathode:
    weightRatio: { cam: 70, electrolyte: 29, carbon: 1 }
    loading: 10 mg/cm2
${cathode}
  separator: ${separator}
  anode: { material: In/InLi, mass: 100 mg, lithium: 1.5 mg }
${more}
protocol:
${protocol}
`);
}

const cycle = `
  - Charge at 0.2C until 4.2 V vs Li
  - Discharge at 0.2C until 3 V vs Li`;

/** The only variant of a scenario without mistakes. */
export function only({ variants, issues }: Preparation) {
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || variants.length !== 1) throw new Error(JSON.stringify(errors));
  return variants[0];
}
