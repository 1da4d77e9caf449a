import { observe } from '../../measure/observable.js';
import { measuredQuantity } from '../../quantities/registry.js';
import type { MeasuredCurve, MeasuredSpectrum, Measurement, Results, VariantResult } from '../../results/results.js';
import { halfCycles } from '../chart/drawing/halfCycles.js';

/** What a simulation misses of measured values of one kind: simulated minus measured. */
export interface Residual {
  readonly variant: string;
  /** As it is told: "discharge capacity", "voltage, discharge of cycle 1", "impedance of cycle 50". */
  readonly label: string;
  readonly kind: 'cycles' | 'curve' | 'spectrum';
  /** Of a value of cycles. */
  readonly quantity?: string;
  readonly source: string;
  /** Of the differences: that of the quantity, points for percentages, mV for voltages, % of |Z| for impedances. */
  readonly unit: string;
  /** Cycle, capacity [mAh/g] or frequency [Hz], and the difference there; of an impedance the size of the complex one. */
  readonly points: readonly (readonly [at: number, difference: number])[];
  /** Measured values without a counterpart in the simulation. */
  readonly left: number;
}

/** Measured values of files, curves and spectra against the simulation, without a fit; empty where there are none. */
export function residuals(results: Results): readonly Residual[] {
  const { measurements, curves = [], measuredSpectra = [] } = results;
  const points = measurements.filter(({ level }) => level === 'file');
  return results.variants.flatMap((variant) => {
    const own = <T extends { readonly variant?: string }>(all: readonly T[]): readonly T[] =>
      all.filter((one) => (one.variant ?? variant.name) === variant.name);
    return [
      ...cycleResiduals(own(points), variant),
      ...own(curves).map((curve) => curveResidual(curve, variant)),
      ...own(measuredSpectra).map((spectrum) => spectrumResidual(spectrum, variant)),
    ].filter((one) => one.points.length + one.left > 0);
  });
}

/** Mean, root mean square and greatest of the differences; NaN without any. */
export function spreadOf({ points }: Residual): {
  readonly mean: number;
  readonly rms: number;
  readonly largest: number;
  readonly at: number;
} {
  let [sum, squares, largest, at] = [0, 0, 0, Number.NaN];
  for (const [place, difference] of points) {
    sum += difference;
    squares += difference ** 2;
    if (Math.abs(difference) > Math.abs(largest)) [largest, at] = [difference, place];
  }
  const n = points.length || Number.NaN;
  return { mean: sum / n, rms: Math.sqrt(squares / n), largest: points.length > 0 ? largest : Number.NaN, at };
}

function cycleResiduals(points: readonly Measurement[], variant: VariantResult): readonly Residual[] {
  const groups = new Map<string, Measurement[]>();
  for (const point of points) {
    const key = JSON.stringify([point.quantity, point.source, point.unit]);
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  return [...groups.values()].map((group): Residual => {
    const { quantity, source, unit } = group[0];
    const volts = unit === 'V' || unit === 'V vs Li';
    const differences = group.map((point): [number, number] => {
      const { value } = observe(point, variant);
      return [point.cycle ?? 1, (value - point.value) * (volts ? 1000 : 1)];
    });
    const known = differences.filter(([, difference]) => Number.isFinite(difference));
    return {
      variant: variant.name,
      label: measuredQuantity(quantity)?.words ?? quantity,
      kind: 'cycles',
      quantity,
      source,
      unit: volts ? 'mV' : unit === '%' ? 'points' : unit,
      points: known,
      left: differences.length - known.length,
    };
  });
}

function curveResidual(
  { cycle, direction, capacity, voltage, source }: MeasuredCurve,
  variant: VariantResult,
): Residual {
  const simulated = halfCycles(variant).find((half) => half.cycle === cycle && half.direction === direction);
  const differences = capacity.map((q, i): [number, number] => [
    q,
    1000 * (between(simulated?.capacity ?? [], simulated?.voltage ?? [], q) - voltage[i]),
  ]);
  const known = differences.filter(([, difference]) => Number.isFinite(difference));
  return {
    variant: variant.name,
    label: `voltage, ${direction} of cycle ${cycle}`,
    kind: 'curve',
    source,
    unit: 'mV',
    points: known,
    left: differences.length - known.length,
  };
}

function spectrumResidual({ cycle, frequency, re, im, source }: MeasuredSpectrum, variant: VariantResult): Residual {
  const simulated = variant.spectra?.find((one) => one.cycle === cycle);
  const order = [...(simulated?.frequency.keys() ?? [])].sort(
    (a, b) => (simulated?.frequency[a] ?? 0) - (simulated?.frequency[b] ?? 0),
  );
  const logs = order.map((i) => Math.log(simulated!.frequency[i]));
  const parts = (['re', 'im'] as const).map((part) => order.map((i) => simulated![part][i]));
  const differences = frequency.map((f, i): [number, number] => {
    const [real, imaginary] = parts.map((part) => between(logs, part, Math.log(f)));
    return [f, (100 * Math.hypot(real - re[i], imaginary - im[i])) / Math.hypot(re[i], im[i])];
  });
  const known = differences.filter(([, difference]) => Number.isFinite(difference));
  return {
    variant: variant.name,
    label: `impedance of cycle ${cycle}`,
    kind: 'spectrum',
    source,
    unit: '% of |Z|',
    points: known,
    left: differences.length - known.length,
  };
}

/** [relative] An end that rounding moved belongs to the range. */
const rounding = 1e-6;

/** In a straight line between rising places; NaN outside of them. */
function between(places: readonly number[], values: readonly number[], at: number): number {
  const [first, last] = [places[0], places[places.length - 1]];
  if (places.length < 2) return Number.NaN;
  const slack = rounding * Math.abs(last - first);
  if (at < first - slack || at > last + slack) return Number.NaN;
  const above = Math.max(
    1,
    Math.min(
      places.length - 1,
      places.findIndex((place) => place >= at),
    ),
  );
  const k = places[places.length - 1] < at ? places.length - 1 : above;
  const width = places[k] - places[k - 1];
  return width === 0 ? values[k] : values[k - 1] + ((values[k] - values[k - 1]) * (at - places[k - 1])) / width;
}
