import { describe, expect, it } from 'vitest';
import { buildCell } from '../../src/cell/build.js';
import { lab } from '../protocol/labScenario.js';
import { labRecipe } from './recipes.js';

const protocol = ['Charge at 0.1C until 4.3 V vs Li'];
const errors = (cell: object) => lab(protocol, {}, cell).issues.filter(({ severity }) => severity === 'error');
const cathode = (more: object) => ({
  cathode: {
    activeMaterial: 'NCM85',
    weightRatio: { cam: 70, electrolyte: 30 },
    loading: '11 mg/cm2',
    particles: { d50: '3 um' },
    ...more,
  },
});

describe('what a field documents is what the builder takes', () => {
  it.each([
    ['temperature', (v: string) => ({ temperature: v }), ['-60 degC', '150 degC'], ['-61 degC', '151 degC']],
    [
      'separator.mass',
      (v: string) => ({ separator: { mass: v } }),
      ['0.001 mg', '1000000 mg'],
      ['0.0009 mg', '1.1 kg'],
    ],
    [
      'separator.thickness',
      (v: string) => ({ separator: { thickness: v } }),
      ['0.0001 um', '10000 um'],
      ['0.09 nm', '11 mm'],
    ],
    ['oneC', (v: string) => ({ oneC: v }), ['0.000001 mA/g', '10000 mA/g'], ['9e-7 mA/g', '11 A/g']],
    ['diameter', (v: string) => ({ diameter: v }), ['0.02 mm', '1000 mm'], ['0.01 mm', '2 m']],
    ['cathode.loading', (v: string) => cathode({ loading: v }), ['0.0001 mg/cm2', '500 mg/cm2'], ['9e-5 mg/cm2']],
    [
      'cathode.coating.adhesion',
      (v: string) => cathode({ coating: { material: 'ZrO2', thickness: '4 nm', adhesion: v } }),
      ['0', '5', '10'],
      ['11'],
    ],
    [
      'cathode.overrides.diffusivity',
      (v: string) => cathode({ overrides: { diffusivity: v } }),
      ['1e-30 m2/s', '1e-6 m2/s'],
      ['1e-31 m2/s'],
    ],
    [
      'cathode.overrides.ionicConductivity',
      (v: string) => cathode({ overrides: { ionicConductivity: v } }),
      ['1e-15 S/m', '1e6 S/m'],
      ['1e-16 S/m'],
    ],
    ['cathode.particles.d50', (v: string) => cathode({ particles: { d50: v } }), ['0.01 um', '200 um'], ['0.009 um']],
    [
      'anode.resistance',
      (v: string) => ({ anode: { material: 'LTO', resistance: v } }),
      ['0 Ohm cm2', '100000 Ohm cm2'],
      ['100001 Ohm cm2'],
    ],
  ] as const)('%s', (path, cell, inside, outside) => {
    for (const value of inside) expect([value, errors(cell(value))]).toEqual([value, []]);
    for (const value of outside) {
      const found = errors(cell(value));
      expect([value, found.map((issue) => issue.path)]).toEqual([value, [`cell.${path}`]]);
      // In the words of the person: what was written, and the range in its unit.
      expect(found[0].got).toBe(value);
      const unit = value.replace(/^[^a-zA-Z]*(?:e-?\d+)?\s*/, '');
      expect(found[0].allowed).toContain(unit);
    }
  });

  it('a temperature is refused in degC', () => {
    const { issues } = buildCell({ ...labRecipe, temperature: 500 }, {});
    expect(issues.find(({ path }) => path === 'cell.temperature')).toMatchObject({
      got: '226.85 degC',
      allowed: 'at least -60 degC, at most 150 degC',
    });
    const warm = lab(protocol, {}, { temperature: '140 degC' });
    expect(warm.variants).toHaveLength(1);
    expect(warm.issues.map(({ severity, got }) => [severity, got])).toEqual([['warning', '140.0 degC']]);
    const kelvin = lab(protocol, {}, { temperature: '430 K' }).issues;
    expect(kelvin).toMatchObject([{ got: '430 K', allowed: expect.stringContaining('from 213.15 K, up to 423.15 K') }]);
  });

  it('a store is refused where the cell would be', () => {
    const store = (at: string) => lab([`Store for 1 day at ${at}`]).issues.map(({ allowed }) => allowed);
    expect(store('150 degC')).toEqual([]);
    expect(store('-60 degC')).toEqual([]);
    expect(store('151 degC')).toEqual(['-60 degC to 150 degC']);
    expect(store('-61 degC')).toEqual(['-60 degC to 150 degC']);
  });
});
