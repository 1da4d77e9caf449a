import { describe, expect, it } from 'vitest';
import { builtInMaterials, findMaterial } from '../../src/materials/catalogue.js';
import { galleryCurve } from '../../src/materials/galleries.js';
import { properties } from '../../src/materials/listing.js';
import type { ActiveMaterial, Material } from '../../src/materials/material.js';
import { type OpenCircuitCurve, openCircuitCurve } from '../../src/materials/openCircuit.js';
import { volumeChangeCurve } from '../../src/materials/volumeChange.js';

const powders = builtInMaterials.filter((material): material is ActiveMaterial => material.kind === 'cam');
const named = (name: string): ActiveMaterial => {
  const found = findMaterial('cam', name, '');
  if ('issue' in found) throw new Error(found.issue.message);
  return found.material;
};
const curveOf = (material: ActiveMaterial): OpenCircuitCurve => {
  const { curve } = openCircuitCurve(material.openCircuitVoltage.value, material.openCircuitVoltage.source);
  if (!curve) throw new Error('no curve');
  return curve;
};
/** Content at a potential, by bisection. */
const contentAt = (material: ActiveMaterial, potential: number): number => {
  const { at } = curveOf(material);
  let [low, high] = [1e-6, 1 - 1e-6];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (at(middle) > potential) low = middle;
    else high = middle;
  }
  return low;
};
/** [mAh/g] Charge between the assembled powder and a potential, at rest. */
const firstCharge = (material: ActiveMaterial, potential: number): number =>
  ((material.initialContent.value - contentAt(material, potential)) * material.theoreticalCapacity.value) / 3600;

describe('the open-circuit curve of an active material', () => {
  // First charges at C/10 or slower to 4.3 V against Li, from studies named in the sources and from memory of others.
  it.each([
    ['NCM111', 170, 185],
    ['NCM523', 180, 200],
    ['NCM622', 185, 210],
    ['NCM811', 215, 232],
    ['NCM83', 218, 236],
    ['NCM85', 222, 238],
    ['NCM90', 232, 250],
    ['NCM94', 240, 258],
    ['LiNiO2', 245, 268],
    ['NCA', 200, 222],
  ])('of %s gives a first charge to 4.3 V of %d to %d mAh/g', (name, low, high) => {
    const charge = firstCharge(named(name), 4.3);
    expect(charge).toBeGreaterThan(low);
    expect(charge).toBeLessThan(high);
  });

  it.each(powders)('of $name falls everywhere, is low when assembled, and meets 4.3 V within its range', (material) => {
    const { at, range } = curveOf(material);
    let before = Infinity;
    for (let z = -12; z <= 12; z += 0.05) {
      const value = at(1 / (1 + Math.exp(-z)));
      expect(value).toBeLessThan(before);
      before = value;
    }
    expect(at(material.initialContent.value)).toBeGreaterThan(2.6);
    expect(at(material.initialContent.value)).toBeLessThan(3.45);
    const content = contentAt(material, 4.3);
    expect(content).toBeGreaterThan(range[0]);
    expect(content).toBeLessThan(range[1]);
  });

  it('lets the more lithium out the more nickel there is', () => {
    const byNickel = ['NCM111', 'NCM523', 'NCM622', 'NCM811', 'NCM83', 'NCM85', 'NCM90', 'NCM94', 'LiNiO2'];
    const charges = byNickel.map((name) => firstCharge(named(name), 4.3));
    expect([...charges].sort((a, b) => a - b)).toEqual(charges);
  });

  it('of NCM111, NCM523 and NCA is the published formula at rescaled contents', () => {
    const { tanh, exp } = Math;
    const formulas: readonly (readonly [string, number, (s: number) => number])[] = [
      [
        'NCM111',
        110.5,
        (s) =>
          -3.04420906 * s +
          10.04892207 -
          0.65637536 * tanh(-4.02134095 * (s - 0.80063948)) +
          4.24678547 * tanh(12.17805062 * (s - 7.57659337)) -
          0.3757068 * tanh(59.33067782 * (s - 0.99784492)),
      ],
      [
        'NCM523',
        69.3,
        (s) =>
          4.3452 -
          1.6518 * s +
          1.6225 * s ** 2 -
          2.0843 * s ** 3 +
          3.5146 * s ** 4 -
          2.2166 * s ** 5 -
          0.5623e-4 * exp(109.451 * s - 100.006),
      ],
      [
        'NCA',
        113.4,
        (s) =>
          1.638 * s ** 10 -
          2.222 * s ** 9 +
          15.056 * s ** 8 -
          23.488 * s ** 7 +
          81.246 * s ** 6 -
          344.566 * s ** 5 +
          621.3475 * s ** 4 -
          554.774 * s ** 3 +
          264.427 * s ** 2 -
          66.3691 * s +
          11.8058 -
          0.61386 * exp(5.8201 * s ** 136.4),
      ],
    ];
    for (const [name, percent, formula] of formulas) {
      const { at } = curveOf(named(name));
      for (let x = 0.27; x < 0.95; x += 0.01) {
        expect(Math.abs(at(x) - formula(1 - (1 - x) / (percent / 100))), `${name} at ${x}`).toBeLessThan(0.004);
      }
    }
  });

  it('of NCM70, NCM83, NCA88, NCM90 and NCM94 lies between its neighbours in nickel', () => {
    const between: readonly (readonly [string, string, string, number])[] = [
      ['NCM811', 'NCM83', 'NCM85', 0.6],
      ['NCM622', 'NCM70', 'NCM811', 0.5],
      ['NCM85', 'NCA88', 'NCM90', 0.6],
      ['NCM85', 'NCM90', 'LiNiO2', 1 / 3],
      ['NCM85', 'NCM94', 'LiNiO2', 0.6],
    ];
    for (const [less, name, more, share] of between) {
      for (const potential of [3.6, 3.75, 3.9, 4, 4.15, 4.2, 4.3, 4.4]) {
        const [a, b] = [contentAt(named(less), potential), contentAt(named(more), potential)];
        expect(contentAt(named(name), potential), `${name} at ${potential} V`).toBeCloseTo(a + share * (b - a), 3);
      }
    }
    const [ncm83, ncm85] = [named('NCM83'), named('NCM85')];
    expect(curveOf(ncm83).at(0.3)).not.toBe(curveOf(ncm85).at(0.3));
    const galleries = ncm83.openCircuitVoltage.value;
    if (!('form' in galleries)) throw new Error('no galleries');
    expect(galleryCurve(galleries).atLogit(0)).toBeCloseTo(curveOf(ncm83).at(0.5), 12);
  });
});

describe('the volume change of an active material', () => {
  it('to 4.3 V is measured on some and grows with nickel', () => {
    const contraction = (name: string): number => {
      const material = named(name);
      const { curve } = volumeChangeCurve(material.volumeChange.value, '');
      return -100 * (curve?.at(contentAt(material, 4.3)) ?? Number.NaN);
    };
    expect(contraction('NCM111')).toBeCloseTo(1.2, 1);
    expect(contraction('NCM622')).toBeCloseTo(3, 1);
    expect(contraction('NCM811')).toBeCloseTo(5.1, 1);
    const byNickel = ['NCM111', 'NCM523', 'NCM622', 'NCM811', 'NCM83', 'NCM85', 'NCM90', 'NCM94', 'LiNiO2'];
    const all = byNickel.map(contraction);
    expect([...all].sort((a, b) => a - b)).toEqual(all);
    expect(all.at(-1)).toBeGreaterThan(7);
    expect(all.at(-1)).toBeLessThan(10);
  });
});

describe('the library', () => {
  it.each<readonly [Material['kind'], string]>([
    ['cam', 'NCM111 NCM523 NCM622 NCM811 NCM83 NCM85 NCM90 NCM94 LiNiO2 NCA'],
    ['electrolyte', 'Li6PS5Cl Li5.5PS4.5Cl1.5 Li6PS5Br Li6PS5I Li6PS5Cl0.5Br0.5 β-Li3PS4 Li10GeP2S12 Li3InCl6 Li3YCl6'],
    [
      'coating',
      'ZrO2 HfO2 LiNbO3 Li2ZrO3 Li4Ti5O12 Al2O3 Li3PO4 Li2CO3 carbonaceous V2O5 Li3VO4 PVBTA-TFSI Li3InCl6 Li3YCl6',
    ],
    ['carbon', 'Super_C65 AB VGCF CNT CNF'],
    ['binder', 'NBR PTFE'],
  ])('has every %s that papers name: %s', (kind, names) => {
    for (const name of names.split(' ')) expect(findMaterial(kind, name, ''), name).toHaveProperty('material');
    expect(findMaterial('coating', 'sulfidic surface layer', '')).toHaveProperty('material');
  });

  it('says openly what comes from memory, and how wide that is', () => {
    const unsure = /memory|assumed/;
    const narrow = builtInMaterials.flatMap((material) =>
      properties(material).flatMap(([name, { value, source, range }]) =>
        typeof value === 'number' && /from memory of/.test(source) && range === undefined
          ? [`${material.name}: ${name}`]
          : [],
      ),
    );
    expect(narrow).toEqual([]);
    const recalled = builtInMaterials.flatMap(properties).filter(([, { source }]) => /not checked/.test(source));
    expect(recalled.length).toBeGreaterThan(5);
    for (const [, { source }] of recalled) expect(source).toMatch(unsure);
  });

  it('grows less film on more chlorine and hardly any on chlorides', () => {
    const factor = (name: string) => {
      const found = findMaterial('electrolyte', name, '');
      return 'material' in found ? found.material.growthFactor?.value : undefined;
    };
    expect([factor('Li6PS5Cl'), factor('Li5.5PS4.5Cl1.5'), factor('Li3InCl6')]).toEqual([1, 0.67, 0.1]);
  });
});
