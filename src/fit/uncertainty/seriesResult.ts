import type { FitPoint, FitSeries, Outlier } from '../../results/fit.js';
import { plainNumber } from '../../text/plainNumber.js';
import type { FitDatum, FitProblem } from '../problem.js';
import { residualOf } from '../search/residuals.js';

/** Data and fit, series by series. Data that the simulation has no counterpart of are left out of the means. */
export function seriesResults({ series, data }: FitProblem, simulated: ArrayLike<number>): readonly FitSeries[] {
  return series.map((head, s) => {
    const points = data.flatMap((datum, i) => (datum.series === s ? [pointOf(datum, simulated[i])] : []));
    const met = points.filter((point) => Number.isFinite(point.simulated));
    const fitted = met.filter(({ heldOut }) => !heldOut).map(({ residual }) => residual);
    const held = met.filter(({ heldOut }) => heldOut).map(({ residual }) => residual);
    const { label, kind, quantity, unit, source, weight, cell } = head;
    return {
      label,
      kind,
      scenario: cell.scenario,
      variant: cell.prepared.name,
      quantity,
      unit,
      source,
      weight,
      points,
      rms: rootMeanSquare(fitted),
      bias: fitted.reduce((sum, r) => sum + r, 0) / fitted.length,
      autocorrelation: autocorrelation(fitted),
      heldOutRms: rootMeanSquare(held),
    };
  });
}

function pointOf(datum: FitDatum, simulated: number): FitPoint {
  const { x, cycle, measured, error, line, heldOut } = datum;
  return {
    x,
    cycle,
    measured,
    simulated,
    error,
    residual: residualOf(datum, simulated),
    ...(line === undefined ? {} : { line }),
    heldOut,
  };
}

/** NaN of nothing. */
export function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
}

/** Least number of residuals that an autocorrelation is taken of. */
const FEWEST = 8;

/** Of neighbours in a series, outliers cut to three times the median size so that one does not hide the rest; NaN of a few. */
export function autocorrelation(residuals: readonly number[]): number {
  if (residuals.length < FEWEST) return Number.NaN;
  const limit = 3 * robustDeviation(residuals);
  const cut = residuals.map((r) => Math.min(Math.max(r, -limit), limit));
  let product = 0;
  let square = 0;
  for (let i = 0; i < cut.length; i++) {
    square += cut[i] ** 2;
    if (i > 0) product += cut[i] * cut[i - 1];
  }
  return square > 0 ? product / square : 0;
}

/** Standard deviation of residuals by their median size, which outliers do not move; NaN of nothing. */
export function robustDeviation(residuals: readonly number[]): number {
  const sizes = residuals.map(Math.abs).sort((a, b) => a - b);
  return 1.4826 * (sizes[Math.floor(sizes.length / 2)] ?? Number.NaN);
}

/** Residual, in robust standard deviations of its series, from which on a datum is called an outlier. */
const OUTLIER = 6;

/** [standard errors] Scatter that a series is taken to have at least: a datum is no outlier for a perfect neighbourhood alone. */
const LEAST_SPREAD = 0.3;

/** Data far from the fit while their neighbours are not, or lie on the other side. */
export function outliersOf(series: readonly FitSeries[]): readonly Outlier[] {
  return series.flatMap(({ label, source, unit, kind, points }) => {
    const fitted = points.filter(({ heldOut, simulated }) => !heldOut && Number.isFinite(simulated));
    if (fitted.length < FEWEST) return [];
    const spread = Math.max(robustDeviation(fitted.map(({ residual }) => residual)), LEAST_SPREAD);
    return fitted.flatMap((point, i): Outlier[] => {
      const { residual, cycle, measured, simulated, line, x } = point;
      const beside = [fitted[i - 1], fitted[i + 1]].filter((one) => one !== undefined);
      // Neither the end of a run of like residuals nor a point of it: those are for the law to explain.
      const alone = beside.every((one) => Math.sign(residual) * one.residual < (OUTLIER / 2) * spread);
      if (Math.abs(residual) < OUTLIER * spread || !alone) return [];
      const place = line === undefined ? source : `${source}, line ${line}`;
      const where = kind === 'cycles' ? `cycle ${cycle}` : `cycle ${cycle} at ${plainNumber(x, 3)}`;
      const message = `${place}: ${label} in ${where} is ${round(measured)} ${unit} where the fit has ${round(simulated)}, unlike its neighbours; it counts little.`;
      return [{ series: label, cycle, residual, file: source, ...(line === undefined ? {} : { line }), message }];
    });
  });
}

function round(value: number): string {
  return plainNumber(value, 4);
}
