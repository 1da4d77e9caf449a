import type { Spectrum } from '../../impedance/spectrum.js';
import { sobolPoints } from '../../numerics/probability/sobol.js';
import { type Circuit, type CircuitNode, circuitImpedance } from './circuit.js';
import { fitSpectrum, type SpectrumFit, type Weighting } from './spectrumFit.js';

export interface CircuitFitOptions {
  readonly weighting?: Weighting;
  /** First guess of some or all parameters, by name; the others are guessed from the spectrum. */
  readonly guess?: Readonly<Record<string, number>>;
}

/** Share of the frequency range by which the first starts differ in where they put the arcs. */
const SHIFTS = [0, -0.15, 0.15, -0.3, 0.3];
/** Further starts, spread evenly around the first, and how far: factors for all but exponents, which lie anywhere between 0.5 and 1. */
const SPREAD = { starts: 10, factor: 100, seed: 1 };
const EXPONENT = 0.85;

/**
 * Fits an equivalent circuit. Guesses: the high-frequency resistance to the first lone resistor, the width of the spectrum
 * shared between the rest, the relaxation times of the blocks spread over the measured range, in the order of the string;
 * several such starts and points of a Sobol sequence around them, the best end counts. All but exponents are searched on a
 * logarithmic scale.
 */
export function fitCircuit(spectrum: Spectrum, circuit: Circuit, options: CircuitFitOptions = {}): SpectrumFit {
  const first = firstGuess(spectrum, circuit, 0);
  const guesses = SHIFTS.map((shift) => (shift === 0 ? first : firstGuess(spectrum, circuit, shift)));
  for (const point of sobolPoints(SPREAD.starts, circuit.parameters.length, SPREAD.seed)) {
    guesses.push(
      circuit.parameters.map(({ kind }, j) => {
        const [middle = 1, place = 0.5] = [first[j], point[j]];
        return kind === 'exponent' ? 0.5 + 0.5 * place : middle * SPREAD.factor ** (2 * place - 1);
      }),
    );
  }
  const guessed = (values: readonly number[]): number[] =>
    circuit.parameters.map(({ name }, j) => options.guess?.[name] ?? values[j] ?? 1);
  const starts = guesses.map(guessed);
  const parameters = circuit.parameters.map(({ name, unit, kind }, j) => {
    const start = options.guess?.[name] ?? first[j] ?? 1;
    return {
      name,
      unit,
      start,
      ...(kind === 'exponent'
        ? { lower: 0.2, upper: 1, typical: 1 }
        : // Wide enough for any cell, tight enough that an element without effect stops somewhere.
          { scale: 'log' as const, lower: start * 1e-12, upper: start * 1e12 }),
    };
  });
  const complete = circuit.parameters.every(({ name }) => options.guess?.[name] !== undefined);
  return fitSpectrum(
    spectrum,
    { parameters, impedance: (p, omega) => circuitImpedance(circuit, p, omega) },
    complete ? starts.slice(0, 1) : starts,
    options.weighting,
  );
}

/** Parameters to begin with; `shift` moves the arcs by a share of the frequency range towards its upper end. */
export function firstGuess({ frequency, re, im }: Spectrum, circuit: Circuit, shift: number): number[] {
  const at = (f: number) => {
    const i = frequency.indexOf(f);
    return { omega: 2 * Math.PI * f, re: re[i] ?? Number.NaN, im: im[i] ?? Number.NaN };
  };
  const highest = at(Math.max(...frequency));
  const lowest = at(Math.min(...frequency));
  const least = Math.min(...re);
  const width = Math.max(Math.max(...re) - least, 1e-3 * Math.hypot(lowest.re, lowest.im));
  const low = Math.log(lowest.omega);
  const span = Math.log(highest.omega) - low;
  const blocks = blocksOf(circuit.root);
  const relaxing = blocks.filter((block) => block.some((type) => type !== 'R' && type !== 'L')).length;
  const values = new Array<number>(circuit.parameters.length).fill(1);
  let seen = 0;
  const fill = (node: CircuitNode, omega: number, lone: boolean): void => {
    if (node.kind !== 'element') {
      for (const part of node.parts) fill(part, omega, lone && node.kind === 'series');
      return;
    }
    const share = width / Math.max(relaxing, 1);
    for (const [i, { name, kind }] of circuit.parameters.entries()) {
      if (i < node.first || !isOf(name, node.name)) continue;
      if (kind === 'resistance') values[i] = lone && node.type === 'R' ? Math.max(least, 1e-3 * width) : share;
      else if (kind === 'capacitance')
        values[i] = node.type === 'C' ? 1 / (omega * share) : 1 / (share * omega ** EXPONENT);
      else if (kind === 'inductance') values[i] = Math.abs(highest.im) / highest.omega || 1e-9;
      else if (kind === 'warburg') values[i] = Math.abs(lowest.im) * Math.sqrt(lowest.omega) || share;
      else if (kind === 'time') values[i] = 1 / omega;
      else if (kind === 'exponent') values[i] = EXPONENT;
    }
  };
  for (const part of circuit.root.kind === 'series' ? circuit.root.parts : [circuit.root]) {
    const types = blocksOf(part)[0] ?? [];
    const relaxes = types.some((type) => type !== 'R' && type !== 'L');
    const place = relaxes ? (++seen - 0.5) / relaxing : 0;
    fill(part, Math.exp(low + span * Math.min(1, Math.max(0, 1 - place + shift))), true);
  }
  return values;
}

/** The element types of each block in series. */
function blocksOf(root: CircuitNode): string[][] {
  const types = (node: CircuitNode): string[] => (node.kind === 'element' ? [node.type] : node.parts.flatMap(types));
  return root.kind === 'series' ? root.parts.map(types) : [types(root)];
}

function isOf(parameter: string, element: string): boolean {
  return (
    parameter === element || (parameter.startsWith(`${element}_`) && /^\d+$/.test(parameter.slice(element.length + 1)))
  );
}
