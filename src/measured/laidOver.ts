import type { MeasuredCurve, MeasuredSpectrum, Measurement } from '../results/results.js';
import type { Issue } from '../scenario/document/issue.js';
import { nearest } from '../scenario/document/suggest.js';
import type { DataFile } from '../scenario/schema/measuredData.js';
import { issueInFitFile } from './importWords.js';
import type { Measured } from './measured.js';
import { measuredCurves } from './measuredCurves.js';
import { measurements } from './measurements.js';
import type { Simulated } from './simulated.js';
import { spectraLaidOver } from './spectraLaidOver.js';

/** What a file holds for one variant. Paths of the issues are keys of the entry, empty for the file itself. */
export interface LaidOver {
  readonly points: readonly Measurement[];
  readonly curves: readonly MeasuredCurve[];
  readonly spectra: readonly MeasuredSpectrum[];
  readonly issues: readonly Issue[];
}

/** A file of measurements beside the simulation of a variant: values of its cycles, voltage curves and spectra, without any fit. */
export function laidOver(entry: DataFile, measured: Measured, simulated: Simulated): LaidOver {
  const own = ofVariant(entry, measured, simulated.name);
  if ('issue' in own) return { points: [], curves: [], spectra: [], issues: [own.issue] };
  const whose = {
    ...(own.variant === undefined ? {} : { variant: own.variant }),
    source: entry.source ?? entry.file,
  };
  const of = own.measured;
  const said = of.issues
    .filter(({ path }) => path !== '--mass' && path !== '--spectrum')
    .map((issue) => inTheFile(issue, entry.file));
  const points = pointsLaidOver(entry, of, simulated, whose);
  const curves = measuredCurves(entry, of, simulated, whose);
  const spectra = spectraLaidOver(entry, of, simulated, whose);
  const read: Issue = {
    severity: 'note',
    path: '',
    message:
      `${entry.file} was read as ${/^[aeiou]/.test(of.kind) ? 'an' : 'a'} ${of.kind} (${of.format}, ${of.source.rows} rows). Laid over ${simulated.name}: ` +
      `${points.found.length} values of cycles, ${curves.found.length} voltage curves, ${spectra.found.length} spectra.`,
  };
  const issues = [
    read,
    ...said,
    ...massIssue(entry, of, simulated),
    ...[points, curves, spectra].flatMap(({ issues }) => issues),
  ];
  return { points: points.found, curves: curves.found, spectra: spectra.found, issues };
}

/** Own exports name their variants: then each is laid over the one of its name. */
function ofVariant(
  { variant }: DataFile,
  measured: Measured,
  name: string,
): { readonly measured: Measured; readonly variant?: string } | { readonly issue: Issue } {
  const { variants = [] } = measured;
  if (variants.length === 0) return { measured, ...(variant === undefined ? {} : { variant }) };
  const called = variants.find((one) => one.name === (variant ?? name));
  if (called) return { measured: called.measured, variant: name };
  const [only] = variants;
  if (variant !== undefined && only && variants.length === 1) return { measured: only.measured, variant };
  const known = variants.map((one) => one.name);
  const alike = nearest(variant ?? name, known);
  return {
    issue: {
      severity: variant === undefined ? 'warning' : 'error',
      path: variant === undefined ? '' : 'variant',
      message: `The file holds no variant ${variant ?? name}; it is not laid over that.`,
      allowed: known.join(', '),
      ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
    },
  };
}

interface Whose {
  readonly variant?: string;
  readonly source: string;
}

function pointsLaidOver(
  { quantities, file }: DataFile,
  measured: Measured,
  { cycles }: Simulated,
  whose: Whose,
): { readonly found: readonly Measurement[]; readonly issues: readonly Issue[] } {
  const all = measurements(measured, whose).map((point): Measurement => ({ ...point, level: 'file' }));
  const there = [...new Set(all.map(({ quantity }) => quantity))];
  const issues = (quantities ?? []).flatMap((quantity, i): Issue[] => {
    if (there.includes(quantity)) return [];
    const alike = nearest(quantity, there);
    return [
      {
        severity: 'error',
        path: `quantities[${i}]`,
        message: `${file} does not hold this quantity.`,
        got: quantity,
        allowed: there.join(', ') || 'nothing',
        ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
      },
    ];
  });
  const wanted = all.filter(({ quantity }) => quantities?.includes(quantity) ?? true);
  const found = wanted.filter(({ cycle = 1 }) => cycle <= cycles);
  const last = wanted.reduce((most, { cycle = 1 }) => Math.max(most, cycle), 0);
  if (last > cycles) {
    issues.push({
      severity: 'warning',
      path: '',
      message: `The file goes on to cycle ${last}, the programme to ${cycles}: later values are left out.`,
    });
  }
  return { found, issues };
}

/** A file without capacities per gram, where these are wanted. */
function massIssue({ quantities, file }: DataFile, measured: Measured, { mass, name }: Simulated): readonly Issue[] {
  const asked = measured.issues.find(({ path }) => path === '--mass');
  if (!asked || measured.cycles.capacityUnit === 'mAh/g') return [];
  if (quantities?.every((quantity) => !/capacity$/i.test(quantity))) return [];
  const area = /area/.test(asked.hint ?? '') ? ", area: '0.785 cm2'" : '';
  const { line: _, ...issue } = issueInFitFile(asked);
  return [
    {
      ...issue,
      severity: 'error',
      path: 'file',
      got: file,
      hint: `mass: ${Number(mass.toPrecision(4))} mg${area} if it is the mass that ${name} has in the scenario`,
    },
  ];
}

/** Where it stands in the file of measurements, in the words of a scenario. */
function inTheFile(issue: Issue, file: string): Issue {
  const { path: _, ...told } = issueInFitFile(issue);
  return { ...told, path: '', file };
}
