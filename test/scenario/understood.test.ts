import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/scenario/document/read.js';
import type { LabRecipe } from '../../src/scenario/recipe.js';

const text = (oneC: string, loading: string, thickness = '9 nm', more = '') => `
title: cell
cell:
  diameter: 10 mm
  oneC: ${oneC}
  cathode:
    activeMaterial: NCM85
    weightRatio: { cam: 70, electrolyte: 30 }
    loading: ${loading}
    particles: { d50: 3 um }
    coating: { material: ZrO2, thickness: ${thickness} }
  separator: { mass: 100 mg }
  anode: { material: In/InLi }
protocol: [Rest for 1 h]
${more}`;
const read = (...parts: Parameters<typeof text>) => {
  const { variants, issues } = readScenario(text(...parts));
  return { scenario: variants[0]?.scenario, recipe: variants[0]?.scenario.cell as LabRecipe, issues };
};

describe('words of a laboratory', () => {
  it('call 1C by current or by capacity, to the last bit', () => {
    for (const value of ['190', '200', '183.3', '0.7']) {
      expect(read(`${value} mAh/g`, '11 mg/cm2').recipe.oneC).toBe(read(`${value} mA/g`, '11 mg/cm2').recipe.oneC);
    }
  });

  it('state a loading by capacity: that of an hour at 1C, and it is said', () => {
    for (const oneC of ['200 mA/g', '200 mAh/g']) {
      const { recipe, issues } = read(oneC, '2.2 mAh/cm2');
      // 2.2 mAh/cm2 over 200 mAh/g is 11 mg/cm2.
      expect(recipe.cathode.loading).toBeCloseTo(0.11, 12);
      expect(issues).toMatchObject([{ severity: 'note', path: 'cell.cathode.loading', got: '2.2 mAh/cm2', line: 9 }]);
      expect(issues[0]?.message).toBe(
        'The loading is 11 mg/cm2 of active material: its capacity is taken as 200 mAh/g, one hour at 1C.',
      );
    }
  });

  it('refuse loadings in other units as before', () => {
    expect(read('200 mA/g', '11 mg').issues).toMatchObject([
      { severity: 'error', message: 'The unit mg does not fit here.', allowed: expect.stringContaining('mg/cm2') },
    ]);
  });

  it('give ranges, of which a cell has the mean, and it is said', () => {
    const { recipe, issues } = read('190-210 mAh/g', '11 mg/cm2', '8-10 nm');
    expect(recipe.oneC).toBe(200);
    expect(recipe.cathode.coating?.thickness).toBe(9e-9);
    expect(issues).toMatchObject([
      { severity: 'note', path: 'cell.oneC', message: 'Of a range the mean is taken: 200 mAh/g.' },
      { severity: 'note', path: 'cell.cathode.coating.thickness', got: '8-10 nm' },
    ]);
  });

  it('are held to their bounds at both ends of a range', () => {
    expect(read('200 mA/g', '11 mg/cm2', '900-1100 nm').issues.map(({ severity }) => severity)).toContain('error');
  });

  it('print values as ranges: a mean, and half of the range as its error', () => {
    const point = (value: string) => `data: [{ quantity: dischargeCapacity, cycle: 1, source: Fig. 3, ${value} }]`;
    const of = (value: string) => read('200 mA/g', '11 mg/cm2', '9 nm', point(value)).scenario?.data[0];
    expect(of('value: 170-180 mAh/g')).toMatchObject({ value: 175, error: 5 });
    expect(of('value: 170-180 mAh/g, error: 2')).toMatchObject({ value: 175, error: 2 });
    expect(of('value: 175 mAh/g')).not.toHaveProperty('error');
  });
});
