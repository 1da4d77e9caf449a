import { type Preparation, prepare } from '../../src/prepare.js';
import type { Results, VariantResult } from '../../src/results/results.js';
import { simulate } from '../../src/simulate.js';

interface Raw {
  readonly [key: string]: unknown;
}

/** What a test changes of the half cell below. */
export interface ScenarioChanges {
  readonly cell?: Raw;
  readonly cathode?: Raw;
  readonly numerics?: Raw;
  readonly x?: number;
  readonly stop?: Raw;
  readonly profiles?: Raw;
  /** Further keys of the scenario. */
  readonly top?: Raw;
  readonly protocol: readonly unknown[];
}

/** A half cell with single-ion electrolyte as a scenario file; JSON is YAML. */
export function rawScenario({
  cell = {},
  cathode = {},
  numerics = {},
  x = 0.27,
  stop,
  profiles,
  top,
  protocol,
}: ScenarioChanges): string {
  return JSON.stringify({
    title: 'half cell',
    cell: {
      raw: {
        temperature: '298.15 K',
        area: '100 cm2',
        separator: { thickness: '20 um', ionicConductivity: '0.1 S/m' },
        cathode: {
          thickness: '60 um',
          activeVolumeFraction: 0.55,
          ionicConductivity: '0.020706279240848655 S/m',
          electronicConductivity: '10 S/m',
          maximumConcentration: '63104 mol/m3',
          openCircuitVoltage: 'chen2020-nmc811',
          diffusivity: '4e-15 m2/s',
          exchangeCurrentDensity: '3.4123455 A/m2',
          particles: [{ radius: '3 um' }],
          ...cathode,
        },
        anode: { type: 'ideal' },
        ...cell,
      },
      initial: { x },
    },
    numerics,
    ...(stop ? { stop } : {}),
    ...(profiles ? { profiles } : {}),
    ...top,
    protocol,
  });
}

/** The prepared scenario; throws when there is anything wrong with it. */
export function prepared(text: string): Preparation {
  const preparation = prepare(text);
  const errors = preparation.issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return preparation;
}

export function run(changes: ScenarioChanges): VariantResult {
  const results: Results = simulate(prepared(rawScenario(changes)), { series: true });
  return results.variants[0];
}

/** Value of a recorded column at time t, by a straight line between its neighbours. */
export function at(time: Float64Array, values: Float64Array, t: number): number {
  let low = 0;
  let high = time.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (time[middle] <= t) low = middle;
    else high = middle;
  }
  const share = (t - time[low]) / (time[high] - time[low]);
  return values[low] + share * (values[high] - values[low]);
}
