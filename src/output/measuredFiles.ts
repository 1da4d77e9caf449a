import type { Measured, MeasuredSeries } from '../measured/measured.js';
import { measurements } from '../measured/measurements.js';
import type { Measurement } from '../results/results.js';
import { csv, field } from './csv.js';
import { type Json, plain } from './json.js';
import type { RunFile } from './runFiles.js';

export interface MeasuredFileOptions {
  /** Name of the files, without ending. */
  readonly name: string;
  /** Variant that was measured. */
  readonly variant?: string;
  /** Where the data come from. */
  readonly source: string;
}

/** The data in the forms of this program: points for a scenario (`<name>.yaml`), time series (BDF), spectra (CSV). */
export function measuredFiles(measured: Measured, options: MeasuredFileOptions): readonly RunFile[] {
  const points = measurements(measured, options);
  const { series, spectrum } = measured;
  return [
    ...(points.length > 0 ? [{ name: `${options.name}.yaml`, content: dataYaml(points) }] : []),
    ...(series?.time && series.current && series.currentUnit === 'A'
      ? [{ name: `${options.name}.bdf.csv`, content: seriesBdf(series) }]
      : []),
    ...(series && !series.time ? [{ name: `${options.name}.curve.csv`, content: curveCsv(measured) }] : []),
    ...(spectrum
      ? [
          {
            name: `${options.name}.spectrum.csv`,
            content: csv([
              ['freq/Hz', 'Re(Z)/Ohm', 'Im(Z)/Ohm'],
              ...Array.from(spectrum.frequency, (f, i) => [f, spectrum.re[i], spectrum.im[i]].map(field)),
            ]),
          },
        ]
      : []),
  ];
}

/** The `data` block of a scenario, one entry per quantity. */
export function dataYaml(points: readonly Measurement[]): string {
  const groups = new Map<string, Measurement[]>();
  for (const point of points) {
    const key = JSON.stringify([point.variant, point.quantity, point.unit, point.source]);
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  const blocks = [...groups.values()].map(([first, ...others]) =>
    [
      `  - quantity: ${first.quantity}`,
      ...(first.variant === undefined ? [] : [`    variant: ${JSON.stringify(first.variant)}`]),
      `    unit: ${JSON.stringify(first.unit)}`,
      `    source: ${JSON.stringify(first.source)}`,
      '    points:',
      ...[first, ...others].map(
        ({ cycle, value }) => `      - { cycle: ${cycle}, value: ${Number(value.toPrecision(7))} }`,
      ),
    ].join('\n'),
  );
  return `data:\n${blocks.join('\n')}\n`;
}

/** A measured series in the Battery Data Format; capacities are those of the half cycle and are left out. */
function seriesBdf({ time, voltage, current, cycle, step }: MeasuredSeries): string {
  const rows: string[][] = [['Test Time / s', 'Voltage / V', 'Current / A', 'Cycle Count / 1', 'Step Count / 1']];
  let stepCount = 0;
  for (let i = 0; i < voltage.length; i++) {
    if (i === 0 || step[i] !== step[i - 1] || cycle[i] !== cycle[i - 1]) stepCount++;
    rows.push([time![i] - time![0], voltage[i], current![i], cycle[i], stepCount].map(field));
  }
  return csv(rows);
}

function curveCsv({ series, cycles }: Measured): string {
  const { voltage, capacity, cycle, step } = series!;
  const unit = { 'mAh/g': 'mAh.g-1', 'mAh/cm2': 'mAh.cm-2', mAh: 'mAh' }[cycles.capacityUnit];
  return csv([
    ['Cycle', 'Step', `Capacity in half cycle / ${unit}`, 'Voltage / V'],
    ...Array.from(voltage, (v, i) => [cycle[i], step[i], capacity[i], v].map(field)),
  ]);
}

/** The object that `import --json` prints: everything of the report, the cycle table, and the points for a scenario. */
export function measuredJson(measured: Measured, options: Omit<MeasuredFileOptions, 'name'>): Json {
  const { kind, format, source, columns, findings, issues, cycles, series, spectrum } = measured;
  return {
    kind,
    format,
    source: plain(source),
    columns: plain(columns),
    findings: plain(findings),
    issues: plain(issues),
    cycles: plain(cycles),
    points: series ? series.line.length : (spectrum?.frequency.length ?? null),
    data: plain(measurements(measured, options)),
  };
}
