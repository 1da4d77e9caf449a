import type { Spectrum } from '../../impedance/spectrum.js';
import type { Measured } from '../../measured/measured.js';
import { plainNumber } from '../../text/plainNumber.js';
import type { MeasuredFileEntry } from '../opening/fitFile.js';
import { plannedSpectra } from '../opening/programmePlan.js';
import type { FitCell } from '../runs/fitCell.js';
import { cycleHeldOut } from './cycleUse.js';
import { type DataContext, errorOf } from './dataContext.js';
import type { DataSeries, SeriesPoint } from './dataSeries.js';
import { standardErrors } from './standardError.js';

type SpectrumEntry = MeasuredFileEntry & { readonly spectrum: NonNullable<MeasuredFileEntry['spectrum']> };

/** Rounding of frequencies that were printed. */
const ROUNDING = 1e-6;

/** Of a file with several spectra that counts cycles, the one of the cycle; otherwise its only or first one. */
function spectrumOfCycle(
  { spectrum, spectra = [], timesArea }: Measured,
  cycle: number,
): { readonly spectrum?: Spectrum; readonly timesArea?: true } {
  if (spectra.some((one) => one.cycle !== undefined)) return spectra.find((one) => one.cycle === cycle) ?? {};
  return { ...(spectrum ? { spectrum } : {}), ...(timesArea ? { timesArea } : {}) };
}

/** A measured spectrum as two series, of real and imaginary parts. The error of both is a share of |Z|. */
export function spectrumSeries(
  entry: SpectrumEntry,
  measured: Measured,
  cell: FitCell,
  context: DataContext,
): readonly DataSeries[] {
  const { file, spectrum: asked, weight = 1, holdOut } = entry;
  const { cycle, from = 0, to = Infinity } = asked;
  const { name, programme } = cell.prepared;
  const { spectrum, timesArea } = spectrumOfCycle(measured, cycle);
  if (!spectrum) {
    const cycles = [...new Set(measured.spectra?.map((one) => one.cycle))];
    if (measured.spectrum)
      context.refuse('spectrum.cycle', `${file} holds no spectrum of cycle ${cycle}.`, {
        got: String(cycle),
        allowed: `cycle ${cycles.slice(0, 12).join(', ')}`,
        hint: 'shift: 1 adds one to the cycles of the file',
      });
    else context.refuse('spectrum', `${file} holds no impedance spectrum.`, { got: measured.kind });
    return [];
  }
  const planned = plannedSpectra(programme);
  const own = planned.filter((one) => one.cycle === cycle);
  if (own.length === 0) {
    const cycles = [...new Set(planned.map((one) => one.cycle))];
    context.refuse('spectrum.cycle', `The protocol of ${name} takes no spectrum in cycle ${cycle}.`, {
      got: String(cycle),
      ...(cycles.length > 0
        ? { allowed: `cycle ${cycles.slice(0, 12).join(', ')}` }
        : { hint: 'add a step "EIS from 1 MHz to 10 mHz" to the protocol of the scenario' }),
    });
    return [];
  }
  if (own.length > 1 && asked.voltage === undefined) {
    const message = `Cycle ${cycle} of ${name} has ${own.length} spectra; the first is compared with ${file}.`;
    context.notes.note(context.file, `${message} Another one is chosen with voltage: in the entry.`);
  }
  const lowest = Math.min(...own.map((one) => one.lowest)) * (1 - ROUNDING);
  const highest = Math.max(...own.map((one) => one.highest)) * (1 + ROUNDING);
  // Impedances of a square centimetre become those of the cell.
  const area = entry.area ?? cell.prepared.cell.area;
  const scale = timesArea ? 1e-4 / area : 1;
  if (timesArea)
    context.notes.note(
      file,
      `Its impedances in Ohm cm2 were divided by the area of the cell, ${short(1e4 * area)} cm2.`,
    );
  const rows = Array.from(spectrum.frequency, (frequency, i) => {
    return { frequency, re: scale * (spectrum.re[i] ?? Number.NaN), im: scale * (spectrum.im[i] ?? Number.NaN) };
  });
  const wanted = rows.filter(({ frequency: f }) => f >= from * (1 - ROUNDING) && f <= to * (1 + ROUNDING));
  const used = wanted.filter(({ frequency }) => frequency >= lowest && frequency <= highest);
  if (used.length === 0) {
    const [low, high] = [Math.min(...spectrum.frequency), Math.max(...spectrum.frequency)];
    context.refuse('spectrum', `None of the frequencies of ${file} is simulated.`, {
      got: `${short(low)} to ${short(high)} Hz`,
      allowed: `${short(Math.max(lowest, from))} to ${short(Math.min(highest, to))} Hz`,
    });
    return [];
  }
  if (used.length < wanted.length) {
    const range = `${short(lowest)} to ${short(highest)} Hz`;
    context.notes.note(file, `${wanted.length - used.length} frequencies are left out: ${range} are simulated.`);
  }
  const label = `${name}: spectrum of cycle ${cycle}`;
  const key = asked.error === undefined ? 'error' : 'spectrum.error';
  const { law, assumed } = errorOf(asked.error ?? entry.error, 'impedance', 'Ohm', label, context, key);
  const size = used.map(({ re, im }) => Math.hypot(re, im));
  // A share of |Z| at each frequency, however small that is.
  const errors = 'relative' in law ? size.map((z) => law.relative * z) : standardErrors(law, size);
  const heldOut = cycleHeldOut(holdOut)(cycle);
  const near = asked.voltage === undefined ? {} : { voltage: asked.voltage };
  context.notes.note(file, `${label}: ${used.length} frequencies.`);
  return (['re', 'im'] as const).map((part): DataSeries => {
    const quantity = part === 're' ? 'realImpedance' : 'imaginaryImpedance';
    const points = used.map((row, k): SeriesPoint => {
      const { frequency } = row;
      return {
        observation: { kind: 'spectrum', cycle, frequency, part, ...near },
        x: frequency,
        cycle,
        measured: row[part],
        error: errors[k] ?? Number.NaN,
        heldOut,
      };
    });
    const words = `${label}, ${part === 're' ? 'real' : 'imaginary'} part`;
    const head = { label: words, kind: 'spectrum', quantity, unit: 'Ohm', source: file, weight, cell } as const;
    return { head: { ...head, ...(assumed === undefined ? {} : { assumedError: assumed }) }, points };
  });
}

function short(value: number): string {
  return plainNumber(value, 4);
}
