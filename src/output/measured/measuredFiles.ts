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
  const { variant, name } = options;
  // Of an own export everything is written, each variant under its own name.
  const parts = (variant === undefined && measured.variants) || [{ name: '', measured }];
  return [
    ...(points.length > 0 ? [{ name: `${name}.yaml`, content: dataYaml(points) }] : []),
    ...parts.flatMap((one) =>
      recordFiles(one.measured, parts.length > 1 ? `${name}-${one.name.replace(/[^\p{L}\p{N}._-]+/gu, '_')}` : name),
    ),
  ];
}

/** Time series, curve and spectra, as far as there are any. */
function recordFiles(measured: Measured, name: string): readonly RunFile[] {
  const { series, spectrum, spectra, timesArea } = measured;
  const unit = timesArea ? 'Ohm cm2' : 'Ohm';
  return [
    ...(series?.time && series.current && series.currentUnit === 'A'
      ? [{ name: `${name}.bdf.csv`, content: bdfText(fromStart(series, series.time, series.current)) }]
      : []),
    ...(series && !series.time ? [{ name: `${name}.curve.csv`, content: curveCsv(series, measured) }] : []),
    ...(spectrum
      ? [
          {
            name: `${name}.spectrum.csv`,
            content: spectra ? spectraCsv(spectra, unit) : spectrumCsv(spectrum, unit),
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

function spectrumCsv({ frequency, re, im }: NonNullable<Measured['spectrum']>, unit: string): string {
  return columnsCsv(
    [
      { label: 'freq/Hz', unit: '', of: (i) => frequency[i] },
      { label: `Re(Z)/${unit}`, unit: '', of: (i) => re[i] },
      { label: `Im(Z)/${unit}`, unit: '', of: (i) => im[i] },
    ],
    [...frequency.keys()],
  );
}

/** All spectra of a file one after the other; a cycle is told where the file tells it of each. */
function spectraCsv(spectra: NonNullable<Measured['spectra']>, unit: string): string {
  const rows = spectra.flatMap(({ number, cycle, spectrum }) =>
    Array.from(spectrum?.frequency ?? [], (_, i) => ({ number, cycle, spectrum: spectrum!, i })),
  );
  const counted = spectra.every(({ cycle }) => cycle !== undefined);
  return columnsCsv(
    [
      { label: 'Spectrum', unit: '', of: ({ number }) => number },
      ...(counted
        ? [{ label: 'Cycle', unit: '', of: ({ cycle }: { readonly cycle: number | undefined }) => cycle }]
        : []),
      { label: 'freq/Hz', unit: '', of: ({ spectrum, i }) => spectrum.frequency[i] },
      { label: `Re(Z)/${unit}`, unit: '', of: ({ spectrum, i }) => spectrum.re[i] },
      { label: `Im(Z)/${unit}`, unit: '', of: ({ spectrum, i }) => spectrum.im[i] },
    ],
    rows,
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
  const { kind, format, source, columns, findings, issues, cycles, series, spectrum, variants } = measured;
  return {
    kind,
    format,
    source: plain(source),
    columns: plain(columns),
    findings: plain(findings),
    issues: plain(issues),
    cycles: plain(cycles),
    ...(measured.spectra ? { spectra: measured.spectra.map(spectrumJson) } : {}),
    ...(spectrum ? { spectrum: plain(spectrum) } : {}),
    ...(variants ? { variants: variants.map(variantJson) } : {}),
    points: series ? series.line.length : (spectrum?.frequency.length ?? null),
    data: plain(measurements(measured, options)),
  };
}

function spectrumJson({ number, cycle, line, lastLine, spectrum }: NonNullable<Measured['spectra']>[number]): Json {
  const points = spectrum?.frequency.length ?? 0;
  return { number, cycle: cycle ?? null, line, lastLine, points, ...(spectrum ? { spectrum: plain(spectrum) } : {}) };
}

function variantJson({ name, measured: { kind, cycles, spectra } }: NonNullable<Measured['variants']>[number]): Json {
  return { variant: name, kind, cycles: plain(cycles), ...(spectra ? { spectra: spectra.map(spectrumJson) } : {}) };
}
