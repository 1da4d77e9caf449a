import type { Cell } from '../../cell/cell.js';
import type { Spectrum } from '../../impedance/spectrum.js';
import type { AnalysedSpectrum, FittedNumber, SpectrumRecord } from '../../results/results.js';
import { contentAt } from '../activeMass.js';
import { type DiffusionLengthFit, fitDiffusionLength } from '../diffusionLength.js';
import { parseCircuit } from './circuit.js';
import { fitCircuit } from './circuitFit.js';
import { fitLine, type LineFit } from './lineFit.js';
import type { SpectrumFit } from './spectrumFit.js';

/** [Hz] Below it the tail of diffusion begins, which an equivalent circuit with a Warburg element does not follow for long. */
const ARCS_FROM = 0.03;
/** [Hz] Arcs that peak above are the grain boundaries of the separator. */
const INTERFACE_BELOW = 1e5;
/** [Hz] Below it rails and double layers are done and diffusion is left. */
const DIFFUSION_BELOW = 10;
/** [Hz] A spectrum that ends above shows the beginning of diffusion only, and no length. */
const DIFFUSION_DOWN_TO = 2e-3;
/** A fit from the neighbour's values counts while it follows its spectrum nearly as well, or well in any case. */
const AS_GOOD = 1.3;
const GOOD = 0.005;

const circuit = parseCircuit('R0-p(R1,CPE1)-p(R2,CPE2)-W1').circuit!;

/** The three fits of one spectrum; those of the next, similar one begin where these ended. */
export interface SpectrumFits {
  readonly line: LineFit;
  readonly arcs: SpectrumFit;
  /** Absent where the spectrum ends too early. */
  readonly diffusion?: DiffusionLengthFit;
}

/** What a lab would read from a spectrum of a simulated cell, and the fits behind it. */
export function analysedSpectrum(
  cell: Cell,
  record: SpectrumRecord,
  before?: SpectrumFits,
): { readonly reading: AnalysedSpectrum; readonly fits: SpectrumFits } {
  const diffusion = diffusionOf(cell, record, before?.diffusion);
  const fits = {
    // Always from all starts: R_ion has several valleys as soon as R_ct is far above it.
    line: fitLine(record),
    arcs: arcsOf(record, before?.arcs),
    ...(diffusion ? { diffusion } : {}),
  };
  const { line, arcs } = fits;
  const { R_ion, R_ct } = line.parameters;
  const reading = {
    step: record.step,
    content: contentOf(cell, record),
    cathodeResistance: perArea(line.cathode, cell),
    geometricMean: perArea(line.geometricMean, cell),
    ionResistance: perArea(R_ion, cell),
    chargeTransfer: perArea(R_ct, cell),
    interfaceResistance: perArea(interfaceArc(arcs), cell),
    diffusionLength: inMicrometres(diffusion?.length),
    deviation: line.deviation,
    inside: record.inside,
  };
  return { reading, fits };
}

/** [Ohm cm2] Low-frequency resistance of the composite by the transmission-line fit alone. */
export function cathodeResistanceOf(cell: Cell, record: SpectrumRecord): FittedNumber {
  return perArea(fitLine(record).cathode, cell);
}

/** [Ohm cm2] sqrt(R_ion R_ct) of the same fit. */
export function geometricMeanOf(cell: Cell, record: SpectrumRecord): FittedNumber {
  return perArea(fitLine(record).geometricMean, cell);
}

/** [Ohm cm2] Arcs of the cathode's interface in an equivalent circuit, alone. */
export function interfaceResistanceOf(cell: Cell, record: SpectrumRecord): FittedNumber {
  return perArea(interfaceArc(arcsOf(record)), cell);
}

/** [um] Median diffusion length over the surface, alone; NaN where the spectrum ends too early. */
export function diffusionLengthOf(cell: Cell, record: SpectrumRecord): FittedNumber {
  return inMicrometres(diffusionOf(cell, record)?.length);
}

/** Lithium content that the potential without current stands for. */
function contentOf({ cathode }: Cell, { potential }: SpectrumRecord): number {
  return contentAt(cathode.openCircuitVoltage.at, potential);
}

function arcsOf(record: SpectrumRecord, before?: SpectrumFit): SpectrumFit {
  const part = above(record, ARCS_FROM);
  return fromNeighbour(before, (guess) => fitCircuit(part, circuit, guess ? { guess } : {}));
}

function diffusionOf(cell: Cell, record: SpectrumRecord, before?: DiffusionLengthFit): DiffusionLengthFit | undefined {
  if (Math.min(...record.frequency) > DIFFUSION_DOWN_TO) return undefined;
  const diffusivity = cell.cathode.diffusivity.at(contentOf(cell, record));
  const spread = spreadOf(cell);
  return fromNeighbour(before, (guess) =>
    fitDiffusionLength(record, { diffusivity, spread, below: DIFFUSION_BELOW, ...(guess ? { guess } : {}) }),
  );
}

/** Begins where the fit of the spectrum before ended, as one does with a series; anew where that does not follow. */
function fromNeighbour<F extends SpectrumFit>(
  before: F | undefined,
  fitFrom: (guess?: Record<string, number>) => F,
): F {
  if (before?.atMinimum) {
    const values = Object.entries(before.parameters).map(([name, { value }]) => [name, value] as const);
    const near = fitFrom(Object.fromEntries(values));
    if (near.atMinimum && near.deviation < Math.max(AS_GOOD * before.deviation, GOOD)) return near;
  }
  return fitFrom();
}

/** The arcs that peak below the grain boundaries, at (R Q)^(-1/a)/(2 pi), together. */
function interfaceArc({ parameters: p }: SpectrumFit): FittedNumber {
  let value = 0;
  let variance = 0;
  for (const k of [1, 2]) {
    const R = p[`R${k}`];
    const peak = (R.value * p[`CPE${k}_0`].value) ** (-1 / p[`CPE${k}_1`].value) / (2 * Math.PI);
    if (!(peak < INTERFACE_BELOW)) continue;
    value += R.value;
    variance += R.error ** 2;
  }
  return { value: value > 0 ? value : Number.NaN, error: Math.sqrt(variance) };
}

/** Standard deviation of ln R over the surface of the particles as they came: the size distribution is known to the lab. */
function spreadOf({ cathode }: Cell): number {
  const all = cathode.classes.map(({ radius, volumeFraction }) => ({
    log: Math.log(radius),
    surface: volumeFraction / radius,
  }));
  const surface = all.reduce((sum, c) => sum + c.surface, 0);
  const mean = all.reduce((sum, c) => sum + c.surface * c.log, 0) / surface;
  return Math.sqrt(all.reduce((sum, c) => sum + c.surface * (c.log - mean) ** 2, 0) / surface);
}

function above({ frequency, re, im }: Spectrum, least: number): Spectrum {
  const keep = (_: number, i: number): boolean => frequency[i] >= least;
  return { frequency: frequency.filter(keep), re: re.filter(keep), im: im.filter(keep) };
}

/** Ohm of the cell to Ohm cm2. */
function perArea({ value, error }: FittedNumber, { area }: Cell): FittedNumber {
  return { value: 1e4 * area * value, error: 1e4 * area * error };
}

function inMicrometres({ value, error }: FittedNumber = { value: Number.NaN, error: Number.NaN }): FittedNumber {
  return { value: 1e6 * value, error: 1e6 * error };
}
