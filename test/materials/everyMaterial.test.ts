import { describe, expect, it } from 'vitest';
import { buildMechanisms } from '../../src/degradation/build.js';
import { builtInMaterials } from '../../src/materials/catalogue.js';
import { prepare } from '../../src/prepare.js';

const places: Readonly<Record<string, readonly string[]>> = {
  cam: ['cathode.activeMaterial'],
  electrolyte: ['cathode.electrolyte', 'separator.electrolyte'],
  coating: ['cathode.coating.material'],
  anode: ['anode.material'],
  carbon: ['cathode.carbon'],
  binder: ['cathode.binder'],
};

const cell = {
  diameter: '10 mm',
  oneC: '200 mAh/g',
  cathode: {
    activeMaterial: 'NCM85',
    weightRatio: { cam: 70, electrolyte: 30, carbon: 1, binder: 1 },
    loading: '10 mg/cm2',
    particles: { d50: '3 um' },
    coating: { material: 'LiNbO3', thickness: '5 nm' },
  },
  separator: { mass: '100 mg' },
  anode: { material: 'In/InLi', mass: '50 mg' },
};

function withMaterial(at: readonly string[], name: string): object {
  const changed = structuredClone(cell) as Record<string, unknown>;
  for (const place of at) {
    const keys = place.split('.');
    const last = keys.pop() ?? '';
    let inner = changed;
    for (const key of keys) inner = inner[key] as Record<string, unknown>;
    inner[last] = name;
  }
  return changed;
}

describe('a cell of the usual recipe', () => {
  const solids = builtInMaterials.filter((material) => !('phase' in material && material.phase === 'liquid'));

  it.each(solids.map(({ kind, name }) => [kind, name]))('can have the %s %s, under both sets of laws', (kind, name) => {
    for (const laws of ['per study', 'transferable']) {
      const document = { title: name, laws, cell: withMaterial(places[kind] ?? [], name), protocol: ['Rest for 1 h'] };
      const { variants, issues } = prepare(JSON.stringify(document));
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(variants[0]?.cell.cathode.ionicConductivity).toBeGreaterThan(0);
    }
  });

  it('is thicker with a lighter binder, and its ions go further round with rubber than with fibrils', () => {
    const of = (binder: string | undefined) => {
      const at = binder === undefined ? [] : ['cathode.binder'];
      const document = {
        title: 'binders',
        laws: 'transferable',
        cell: withMaterial(at, binder ?? ''),
        protocol: ['Rest for 1 h'],
      };
      return prepare(JSON.stringify(document)).variants[0]?.cell.cathode;
    };
    const [unnamed, nbr, ptfe] = [of(undefined), of('NBR'), of('PTFE')];
    // 1 of 102 parts by weight at 1.0, 1.78 (PVDF) and 2.2 g/cm3.
    expect(nbr?.thickness).toBeGreaterThan(unnamed?.thickness ?? Number.NaN);
    expect(ptfe?.thickness).toBeLessThan(unnamed?.thickness ?? Number.NaN);
    // 0.98 wt% of the composite: 98 % of 0.4 and 0.2, beside 2.8.
    expect(nbr?.ionicExponent).toBeCloseTo(2.8 + 0.4 * (1 / 1.02), 9);
    expect(ptfe?.ionicExponent).toBeCloseTo(2.8 + 0.2 * (1 / 1.02), 9);
    expect(unnamed?.ionicExponent).toBe(nbr?.ionicExponent);
  });
});

describe('an electrolyte that grows another film than Li6PS5Cl', () => {
  const grown = (more: object, phase: 'solid' | 'liquid' = 'solid') => {
    const materials = { mine: { basedOn: 'Li6PS5Cl', ...more } };
    const inCell = withMaterial(['cathode.electrolyte'], 'mine');
    const document = { title: 'films', laws: 'transferable', materials, cell: inCell, protocol: ['Rest for 1 h'] };
    const { cell } = prepare(JSON.stringify(document)).variants[0] ?? {};
    const inPhase = cell && { ...cell, cathode: { ...cell.cathode, electrolyte: phase } };
    const law = inPhase && buildMechanisms({ interphase: {} }, inPhase).oxidation;
    law?.evaluate(4.3, 4.3, 1e-7, 0.3, 1);
    return { rate: law?.rate ?? Number.NaN, start: law?.startThickness(1) ?? Number.NaN };
  };

  it('does so by one factor on the resistance, at rest and at a potential', () => {
    const [usual, half] = [grown({}), grown({ growthFactor: 0.5 })];
    expect(half.start / usual.start).toBeCloseTo(0.5, 12);
    // The rate goes with the square.
    expect(half.rate / usual.rate).toBeCloseTo(0.25, 12);
  });

  it('has the charge per volume of all films, and is told so where it states another', () => {
    const materials = { mine: { basedOn: 'Li6PS5Cl', oxidationCharge: '2e9 C/m3' } };
    const inCell = withMaterial(['cathode.electrolyte'], 'mine');
    const document = { title: 'films', laws: 'transferable', materials, cell: inCell, protocol: ['Rest for 1 h'] };
    const idle = prepare(JSON.stringify(document)).issues.filter(({ path }) => path.endsWith('oxidationCharge'));
    expect(idle.map(({ severity, got, allowed }) => [severity, got, allowed])).toEqual([
      ['note', '2000000000 C/m3', '1340000000 C/m3'],
    ]);
  });

  it('does so in a liquid too, where nothing grows at rest', () => {
    const [usual, half] = [grown({}, 'liquid'), grown({ growthFactor: 0.5 }, 'liquid')];
    expect([usual.start, half.start]).toEqual([0, 0]);
    expect(half.rate / usual.rate).toBeCloseTo(0.25, 12);
  });
});
