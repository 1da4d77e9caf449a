import { describe, expect, it } from 'vitest';
import { buildCell } from '../../src/cell/build.js';
import { ncm85 } from '../../src/materials/cam/ncm85.js';
import type { Material, PointTable } from '../../src/materials/material.js';
import type { RawRecipe } from '../../src/scenario/recipe.js';
import { rawRecipe } from './recipes.js';

const build = (
  cathode: Partial<RawRecipe['cathode']> = {},
  more: Partial<RawRecipe> = {},
  x: number | undefined = 0.27,
  materials: readonly Material[] = [],
) =>
  buildCell(
    { ...rawRecipe, ...more, cathode: { ...rawRecipe.cathode, ...cathode } },
    { materials, ...(x === undefined ? {} : { initialContent: x }) },
  );

describe('the cell of model parameters', () => {
  it('leaves out what only a lab recipe tells of', () => {
    const { cell } = build({}, { extraResistance: 2e-4, temperature: 310 });
    expect(cell).toMatchObject({ temperature: 310, pressure: 0, area: 0.01, extraResistance: 2e-4 });
    expect(cell?.cathode).toMatchObject({
      electrolyte: 'solid',
      morphology: 'single',
      adhesion: 1,
      oxidationOnset: 3.2,
      interphaseArrhenius: 1,
      carbonSurface: 0,
    });
    // 0.55 of 60 um at 4.77 g/cm3.
    expect(cell?.activeMass).toBeCloseTo(0.15741, 9);
    expect(cell?.derived.length).toBeGreaterThan(20);
    expect(cell?.cathode.classes).toEqual([
      { radius: 3e-6, volumeFraction: 0.55, contact: 1, connected: 1, intactLength: 3e-6, diffusionLength: 3e-6 },
    ]);
  });

  it('has the patches that are given, covered where there is a film, else one bare patch', () => {
    const patch = { filmThickness: 0, filmConductivity: 1, oxidationFactor: 1 };
    expect(build().cell?.cathode.patches).toEqual([{ ...patch, name: 'bare', fraction: 1, coatingResistance: 0 }]);
    const patches = [
      { fraction: 0.3, filmResistance: 0.02 },
      { fraction: 0.7, filmResistance: 0 },
    ];
    expect(build({ patches }).cell?.cathode.patches).toEqual([
      { ...patch, name: 'covered', fraction: 0.3, coatingResistance: 0.02 },
      { ...patch, name: 'bare', fraction: 0.7, coatingResistance: 0 },
    ]);
  });

  it('finds curves in any spelling, and own materials', () => {
    const at = (openCircuitVoltage: string, own: readonly Material[] = []) =>
      build({ openCircuitVoltage }, {}, 0.27, own).cell?.cathode.openCircuitVoltage.at(0.5);
    expect(at('Chen2020-NMC811')).toBe(at('chen2020-nmc811'));
    const falling: PointTable = [
      [0, 4.4],
      [1, 3.4],
    ];
    const own: Material = {
      ...ncm85,
      name: 'mine',
      openCircuitVoltage: { ...ncm85.openCircuitVoltage, value: falling },
    };
    expect(at('mine', [own])).toBeCloseTo(3.9, 9);
  });
});

describe('the anode of model parameters', () => {
  const anode = (given: RawRecipe['anode'], x = 0.27) => build({}, { anode: given }, x).cell?.anode;

  it('that is ideal stays at 0 V', () => {
    expect(anode({ type: 'ideal', resistance: 1e-3 })).toEqual({
      name: 'ideal',
      resistance: 1e-3,
      capacity: Infinity,
      initialContent: 0.5,
      potential: expect.any(Function),
      plateau: 0,
    });
    expect(anode({ type: 'ideal', resistance: 0 })?.potential(0.2)).toBe(0);
  });

  it('without capacity is in the middle of its plateau, else holds what the cathode lacks beside its own lithium', () => {
    expect(anode({ type: 'In/InLi', resistance: 0 })).toMatchObject({
      name: 'In/InLi',
      initialContent: 0.5,
      plateau: 0.62,
    });
    // 0.55 60 um 63104 mol/m3 F = 20.0924 C/cm2, of which 0.73 are in 80 C/cm2 that held 0.3 before.
    const given = anode({ type: 'In/InLi', resistance: 0, capacity: 8e5 });
    expect(given).toMatchObject({ capacity: 8e5 });
    expect(given?.initialContent).toBeCloseTo(0.4833433, 6);
    expect(given?.potential(0.5)).toBeCloseTo(0.62, 6);
  });

  it('is refused when it is not known', () => {
    const found = build({}, { anode: { type: 'zinc' as 'Li', resistance: 0 } });
    expect(found.cell).toBeUndefined();
    expect(found.issues).toMatchObject([{ severity: 'error', path: 'cell.raw.anode.type', got: 'zinc' }]);
  });
});

describe('model parameters are refused', () => {
  it('without a content at the start, or with none that can be', () => {
    const shared = {
      severity: 'error',
      path: 'initial.x',
      message: 'A raw cell needs the lithium content at which it starts.',
      allowed: 'above 0, below 1',
      hint: 'initial: { x: 0.27 }',
    };
    expect(buildCell(rawRecipe)).toEqual({ issues: [shared] });
    for (const x of [0, 1, -1, 2, Number.NaN])
      expect(build({}, {}, x)).toEqual({ issues: [{ ...shared, got: String(x) }] });
    for (const x of [1e-6, 1 - 1e-6]) expect(build({}, {}, x).issues).toEqual([]);
  });

  it('without particles', () => {
    expect(build({ particles: [] })).toEqual({
      issues: [
        {
          severity: 'error',
          path: 'cell.raw.cathode.particles',
          message: 'There has to be at least one particle size.',
          got: 'an empty list',
          hint: 'particles: [{ radius: 3 um, share: 1 }]',
        },
      ],
    });
  });

  it('with patches that do not add up to 1, but for rounding', () => {
    const withParts = (...fractions: readonly number[]) =>
      build({ patches: fractions.map((fraction) => ({ fraction, filmResistance: 0 })) });
    for (const rest of [0.75, 0.7500005, 0.7499995]) expect(withParts(0.25, rest).issues).toEqual([]);
    for (const rest of [0.751, 0.749])
      expect(withParts(0.25, rest)).toEqual({
        issues: [
          {
            severity: 'error',
            path: 'cell.raw.cathode.patches',
            message: 'The fractions of the surface patches have to add up to 1.',
            got: String(0.25 + rest),
            allowed: '1',
          },
        ],
      });
  });

  it('with curves that are none', () => {
    expect(build({ openCircuitVoltage: [[0.5, 4]] }).issues[0].path).toBe('cell.raw.cathode.openCircuitVoltage');
    expect(build({ diffusivity: [[0.5, 1e-15]] }).issues[0].path).toBe('cell.raw.cathode.diffusivity');
    const [issue, ...others] = build({ openCircuitVoltage: 'nothing of the kind' }).issues;
    expect(others).toEqual([]);
    expect(issue).toMatchObject({
      severity: 'error',
      path: 'cell.raw.cathode.openCircuitVoltage',
      message: 'There is no open-circuit curve of this name.',
      got: 'nothing of the kind',
    });
    expect(issue.allowed).toMatch(/^chen2020-nmc811, NCM622, .* or a table \[\[x, V\], \.\.\.\]$/);
    expect(issue.hint).toContain('give your own');
    expect(build({ openCircuitVoltage: 'chen2020-nmc81' }).issues[0].hint).toBe('did you mean chen2020-nmc811?');
  });

  it('for numbers out of range as well, all at once and without a cell', () => {
    const found = build({ density: -1, diffusivity: 0 }, { area: 0 }, 2);
    expect(found.cell).toBeUndefined();
    expect(found.issues.map(({ path }) => path)).toEqual([
      'cell.raw.area',
      'cell.raw.cathode.density',
      'initial.x',
      'cell.raw.cathode.diffusivity',
    ]);
  });
});
