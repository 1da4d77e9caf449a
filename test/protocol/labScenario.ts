import { type Preparation, prepare } from '../../src/prepare.js';
import type { VariantResult } from '../../src/results/results.js';
import { simulate } from '../../src/simulate.js';

export const window = ['2.9 V vs Li', '4.3 V vs Li'] as const;

/** Cycles between the limits of `window`. */
export const cycles = (count: number, charge: string, more: object = {}) => ({
  cycling: { cycles: count, charge, window, ...more },
});

/** A cell of one particle that does not age unless told to, with a protocol: cheap to run, and the same for every test. */
export function lab(protocol: readonly unknown[], more: object = {}, cell: object = {}): Preparation {
  return prepare(
    JSON.stringify({
      title: 'a programme',
      cell: {
        temperature: '45 degC',
        diameter: '10 mm',
        oneC: '190 mA/g',
        cathode: {
          activeMaterial: 'NCM85',
          weightRatio: { cam: 70, electrolyte: 30 },
          loading: '11 mg/cm2',
          particles: { d50: '3 um', spread: 0 },
        },
        separator: { mass: '100 mg' },
        anode: { material: 'LTO', mass: '65 mg' },
        ...cell,
      },
      numerics: { throughNodes: 1, sizeClasses: 1, radialNodes: 8 },
      output: { series: 'none', profiles: 'none' },
      protocol,
      ...more,
    }),
  );
}

/** What `check` says about a protocol: severity, path and sentence. */
export function checked(protocol: readonly unknown[], more: object = {}, cell: object = {}): string[] {
  return lab(protocol, more, cell).issues.map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
}

export function ran(protocol: readonly unknown[], more: object = {}, cell: object = {}): VariantResult {
  const preparation = lab(protocol, more, cell);
  const errors = preparation.issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return simulate(preparation).variants[0];
}
