import { describe, expect, it } from 'vitest';
import { measuredSection } from '../../src/output/report/measuredSection.js';
import type { SpectrumRecord, VariantResult } from '../../src/results/results.js';
import { resultsOf } from '../columns/handMade.js';
import { read } from './page.js';
import { pulse, spectrum, tested } from './readings.js';

// What a lab would read of made-up spectra, rests and pulses, read from top to bottom.

const [cell] = resultsOf({ bare: [] }).variants;
const page = (...variants: readonly Partial<VariantResult>[]) => {
  const section = measuredSection({ ...resultsOf({}), variants: variants.map((more) => ({ ...cell, ...more })) });
  return section && read(section.markup);
};
const rows = (more: Partial<VariantResult>) =>
  page(more)!
    .split('\n')
    .filter((line) => line.startsWith(':'));

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
