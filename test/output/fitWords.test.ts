import { describe, expect, it } from 'vitest';
import { fitText, isAutocorrelated, statusText } from '../../src/output/fit/fitText.js';
import type { FitResult } from '../../src/results/fit.js';
import { parameter, point, series, smallFit } from './charts/smallFit.js';

// What a small fit prints, read from top to bottom.

const result = smallFit();
const text = (more: Partial<FitResult> = {}, width = 120) => `\n${fitText(smallFit(more), { width })}`;
/** Of a text the blocks that begin with one of these words. */
const blocks = (of: string, start: RegExp) => of.split('\n\n').filter((block) => start.test(block.trimStart()));

describe('text of a fit', () => {
  it('goes from how it ended to what to measure next', () => {
    const written = { folder: 'results/small', names: ['report.html', 'fit.json'] };
    expect(`\n${fitText(result, { width: 120, written })}`).toBe(`
Small fit
Converged. 9 data, 3 free numbers (2 combinations of them determined); 206 evaluations, 412 simulations of single cells.
Cost 4210 at the start, 268.4 at the end. The data scatter about the fit by 1.07 times their standard errors.
Neighbouring residuals are alike: all intervals are widened by a factor of 1.6 for it.

number                         value  std. error  95 % interval       by       unit     determined
----------------------------------------------------------------------------------------------------------
cell.extraResistance            5.00  +- 0.50     4.00 to 6.00        profile  Ohm cm2  well
mechanisms.contactLoss.rate  0.00200  x/ 1.22     0.00100 to 0.00400  linear            roughly
cell.oxidation                    60              0 to 60             linear   m2/s     on its upper bound

  Two of three numbers are determined.

Parameter by parameter
  cell.extraResistance: What is known of cell.extraResistance.
  mechanisms.contactLoss.rate: What is known of mechanisms.contactLoss.rate.
  cell.oxidation: What is known of cell.oxidation.

Strongest correlations
  -0.84: cell.extraResistance, mechanisms.contactLoss.rate

Hardly seen by the data
  Only the sum of two is seen.

Markov chains
number                       median  95 % interval       unit  R-hat  eff. samples
----------------------------------------------------------------------------------
mechanisms.contactLoss.rate  0.0021  0.00100 to 0.00400        1.010           812

data                    fitted   rms   bias  autocorr.  held out  rms  from
-------------------------------------------------------------------------------
bare: capacity               3  1.23  -0.25    -0.13           1    –  bare.csv
bare: voltage, cycle 1       2  1.23  -0.25     0.90                   bare.csv
bare: real part              2  1.23  -0.25    -0.13                   eis.mpt
bare: imaginary part         2  1.23  -0.25    -0.13                   eis.mpt
Residuals, simulated minus measured, in standard errors. Outliers count in full in rms and bias.

Outliers
  bare.csv, line 4: cycle 3 is far off.

Other laws on the same data
laws            free   cost  delta AICc    BIC  rms held out  meaning
---------------------------------------------------------------------------------------
as in the file     4  268.4         0.0  -12.3          1.30  what as in the file means
film               5  274.9        13.1   75.4          1.94  what film means

What to measure next on such cells
  Impedance would halve the intervals.

What further cells would tell
  A second rate would help a little.

Written to results/small: report.html, fit.json
`);
  });

  it('on a narrow terminal has names and meanings on lines of their own', () => {
    expect(text({ verdicts: [], outliers: [], suggestions: [] }, 60)).toBe(`
Small fit
Converged. 9 data, 3 free numbers (2 combinations of them
determined); 206 evaluations, 412 simulations of single
cells. Cost 4210 at the start, 268.4 at the end. The data
scatter about the fit by 1.07 times their standard errors.
Neighbouring residuals are alike: all intervals are widened
by a factor of 1.6 for it.

    value  std. error  95 % interval       by       unit     determined
-------------------------------------------------------------------------------
cell.extraResistance
     5.00  +- 0.50     4.00 to 6.00        profile  Ohm cm2  well
mechanisms.contactLoss.rate
  0.00200  x/ 1.22     0.00100 to 0.00400  linear            roughly
cell.oxidation
       60              0 to 60             linear   m2/s     on its upper bound

Parameter by parameter
  cell.extraResistance: What is known of
    cell.extraResistance.
  mechanisms.contactLoss.rate: What is known of
    mechanisms.contactLoss.rate.
  cell.oxidation: What is known of cell.oxidation.

Strongest correlations
  -0.84: cell.extraResistance, mechanisms.contactLoss.rate

Hardly seen by the data
  Only the sum of two is seen.

Markov chains
  median  95 % interval       unit  R-hat  eff. samples
-------------------------------------------------------
mechanisms.contactLoss.rate
  0.0021  0.00100 to 0.00400        1.010           812

  fitted   rms   bias  autocorr.  held out  rms  from
---------------------------------------------------------
bare: capacity
       3  1.23  -0.25    -0.13           1    –  bare.csv
bare: voltage, cycle 1
       2  1.23  -0.25     0.90                   bare.csv
bare: real part
       2  1.23  -0.25    -0.13                   eis.mpt
bare: imaginary part
       2  1.23  -0.25    -0.13                   eis.mpt
Residuals, simulated minus measured, in standard errors.

Other laws on the same data
laws            free   cost  delta AICc    BIC  rms held out
------------------------------------------------------------
as in the file     4  268.4         0.0  -12.3          1.30
film               5  274.9        13.1   75.4          1.94
  as in the file: what as in the file means
  film: what film means
`);
  });

  it('is 100 characters wide where nothing else is said', () => {
    const verdicts = [`${'a '.repeat(49)}b c`];
    expect(fitText(smallFit({ verdicts }))).toContain(`\n  ${'a '.repeat(48)}a\n    b c\n`);
  });

  it('leaves out what there is nothing to say about', () => {
    const none = {
      parameters: [parameter('a')],
      correlation: [],
      weakDirections: [],
      series: [],
      outliers: [],
      alternatives: [],
      suggestions: [],
      verdicts: [],
    };
    expect(text(none)).toBe(`
Small fit
Converged. 9 data, 1 free number; 206 evaluations, 412 simulations of single cells. Cost 4210 at the start, 268.4 at the
end. The data scatter about the fit by 1.07 times their standard errors. Neighbouring residuals are alike: all intervals
are widened by a factor of 1.6 for it.

number  value  std. error  95 % interval  by      unit     determined
---------------------------------------------------------------------
a        5.00  +- 0.50     4.00 to 6.00   linear  Ohm cm2  well

Parameter by parameter
  a: What is known of a.
`);
  });

  it('has no columns for held-out data where there are none', () => {
    const [one] = result.series;
    const own = text({
      series: [series('a', one.points.slice(0, 2)), series('bb', [])],
      alternatives: result.alternatives.map((law) => ({ ...law, heldOutRms: Number.NaN })),
      outliers: [],
    });
    expect(blocks(own, /^(data|Other)/).join('\n\n')).toBe(`data  fitted   rms   bias  autocorr.  from
----------------------------------------------
a          2  1.23  -0.25    -0.13    bare.csv
bb         0  1.23  -0.25    -0.13    bare.csv
Residuals, simulated minus measured, in standard errors.

Other laws on the same data
laws            free   cost  delta AICc    BIC  meaning
-------------------------------------------------------------------------
as in the file     4  268.4         0.0  -12.3  what as in the file means
film               5  274.9        13.1   75.4  what film means`);
    const [law, other] = result.alternatives;
    const some = text({ alternatives: [law, { ...other, heldOutRms: Number.NaN }] });
    expect(blocks(some, /^Other/)[0]).toMatch(/BIC {2}rms held out {2}meaning\n-+\n.* 1\.30 {2}.*\n.* – {2}what film/);
  });

  it('lists eight correlations and twelve outliers, and says how many more there are', () => {
    const names = [...'abcdefghij'];
    const correlation = names.map((_, i) => names.map((__, j) => (i === 0 ? -0.99 + 0.01 * j : 0.1)));
    const many = (count: number) =>
      text({
        parameters: names.map((name) => parameter(name)),
        correlation,
        outliers: Array.from({ length: count }, (_, i) => ({ ...result.outliers[0], message: `Outlier ${i + 1}.` })),
      });
    expect(
      blocks(many(12), /^Strongest/)[0]
        .split('\n')
        .filter((line) => line.startsWith('  ')),
    ).toEqual([
      '  -0.98: a, b',
      '  -0.97: a, c',
      '  -0.96: a, d',
      '  -0.95: a, e',
      '  -0.94: a, f',
      '  -0.93: a, g',
      '  -0.92: a, h',
      '  -0.91: a, i',
    ]);
    expect(
      blocks(many(12), /^Outliers/)[0]
        .split('\n')
        .at(-1),
    ).toBe('  Outlier 12.');
    expect(
      blocks(many(14), /^Outliers/)[0]
        .split('\n')
        .slice(-2),
    ).toEqual(['  Outlier 12.', '  and 2 more']);
  });

  it('names the strongest correlation where none is strong, and none where nothing is known', () => {
    const weak = { correlation: [[1, 0.1, -0.69], [], []] };
    expect(blocks(text(weak), /^Strongest/)[0]).toMatch(
      /^Strongest correlations\n {2}none beyond 0\.7; the strongest is -0\.69: cell\.extraResistance, cell\.oxidation$/,
    );
    const edge = { correlation: [[1, 0.1, -0.7], [], []] };
    expect(blocks(text(edge), /^Strongest/)[0]).toMatch(
      /^Strongest correlations\n {2}-0\.70: cell\.extraResistance, cell\.oxidation$/,
    );
    const unknown = { parameters: result.parameters.map((one) => ({ ...one, determination: 'unknown' as const })) };
    expect(text(unknown)).not.toContain('Strongest');
    expect(text(unknown)).not.toContain('Only the sum');
  });
});

describe('how a fit ended', () => {
  const status = (more: Partial<FitResult>) => statusText(smallFit(more));

  it('counts one as one', () => {
    expect(status({ data: 1, parameters: [parameter('a')], rank: 1, evaluations: 1, runs: 1 })).toMatch(
      /^Converged\. 1 datum, 1 free number; 1 evaluation, 1 simulation of single cells\. Cost 4210 at the start, 268\.4 at the end\./,
    );
    expect(status({ status: 'interrupted' })).toMatch(
      /^Interrupted, these are the best numbers so far\. Converged\. 9 data/,
    );
  });

  it('says what is not known only where something is', () => {
    const unknown = result.parameters.map((one) => ({ ...one, determination: 'unknown' as const }));
    expect(status({ parameters: unknown })).toContain('9 data, 3 free numbers; 206');
    expect(status({ parameters: [...unknown.slice(1), result.parameters[0]] })).toContain(
      '(2 combinations of them determined)',
    );
    expect(status({ rank: 3 })).toContain('3 free numbers; 206');
    for (const cost of [{ cost: Number.NaN }, { startCost: Infinity }]) expect(status(cost)).not.toContain('Cost');
  });

  it('takes the errors as given where there are no more data than numbers', () => {
    const given =
      ' There are no more data than numbers: how much the data scatter cannot be told, their standard errors are taken as given.';
    expect(status({ degreesOfFreedom: 0 })).toContain(given);
    expect(status({ degreesOfFreedom: -2, scatter: Number.NaN })).toContain(given);
    expect(status({ degreesOfFreedom: 1 })).not.toContain(given);
    expect(status({ degreesOfFreedom: 1 })).toContain(
      ' The data scatter about the fit by 1.07 times their standard errors.',
    );
    expect(status({ scatter: Number.NaN })).not.toContain('scatter');
    const unknown = result.parameters.map((one) => ({ ...one, determination: 'unknown' as const }));
    expect(status({ degreesOfFreedom: 0, parameters: unknown })).not.toContain(given);
  });

  it('says by how much intervals are widened from half a per cent on', () => {
    expect(status({ inflation: 1.006 })).toContain('by a factor of 1.01 for it.');
    expect(status({ inflation: 1.005 })).not.toContain('widened');
    expect(status({ inflation: Number.NaN })).not.toContain('widened');
  });
});

it('neighbours are alike beyond 0.3, and beyond twice the spread of so few', () => {
  const alike = (count: number, autocorrelation: number, held = 0) =>
    isAutocorrelated(
      series(
        'a',
        Array.from({ length: count + held }, (_, i) => point(i, 1, 1, { heldOut: i >= count })),
        { autocorrelation },
      ),
    );
  expect([alike(100, 0.3), alike(100, 0.31), alike(16, 0.5), alike(16, 0.51), alike(16, 0.45, 84)]).toEqual([
    false,
    true,
    false,
    true,
    false,
  ]);
  expect(alike(100, -0.9)).toBe(false);
});
