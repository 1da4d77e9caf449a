import type { Measured, MeasuredSeries } from '../../measured/measured.js';
import { measurements } from '../../measured/measurements.js';
import { type Json, plain } from '../../results/plain.js';
import type { Measurement } from '../../results/results.js';
import { plainNumber } from '../../text/plainNumber.js';
import { type BdfSeries, bdfText } from '../run/bdf.js';
import type { RunFile } from '../run/runFiles.js';
import { columnsCsv } from '../text/column.js';

/** How the files made of measured data are called, and whose data they are. */
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
      ? [{ name: `${options.name}.bdf.csv`, content: bdfText(fromStart(series, series.time, series.current)) }]
      : []),
    ...(series && !series.time ? [{ name: `${options.name}.curve.csv`, content: curveCsv(series, measured) }] : []),
    ...(spectrum
      ? [
          {
            name: `${options.name}.spectrum.csv`,
            content: spectrumCsv(spectrum),
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
      ...[first, ...others].map(({ cycle, value }) => `      - { cycle: ${cycle}, value: ${plainNumber(value, 7)} }`),
    ].join('\n'),
  );
  return `data:\n${blocks.join('\n')}\n`;
}

/** Time counted from the first point; capacities are those of the half cycle and are left out. */
function fromStart({ voltage, cycle, step }: MeasuredSeries, time: Float64Array, current: Float64Array): BdfSeries {
  return { time: time.map((t) => t - time[0]), voltage, current, cycle, step };
}

function spectrumCsv({ frequency, re, im }: NonNullable<Measured['spectrum']>): string {
  return columnsCsv(
    [
      { label: 'freq/Hz', unit: '', of: (i) => frequency[i] },
      { label: 'Re(Z)/Ohm', unit: '', of: (i) => re[i] },
      { label: 'Im(Z)/Ohm', unit: '', of: (i) => im[i] },
    ],
    [...frequency.keys()],
  );
}

function curveCsv({ voltage, capacity, cycle, step }: MeasuredSeries, { cycles }: Measured): string {
  const unit = { 'mAh/g': 'mAh.g-1', 'mAh/cm2': 'mAh.cm-2', mAh: 'mAh' }[cycles.capacityUnit];
  return columnsCsv(
    [
      { label: 'Cycle', unit: '', of: (i) => cycle[i] },
      { label: 'Step', unit: '', of: (i) => step[i] },
      { label: 'Capacity in half cycle', unit, of: (i) => capacity[i] },
      { label: 'Voltage', unit: 'V', of: (i) => voltage[i] },
    ],
    [...voltage.keys()],
  );
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
    ...(measured.spectra ? { spectra: measured.spectra.map(spectrumJson) } : {}),
    points: series ? series.line.length : (spectrum?.frequency.length ?? null),
    data: plain(measurements(measured, options)),
  };
}

function spectrumJson({ number, cycle, line, lastLine, spectrum }: NonNullable<Measured['spectra']>[number]): Json {
  return { number, cycle: cycle ?? null, line, lastLine, points: spectrum?.frequency.length ?? 0 };
}
