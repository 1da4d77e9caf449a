import { describe, expect, it } from 'vitest';
import { buildCell } from '../../src/cell/build.js';
import { specificArea } from '../../src/cell/sizeClasses.js';
import type { RawRecipe } from '../../src/scenario/recipe.js';
import { rawRecipe } from './recipes.js';

const start = { initialContent: 0.27 };

function withRawCathode(changes: Partial<RawRecipe['cathode']>): RawRecipe {
  return { ...rawRecipe, cathode: { ...rawRecipe.cathode, ...changes } };
}

describe('a raw cell', () => {
  it('takes every number as it stands', () => {
    const { cell, issues } = buildCell(rawRecipe, start);
    expect(issues).toEqual([]);
    expect(cell?.cathode).toMatchObject({
      thickness: 60e-6,
      ionicConductivity: 0.020706279240848655,
      electronicConductivity: 10,
      maximumConcentration: 63104,
      exchangeCurrentDensity: 3.4123455,
      carbonSurface: 0,
    });
    expect(cell?.cathode.diffusivity.at(0.7)).toBe(4e-15);
    expect(cell?.cathode.volumeChange.at(0.3)).toBe(0);
    expect(cell?.separator).toEqual({ thickness: 20e-6, ionicConductivity: 0.1 });
    expect(cell?.initialContent).toBe(0.27);
    // a = 3 eps/R
    expect(specificArea(cell?.cathode.classes ?? [])).toBeCloseTo(550000, 6);
    expect(cell?.cathode.patches).toMatchObject([
      { name: 'bare', fraction: 1, coatingResistance: 0, filmThickness: 0 },
    ]);
    expect(cell?.anode).toMatchObject({ resistance: 0, capacity: Infinity, plateau: 0 });
    expect(cell?.anode.potential(0.3)).toBe(0);
  });

  it('is not changed by its temperature', () => {
    const warm = buildCell({ ...rawRecipe, temperature: 330 }, start).cell;
    expect(warm?.cathode.exchangeCurrentDensity).toBe(3.4123455);
    expect(warm?.cathode.diffusivity.at(0.5)).toBe(4e-15);
    expect(warm?.cathode.ionicConductivity).toBe(0.020706279240848655);
  });

  it('calls 1C what moves eps L c_max F in an hour, unless told', () => {
    const expected = (0.55 * 60e-6 * 63104 * 96485.33212331001) / 3600;
    expect(buildCell(rawRecipe, start).cell?.oneC).toBeCloseTo(expected, 10);
    expect(buildCell({ ...rawRecipe, oneC: 35.16 }, start).cell?.oneC).toBe(35.16);
  });

  it('normalises the shares of its particles', () => {
    const particles = [
      { radius: 1e-6, share: 3, contact: 1 },
      { radius: 3e-6, share: 1, contact: 0.5 },
    ];
    const classes = buildCell(withRawCathode({ particles }), start).cell?.cathode.classes ?? [];
    expect(classes.map(({ volumeFraction }) => volumeFraction / 0.55)).toEqual([0.75, 0.25]);
    expect(classes[1]).toMatchObject({ contact: 0.5, connected: 1, diffusionLength: 3e-6 });
  });

  it('takes tables and the curves of cathode materials', () => {
    const table = withRawCathode({
      openCircuitVoltage: [
        [0.1, 4.3],
        [0.9, 3.5],
      ],
      diffusivity: [
        [0.1, 1e-15],
        [0.9, 1e-14],
      ],
    });
    const { cell } = buildCell(table, start);
    expect(cell?.cathode.openCircuitVoltage.at(0.9)).toBeCloseTo(3.5, 12);
    expect(cell?.cathode.diffusivity.at(0.9)).toBeCloseTo(1e-14, 26);
    const named = buildCell(withRawCathode({ openCircuitVoltage: 'NCM85' }), start).cell;
    expect(named?.cathode.openCircuitVoltage.at(0.157)).toBeCloseTo(4.3, 3);
  });

  it('stays on the plateau of an anode without capacity and follows one with', () => {
    const endless = buildCell({ ...rawRecipe, anode: { type: 'LTO', resistance: 1e-3 } }, start).cell?.anode;
    expect(endless).toMatchObject({ name: 'LTO', capacity: Infinity, resistance: 1e-3, plateau: 1.55 });
    expect(endless?.potential(endless.initialContent)).toBeCloseTo(1.55, 9);
    const capacity = 4e5;
    const finite = buildCell({ ...rawRecipe, anode: { type: 'LTO', resistance: 0, capacity } }, start).cell?.anode;
    const moved = 0.73 * 0.55 * 60e-6 * 63104 * 96485.33212331001;
    expect((finite?.initialContent ?? 0) * capacity).toBeCloseTo(moved, 6);
  });

  it('gets every issue at once', () => {
    const wrong = withRawCathode({
      openCircuitVoltage: 'chen2020-nmc81',
      diffusivity: -1,
      activeVolumeFraction: 1.2,
      particles: [],
      patches: [
        { fraction: 0.5, filmResistance: 0 },
        { fraction: 0.4, filmResistance: 1e-3 },
      ],
    });
    const { cell, issues } = buildCell(wrong);
    expect(cell).toBeUndefined();
    expect(issues.map(({ path }) => path).sort()).toEqual([
      'cell.raw.cathode.activeVolumeFraction',
      'cell.raw.cathode.diffusivity',
      'cell.raw.cathode.openCircuitVoltage',
      'cell.raw.cathode.particles',
      'cell.raw.cathode.patches',
      'initial.x',
    ]);
    expect(issues.find(({ path }) => path.endsWith('openCircuitVoltage'))?.hint).toBe('did you mean chen2020-nmc811?');
  });
});
