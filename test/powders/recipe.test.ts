import { describe, expect, it } from 'vitest';
import { classNames } from '../../src/output/chart/drawing/classNames.js';
import { inOneLine } from '../../src/scenario/document/issue.js';
import { only, powderScenario } from './scenario.js';

const told = (cathode: string) => powderScenario(cathode).issues.map(inOneLine);
const cathodeOf = (cathode: string, more = '') => only(powderScenario(cathode, more)).cell.cathode;

const bimodal = `    activeMaterial: NCM85
    coating: { material: LiNbO3, thickness: 5 nm, coverage: 90 % }
    powders:
      - { share: 75 %, particles: { d50: 10 um, spread: 0 }, name: large }
      - { share: 25 %, particles: { d50: 2 um, spread: 0 }, morphology: single, coating: none, contact: { fraction: 50 % } }`;

describe('powders of a cathode', () => {
  const { powders = [], classes, patches, openCircuitVoltage, maximumConcentration } = cathodeOf(bimodal);

  it('have what the cathode says where they say nothing', () => {
    expect(powders.map(({ name, massShare, morphology }) => [name, massShare, morphology])).toEqual([
      ['large', 0.75, 'poly'],
      ['NCM85, single', 0.25, 'single'],
    ]);
    expect(classes.map(({ powder, radius, contact }) => [powder, radius, contact])).toEqual([
      [0, 5e-6, 1],
      [1, 1e-6, 0.5],
    ]);
    expect(classes[0].volumeFraction / classes[1].volumeFraction).toBeCloseTo(3, 12);
  });

  it('have the same kinds of surface, some of them without any share', () => {
    expect(powders.map((powder) => powder.patches.map(({ name, fraction }) => [name, fraction]))).toEqual([
      [
        ['covered', 0.9],
        ['bare', expect.closeTo(0.1, 12)],
      ],
      [
        ['covered', 0],
        ['bare', 1],
      ],
    ]);
    // A quarter of the mass in particles of a fifth of the diameter is five eighths of the surface.
    expect(patches[0].fraction).toBeCloseTo(0.9 * (0.75 / (0.75 + 5 * 0.25)), 12);
  });

  it('are named in profiles', () => {
    expect(classNames({ classes, powders })).toEqual(['large: d = 10 µm', 'NCM85, single: d = 2.0 µm']);
  });

  it('of one material are together what each of them is', () => {
    expect(openCircuitVoltage).toBe(powders[1].openCircuitVoltage);
    expect(maximumConcentration).toBeCloseTo(powders[0].maximumConcentration, 6);
  });

  it('share the electrolyte by their surfaces where contact follows from sizes', () => {
    const electrode = '    electrolyteParticles: { d50: 3 um }\n    activeMaterial: NCM85\n';
    const laws = 'laws: transferable';
    const even = (d50: string) => cathodeOf(`${electrode}    particles: { d50: ${d50}, spread: 0 }`, laws);
    const both = cathodeOf(
      `${electrode}    powders: [{ share: 75 %, particles: { d50: 10 um } }, { share: 25 %, particles: { d50: 2 um } }]`,
      laws,
    );
    // 1/(0.75/10 + 0.25/2) = 5 um.
    const [large, small] = both.powders ?? [];
    expect(large.distribution?.contact).toBeCloseTo(even('5 um').distribution?.contact ?? 0, 12);
    expect(small.distribution?.contact).toBe(large.distribution?.contact);
    expect(both.ionicConductivity).toBeCloseTo(even('5 um').ionicConductivity, 12);
  });
});

describe('mistakes in powders', () => {
  it.each([
    [
      '    powders: [{ share: 60 %, particles: { d50: 3 um } }, { activeMaterial: NCM85, share: 30 %, particles: { d50: 3 um } }]',
      [
        'cell.cathode.powders[0].activeMaterial: A required value is missing. (allowed: a text)',
        'cell.cathode.powders: The shares of the powders do not add up to 100 %. (got 90 %; allowed: 100 % of the mass of active material)',
      ],
    ],
    [
      '    morphology: single\n    powders: [{ share: 1, activeMaterial: NCM85, morphology: poly, particles: { d50: 3 um } }]',
      ['cell.cathode.morphology: It has no effect here: each powder says its own. (got single)'],
    ],
    ['    activeMaterial: NCM85', ['cell.cathode.particles: A required value is missing.']],
    [
      '    activeMaterial: NCM85\n    powders: [{ share: 1, particles: { d10: 5 um, d50: 3 um } }]',
      ['cell.cathode.powders[0].particles.d50: The diameter d50 is not above d10. (got 3 um; allowed: above 5 um)'],
    ],
    [
      '    powders: [{ share: 0.5, activeMaterial: NCM58, particles: { d50: 3 um } }, { share: 0.5, activeMaterial: NCM85, particles: { d50: 3 um } }]',
      ['cell.cathode.powders[0].activeMaterial: '],
    ],
    ['    particels: { d50: 3 um }\n    activeMaterial: NCM85', ['cell.cathode.particels: ']],
  ])('%s', (cathode, issues) => {
    const found = told(cathode);
    expect(found).toHaveLength(issues.length);
    issues.forEach((issue, i) => {
      expect(found[i]).toContain(issue);
    });
  });
});
