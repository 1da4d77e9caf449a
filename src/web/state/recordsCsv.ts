import { csv } from '../../output.js';
import type { CellSpectrum, HalfCurve } from '../engine/messages.js';

/** What the page keeps of the run of a cell. */
export interface NamedRun {
  readonly name: string;
  readonly curves: readonly HalfCurve[];
  readonly spectra: readonly CellSpectrum[];
}

/** Voltage curves as a table: one point a row. */
export function curvesCsv(runs: readonly NamedRun[]): string {
  const rows = runs.flatMap(({ name, curves }) =>
    curves.flatMap(({ cycle, direction, capacity, voltage }) =>
      Array.from(capacity, (q, i) => [
        name,
        String(cycle),
        direction > 0 ? 'charge' : 'discharge',
        digits(q),
        digits(voltage[i] ?? Number.NaN),
      ]),
    ),
  );
  return csv([['Variant', 'Cycle', 'Direction', 'Capacity / mAh/g', 'Voltage / V'], ...rows]);
}

/** Spectra as a table: one frequency of one state a row. */
export function spectraCsv(runs: readonly NamedRun[]): string {
  const rows = runs.flatMap(({ name, spectra }) =>
    spectra.flatMap((spectrum) =>
      [
        { state: 'discharged', re: spectrum.re, im: spectrum.im },
        ...(spectrum.half ? [{ state: 'half charged', ...spectrum.half }] : []),
      ].flatMap(({ state, re, im }) =>
        Array.from(spectrum.frequency, (f, i) => [
          name,
          String(spectrum.cycle),
          state,
          digits(f),
          digits(re[i] ?? Number.NaN),
          digits(im[i] ?? Number.NaN),
        ]),
      ),
    ),
  );
  return csv([['Variant', 'Cycle', 'State', 'Frequency / Hz', 'Re Z / Ohm cm2', 'Im Z / Ohm cm2'], ...rows]);
}

/** Single precision has seven digits. */
function digits(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(7))) : '';
}
