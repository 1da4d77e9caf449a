import type { FitResult } from '../results/fit.js';
import { csv, field } from './csv.js';
import { bestInterval } from './fitValueText.js';

/** One row per fitted number. An end of an interval that the data do not close is empty. */
export function parametersCsv({ parameters }: FitResult): string {
  const heads = ['Parameter', 'Unit', 'Value', 'Standard error', 'Interval low', 'Interval high', 'Interval by'];
  const more = ['Linear low', 'Linear high', 'Lower bound', 'Upper bound', 'At bound', 'Determination'];
  return csv([
    [...heads, ...more],
    ...parameters.map((parameter) => {
      const { interval, by } = bestInterval(parameter);
      const linear = parameter.interval;
      return [
        parameter.path,
        parameter.unit,
        field(parameter.value),
        field(parameter.error),
        field(interval.low ?? Number.NaN),
        field(interval.high ?? Number.NaN),
        by,
        field(linear.low ?? Number.NaN),
        field(linear.high ?? Number.NaN),
        field(parameter.lower),
        field(parameter.upper),
        parameter.atBound ?? '',
        parameter.determination,
      ];
    }),
  ]);
}

/** One row per datum: what was measured and simulated, and the difference in standard errors. */
export function residualsCsv({ series }: FitResult): string {
  const heads = ['Series', 'Kind', 'Scenario', 'Variant', 'Quantity', 'Unit', 'X', 'Cycle'];
  const values = [
    'Measured',
    'Standard error',
    'Simulated',
    'Residual / standard errors',
    'Held out',
    'Source',
    'Line',
  ];
  return csv([
    [...heads, ...values],
    ...series.flatMap(({ label, kind, scenario, variant, quantity, unit, source, points }) =>
      points.map((point) => [
        label,
        kind,
        scenario,
        variant,
        quantity,
        unit,
        field(point.x),
        field(point.cycle),
        field(point.measured),
        field(point.error),
        field(point.simulated),
        field(point.residual),
        point.heldOut ? 'yes' : 'no',
        source,
        point.line === undefined ? '' : String(point.line),
      ]),
    ),
  ]);
}

/** One row per cycle of every predicted quantity. */
export function bandsCsv({ bands }: FitResult): string {
  const heads = [
    'Scenario',
    'Variant',
    'Quantity',
    'Unit',
    'Cycle',
    'Best',
    'Low',
    'High',
    'Next datum low',
    'Next datum high',
  ];
  return csv([
    heads,
    ...bands.flatMap(({ scenario, variant, quantity, unit, cycle, best, low, high, dataLow, dataHigh }) =>
      cycle.map((number, i) => [
        scenario,
        variant,
        quantity,
        unit,
        ...[number, best[i], low[i], high[i], dataLow[i], dataHigh[i]].map(field),
      ]),
    ),
  ]);
}
