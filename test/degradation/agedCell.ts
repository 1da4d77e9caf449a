import { type Prepared, prepare } from '../../src/prepare.js';
import type { VariantResult } from '../../src/results/results.js';
import { VariantRun } from '../../src/simulate.js';

export interface AgedCell {
  readonly mechanisms?: Readonly<Record<string, unknown>>;
  readonly cell?: Readonly<Record<string, unknown>>;
  readonly cathode?: Readonly<Record<string, unknown>>;
  readonly separator?: Readonly<Record<string, unknown>>;
  readonly anode?: Readonly<Record<string, unknown>>;
  readonly numerics?: Readonly<Record<string, unknown>>;
  readonly protocol: readonly unknown[];
}

/** Cycles at 1C between 2.9 and 4.3 V against lithium. */
export const cycling = (cycles: number, rate = '1C', upper = '4.3 V vs Li') => ({
  cycling: { cycles, charge: rate, window: ['2.9 V vs Li', upper] },
});

/** A half-coated NCM85 cell against In/InLi as a scenario file; coarse in space unless told otherwise. JSON is YAML. */
export function agedScenario({
  mechanisms = {},
  cell,
  cathode,
  separator,
  anode,
  numerics,
  protocol,
}: AgedCell): string {
  return JSON.stringify({
    title: 'aged cell',
    cell: {
      temperature: '45 degC',
      pressure: '80 MPa',
      diameter: '10 mm',
      oneC: '190 mA/g',
      ...cell,
      cathode: {
        activeMaterial: 'NCM85',
        morphology: 'poly',
        weightRatio: { cam: 70, electrolyte: 28, carbon: 2 },
        electrolyte: 'Li6PS5Cl',
        carbon: 'Super C65',
        loading: '11 mg/cm2',
        particles: { d50: '3 um', spread: 0.4 },
        coating: { material: 'ZrO2', thickness: '4 nm', coverage: '50 %' },
        ...cathode,
      },
      separator: separator ?? { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
      anode: { material: 'In/InLi', ...anode },
    },
    numerics: { throughNodes: 1, sizeClasses: 1, radialNodes: 10, ...numerics },
    mechanisms,
    output: { series: 'none', profiles: 'none' },
    protocol,
  });
}

/** Ready to run; throws when there is anything wrong with it. */
export function preparedCell(changes: AgedCell): Prepared {
  const { variants, issues } = prepare(agedScenario(changes));
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return variants[0];
}

/** The run at its end, for looking into it. */
export function finishedRun(changes: AgedCell): VariantRun {
  const run = new VariantRun(preparedCell(changes));
  const steps = run.steps();
  while (!steps.next().done);
  return run;
}

export function aged(changes: AgedCell): VariantResult {
  return finishedRun(changes).result();
}
