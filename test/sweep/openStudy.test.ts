import { describe, expect, it } from 'vitest';
import { quick } from '../cli/argyrode.js';
import { smallScenario } from '../population/cell.js';
import { opened, tinyStudy, tinyStudyText } from './tinyStudy.js';

/** What is wrong, a line each: line, path, message, got, allowed. */
function faults(text: string, scenario?: string): string[] {
  return opened(text, scenario).wrong.flatMap(({ issues }) =>
    issues.map(({ line, path, message, got = '', allowed = '' }) => [line, path, message, got, allowed].join(' | ')),
  );
}

describe('a study file', () => {
  it('comes to columns of parameters and outputs with their units', () => {
    const { columns, design, last } = tinyStudy();
    expect(columns.map(({ name, of, unit }) => [name, of, unit])).toEqual([
      ['cell.raw.cathode.thickness', 'parameter', 'um'],
      ['D', 'parameter', 'm2/s'],
      ['dischargeCapacity_1', 'output', 'mAh/g'],
    ]);
    expect([design, last]).toEqual([{ kind: 'sobol', runs: 6, seed: 3 }, 1]);
  });

  it('is told all that is wrong with it at once, with line, what stood there and what is allowed', () => {
    const text = `scenario: cell.yaml
design: { kind: sobl, runs: 0 }
vary:
  - { parameter: cell.temperature, from: 20 degC, too: 60 degC }
`;
    expect(faults(text)).toEqual([
      '1 | outputs | A required value is missing. |  | a list',
      expect.stringMatching(/^2 \| design\.kind \| .*sobl \| sobol, latin, grid, list, population/),
      expect.stringMatching(/^2 \| design\.runs \| .* \| 0 \| .*1/),
      expect.stringMatching(/^4 \| vary\[0\]\.too \| .*not known/),
    ]);
  });

  it('is held against its scenario: places, units, bounds, cycles, quantities and variants', () => {
    const text = `scenario: cell.yaml
design: { kind: latin, runs: 4 }
vary:
  - { parameter: cell.cathode.lodaing, from: 5 mg/cm2, to: 9 mg/cm2 }
  - { parameter: cell.pressure, from: 10 MPa, to: 3 MPa }
  - { parameter: cell.temperature, from: 20 um, to: 30 um }
  - { parameter: cell.cathode.porosity, from: 10 % }
outputs:
  - { quantity: retension, cycle: 2 }
  - { quantity: retention, cycle: 20, variant: bare }
  - { quantity: retention }
  - { quantity: dischargeCapacity, cycle: 1, variant: barr }
`;
    const found = faults(text, quick);
    expect(found).toHaveLength(9);
    expect(found[0]).toMatch(
      /^4 \| vary\[0\]\.parameter \| The key lodaing is not known there\. \| cell\.cathode\.lodaing/,
    );
    expect(found[1]).toMatch(/^5 \| vary\[1\]\.to \| The bounds are crossed\. \| 3 MPa \| above 10 MPa/);
    expect(found[2]).toMatch(/^6 \| vary\[2\]\.from \| The unit um does not fit here\. \| 20 um \| /);
    expect(found[4]).toMatch(/^7 \| vary\[3\]\.to \| A bound is missing/);
    expect(found.slice(5).map((fault) => fault.split(' | ').slice(0, 3).join(' | '))).toEqual([
      '9 | outputs[0].quantity | There is no such quantity.',
      '10 | outputs[1].cycle | The programme has no such cycle.',
      '11 | outputs[2].quantity | Of which cycle is not said.',
      '12 | outputs[3].variant | There is no variant of this name.',
    ]);
  });

  it('has its ends tried: what the scenario refuses is told where it stands, as a warning where it takes the other end', () => {
    const vary = '  - { parameter: cell.cathode.porosity, from: 10 %, to: 400 % }';
    const outputs = '  - { quantity: dischargeCapacity, cycle: 1, variant: bare }';
    const { study, warnings } = opened(tinyStudyText({ vary, outputs }), quick);
    expect(study?.design.runs).toBe(6);
    expect(warnings.flatMap(({ issues }) => issues)).toMatchObject([
      {
        severity: 'warning',
        line: 4,
        path: 'vary[0].to',
        got: '400 %',
        message: expect.stringContaining('out of range'),
      },
    ]);
    const wrong = '  - { parameter: cell.cathode.porosity, from: 200 %, to: 400 % }';
    expect(faults(tinyStudyText({ vary: wrong, outputs }), quick)).toHaveLength(2);
  });

  it('takes outputs that name no variant from the first one, and says so', () => {
    const vary = '  - { parameter: cell.pressure, from: 10 MPa, to: 80 MPa }';
    const { study, notes } = opened(tinyStudyText({ vary }), quick);
    expect(study?.outputs.map(({ variant }) => variant)).toEqual(['bare']);
    expect(Object.keys(study?.document.variants ?? {})).toEqual(['bare']);
    expect(notes[0]?.sentences).toEqual(['Outputs that name no variant are those of bare, the first one.']);
  });

  it('varies words by listing them, and draws constants of a population', () => {
    const vary = '  - { parameter: cathode.coating.material, values: [ZrO2, LiNbO3] }';
    const design = '{ kind: population, runs: 4 }';
    const outputs = '  - { quantity: cathode thickness, variant: coated }';
    const { study, wrong } = opened(tinyStudyText({ design, vary, outputs }), smallScenario());
    expect(wrong).toEqual([]);
    expect(study?.columns[0]).toMatchObject({ name: 'cathode.coating.material', type: 'text' });
    const names = study?.columns.map(({ name }) => name) ?? [];
    expect(names).toContain('growth');
    expect(names.at(-1)).toBe('cathode_thickness_coated');
    expect(faults(tinyStudyText({ design }))).toEqual([
      expect.stringMatching(/^2 \| design\.kind \| Nothing is known of how the constants of one study alone scatter/),
    ]);
  });
});
