import type { Spectrum } from '../../impedance/spectrum.js';
import { type DiffusionLengthFit, type DiffusionLengthOptions, fitDiffusionLength } from '../diffusionLength.js';
import { thinned } from '../thinned.js';
import type { Circuit } from './circuit.js';
import { fitCircuit } from './circuitFit.js';
import { fitLine, type LineFit } from './lineFit.js';
import { type KramersKronigCheck, kramersKronig } from './linKK.js';
import type { RelaxationTimes } from './relaxationDistribution.js';
import { relaxationTimes } from './relaxationTimes.js';
import type { SpectrumFit } from './spectrumFit.js';

/** What to make of a spectrum; with nothing asked for, the Kramers-Kronig check and the relaxation times. */
export interface AnalysisRequest {
  readonly circuit?: Circuit;
  /** First guess of circuit parameters, by name. */
  readonly guess?: Readonly<Record<string, number>>;
  readonly line?: boolean;
  readonly relaxationTimes?: boolean;
  /** Smoothing of the relaxation times; absent: by the evidence of the spectrum. */
  readonly lambda?: number;
  readonly kramersKronig?: boolean;
  readonly diffusionLength?: DiffusionLengthOptions;
}

/** What was made of a spectrum: of each analysis what it found, absent where it was not asked for. */
export interface SpectrumAnalysis {
  /** As it was given. */
  readonly spectrum: Spectrum;
  /** Points that the analyses are about, where neighbours were averaged; absent: all. */
  readonly thinned?: number;
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

/**
 * Does what is asked for with a spectrum, in its own unit; neighbours among very many points are averaged first. What a fit cannot
 * determine is said in its remarks, with an infinite standard error.
 */
export function analyseSpectrum(given: Spectrum, request: AnalysisRequest = {}): SpectrumAnalysis {
  const spectrum = thinned(given);
  const { circuit, line, diffusionLength } = request;
  const fits = circuit !== undefined || line === true || diffusionLength !== undefined;
  const nothing = !fits && !request.relaxationTimes && !request.kramersKronig;
  const times =
    request.relaxationTimes || nothing
      ? relaxationTimes(spectrum, request.lambda === undefined ? {} : { lambda: request.lambda })
      : undefined;
  return {
    spectrum: given,
    ...(spectrum === given ? {} : { thinned: spectrum.frequency.length }),
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
    ...(times?.usable && !fits ? { suggestedCircuit: suggestedCircuit(times) } : {}),
  };
}

/** One resistor with constant phase element for each peak that counts, and an element for a tail at low frequency. */
export function suggestedCircuit({ peaks, tail }: RelaxationTimes): string {
  const all = peaks.reduce((sum, { resistance }) => sum + resistance, 0);
  const arcs = peaks.filter(({ resistance }) => resistance > LEAST_SHARE * all).slice(0, MOST_ARCS);
  const parts = arcs.map((_, i) => `p(R${i + 1},CPE${i + 1})`);
  const end = tail && (tail.exponent === 0.5 ? 'W1' : tail.exponent === 1 ? 'C1' : `CPE${arcs.length + 1}`);
  return ['R0', ...parts, ...(end ? [end] : [])].join('-');
}
