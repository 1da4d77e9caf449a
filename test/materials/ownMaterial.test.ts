import { describe, expect, it } from 'vitest';
import { builtInMaterials } from '../../src/materials/catalogue.js';
import { readMaterial } from '../../src/materials/readMaterial.js';

const powder = {
  kind: 'cam',
  density: '4.7 g/cm3',
  theoreticalCapacity: '276 mAh/g',
  diffusivity: 1e-15,
  openCircuitVoltage: [
    [0.1, 4.5],
    [0.9, 3.5],
  ],
};

describe('an own material', () => {
  it.each([
    ['theoreticalCapacity', 279, '279 mAh/g'],
    ['density', 4.78, '4.78 g/cm3'],
    ['youngsModulus', 140, '140 GPa'],
    ['diffusivityActivation', 42, '42 kJ/mol'],
  ])('with %s: %d is refused, and the unit that was meant is proposed', (property, value, meant) => {
    const { material, issues } = readMaterial({ ...powder, [property]: value }, 'materials.powder', 'powder');
    expect(material).toBeUndefined();
    expect(issues).toMatchObject([{ path: `materials.powder.${property}`, severity: 'error', got: String(value) }]);
    expect(issues[0].hint).toContain(`"${meant}"`);
    expect(readMaterial({ ...powder, [property]: meant }, 'm', 'powder').issues).toEqual([]);
  });

  it.each([
    [
      'x beyond 1',
      [
        [0, -0.05],
        [1.2, 0],
      ],
      'outside 0 to 1',
    ],
    [
      'x that turns',
      [
        [0, -0.05],
        [0.5, -0.02],
        [0.4, 0],
      ],
      'one way',
    ],
    [
      'a value that is none',
      [
        [0, Number.NaN],
        [1, 0],
      ],
      '',
    ],
    [
      'per cent for fractions',
      [
        [0, -5],
        [1, 0],
      ],
      'fraction',
    ],
  ])('has the errors of its table of volume change reported: %s', (_, volumeChange, words) => {
    const { material, issues } = readMaterial({ ...powder, volumeChange }, 'materials.powder', 'powder');
    expect(material).toBeUndefined();
    expect(issues.length).toBeGreaterThan(0);
    expect(issues[0].path).toMatch(/^materials\.powder\.volumeChange/);
    expect(issues[0].message).toContain(words);
  });

  it('may be any of the built-in ones', () => {
    for (const material of builtInMaterials) expect(readMaterial(material, 'm').issues, material.name).toEqual([]);
  });
});
