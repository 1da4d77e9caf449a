import { describe, expect, it } from 'vitest';
import { fitReport } from '../../src/output/fit/fitReport.js';
import type { FitResult } from '../../src/results/fit.js';
import { parameter, series, smallFit } from './charts/smallFit.js';
import { read } from './page.js';

// The report of a small fit, read from top to bottom.

const result = smallFit();
const page = (more: Partial<FitResult> = {}, options = {}) => read(fitReport(smallFit(more), options));
/** Without pictures, which take their time. */
const plain = (more: Partial<FitResult> = {}, options = {}) =>
  page({ ...noPictures, parameters: [parameter('a', { determination: 'poorly' })], ...more }, options);
const noPictures = { series: [], outliers: [], bands: [], starts: [], suggestions: [] };
/** Of a page the part under one heading. */
const under = (text: string, id: string) => new RegExp(`\n(## ${id}: [\\s\\S]*?)(?=\n## |$)`).exec(text)?.[1].trimEnd();

describe('report of a fit', () => {
  it('says what was found, how well, what else would fit, and what to do next', () => {
    expect(page({}, { command: 'npx argyrode fit fit.yaml', fitted: ['a.yaml', 'b.yaml'] })).toBe(`
# Small fit
Converged. 9 data, 3 free numbers (2 combinations of them determined); 206 evaluations, 412 simulations of single cells. Cost 4210 at the start, 268.4 at the end. The data scatter about the fit by 1.07 times their standard errors. Neighbouring residuals are alike: all intervals are widened by a factor of 1.6 for it.
## numbers: What was found
- Two of three numbers are determined.
<scroll "Fitted numbers with their 95 % intervals">
Fitted numbers with their 95 % intervals
Number |> Value |> Standard error |> Interval | By | Unit | Determined |
: cell.extraResistance |> 5.00 |> ± 0.50 |> 4.00 to 6.00 | profile | Ω cm² | well |
: mechanisms.contactLoss.rate |> 0.00200 |> ×/÷ 1.22 |> 0.00100 to 0.00400 | linear |  | roughly |
: cell.oxidation |> 60 |>  |> 0 to 60 | linear | m² s⁻¹ | BAD on its upper bound |
cell.extraResistance: What is known of cell.extraResistance.
mechanisms.contactLoss.rate: What is known of mechanisms.contactLoss.rate.
cell.oxidation: What is known of cell.oxidation.
## data: Data and fit
<figures>
figure fig-fit-0
[400 x 316: Discharge capacity against cycle number. Symbols: data, with their standard errors where there are few; line: fit; dark band: uncertainty of the parameters; light band: where the next datum is expected.]
Figure 1. Discharge capacity against cycle number. Symbols: data, with their standard errors where there are few; line: fit; dark band: uncertainty of the parameters; light band: where the next datum is expected.
figure fig-curves
[400 x 316: Voltage curves, against the share of each half cycle. Symbols: data; lines: fit.]
Figure 2. Voltage curves, against the share of each half cycle. Symbols: data; lines: fit.
figure fig-spectra
[400 x 316: Impedance spectra. Symbols: data; lines: fit.]
Figure 3. Impedance spectra. Symbols: data; lines: fit.
<scroll "Residuals, simulated minus measured, in standard errors">
Residuals, simulated minus measured, in standard errors
Data |> Fitted |> Rms |> Bias |> Autocorrelation |> Held out |> Rms of these | From |
: bare: capacity |> 3 |> 1.23 |> −0.25 |> −0.13 |> 1 |> – | bare.csv |
: bare: voltage, cycle 1 |> 2 |> 1.23 |> −0.25 |> 0.90 |>  |>  | bare.csv |
: bare: real part |> 2 |> 1.23 |> −0.25 |> −0.13 |>  |>  | eis.mpt |
: bare: imaginary part |> 2 |> 1.23 |> −0.25 |> −0.13 |>  |>  | eis.mpt |
## uncertainty: How certain the numbers are
- Only the sum of two is seen.
Strongest correlations: cell.extraResistance with mechanisms.contactLoss.rate (−0.84).
<figures>
figure fig-profiles wide
[300 x 240: cell.extraResistance: profile of the cost]
Figure 4. Profiles: rise of the cost over its minimum, in variances of the residuals, with one number held and all others fitted again. The interval (95 %) ends at the dotted lines, where the profile crosses the dashed level; dashed parabola: linear theory.
figure fig-correlation
[398 x 168: Correlations by linear theory: blue, one grows as the other falls; orange, both grow together; grey, not determined.]
Figure 5. Correlations by linear theory: blue, one grows as the other falls; orange, both grow together; grey, not determined.
<scroll "Markov chains: medians and 95 % intervals; the chains agree where R-hat is near 1">
Markov chains: medians and 95 % intervals; the chains agree where R-hat is near 1
Number |> Median |> Interval | Unit |> R-hat |> Effective samples |
: mechanisms.contactLoss.rate |> 0.0021 |> 0.00100 to 0.00400 |  |> 1.010 |> 812 |
## residuals: Residuals
Outliers, which count little:
- bare.csv, line 4: cycle 3 is far off.
<figures>
figure fig-residuals-cycles
[400 x 202: Residuals (simulated minus measured, in standard errors) against cycle number, with lines at ±2. What lies beyond is drawn on the edge.]
Figure 6. Residuals (simulated minus measured, in standard errors) against cycle number, with lines at ±2. What lies beyond is drawn on the edge.
figure fig-residuals-curve
[400 x 202: Residuals (simulated minus measured, in standard errors) against the share of the half cycle, with lines at ±2. What lies beyond is drawn on the edge.]
Figure 7. Residuals (simulated minus measured, in standard errors) against the share of the half cycle, with lines at ±2. What lies beyond is drawn on the edge.
figure fig-residuals-spectrum
[400 x 320: Residuals (simulated minus measured, in standard errors) against frequency, with lines at ±2. What lies beyond is drawn on the edge.]
Figure 8. Residuals (simulated minus measured, in standard errors) against frequency, with lines at ±2. What lies beyond is drawn on the edge.
## laws: Other laws on the same data
<scroll short "Laws, Free numbers, Cost, Δ AICc, BIC, Rms held out, Meaning">
Laws |> Free numbers |> Cost |> Δ AICc |> BIC |> Rms held out | Meaning |
: as in the file |> 4 |> 268.4 |> 0.0 |> −12.3 |> 1.30 | what as in the file means |
: film |> 5 |> 274.9 |> 13.1 |> 75.4 |> 1.94 | what film means |
(soft) Laws with a Δ below about 4 fit equally well; beyond 10 a law is refuted by these data. Held-out data were predicted by a fit without them, in standard errors.
## next: What to measure next
### What to measure next on such cells
- Impedance would halve the intervals.
### What further cells would tell
- A second rate would help a little.
<figures>
figure fig-suggestions
[400 x 148: How many times narrower the intervals would become, on geometric average over all numbers; in brackets the number that gains most.]
Figure 9. How many times narrower the intervals would become, on geometric average over all numbers; in brackets the number that gains most.
## search: The search
AIC −41.2, AICc −40.0, BIC 62.8; 6 degrees of freedom. 3 starts were tried, 2 searched from.
<figures>
figure fig-starts
[400 x 316: Cost of every start, best first, and of the local searches from the best of them.]
Figure 10. Cost of every start, best first, and of the local searches from the best of them.
## repeat: How to repeat
Argyrode 1.2.3, seed 7. The fit is deterministic: the same files, seed and version give the same numbers.
npx argyrode fit fit.yaml
The fitted scenarios lie beside this report, ready to run:
npx argyrode run a.yaml
npx argyrode run b.yaml
`);
  });

  it('leaves out what there is nothing to say about', () => {
    const bare = { correlation: [[1]], weakDirections: [], alternatives: [], verdicts: [] };
    expect(plain(bare)).toBe(`
# Small fit
Converged. 9 data, 1 free number; 206 evaluations, 412 simulations of single cells. Cost 4210 at the start, 268.4 at the end. The data scatter about the fit by 1.07 times their standard errors. Neighbouring residuals are alike: all intervals are widened by a factor of 1.6 for it.
## numbers: What was found
<scroll "Fitted numbers with their 95 % intervals">
Fitted numbers with their 95 % intervals
Number |> Value |> Standard error |> Interval | By | Unit | Determined |
: a |> 5.00 |> ± 0.50 |> 4.00 to 6.00 | linear | Ω cm² | BAD poorly |
a: What is known of a.
## data: Data and fit
<figures>
## uncertainty: How certain the numbers are
<figures>
## search: The search
AIC −41.2, AICc −40.0, BIC 62.8; 6 degrees of freedom.
<figures>
## repeat: How to repeat
Argyrode 1.2.3, seed 7. The fit is deterministic: the same files, seed and version give the same numbers.
`);
  });

  it('has no columns for held-out data where there are none', () => {
    const [one] = result.series;
    const text = plain({
      series: [series('a', one.points.slice(0, 2), { autocorrelation: 1.5 }), series('b', [])],
      alternatives: result.alternatives.map((law) => ({ ...law, heldOutRms: Number.NaN })),
    });
    expect(under(text, 'data')).toBe(`## data: Data and fit
<figures>
figure fig-fit-0
[400 x 316: Discharge capacity against cycle number. Symbols: data, with their standard errors where there are few; line: fit.]
Figure 1. Discharge capacity against cycle number. Symbols: data, with their standard errors where there are few; line: fit.
<scroll "Residuals, simulated minus measured, in standard errors">
Residuals, simulated minus measured, in standard errors
Data |> Fitted |> Rms |> Bias |> Autocorrelation | From |
: a |> 2 |> 1.23 |> −0.25 |> BAD 1.50 | bare.csv |
: b |> 0 |> 1.23 |> −0.25 |> −0.13 | bare.csv |
(soft) Where the autocorrelation is marked, neighbouring residuals are alike: the law has another shape than the data.`);
    expect(under(text, 'laws')).toBe(`## laws: Other laws on the same data
<scroll short "Laws, Free numbers, Cost, Δ AICc, BIC, Meaning">
Laws |> Free numbers |> Cost |> Δ AICc |> BIC | Meaning |
: as in the file |> 4 |> 268.4 |> 0.0 |> −12.3 | what as in the file means |
: film |> 5 |> 274.9 |> 13.1 |> 75.4 | what film means |
(soft) Laws with a Δ below about 4 fit equally well; beyond 10 a law is refuted by these data.`);
  });

  it('says of each law and each series whether something of it was held out', () => {
    const [one, curve] = result.series;
    const [law, other] = result.alternatives;
    const text = plain({
      series: [{ ...one, heldOutRms: 2.345 }, curve],
      alternatives: [law, { ...other, heldOutRms: Number.NaN }],
    });
    expect(
      under(text, 'data')!
        .split('\n')
        .filter((line) => line.startsWith(':')),
    ).toEqual([
      ': bare: capacity |> 3 |> 1.23 |> −0.25 |> −0.13 |> 1 |> 2.35 | bare.csv |',
      ': bare: voltage, cycle 1 |> 2 |> 1.23 |> −0.25 |> 0.90 |>  |>  | bare.csv |',
    ]);
    expect(under(text, 'laws')).toContain('\n: film |> 5 |> 274.9 |> 13.1 |> 75.4 |> – | what film means |');
  });

  it('lists the five strongest correlations of 0.7 and more', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const correlation = names.map((_, i) => names.map((__, j) => (i === 0 ? 0.99 - 0.06 * j : 0.1)));
    const parameters = names.map((name) => parameter(name));
    expect(plain({ parameters, correlation })).toContain(
      '\nStrongest correlations: a with b (+0.93); a with c (+0.87); a with d (+0.81); a with e (+0.75).\n',
    );
    const stronger = correlation.map((row) => row.map((value) => -value - 0.1));
    expect(plain({ parameters, correlation: stronger })).toMatch(/: a with b \(−1\.03\);.*; a with f \(−0\.79\)\.\n/);
  });

  it('sets numbers as they are printed', () => {
    const small = { value: -3.1e-22, error: 2e-23, unit: 'm2/s', interval: { low: -4e-22, high: -2e-22 } };
    const large = { scale: 'log' as const, value: 1e25, error: 2e24, interval: { high: 2e25 } };
    const text = plain({ parameters: [parameter('a-1', small), parameter('b', large)], correlation: [] });
    expect(text.split('\n').filter((line) => line.startsWith(': '))).toEqual([
      ': a-1 |> −3.1\u00a0×\u00a010⁻²² |> ± 2\u00a0×\u00a010⁻²³ |> −4\u00a0×\u00a010⁻²² to −2\u00a0×\u00a010⁻²² | linear | m² s⁻¹ | well |',
      ': b |> 1\u00a0×\u00a010²⁵ |> ×/÷ 1.22 |> up to 2\u00a0×\u00a010²⁵ | linear | Ω cm² | well |',
      ': as in the file |> 4 |> 268.4 |> 0.0 |> −12.3 |> 1.30 | what as in the file means |',
      ': film |> 5 |> 274.9 |> 13.1 |> 75.4 |> 1.94 | what film means |',
    ]);
  });

  it('says how the fitted scenarios are run, one by one', () => {
    const text = plain({ starts: result.starts.slice(0, 1) }, { fitted: ['a.yaml'] });
    expect(under(text, 'repeat')).toBe(`## repeat: How to repeat
Argyrode 1.2.3, seed 7. The fit is deterministic: the same files, seed and version give the same numbers.
The fitted scenario lies beside this report, ready to run:
npx argyrode run a.yaml`);
    expect(under(text, 'search')).toBe(`## search: The search
AIC −41.2, AICc −40.0, BIC 62.8; 6 degrees of freedom.
<figures>`);
  });
});
