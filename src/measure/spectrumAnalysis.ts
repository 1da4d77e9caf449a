import type { Spectrum } from '../impedance/spectrum.js';
import type { Circuit } from './circuit.js';
import { fitCircuit } from './circuitFit.js';
import { type DiffusionLengthFit, type DiffusionLengthOptions, fitDiffusionLength } from './diffusionLength.js';
import { fitLine, type LineFit } from './lineFit.js';
import { type KramersKronigCheck, kramersKronig } from './linKK.js';
import { type RelaxationTimes, relaxationTimes } from './relaxationTimes.js';
import type { SpectrumFit } from './spectrumFit.js';

/** What to make of a spectrum; with nothing asked for, the Kramers-Kronig check and the relaxation times. */
export interface AnalysisRequest {
  readonly circuit?: Circuit;
  /** First guess of circuit parameters, by name. */
  readonly guess?: Readonly<Record<string, number>>;
  readonly line?: boolean;
  readonly relaxationTimes?: boolean;
  /** Smoothing of the relaxation times; absent: by cross-validation. */
  readonly lambda?: number;
  readonly kramersKronig?: boolean;
  readonly diffusionLength?: DiffusionLengthOptions;
}

export interface SpectrumAnalysis {
  readonly spectrum: Spectrum;
  readonly kramersKronig?: KramersKronigCheck;
  readonly relaxationTimes?: RelaxationTimes;
  readonly line?: LineFit;
  readonly circuit?: SpectrumFit & { readonly text: string };
  readonly diffusionLength?: DiffusionLengthFit;
  /** A circuit that the relaxation times speak for, where none was asked for. */
  readonly suggestedCircuit?: string;
}

/** Peaks with a smaller share of the polarisation are not worth an element of a first circuit. */
const LEAST_SHARE = 0.08;
/** More arcs than this are not told apart by a fit without guesses. */
const MOST_ARCS = 3;
/** Phase [rad] below which the low end of a spectrum is a tail, not the foot of an arc. */
const TAIL = -0.25;

export function analyseSpectrum(spectrum: Spectrum, request: AnalysisRequest = {}): SpectrumAnalysis {
  const { circuit, line, diffusionLength } = request;
  const fits = circuit !== undefined || line === true || diffusionLength !== undefined;
  const nothing = !fits && !request.relaxationTimes && !request.kramersKronig;
  const times =
    request.relaxationTimes || nothing
      ? relaxationTimes(spectrum, request.lambda === undefined ? {} : { lambda: request.lambda })
      : undefined;
  return {
    spectrum,
    ...(request.kramersKronig || nothing ? { kramersKronig: kramersKronig(spectrum) } : {}),
    ...(times ? { relaxationTimes: times } : {}),
    ...(line ? { line: fitLine(spectrum) } : {}),
    ...(circuit
      ? {
          circuit: {
            ...fitCircuit(spectrum, circuit, request.guess ? { guess: request.guess } : {}),
            text: circuit.text,
          },
        }
      : {}),
    ...(diffusionLength ? { diffusionLength: fitDiffusionLength(spectrum, diffusionLength) } : {}),
    ...(times && !fits ? { suggestedCircuit: suggestedCircuit(spectrum, times) } : {}),
  };
}

/** One resistor with constant phase element for each peak that counts, and a Warburg element for a tail at low frequency. */
export function suggestedCircuit({ frequency, re, im }: Spectrum, { peaks }: RelaxationTimes): string {
  const last = frequency.indexOf(Math.min(...frequency));
  const tail = Math.atan2(im[last], re[last]) < TAIL;
  const slowest = 1 / (2 * Math.PI * frequency[last]);
  // What relaxes more slowly than the spectrum lasts is its tail.
  const inside = peaks.filter(({ tau }) => !tail || tau < 0.3 * slowest);
  const all = inside.reduce((sum, { resistance }) => sum + resistance, 0);
  const arcs = inside.filter(({ resistance }) => resistance > LEAST_SHARE * all).slice(0, MOST_ARCS);
  const parts = arcs.map((_, i) => `p(R${i + 1},CPE${i + 1})`);
  return ['R0', ...parts, ...(tail || arcs.length === 0 ? ['W1'] : [])].join('-');
}
