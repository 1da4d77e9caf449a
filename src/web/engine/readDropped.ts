import {
  type Issue,
  type Measured,
  measuredCurves,
  measuredOf,
  measurements,
  pointsOf,
  prepare,
  readMeasured,
  readMeasuredBytes,
} from '../../index.js';
import type { DroppedFiles, MeasuredOn, ReadFile } from './messages.js';

/** [bytes] Larger files are refused before they are read. */
const LARGEST = 50e6;

/** A scenario (YAML or JSON) or a file of measurements: by its content, the name only decides what is tried first. */
export async function readDropped(name: string, files: DroppedFiles, of?: MeasuredOn): Promise<ReadFile> {
  const bytes = files[name];
  if (bytes.length > LARGEST) {
    return unknown({
      message: `${name} has ${Math.round(bytes.length / 1e6)} MB.`,
      allowed: `up to ${LARGEST / 1e6} MB`,
      hint: 'export the cycle table instead of the time series',
    });
  }
  if (bytes.length === 0) return unknown({ message: `${name} is empty.` });
  return /\.(ya?ml|json)$/i.test(name) ? readScenarioFile(name, files) : readMeasuredFile(name, bytes, of);
}

function readScenarioFile(name: string, files: DroppedFiles): ReadFile {
  const missing: string[] = [];
  const bytesOf = (file: string): Uint8Array => {
    const found = files[file] ?? files[file.split('/').pop() ?? ''];
    if (!found) missing.push(file);
    if (!found) throw new Error(`${file} was not dropped together with ${name}`);
    return found;
  };
  const textOf = (file: string): string => new TextDecoder().decode(bytesOf(file));
  const text = textOf(name);
  const format = /\.json$/i.test(name) ? 'json' : 'yaml';
  const { title, variants, issues } = prepare(text, {
    format,
    readFile: textOf,
    readMeasured: (file, options) => readMeasuredBytes(bytesOf(file), options),
  });
  // Everything else that is wrong follows from what is not there.
  const [file] = missing;
  if (file !== undefined) return { is: 'missing', file, issues: [] };
  if (variants.length === 0) return { is: 'unknown', issues };
  return {
    is: 'scenario',
    title,
    variants: variants.map(({ name, raw }) => ({ name, document: raw })),
    measurements: pointsOf(variants),
    records: {
      curves: measuredOf(variants, 'curves'),
      spectra: measuredOf(variants, 'spectra').map((one) => {
        const own = variants.find((variant) => variant.name === (one.variant ?? variant.name));
        return { ...one, area: own?.cell.area ?? Number.NaN };
      }),
    },
    issues,
  };
}

async function readMeasuredFile(name: string, bytes: Uint8Array, of: MeasuredOn | undefined): Promise<ReadFile> {
  const measured: Measured = await readMeasured(bytes, of ? { mass: of.mass } : {});
  const { kind, format, columns, findings, issues, source } = measured;
  const summary = `${kind}, ${format}, ${source.rows} rows`;
  const asksForMass = issues.some(({ path }) => path === '--mass');
  if (asksForMass && !of) return { is: 'massless', summary, issues: issues.filter(({ path }) => path !== '--mass') };
  if (kind === 'unknown' || issues.some(({ severity }) => severity === 'error')) {
    return issues.length > 0 ? { is: 'unknown', issues } : unknown({ message: `${name} was not understood.` });
  }
  const whose = { ...(of?.variant === undefined ? {} : { variant: of.variant }), source: name };
  const points = measurements(measured, whose);
  return {
    is: 'measured',
    summary,
    points,
    records: { curves: curvesIn(measured, name, whose), spectra: [] },
    used: columns
      .filter(({ used }) => used)
      .map(({ head, quantity, unit }) => `${head} → ${quantity ?? ''} ${unit}`.trim()),
    ignored: columns
      .filter(({ used }) => !used)
      .map(({ head, remark }) => (remark === '' ? head : `${head}: ${remark}`)),
    findings,
    issues:
      points.length > 0
        ? issues
        : [
            ...issues,
            {
              severity: 'warning',
              path: '',
              message: `${name} holds no capacity, efficiency, voltage or resistance per cycle that could be drawn here.`,
              hint: 'capacities must be in mAh/g: name the unit in the head of the column, e.g. "Discharge capacity / mAh/g"',
            },
          ],
  };
}

/** The voltage curves of a file, of cycles spread over it. */
function curvesIn(measured: Measured, file: string, whose: { readonly variant?: string; readonly source: string }) {
  const recorded = [...new Set(measured.series?.cycle)];
  const simulated = { name: '', mass: 0, area: 0, cycles: Infinity, recorded, withSpectrum: [] };
  return measuredCurves({ file }, measured, simulated, whose).found;
}

function unknown(issue: Omit<Issue, 'severity' | 'path'>): ReadFile {
  return { is: 'unknown', issues: [{ severity: 'error', path: '', ...issue }] };
}
