import { describe, expect, it } from 'vitest';
import { measuredSection } from '../../src/output/report/measuredSection.js';
import type {
  AnalysedCycle,
  AnalysedSpectrum,
  GittReading,
  SpectrumRecord,
  VariantResult,
} from '../../src/results/results.js';
import { resultsOf } from '../columns/handMade.js';
import { read } from './page.js';

// What a lab would read of made-up spectra, rests and pulses, and where it would be led astray, read from top to bottom.

const [cell] = resultsOf({ bare: [] }).variants;
const page = (...variants: readonly Partial<VariantResult>[]) => {
  const section = measuredSection({ ...resultsOf({}), variants: variants.map((more) => ({ ...cell, ...more })) });
  return section && read(section.markup);
};
/** What is said of deceptions. */
const said = (more: Partial<VariantResult>) =>
  page(more)!
    .split('\n')
    .filter((line) => /^(- |\(soft\)|Where these)/.test(line));
const rows = (more: Partial<VariantResult>) =>
  page(more)!
    .split('\n')
    .filter((line) => line.startsWith(':'));

const read10 = (value: number) => ({ value, error: 0.1 * value });

/** As it is inside: nothing deceives. */
function spectrum(more: Partial<AnalysedSpectrum> = {}): AnalysedSpectrum {
  return {
    step: 1,
    content: 0.6,
    cathodeResistance: read10(40),
    geometricMean: read10(38),
    ionResistance: read10(12),
    chargeTransfer: read10(75),
    interfaceResistance: read10(20),
    diffusionLength: read10(1.5),
    deviation: 0.01,
    inside: { interfaceResistance: 20, contact: 0.8, connected: 0.9, diffusionLength: 1.5 },
    ...more,
  };
}

function tested(cycle: number, more: Partial<AnalysedCycle> = {}): AnalysedCycle {
  return {
    cycle,
    spectra: [spectrum()],
    activeMass: 0.95,
    relaxed: 7200,
    holdTime: Number.NaN,
    connected: 0.95,
    diffusionLength: 1.5,
    remarks: [],
    ...more,
  };
}

function pulse(more: Partial<GittReading> = {}): GittReading {
  return {
    cycle: 1,
    direction: 'discharge',
    time: 0,
    potential: 3.8124,
    content: 0.456,
    polarisation: -0.02134,
    jump: -0.01,
    diffusivity: 8e-16,
    fourier: 0.1,
    diffusivityInside: 8e-16,
    ...more,
  };
}

const record = (cycle: number, potential: number): SpectrumRecord => ({
  cycle,
  step: 0,
  time: 0,
  frequency: Float64Array.of(1000, 1),
  re: Float64Array.of(10, 20),
  im: Float64Array.of(-1, -5),
  voltage: 2.3,
  potential,
  content: 0.5,
  inside: spectrum().inside,
});

describe('what a lab would measure', () => {
  it('stands beside what is inside, variant by variant', () => {
    const two = tested(50, {
      spectra: [spectrum({ interfaceResistance: { value: 21.234, error: Number.NaN } }), spectrum({ content: 0.321 })],
      activeMass: Number.NaN,
      holdTime: 5400,
    });
    const bare = { name: 'bare', analysed: [tested(1), two], spectra: [record(1, 3.8), record(50, 3.8)] };
    const pulsed = {
      name: 'pulsed',
      gitt: [pulse(), pulse({ direction: 'charge', polarisation: 0.01, diffusivity: 2e-15 })],
    };
    expect(page(bare, {}, pulsed)).toBe(`
## measured: As a lab would measure it
Spectra, rests, holds and pulses of the programme, analysed like measured signals: transmission-line fit (Rcathode, the resistance that a direct current meets), equivalent circuit (interface arc), finite-space diffusion (Ldiff), relaxed potentials (active mass). Beside them what only the simulation knows.
### bare
<figures>
figure fig-nyquist-0
[400 x 316: Impedance spectra of bare, whole cell.]
Impedance spectra of bare, whole cell.
figure fig-resistances-0
[400 x 316: Resistances read from the spectra of bare (symbols), and that of films and charge transfer inside (line).]
Resistances read from the spectra of bare (symbols), and that of films and charge transfer inside (line).
<scroll short "Read from the signals, and inside the simulation (in brackets)">
Read from the signals, and inside the simulation (in brackets)
Cycle |> R_cathode / Ω cm² |> √(R_ion R_ct) / Ω cm² |> Interface arc (inside) / Ω cm² |> L_diff (inside) / µm |> Active mass (connected) / % |> Time to 1 % / h |
: 1 |> 40.0 ± 4 |> 38.0 ± 4 |> 20.0 ± 2 (20.0) |> 1.50 ± 0.2 (1.50) |> 95.0 (95.0) |> – |
: 50 |> 40.0 ± 4 |> 38.0 ± 4 |> 21.2 (20.0) |> 1.50 ± 0.2 (1.50) |> – |> 1.5 |
: 50, x 0.32 |> 40.0 ± 4 |> 38.0 ± 4 |> 20.0 ± 2 (20.0) |> 1.50 ± 0.2 (1.50) |> – |> – |
(soft) Nothing in these readings is far from what is inside.
### pulsed
<scroll short "Pulses of the titration: apparent diffusion coefficient and the one that went in">
Pulses of the titration: apparent diffusion coefficient and the one that went in
Potential vs Li / V |> x | Direction |> Polarisation / mV |> D apparent / m² s⁻¹ |> D inside / m² s⁻¹ |
: 3.812 |> 0.46 | discharge |> −21.3 |> 8.0 × 10⁻¹⁶ |> 8.0 × 10⁻¹⁶ |
: 3.812 |> 0.46 | charge |> 10.0 |> 2.0 × 10⁻¹⁵ |> 8.0 × 10⁻¹⁶ |
Where these readings deceive:
- The apparent diffusion coefficient is 2.5 times above the one that went in (median of 2 pulses): the evaluation holds for pulses short against (V/S)²/D, for one particle size and a surface that reacts everywhere.
`);
    expect(page({})).toBeUndefined();
  });

  it('of a cycle without spectra has its active mass and its hold', () => {
    const rest = tested(1, { spectra: [], holdTime: 3600 });
    expect(rows({ analysed: [rest, tested(2, { spectra: [] })] })).toEqual([
      ': 1 |> – |> – |> – |> – |> 95.0 (95.0) |> 1.0 |',
    ]);
    // Where no cycle has a spectrum or a hold, all are shown.
    expect(rows({ analysed: [tested(3, { spectra: [] })] })).toEqual([': 3 |> – |> – |> – |> – |> 95.0 (95.0) |> – |']);
  });

  it('is thinned for a reader: 24 cycles, 16 pulses, 5 spectra', () => {
    const cycles = Array.from({ length: 30 }, (_, i) => tested(i + 1));
    const text = page({
      analysed: cycles,
      gitt: Array.from({ length: 30 }, () => pulse()),
      spectra: cycles.map(({ cycle }) => record(cycle, 3.8)),
    })!;
    const lines = text.split('\n').filter((line) => line.startsWith(':'));
    expect(lines).toHaveLength(24 + 16);
    expect(lines[23]).toMatch(/^: 30 /);
    expect(text).toContain('Impedance spectra of bare, whole cell. 5 of 30 shown; all are in spectra.csv.\n');
    expect(
      page({ analysed: [tested(1)], spectra: cycles.slice(0, 5).map(({ cycle }) => record(cycle, 3.8)) }),
    ).toContain('\nImpedance spectra of bare, whole cell.\n');
  });

  it('names spectra by their cycle, and by their potential where a cycle has several', () => {
    const names = (...spectra: readonly SpectrumRecord[]) =>
      [
        ...measuredSection({
          ...resultsOf({}),
          variants: [{ ...cell, analysed: [tested(1)], spectra }],
        })!.markup.matchAll(/>(cycle [^<]*)</g),
      ].map(([, name]) => name);
    expect(names(record(1, 3.8), record(2, 3.812))).toEqual(['cycle 1', 'cycle 2']);
    expect(names(record(1, 3.8), record(1, 4.123))).toEqual(['cycle 1, 3.80 V', 'cycle 1, 4.12 V']);
  });
});

describe('where a lab is led astray', () => {
  const nothing = ['(soft) Nothing in these readings is far from what is inside.'];

  it('is said only where it is', () => {
    expect(said({ analysed: [tested(1), tested(50)], gitt: [pulse()] })).toEqual(nothing);
  });

  it('by a geometric mean that is no resistance: from a tenth below on, at its worst', () => {
    const mean = (value: number) => [spectrum({ geometricMean: read10(value) })];
    expect(said({ analysed: [tested(1, { spectra: mean(36) })] })).toEqual(nothing);
    expect(said({ analysed: [tested(1, { spectra: mean(35.9) })] })).toEqual([
      'Where these readings deceive:',
      '- √(R_ion R_ct) is no direct-current resistance once R_ct is far above R_ion: in cycle 1 (R_ct 6.3 times R_ion) it reads 35.9 Ω cm², 90 % of the 40.0 Ω cm² that a direct current meets.',
    ]);
    const worse = [spectrum({ geometricMean: read10(30), cathodeResistance: read10(100) })];
    const [, first, second] = said({
      analysed: [tested(1), tested(9, { spectra: worse }), tested(50, { spectra: mean(19) })],
    });
    expect(first).toContain('in cycle 9 (R_ct 6.3 times R_ion) it reads 30.0 Ω cm², 30 % of the 100 Ω cm²');
    expect(second).toBe(
      '- From cycle 1 to 50 √(R_ion R_ct) changes by a factor of 0.50, the resistance itself by 1.0.',
    );
  });

  it('by one line for several surfaces: from a deviation of 3 % on', () => {
    const off = (...deviations: readonly number[]) =>
      said({ analysed: [tested(1, { spectra: deviations.map((deviation) => spectrum({ deviation })) })] });
    expect(off(0.03)).toEqual(nothing);
    expect(off(0.031, 0.01, 0.06)).toEqual([
      'Where these readings deceive:',
      '- In 2 of 3 spectra one transmission line follows the data only to 6 % at worst: surfaces with different films react side by side, and R_ion and R_ct are averages of an unknown kind.',
    ]);
  });

  it('by an arc that holds more or less than films and charge transfer: from a tenth on, the farthest', () => {
    const arc = (...values: readonly number[]) =>
      said({
        analysed: values.map((value, i) =>
          tested(i + 1, { spectra: [spectrum({ interfaceResistance: read10(value) })] }),
        ),
      });
    expect(arc(21.9, 18.1)).toEqual(nothing);
    expect(arc(21, 25, 16)).toEqual([
      'Where these readings deceive:',
      '- The interface arc is up to 25 % above the resistance of films and charge transfer (cycle 2): it holds what the ionic rail and the beginning of diffusion add to it.',
    ]);
    expect(arc(25, 14)[1]).toContain('up to 30 % below the resistance of films and charge transfer (cycle 2)');
    expect(arc(Number.NaN, 25)[1]).toContain('(cycle 2)');
  });

  it('by a mass that has not relaxed: from two points on, the farthest', () => {
    const mass = (...values: readonly number[]) =>
      said({ analysed: values.map((activeMass, i) => tested(i + 1, { activeMass, connected: 0.5 })) });
    expect(mass(0.519, Number.NaN)).toEqual(nothing);
    expect(mass(0.521, 0.47)).toEqual([
      'Where these readings deceive:',
      '- The active mass from relaxed potentials is up to 3.0 points below the connected fraction (cycle 2: 47.0 against 50.0 %): after 2.0 h the particles with little contact have not come to the potential that is measured.',
    ]);
    expect(mass(0.54, 0.47)[1]).toContain(
      'up to 4.0 points above the connected fraction (cycle 1: 54.0 against 50.0 %)',
    );
  });

  it('by a diffusion length that grows otherwise: from a tenth on', () => {
    const inside = (diffusionLength: number) => ({ ...spectrum().inside, diffusionLength });
    const length = (value: number, last = 50, within = 1.5) =>
      said({
        analysed: [
          tested(1),
          tested(last, { spectra: [spectrum({ diffusionLength: read10(value), inside: inside(within) })] }),
        ],
      });
    expect(length(1.6)).toEqual(nothing);
    expect(length(3, 1)).toEqual(nothing);
    expect(length(Number.NaN)).toEqual(nothing);
    expect(length(3, 50, 3.1)).toEqual(nothing);
    expect(length(1.2, 50, 3)).toEqual([
      'Where these readings deceive:',
      '- L_diff reads 0.80 times its first value in cycle 50, inside it is 2.0 times: the spectrum weights particles by contact surface, and low frequencies end before the largest ones are through.',
    ]);
    expect(said({ analysed: [tested(1, { spectra: [] })] })).toEqual(nothing);
  });

  it('by pulses: from a factor of 1.35 on, by their median', () => {
    const pulses = (...ratios: readonly number[]) =>
      said({ gitt: ratios.map((ratio) => pulse({ diffusivity: ratio * 8e-16 })) });
    expect(pulses(1.34)).toEqual(nothing);
    expect(pulses(Number.NaN, -1)).toEqual(nothing);
    expect(pulses(10, 0.1, 1.5, -2)).toEqual([
      'Where these readings deceive:',
      '- The apparent diffusion coefficient is 1.5 times above the one that went in (median of 3 pulses): the evaluation holds for pulses short against (V/S)²/D, for one particle size and a surface that reacts everywhere.',
    ]);
    expect(pulses(0.25, 0.5)[1]).toContain('is 2.0 times below the one that went in (median of 2 pulses)');
  });
});
