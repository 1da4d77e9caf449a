import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { openFit } from '../../src/fit/opening/openFit.js';
import type { FitProblem } from '../../src/fit/problem.js';
import type { CellPool } from '../../src/fit/runs/cellPool.js';
import { ProblemEvaluation } from '../../src/fit/runs/problemEvaluation.js';

/** One size of particles and a few fast cycles: a run takes some milliseconds. */
const cell = `title: A cell that ages fast
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

export interface Series {
  readonly quantity: string;
  readonly unit: string;
  /** Standard error, with its unit. */
  readonly error: string;
  readonly cycles: readonly number[];
}

/** A fit of that cell; what was measured is still to be filled in. */
export async function problemOf(
  series: readonly Series[],
  free: readonly string[],
  more = 'uncertainty: { profiles: none, bandRuns: 0 }\nsuggest: false',
  settings: readonly string[] = [],
): Promise<FitProblem> {
  const fit = [
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
  const files = {
    read: (file: string): string => {
      if (file === 'cell.yaml') return cell;
      throw new Error(`there is no ${file}`);
    },
    bytes: (file: string): Uint8Array => {
      throw new Error(`there is no ${file}`);
    },
  };
  const { problem, wrong } = await openFit(fit, files, settings);
  if (!problem) throw new Error(JSON.stringify(wrong));
  return problem;
}

/** What the cell does with these parameters and settings, without noise: one number a datum. */
export async function truthOf(
  problem: FitProblem,
  values: readonly number[],
  pool: CellPool,
  settings: readonly string[] = [],
): Promise<Float64Array> {
  return new ProblemEvaluation(problem, pool).at(values, problem.parameters, settings);
}

/** The same problem with data that scatter about the truth by `factor` of their standard errors. */
export function measured(problem: FitProblem, truth: ArrayLike<number>, seed: number, factor = 1): FitProblem {
  const next = normal(seed);
  return {
    ...problem,
    data: problem.data.map((datum, i) => ({ ...datum, measured: truth[i] + factor * datum.error * next() })),
  };
}

/** Standard normal numbers (Box-Muller). */
function normal(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  const uniform = (): number => (generator.next() / 2 ** 32 + 0.5) * (1 - 1e-9) + 5e-10;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
