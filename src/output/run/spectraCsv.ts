import type { AnalysedCycle, AnalysedSpectrum, Results } from '../../results/results.js';
import { csv, field } from '../text/csv.js';

/** Every spectrum of a run, one row per frequency, in the columns that `analyse` reads; undefined without any. */
export function spectraCsv(results: Results): string | undefined {
  const rows = results.variants.flatMap(({ name, spectra = [] }) =>
    spectra.flatMap(({ cycle, step, time, frequency, re, im, potential, content }) =>
      Array.from(frequency, (f, i) => [
        name,
        ...[cycle, step, time, potential, content, f, re[i], im[i]].map((value) => field(value)),
      ]),
    ),
  );
  if (rows.length === 0) return undefined;
  const heads = ['Variant', 'Cycle', 'Step', 'Time / s', 'Cathode potential vs Li / V', 'Lithium content'];
  return csv([[...heads, 'freq / Hz', 'Re(Z) / Ohm', 'Im(Z) / Ohm'], ...rows]);
}

/** The lab's reading of every cycle beside the inside of the simulation; undefined without any. */
export function analysedCsv(results: Results): string | undefined {
  const rows = results.variants.flatMap(({ name, analysed = [] }) =>
    analysed.flatMap((cycle) =>
      (cycle.spectra.length > 0 ? cycle.spectra : [undefined]).map((spectrum) => [
        name,
        ...columns.map(({ of }) => field(of(cycle, spectrum))),
      ]),
    ),
  );
  return rows.length === 0 ? undefined : csv([['Variant', ...columns.map(({ head }) => head)], ...rows]);
}

/** Pulses of titrations; undefined without any. */
export function gittCsv(results: Results): string | undefined {
  const rows = results.variants.flatMap(({ name, gitt = [] }) =>
    gitt.map((pulse) => [
      name,
      pulse.direction,
      ...[
        pulse.cycle,
        pulse.time,
        pulse.potential,
        pulse.content,
        pulse.polarisation,
        pulse.jump,
        pulse.diffusivity,
        pulse.fourier,
        pulse.diffusivityInside,
      ].map((value) => field(value)),
    ]),
  );
  if (rows.length === 0) return undefined;
  const heads = ['Variant', 'Direction', 'Cycle', 'Time / s', 'Relaxed potential vs Li / V', 'Lithium content'];
  const read = ['Polarisation / V', 'Jump / V', 'Apparent D / m2.s-1', 'Fourier number', 'D of the material / m2.s-1'];
  return csv([[...heads, ...read], ...rows]);
}

interface Column {
  readonly head: string;
  readonly of: (cycle: AnalysedCycle, spectrum: AnalysedSpectrum | undefined) => number;
}

function fitted(
  head: string,
  unit: string,
  key:
    | 'cathodeResistance'
    | 'geometricMean'
    | 'ionResistance'
    | 'chargeTransfer'
    | 'interfaceResistance'
    | 'diffusionLength',
): Column[] {
  return [
    { head: `${head} / ${unit}`, of: (_, spectrum) => spectrum?.[key].value ?? Number.NaN },
    { head: `${head}, standard error / ${unit}`, of: (_, spectrum) => spectrum?.[key].error ?? Number.NaN },
  ];
}

const columns: readonly Column[] = [
  { head: 'Cycle', of: ({ cycle }) => cycle },
  { head: 'Lithium content by potential', of: (_, spectrum) => spectrum?.content ?? Number.NaN },
  ...fitted('R_cathode by line fit', 'Ohm cm2', 'cathodeResistance'),
  ...fitted('sqrt(R_ion R_ct)', 'Ohm cm2', 'geometricMean'),
  ...fitted('R_ion', 'Ohm cm2', 'ionResistance'),
  ...fitted('R_ct', 'Ohm cm2', 'chargeTransfer'),
  ...fitted('Interface arc', 'Ohm cm2', 'interfaceResistance'),
  ...fitted('L_diff', 'um', 'diffusionLength'),
  { head: 'Active mass', of: ({ activeMass }) => activeMass },
  { head: 'Time to 1 % of the charging current / s', of: ({ holdTime }) => holdTime },
  { head: 'Inside: interface resistance / Ohm cm2', of: (_, s) => s?.inside.interfaceResistance ?? Number.NaN },
  { head: 'Inside: diffusion length / um', of: (cycle, s) => s?.inside.diffusionLength ?? cycle.diffusionLength },
  { head: 'Inside: connected fraction', of: ({ connected }) => connected },
];
