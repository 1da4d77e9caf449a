import { describe, expect, it } from 'vitest';
import { validationReport } from '../../src/output/validation/validationReport.js';
import type { StudyValidation, Validation } from '../../src/results/validation.js';
import { cycleRow, resultsOf } from '../columns/handMade.js';
import { validation } from '../columns/studyResults.js';
import { read } from './page.js';

// The report on made-up studies, read from top to bottom.

const [ma] = validation.studies;
const page = (...studies: readonly StudyValidation[]) => read(validationReport({ ...validation, studies }));
const part = (text: string, from: string, to: string) =>
  text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)));

describe('report on the studies', () => {
  it('says what is met and what is missed, value by value', () => {
    expect(page(ma)).toBe(`
# Published studies, simulated
1 of 4 published values are met within their tolerance, and 1 of 2 orderings of the samples. The parameters were calibrated on 3 of the values and predict 1. Per paper, one set of parameters is shared by all samples and tests.
## overview: Overview
<scroll short "Data, free numbers and errors per study">
Data, free numbers and errors per study
Study |> Calibrated on |> Predicted |> Free numbers |> Within tolerance |> Orderings |> Median error |> Capacities |> %-values |> Resistances |
: [#ma ma] |> 3 |> 1 |> 7 |> 1 of 4 |> 1 of 2 |> 4.6 % |> 5.3 % |> 4.1 pp |>  |
(soft) Median errors without sign, relative to the published value; of retentions, efficiencies and active masses in percentage points (pp).
## parity: Simulated against published
<figures>
figure fig-parity-capacity
[400 x 392: Charge and discharge capacities. Grey bars: tolerance. Filled: calibrated on; open: predicted.]
Figure 1. Charge and discharge capacities. Grey bars: tolerance. Filled: calibrated on; open: predicted.
## missed: What is missed
<scroll "3 values outside their tolerance, 1 of them known">
3 values outside their tolerance, 1 of them known
Value |> Published |> Simulated |> Error |> Tolerance | Verdict |
: ma cell, ZrO2: discharge capacity, at 1C |> 165.5 mAh/g |> 150.0 |> −9.4 % |> 5.6 mAh/g | missed |
: ma cell, bare: retention, cycle 100 |> 91.2 % |> 95.55 |> +4.4 pp |> 5.6 pp | missed (known) |
: ma cell, bare: interface resistance |> 30 Ω cm² |> – |>  |> 5.6 Ω cm² | missed |
Orders that the simulation does not show:
- ma: bare resists more (simulated: bare 20.10, ZrO2 31.25 Ω cm²)
## ma: ma
Ma et al.
<figures>
<scroll short "Published and simulated">
Published and simulated
Test | Sample | Quantity |> Cycle |> Published |> Simulated | Unit |> Error | Role | Verdict | Place |
: cell | bare | discharge capacity |> 1 |> 188 |> 190.5 | mAh/g |> +1.3 % | calibrated | ok | Fig. 1 |
: cell | ZrO2 | discharge capacity |> 1C |> 165.5 |> 150.0 | mAh/g |> −9.4 % | predicted | BAD missed | Fig. 2 |
: cell | bare | retention |> 100 |> 91.2 |> 95.55 | % |> +4.4 pp | calibrated | BAD missed (known) | Fig. 1 |
: cell | bare | interface resistance * |>  |> 30 |> – | Ω cm² |>  | calibrated | BAD missed | Fig. 1 |
(soft) * From the inside of the simulation: the simulated programme does not measure it.
### Orderings
- ZrO2 keeps more than bare: ok (was missed) (ZrO2 204.1, bare 175.9 mAh/g)
- bare resists more: BAD missed (bare 20.10, ZrO2 31.25 Ω cm²)
## repeat: How to repeat
Argyrode 1.2.3. The runs are deterministic: the same command and version give the same numbers.
npx argyrode validate
`);
  });

  it('has what each study says of itself, what went wrong, and its runs', () => {
    const rates = [0.1, 1, 1].map((rate, i) => cycleRow(i + 1, { dischargeRate: rate }));
    const study: StudyValidation = {
      ...ma,
      doi: '10.1000/x',
      notes: 'Two samples.',
      rows: ma.rows.slice(0, 1),
      orderings: [{ ...ma.orderings[1], unit: '1' }],
      issues: [{ severity: 'error', path: 'cell.yaml', message: 'It did not end.' }],
      runs: [
        { scenario: 'one cell.yaml', results: resultsOf({ bare: rates }) },
        { scenario: 'rest.yaml', results: resultsOf({ bare: [] }) },
      ],
    };
    expect(part(page(study), '## ma', '## repeat')).toBe(`## ma: ma
Ma et al. [https://doi.org/10.1000/x doi:10.1000/x]
(soft) Two samples.
- BAD cell.yaml: It did not end.
<figures>
figure fig-ma-one-cell-yaml-cycles
[400 x 316: Made by hand. Open symbols: published.]
Figure 1. Made by hand. Open symbols: published.
figure fig-ma-one-cell-yaml-rate
[400 x 316: Made by hand: first cycle at each rate. Open symbols: published.]
Figure 2. Made by hand: first cycle at each rate. Open symbols: published.
<scroll short "Published and simulated">
Published and simulated
Test | Sample | Quantity |> Cycle |> Published |> Simulated | Unit |> Error | Role | Verdict | Place |
: cell | bare | discharge capacity |> 1 |> 188 |> 190.5 | mAh/g |> +1.3 % | calibrated | ok | Fig. 1 |
### Orderings
- bare resists more: BAD missed (bare 20.10, ZrO2 31.25)
`);
  });

  it('draws values of a kind beside each other, of all studies', () => {
    const value = (unit: string, more = {}) => ({ ...ma.rows[0], unit, ...more });
    const all: StudyValidation = {
      ...ma,
      rows: ['mAh/g', 'mAh/g', '%', '%', 'Ohm', 'Ohm cm2', '1', 'um'].map((unit) => value(unit)),
      orderings: [],
    };
    expect(part(page(all), '## parity', '## missed')).toBe(`## parity: Simulated against published
<figures>
figure fig-parity-capacity
[400 x 392: Charge and discharge capacities. Grey bars: tolerance. Filled: calibrated on; open: predicted.]
Figure 1. Charge and discharge capacities. Grey bars: tolerance. Filled: calibrated on; open: predicted.
figure fig-parity-percentage
[400 x 392: Retentions, Coulombic efficiencies and active masses. Grey bars: tolerance. Filled: calibrated on; open: predicted.]
Figure 2. Retentions, Coulombic efficiencies and active masses. Grey bars: tolerance. Filled: calibrated on; open: predicted.
figure fig-parity-resistance
[400 x 392: Resistances as printed: in Ω of the cell, or in Ω cm². Grey bars: tolerance. Filled: calibrated on; open: predicted.]
Figure 3. Resistances as printed: in Ω of the cell, or in Ω cm². Grey bars: tolerance. Filled: calibrated on; open: predicted.
`);
    expect(part(page(all), '## missed', '## ma')).toBe('## missed: What is missed\nNothing.\n');
  });

  it('marks what comes from the inside of the simulation, where a lab would have to measure it', () => {
    const star = (quantity: string, origin: 'inside' | 'analysed' = 'inside') => {
      const text = page({ ...ma, rows: [{ ...ma.rows[0], quantity, origin }], orderings: [] });
      expect(text.includes('* From the inside')).toBe(text.includes(' * |'));
      return text.includes(' * |');
    };
    expect(
      ['interfaceResistance', 'cathodeGeometricMean', 'activeMass', 'diffusionLength'].map((name) => star(name)),
    ).toEqual([true, true, true, true]);
    expect([star('dischargeCapacity'), star('activeMass', 'analysed')]).toEqual([false, false]);
  });

  it('says what was left out of the calibration', () => {
    const left: Validation = { ...validation, leftOut: 'late' };
    const text = read(validationReport(left, 'npx argyrode validate ma'));
    expect(part(text, '# ', '## parity')).toBe(`# Published studies, predicted without late
1 of 4 published values are met within their tolerance, and 1 of 2 orderings of the samples. The parameters were calibrated anew on 3 of the values and predict 1, left out for it (late). Per paper, one set of parameters is shared by all samples and tests.
## overview: Overview
<scroll short "Data, free numbers and errors per study">
Data, free numbers and errors per study
Study |> Calibrated on |> Predicted |> Free numbers |> Within tolerance |> Orderings |> Median error |> Capacities |> %-values |> Resistances |
: [#ma ma] |> 3 |> 1 |> 7 |> 1 of 4 |> 1 of 2 |> 4.6 % |> 5.3 % |> 4.1 pp |>  |
(soft) Median errors of the predictions without sign, relative to the published value; of retentions, efficiencies and active masses in percentage points (pp).
`);
    expect(text.slice(text.indexOf('## repeat'))).toBe(
      '## repeat: How to repeat\nArgyrode 1.2.3. The runs are deterministic: the same command and version give the same numbers.\nnpx argyrode validate ma\n',
    );
  });
});
