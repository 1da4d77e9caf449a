import { describe, expect, it } from 'vitest';
import { polarisationParts } from '../../src/model/polarisation.js';
import { auditSection } from '../../src/output/report/auditSection.js';
import { cellSection } from '../../src/output/report/cellSection.js';
import { comparisonSection } from '../../src/output/report/comparisonSection.js';
import { cyclesSection } from '../../src/output/report/cyclesSection.js';
import { figuresSection } from '../../src/output/report/figures.js';
import type { Markup } from '../../src/output/report/markup.js';
import { html } from '../../src/output/report/markup.js';
import { messagesSection } from '../../src/output/report/messagesSection.js';
import { reportPage } from '../../src/output/report/page.js';
import { repeatSection } from '../../src/output/report/repeatSection.js';
import { sourceLine } from '../../src/output/report/source.js';
import { stepsSection } from '../../src/output/report/stepsSection.js';
import type { Profile, Results, StepRecord, VariantResult } from '../../src/results/results.js';
import { cycleRow, resultsOf } from '../columns/handMade.js';
import { read } from './page.js';

// The sections of the report of a small run, read from top to bottom.

const text = ({ markup }: Markup) => read(markup);
const two = resultsOf({ bare: [cycleRow(1), cycleRow(2, { polarisation: -0.004 })], coated: [cycleRow(1)] });
const [bare, coated] = two.variants;
const of = (...variants: readonly VariantResult[]): Results => ({ ...two, variants });

describe('sections of a report', () => {
  it('comparison: three columns where something was published, one where not', () => {
    const measurements = [
      { variant: 'bare', quantity: 'dischargeCapacity', cycle: 1, value: 195, unit: 'mAh/g', source: 'Fig. 1' },
      { variant: 'bare', quantity: 'coulombicEfficiency', cycle: 1, value: 86, unit: '%', source: 'Fig. 2' },
    ];
    expect(text(comparisonSection({ ...two, measurements }))).toBe(`
## comparison: Comparison
<scroll>
| 3x bare | 1x coated |
Quantity |>> simulated |> published |> deviation |>> simulated |
: First charge / mAh/g |>> 220.3 |>  |>  |>> 220.3 |
: First discharge / mAh/g |>> 190.5 |> 195 |> −2.3 % |>> 190.5 |
: First Coulombic efficiency / % |>> 86.47 |> 86 |> +0.5 pp |>> 86.47 |
: First mean discharge voltage / V |>> 2.299 |>  |>  |>> 2.299 |
: Discharge, last cycle / mAh/g |>> 190.5 |>  |>  |>> 190.5 |
(soft) Published values from Fig. 1; Fig. 2. Deviations of efficiencies and retentions in percentage points (pp).
`);
    expect(text(comparisonSection(of(coated)))).toBe(`
## comparison: Comparison
<scroll>
| 1x coated |
Quantity |>> simulated |
: First charge / mAh/g |>> 220.3 |
: First discharge / mAh/g |>> 190.5 |
: First Coulombic efficiency / % |>> 86.47 |
: First mean discharge voltage / V |>> 2.299 |
`);
  });

  it('cycles: open where there are few, thinned where there are many', () => {
    expect(text(cyclesSection(of(bare)))).toBe(`
## cycles: Cycles
open
summary bare
<scroll short "Cycle, Programme, Charge / mAh g⁻¹, Discharge / mAh g⁻¹, Discharge / mAh cm⁻², CE / %, Mean charge / V, Mean discharge / V, Polarisation / mV">
Cycle | Programme |> Charge / mAh g⁻¹ |> Discharge / mAh g⁻¹ |> Discharge / mAh cm⁻² |> CE / % |> Mean charge / V |> Mean discharge / V |> Polarisation / mV |
: 1 | 0.1C |> 220.3 |> 190.5 |> 2.10 |> 86.47 |> 2.401 |> 2.299 |> 88 |
: 2 | 0.1C |> 220.3 |> 190.5 |> 2.10 |> 86.47 |> 2.401 |> 2.299 |> −4 |
(soft) All cycles with all columns are in cycles.csv.
`);
    const many = (count: number) =>
      text(cyclesSection(of({ ...bare, cycles: Array.from({ length: count }, (_, i) => cycleRow(i + 1)) }))).split(
        '\n',
      );
    expect(many(24)[2]).toBe('open');
    expect(many(25)[2]).toBe('summary bare');
    expect(many(60)[2]).toBe('summary bare');
    expect(many(61)[2]).toBe('summary bare, 60 of 61 shown');
  });

  it('balances and solver: large numbers in groups of three', () => {
    expect(text(auditSection(of(bare)))).toBe(`
## audit: Balances and solver
<columns>
<scroll "Relative error of the conserved quantities, and lithium at the end in mAh g⁻¹">
Relative error of the conserved quantities, and lithium at the end in mAh g⁻¹
|> bare |
: Lithium balance |> 3.2 × 10⁻¹³ |
: Charge balance |> 1.1 × 10⁻¹² |
: In connected particles |> 255.10 |
: Trapped in isolated particles |> 3.20 |
: In the anode |> 12.50 |
: Consumed by side reactions |> 4.10 |
<scroll "Solver">
Solver
|> bare |
: Unknowns |> 364 |
: Half cycles |> 40 |
: Time steps |> 4 210 |
: Rejected steps |> 37 |
: Evaluations |> 16 840 |
: Factorisations |> 5 012 |
`);
  });

  it('the cell: what was derived, with the unit of its own where a variant has another', () => {
    const derived = [
      { name: 'Thickness', value: 48.2, unit: 'um', note: 'from kappa' },
      { name: 'Ratio', value: 1.25, unit: '' },
    ];
    const other = [{ name: 'Thickness', value: 5, unit: 'cm2', note: 'L^2/D' }];
    const cell = (variant: VariantResult, list: typeof derived | typeof other) => ({
      ...variant,
      cell: { ...variant.cell, derived: list },
    });
    expect(text(cellSection(of(cell(bare, derived), cell(coated, other))))).toBe(`
## cell: The cell
Derived from the recipe before anything was simulated.
<scroll "Quantity, bare, coated, How">
Quantity |> bare |> coated | How |
: Thickness / µm |> 48.2 |> 5.00 cm² | from κ; L²/D |
: Ratio |> 1.25 |> – |  |
`);
  });

  it('steps: repeated ones on one line, from the first to the last', () => {
    const step = (more: Partial<StepRecord>): StepRecord => ({
      cycle: 1,
      text: 'Charge',
      endedBy: 'voltage',
      duration: 3600,
      charge: 3960,
      endVoltage: 2.75,
      ...more,
    });
    const steps = [
      step({}),
      step({ text: 'Rest', charge: 0, endedBy: 'time' }),
      step({ duration: 7200, charge: -1980, endVoltage: 2.5 }),
      step({ endedBy: 'current' }),
    ];
    expect(text(stepsSection(of({ ...bare, steps }, { ...coated, steps: [] })))).toBe(`
## steps: Steps
### bare
<scroll "Step, Ended by, Times, Duration, Charge / mAh g⁻¹, End voltage / V">
Step | Ended by |> Times |> Duration |> Charge / mAh g⁻¹ |> End voltage / V |
: Charge | voltage |> 2 |> 60 min → 2.0 h |> 10.0 → −5.0 |> 2.750 → 2.500 |
: Rest | time |> 1 |> 60 min |> 0.0 |> 2.750 |
: Charge | current |> 1 |> 60 min |> 10.0 |> 2.750 |
### coated
(soft) No step was recorded.
`);
  });

  it('messages: how each variant ended, and its warnings with all that is known of them', () => {
    const warning = { severity: 'warning' as const, path: 'cell.x', message: 'Odd.' };
    const warnings = [
      { ...warning, line: 3, got: '1', allowed: '2', hint: 'Look.' },
      warning,
      { ...warning, path: '', hint: 'Only this.' },
    ];
    const failed = { ...coated, status: { code: 'failed' as const, message: 'It broke.' } };
    expect(text(messagesSection(of({ ...bare, warnings }, failed)))).toBe(`
## messages: Status and warnings
### bare
Completed. All 20 cycles were run.
- cell.x (line 3): Odd. (got 1; allowed: 2; Look.)
- cell.x: Odd.
- Odd. (Only this.)
### coated
BAD Failed. It broke.
(soft) No warnings.
`);
  });

  it('how to repeat: by its command, or by the scenario that is written down', () => {
    const small = { ...two, scenario: { a: 1 } };
    expect(text(repeatSection(small, { command: 'npx argyrode run x.yaml' }))).toBe(`
## repeat: How to repeat
Argyrode 0.1.0. The run is deterministic: the same command and version give the same numbers.
npx argyrode run x.yaml
summary The scenario as it was understood
a: 1
`);
    expect(text(repeatSection(small, {}))).toContain(
      '\nArgyrode 0.1.0. Save the scenario below as scenario.yaml and run it with the same version:\nnpx argyrode run scenario.yaml\n',
    );
    const link = (lab: string, results: Results) =>
      text(repeatSection({ ...results, scenario: {} }, { lab })).replace(/#s=[\w-]+/, '#');
    expect(link('https://lab.example/', small)).toContain(
      '\n[https://lab.example/# These cells in the lab page]: move a slider and watch them age.\n',
    );
    expect(link('https://lab.example/', of(bare, coated, bare))).toContain(
      'watch them age. It shows two of the 3 variants at a time.\n',
    );
    expect(link('nowhere', small)).toContain(
      '\nBAD No link to the lab page: nowhere is no address beginning with http:, https: or file:.\n',
    );
  });

  it('a page has its title twice, its opening and its style', () => {
    const page = reportPage({
      title: 'A & B',
      opening: [undefined, html`<p>One</p>`],
      main: html`<p>Two</p>`,
      style: 'b { color: red }',
    });
    expect(read(page)).toBe('\n# A & B\nOne\nTwo\n');
    expect(page).toContain('<title>A &amp; B</title>');
    expect(page).toMatch(/<style>\n:root[^<]*\nb \{ color: red \}<\/style>/);
    expect(page).toContain(
      "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"".replaceAll(
        "'",
        '&#39;',
      ),
    );
  });
});

describe('figures of a report', () => {
  const profile = (cycle: number, when: string): Profile => ({
    cycle,
    when,
    time: 0,
    radius: Float64Array.of(0, 1),
    through: Float64Array.of(0.5),
    content: [bare.cell.cathode.classes.map(() => Float64Array.of(0.2, 0.3))],
    potential: Float64Array.of(4),
  });
  const nothing = new Float64Array(0);
  const silent = { ...bare, cycles: [], profiles: [], series: { ...bare.series, time: nothing } };

  it('are numbered through, with the ends of the last cycle as pictures', () => {
    const profiles = [
      profile(1, 'end of charge'),
      profile(3, 'start'),
      profile(3, 'end of charge'),
      profile(3, 'middle'),
      profile(3, 'end of discharge'),
    ];
    expect(text(figuresSection(of({ ...silent, cycles: [cycleRow(1), cycleRow(2)], profiles })))).toBe(`
## figures: Figures
<figures>
figure fig-capacity
[400 x 316: Discharge capacity and Coulombic efficiency over the cycles.]
Figure 1. Discharge capacity and Coulombic efficiency over the cycles.
figure fig-polarisation
[400 x 316: Polarisation: charge minus discharge voltage at equal lithium content, in the middle of the contents that both pass.]
Figure 2. Polarisation: charge minus discharge voltage at equal lithium content, in the middle of the contents that both pass.
### Lithium in particles and electrode
<figures>
figure fig-lithium-0-0
[400 x 316: Lithium content over the particle radius (bare, cycle 3, end of charge); d is the particle diameter.]
Figure 3. Lithium content over the particle radius (bare, cycle 3, end of charge); d is the particle diameter.
figure fig-lithium-0-1
[400 x 316: Lithium content over the particle radius (bare, cycle 3, end of discharge); d is the particle diameter.]
Figure 4. Lithium content over the particle radius (bare, cycle 3, end of discharge); d is the particle diameter.
`);
  });

  it('show the first and the last moment where no half cycle ended, and of four variants at most', () => {
    const start = { ...silent, profiles: [profile(1, 'start'), profile(1, 'middle'), profile(1, 'end of charge')] };
    const many = text(figuresSection(of(...['a', 'b', 'c', 'd', 'e'].map((name) => ({ ...start, name })))));
    expect(many.split('\n').filter((line) => /^(#|Of|Figure)/.test(line))).toEqual([
      '## figures: Figures',
      '### Lithium in particles and electrode',
      'Of the first 4 of 5 variants.',
      'Figure 1. Lithium content over the particle radius (a, cycle 1, start); d is the particle diameter.',
      'Figure 2. Lithium content over the particle radius (a, cycle 1, end of charge); d is the particle diameter.',
      'Figure 3. Lithium content over the particle radius (b, cycle 1, start); d is the particle diameter.',
      'Figure 4. Lithium content over the particle radius (b, cycle 1, end of charge); d is the particle diameter.',
      'Figure 5. Lithium content over the particle radius (c, cycle 1, start); d is the particle diameter.',
      'Figure 6. Lithium content over the particle radius (c, cycle 1, end of charge); d is the particle diameter.',
      'Figure 7. Lithium content over the particle radius (d, cycle 1, start); d is the particle diameter.',
      'Figure 8. Lithium content over the particle radius (d, cycle 1, end of charge); d is the particle diameter.',
    ]);
    const single = text(figuresSection(of({ ...silent, profiles: [profile(1, 'start')] })));
    expect(single.match(/^Figure.*$/gm)).toHaveLength(1);
    expect(single).not.toContain('Of the first');
  });

  it('have the parts of the overpotential of each variant', () => {
    const parts = Object.fromEntries([...polarisationParts, 'total'].map((part) => [part, 0.01]));
    const split = { cycle: 1, direction: 'charge' as const, content: 0.5, parts };
    const own = { ...silent, cycles: [cycleRow(1)], polarisationSplits: [split] } as unknown as VariantResult;
    expect(text(figuresSection(of(own, { ...own, name: 'b' }))).match(/^(figure|Figure).*$/gm)).toEqual([
      'figure fig-polarisation-split-0',
      'Figure 1. Where the overpotential comes from at the lithium content of the polarisation (bare): charge on the left, above zero, discharge on the right, below; what points the other way counts against, the line marks the sum.',
      'figure fig-polarisation-split-1',
      'Figure 2. Where the overpotential comes from at the lithium content of the polarisation (b): charge on the left, above zero, discharge on the right, below; what points the other way counts against, the line marks the sum.',
    ]);
  });

  it('say which line is where, where the electrode has a depth', () => {
    const deep = {
      ...profile(1, 'start'),
      through: Float64Array.of(0.25, 0.75),
      content: [profile(1, '').content[0], profile(1, '').content[0]],
    };
    expect(text(figuresSection(of({ ...silent, profiles: [deep] })))).toContain(
      'd is the particle diameter. Solid next to the separator, dashed next to the current collector.\n',
    );
  });

  it('are none where nothing was completed', () => {
    expect(text(figuresSection(of(silent)))).toBe(
      '\n## figures: Figures\nNo half cycle was completed, there is nothing to draw.\n',
    );
  });
});

describe('source of a scenario', () => {
  const line = (scenario: unknown) => {
    const found = sourceLine(scenario);
    return found && read(found.markup).trim();
  };

  it('is a sentence, or its parts in their order with a link', () => {
    expect(line({ source: ' After a paper. ' })).toBe('After a paper.');
    expect(line({ source: 'After a paper' })).toBe('After a paper.');
    const parts = {
      doi: 'doi:10.1000/x',
      year: 2022,
      journal: 'J. Ex.',
      title: 'T',
      authors: ['A. B.', 'C. D.'],
      text: 'Fig. 1',
      other: 'x',
    };
    expect(line({ source: parts })).toBe(
      'A. B., C. D. T. J. Ex. 2022. Fig. 1. [https://doi.org/10.1000/x doi:10.1000/x]',
    );
    expect(line({ source: { title: '', journal: 'J' } })).toBe('J.');
    expect(line({ source: { doi: '10.1000/x' } })).toBe('[https://doi.org/10.1000/x doi:10.1000/x]');
  });

  it('is that of the first variant where the scenario itself has none', () => {
    expect(line({ bare: { cell: 1 }, coated: { source: 'Second' }, third: { source: 'Third' } })).toBe('Second.');
    expect(line({ source: '  ', bare: { source: { year: 2020 } } })).toBe('2020.');
    expect(line({ source: { pages: [1] }, bare: { source: 'Own' } })).toBe('Own.');
    expect(line({ source: ['a list'], bare: { source: 'Own' } })).toBe('Own.');
    for (const nothing of [null, undefined, 'text', ['a'], {}, { bare: null }, { source: { title: { a: 1 } } }])
      expect(line(nothing)).toBeUndefined();
  });

  it('becomes a link only where it is a DOI', () => {
    for (const doi of ['https://doi.org/10.1000/x', 'http://dx.doi.org/10.1000/x', 'DOI:10.1000/x'])
      expect(line({ source: { doi } })).toBe('[https://doi.org/10.1000/x doi:10.1000/x]');
    for (const doi of [
      'x10.1000/x',
      '10.1/x',
      '10.1234567890/x',
      '10.1000/',
      '10.1000/a b',
      '10.1000/a<b',
      'see https://doi.org/10.1000/x',
      '10.1000x',
    ])
      expect(line({ source: { title: 'T', doi } })).toBe(`T. ${doi}`);
  });
});
