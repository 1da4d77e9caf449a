import { openStudy } from '../../src/sweep/opening/openStudy.js';
import type { Study } from '../../src/sweep/study.js';
import { tabulated } from '../cli/argyrode.js';

/** One particle and one half cycle: a run takes some milliseconds. */
export const tinyScenario = `${tabulated}stop: { cycles: 1 }\n`;

/** A study of it; `vary` and the like replace those of the text. */
export function tinyStudyText(
  more: { readonly design?: string; readonly vary?: string; readonly outputs?: string } = {},
) {
  return `scenario: cell.yaml
design: ${more.design ?? '{ kind: sobol, runs: 6, seed: 3 }'}
vary:
${more.vary ?? '  - { parameter: cell.raw.cathode.thickness, from: 20 um, to: 80 um }\n  - { parameter: cell.raw.cathode.diffusivity, from: 1e-15 m2/s, to: 1e-14 m2/s, scale: log, name: D }'}
outputs:
${more.outputs ?? '  - { quantity: dischargeCapacity, cycle: 1 }'}
`;
}

export function opened(text: string, scenario = tinyScenario) {
  return openStudy(text, {
    read: (name) => {
      if (name !== 'cell.yaml') throw new Error('There is no such file');
      return scenario;
    },
  });
}

export function tinyStudy(text = tinyStudyText()): Study {
  const { study, wrong } = opened(text);
  if (!study) throw new Error(JSON.stringify(wrong));
  return study;
}
