import type { FitDatum, FitParameter, FitProblem, SeriesHead } from '../../src/fit/problem.js';
import { type CellPool, openCellPool } from '../../src/fit/runs/cellPool.js';
import { cellOf, preparedFile } from '../../src/fit/runs/fitCell.js';
import { isPlain } from '../../src/scenario/document/path.js';

/** A cell with one particle size that ages fast, quick to compute. */
export const scenarioText = (protocol: string): string => `title: Ageing cell
cell:
  temperature: 45 degC
  pressure: 20 MPa
  diameter: 10 mm
  oneC: 190 mA/g
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
  interphase: { parabolicRate: 3e-22 m2/s }
  contactLoss: { rate: 0.011 }
  isolation: { contacts: 6, rate: 1e-3 }
variants:
  bare: { coating: none }
  coated:
    coating: { material: ZrO2, thickness: 4.5 nm, coverage: 0.9 }
numerics: { throughNodes: 1, sizeClasses: 1, radialNodes: 6 }
protocol:
${protocol}
`;

export const thirtyCycles =
  '  - cycling: { cycles: 30, charge: 0.5C, discharge: 0.5C, window: [1.35 V vs LTO, 2.75 V vs LTO] }';

export const rate: FitParameter = {
  path: 'mechanisms.interphase.parabolicRate',
  also: [],
  unit: 'm2/s',
  scale: 'log',
  lower: 1e-24,
  upper: 1e-19,
  start: 3e-22,
  stage: 'films',
};

export const contact: FitParameter = {
  path: 'mechanisms.contactLoss.rate',
  also: [],
  unit: '',
  scale: 'linear',
  lower: 0,
  upper: 0.1,
  start: 0.011,
  stage: 'contact',
};

/** What is measured: a quantity at some cycles with one standard error. */
export interface Measured {
  readonly variant: string;
  readonly quantity: string;
  readonly unit: string;
  readonly cycles: readonly number[];
  readonly error: number;
  /** Values by cycle; NaN: not known yet. */
  readonly value?: (cycle: number) => number;
  readonly heldOut?: (cycle: number) => boolean;
}

/** A problem on the ageing cell as the reader of fit files would make it. */
export function problemOf(
  measured: readonly Measured[],
  parameters: readonly FitParameter[],
  options: { readonly protocol?: string; readonly variants?: readonly string[] } = {},
): FitProblem {
  const text = scenarioText(options.protocol ?? thirtyCycles);
  const files = {
    read: (file: string): string => {
      if (file !== 'cell.yaml') throw new Error(`there is no ${file}`);
      return text;
    },
  };
  const wrong: never[] = [];
  const preparation = preparedFile('cell.yaml', files, [], wrong);
  if (!preparation || !isPlain(preparation.document)) throw new Error(JSON.stringify(wrong));
  const { document, variants } = preparation;
  const cells = variants
    .filter(({ name }) => options.variants?.includes(name) ?? true)
    .map((prepared) => cellOf('cell.yaml', prepared, document, files));
  const series = measured.map(({ variant, quantity, unit }): SeriesHead => {
    const cell = cells.find(({ prepared }) => prepared.name === variant)!;
    return { label: `${variant}: ${quantity}`, kind: 'cycles', quantity, unit, source: 'test', weight: 1, cell };
  });
  const data = measured.flatMap(({ quantity, unit, cycles, error, value, heldOut }, s) =>
    cycles.map(
      (cycle): FitDatum => ({
        series: s,
        observation: { kind: 'cycle', measurement: { quantity, cycle, unit, value: Number.NaN, source: 'test' } },
        x: cycle,
        cycle,
        measured: value?.(cycle) ?? 0,
        error,
        heldOut: heldOut?.(cycle) ?? false,
      }),
    ),
  );
  return {
    title: 'Test',
    settings: [],
    scenarios: [{ file: 'cell.yaml', text, document }],
    cells,
    parameters,
    series,
    data,
    search: {
      seed: 1,
      method: 'together',
      points: 0,
      starts: 1,
      evaluations: 200,
      coarse: true,
      loss: 'linear',
      lossScale: 3,
    },
    uncertainty: { level: 0.95, knownErrors: true, profiles: 'none', samples: 0, bandRuns: 0 },
    alternatives: [],
    suggest: true,
  };
}

export function pool(): CellPool {
  return openCellPool();
}
