import { describe, expect, it } from 'vitest';
import { ncm85 } from '../../src/materials/cam/ncm85.js';
import { ncm622 } from '../../src/materials/cam/ncm622.js';
import { openCircuitCurve } from '../../src/materials/openCircuit.js';
import { simulate } from '../../src/simulate.js';
import { only, powderScenario } from './scenario.js';

const fine = 'numerics: { throughNodes: 1, radialNodes: 6, sizeClasses: 2, contactClasses: 1, tolerance: 1e-5 }';
const coarse = 'numerics: { throughNodes: 1, radialNodes: 4, sizeClasses: 1, contactClasses: 1 }';
const coating = 'coating: { material: LiNbO3, thickness: 5 nm }';

function resultOf(cathode: string, more: string, protocol?: string) {
  const preparation = powderScenario(cathode, more, protocol);
  only(preparation);
  return simulate(preparation).variants[0];
}

describe('two powders with the same properties', () => {
  const laws = `
laws: transferable
mechanisms: { interphase: true, contactLoss: true, isolation: true, cracking: true, oxygenRelease: true, coatingCracking: true }
${fine}`;
  const poly = `activeMaterial: NCM85, particles: { d50: 5 um }, ${coating}`;
  const one = resultOf(
    `    activeMaterial: NCM85
    particles: { d50: 5 um }
    ${coating}`,
    laws,
  );

  it('are one powder to the last bit', () => {
    const two = resultOf(`    powders: [{ ${poly}, share: 30 % }, { ${poly}, share: 70 % }]`, laws);
    expect(two.cell.cathode.powders).toBeUndefined();
    expect(two.cycles).toEqual(one.cycles);
    expect(two.series).toEqual(one.series);
  });

  it('are one powder where they are followed one by one', () => {
    // The surface of a powder counts for an amount of coating only.
    const other = poly.replace('5 um }', '5 um, surface: 1 m2/g }');
    const two = resultOf(`    powders: [{ ${poly}, share: 30 % }, { ${other}, share: 70 % }]`, laws);
    expect(two.cell.cathode.powders).toHaveLength(2);
    expect(two.cell.cathode.classes).toHaveLength(4);
    const [expected] = one.cycles;
    const numbers = Object.entries(two.cycles[0]).filter(([, value]) => typeof value === 'number');
    for (const [name, value] of numbers) {
      const same = expected[name as keyof typeof expected];
      if (Number.isFinite(value)) expect(Number(value) / Number(same), name).toBeCloseTo(1, 9);
    }
    expect(expected.releasedOxygen).toBeGreaterThan(0);
  });
});

describe('two active materials in one electrode', () => {
  const mixed = `    powders:
      - { activeMaterial: NCM85, morphology: poly, share: 60 %, particles: { d50: 5 um, spread: 0 }, ${coating} }
      - { activeMaterial: NCM622, morphology: single, share: 40 %, particles: { d50: 1 um, spread: 0 } }`;

  it('come to one potential at rest, and have the capacity of both between two potentials', () => {
    const programme = `
  - Charge at 0.1C until 4.2 V vs Li
  - Hold at 4.2 V vs Li until 0.0002C
  - Discharge at 0.1C until 3.7 V vs Li
  - Hold at 3.7 V vs Li until 0.0002C`;
    const { cycles, cell } = resultOf(mixed, coarse, programme);
    // Independent: each material alone, by halving.
    const curveOf = (material: typeof ncm85) => openCircuitCurve(material.openCircuitVoltage.value, '').curve!.at;
    const contentAt = (at: (x: number) => number, potential: number): number => {
      let [low, high] = [0.001, 0.999];
      for (let i = 0; i < 60; i++) {
        const middle = (low + high) / 2;
        if (at(middle) > potential) low = middle;
        else high = middle;
      }
      return low;
    };
    const capacityOf = (material: typeof ncm85): number => {
      const at = curveOf(material);
      return (material.theoreticalCapacity.value / 3600) * (contentAt(at, 3.7) - contentAt(at, 4.2));
    };
    const both = 0.6 * capacityOf(ncm85) + 0.4 * capacityOf(ncm622);
    expect(Math.abs(capacityOf(ncm85) - capacityOf(ncm622))).toBeGreaterThan(5);
    expect(cycles[0].dischargeCapacity / both).toBeCloseTo(1, 3);
    const begins = ({ openCircuitVoltage }: { openCircuitVoltage: { at: (x: number) => number } }, name: string) =>
      openCircuitVoltage.at(cell.derived.find((one) => one.name.startsWith(`${name}: lithium`))!.value);
    const [large, small] = cell.cathode.powders!;
    expect(begins(large, 'NCM85, poly') - begins(small, 'NCM622, single')).toBeCloseTo(0, 9);
  });

  it('keep their lithium through ageing, storage and a hold, each in its own particles', () => {
    const programme = `
  - Charge at 0.5C until 4.2 V vs Li
  - Store for 5 days at 45 degC at open circuit
  - Discharge at 0.5C until 3.6 V vs Li
  - Store for 2 days at 3.9 V vs Li`;
    const laws = `
laws: transferable
mechanisms: { interphase: true, carbonOxidation: true, contactLoss: true, isolation: true, cracking: true, oxygenRelease: true }
${coarse}`;
    const { status, balances, cell } = resultOf(mixed, laws, programme);
    expect(status.code).toBe('completed');
    expect(balances.lithium).toBeLessThan(1e-9);
    expect(balances.charge).toBeLessThan(1e-9);
    expect(cell.cathode.classes.map(({ powder }) => powder)).toEqual([0, 1]);
  });
});
