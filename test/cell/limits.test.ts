import { describe, expect, it } from 'vitest';
import { labLimits, rawLimits } from '../../src/cell/limits.js';
import type { LabRecipe, RawRecipe } from '../../src/scenario/recipe.js';
import { labRecipe, rawRecipe } from './recipes.js';

/** A recipe with one number replaced. */
function replaced<T>(recipe: T, path: string, value: number): T {
  const keys = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  const inside = (there: unknown, [key, ...rest]: readonly string[]): unknown => {
    const copy = Array.isArray(there) ? [...there] : { ...(there as object) };
    const next = rest.length === 0 ? value : inside((copy as Record<string, unknown>)[key], rest);
    return Object.assign(copy, { [key]: next });
  };
  return inside(recipe, keys) as T;
}

const coated: LabRecipe = {
  ...labRecipe,
  cathode: { ...labRecipe.cathode, coating: { material: 'LiNbO3', thickness: 1e-9, coverage: 1 } },
};
const patched: RawRecipe = {
  ...rawRecipe,
  cathode: {
    ...rawRecipe.cathode,
    particles: [
      { radius: 1e-6, share: 1, contact: 1 },
      { radius: 2e-6, share: 1, contact: 1 },
    ],
    patches: [{ fraction: 1, filmResistance: 0 }],
  },
};

/** Place in the recipe, what may stand there, and the path by which it is named where that is another one. */
const ofLab: readonly (readonly [string, string])[] = [
  ['temperature', 'at least -60 degC, at most 150 degC'],
  ['pressure', 'at least 0 Pa'],
  ['area', 'at least 1e-10 m2, at most 100 m2'],
  ['oneC', 'at least 0.000001 A/kg, at most 1000000000 A/kg'],
  ['extraResistance', 'at least 0 Ohm m2, at most 1000 Ohm m2'],
  ['cathode.weightRatio.cam', 'above 0'],
  ['cathode.weightRatio.electrolyte', 'at least 0'],
  ['cathode.weightRatio.carbon', 'at least 0'],
  ['cathode.weightRatio.binder', 'at least 0'],
  ['cathode.compositeMass', 'at least 1e-9 kg, at most 1 kg'],
  ['cathode.loading', 'at least 0.000001 kg/m2, at most 10 kg/m2'],
  ['cathode.porosity', 'at least 0, at most 0.9'],
  ['cathode.thickness', 'at least 1e-10 m, at most 0.01 m'],
  ['cathode.particles.d50', 'at least 1e-10 m, at most 0.01 m'],
  ['cathode.particles.spread', 'at least 0, at most 2'],
  ['cathode.sizeClasses', 'a whole number, at least 1, at most 100'],
  ['cathode.contactClasses', 'a whole number, at least 1, at most 100'],
  ['cathode.contact', 'above 0, at most 1'],
  ['cathode.contactSpread', 'at least 0, at most 5'],
  ['cathode.connected', 'above 0, at most 1'],
  ['cathode.interphase.covered', 'at least 0 m, at most 0.01 m'],
  ['cathode.interphase.bare', 'at least 0 m, at most 0.01 m'],
  ['cathode.interphase.conductivity', 'at least 1e-15 S/m, at most 1000000000 S/m'],
  ['cathode.overrides.ionicConductivity', 'at least 1e-15 S/m, at most 1000000000 S/m'],
  ['cathode.overrides.electronicConductivity', 'at least 1e-15 S/m, at most 1000000000 S/m'],
  ['cathode.overrides.exchangeCurrentDensity', 'at least 1e-9 A/m2, at most 1000000000 A/m2'],
  ['cathode.overrides.diffusivity', 'at least 1e-30 m2/s, at most 0.0001 m2/s'],
  ['cathode.overrides.diffusivityDrop', 'at least 0'],
  ['cathode.coating.thickness', 'at least 0 m, at most 0.01 m'],
  ['cathode.coating.coverage', 'at least 0, at most 1'],
  ['cathode.coating.conductivity', 'at least 1e-15 S/m, at most 1000000000 S/m'],
  ['cathode.coating.blocking', 'at least 0, at most 1'],
  ['cathode.coating.adhesion', 'at least 0, at most 10'],
  ['separator.porosity', 'at least 0, at most 0.95'],
  ['separator.mass', 'at least 1e-9 kg, at most 1 kg'],
  ['separator.thickness', 'at least 1e-10 m, at most 0.01 m'],
  ['anode.mass', 'at least 1e-9 kg, at most 1 kg'],
  ['anode.npRatio', 'above 0'],
  ['anode.lithium', 'at least 0 mol, at most 1000 mol'],
  ['anode.resistance', 'at least 0 Ohm m2, at most 1000 Ohm m2'],
];

const ofRaw: readonly (readonly [string, string])[] = [
  ['temperature', 'at least -60 degC, at most 150 degC'],
  ['area', 'at least 1e-10 m2, at most 100 m2'],
  ['oneC', 'at least 1e-9 A/m2, at most 1000000000 A/m2'],
  ['extraResistance', 'at least 0 Ohm m2, at most 1000 Ohm m2'],
  ['separator.thickness', 'at least 1e-10 m, at most 0.01 m'],
  ['separator.ionicConductivity', 'at least 1e-15 S/m, at most 1000000000 S/m'],
  ['cathode.thickness', 'at least 1e-10 m, at most 0.01 m'],
  ['cathode.activeVolumeFraction', 'above 0, at most 1'],
  ['cathode.ionicConductivity', 'at least 1e-15 S/m, at most 1000000000 S/m'],
  ['cathode.electronicConductivity', 'at least 1e-15 S/m, at most 1000000000 S/m'],
  ['cathode.maximumConcentration', 'at least 1 mol/m3, at most 1000000 mol/m3'],
  ['cathode.density', 'at least 1 kg/m3, at most 100000 kg/m3'],
  ['cathode.exchangeCurrentDensity', 'at least 1e-9 A/m2, at most 1000000000 A/m2'],
  ['cathode.particles[1].radius', 'at least 1e-10 m, at most 0.01 m'],
  ['cathode.particles[0].share', 'above 0'],
  ['cathode.particles[1].contact', 'above 0, at most 1'],
  ['cathode.patches[0].fraction', 'above 0, at most 1'],
  ['cathode.patches[0].filmResistance', 'at least 0 Ohm m2, at most 1000 Ohm m2'],
  ['anode.resistance', 'at least 0 Ohm m2, at most 1000 Ohm m2'],
  ['anode.capacity', 'at least 0.001 C/m2, at most 1000000000000000 C/m2'],
];

/** Bounds of a range in words; temperatures come in degC and are kept in K. */
function boundsOf(words: string) {
  const shift = words.includes('degC') ? 273.15 : 0;
  const number = (pattern: RegExp) => {
    const found = pattern.exec(words);
    return found ? Number(found[1]) + shift : undefined;
  };
  return {
    above: number(/above (\S+?),?(?: |$)/),
    least: number(/at least (\S+?),?(?: |$)/),
    most: number(/at most (\S+)/),
  };
}

describe.each([
  ['lab', 'cell', ofLab, (path: string, value: number) => labLimits(replaced(coated, path, value))],
  ['raw', 'cell.raw', ofRaw, (path: string, value: number) => rawLimits(replaced(patched, path, value))],
] as const)('numbers of a %s recipe', (_, part, ranges, limits) => {
  it.each(ranges)('%s: %s', (place, words) => {
    const path = `${part}.${place}`;
    const refused = (value: number) => limits(place, value).map((issue) => issue.path);
    const name = place.slice(place.lastIndexOf('.') + 1);
    expect(limits(place, Number.NaN)).toEqual([
      {
        severity: 'error',
        path,
        message: `${name} is out of range.`,
        got: expect.stringMatching(/^NaN/),
        allowed: words,
      },
    ]);
    expect(refused(Infinity)).toEqual([path]);
    const { above, least, most } = boundsOf(words);
    if (above !== undefined) expect(refused(above)).toEqual([path]);
    if (least !== undefined) {
      expect(refused(least)).toEqual([]);
      expect(refused(least - 0.01 * (Math.abs(least) || 1))).toEqual([path]);
    }
    if (most !== undefined) {
      expect(refused(most)).toEqual([]);
      expect(refused(most * 1.01)).toEqual([path]);
    } else expect(refused(1e300)).toEqual([]);
    if (words.startsWith('a whole number')) expect(refused(2.5)).toEqual([path]);
    else if (most === undefined || most > 0.5) expect(refused(most === undefined ? 0.5 : most / 1.9)).toEqual([]);
  });
});

describe('limits', () => {
  it('name every number that is beyond them, in the unit in which it is kept', () => {
    expect(labLimits(labRecipe)).toEqual([]);
    expect(rawLimits(rawRecipe)).toEqual([]);
    const found = labLimits({ ...labRecipe, area: -1, oneC: 0, temperature: 500 });
    expect(found.map(({ path, got }) => [path, got])).toEqual([
      ['cell.temperature', '226.85 degC'],
      ['cell.area', '-1 m2'],
      ['cell.oneC', '0 A/kg'],
    ]);
  });
});
