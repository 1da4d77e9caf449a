import { describe, expect, it } from 'vitest';
import { contactLoss } from '../../src/degradation/contactLoss.js';
import { constantsOf } from '../../src/degradation/options.js';
import {
  closureLength,
  constrictionLength,
  type DiffusionLengths,
  diffusionLengths,
} from '../../src/particle2d/closure.js';
import { compareWithClosure } from '../../src/particle2d/comparison.js';
import type { DamagedParticle } from '../../src/particle2d/shape.js';
import { particleStudy } from '../../src/particle2d/study.js';

const intact = diffusionLengths({ contact: 1 });
const kinds = ['current', 'evenFlux', 'held'] as const;

function lambdaContact(contact: number, patches: number): DiffusionLengths {
  const lengths = diffusionLengths({ contact, patches });
  const apparent = (kind: (typeof kinds)[number]) => (lengths[kind] - intact[kind]) / (1 / contact - 1);
  return { current: apparent('current'), evenFlux: apparent('evenFlux'), held: apparent('held') };
}

const lambdaCrack = (particle: DamagedParticle, crack: number): number =>
  (diffusionLengths({ ...particle, crack }).current - diffusionLengths({ ...particle, crack: 0 }).current) / crack;

describe('the linear closure of lost contact', () => {
  const built = constantsOf(contactLoss.options, { electrolyte: 'solid', morphology: 'poly' }).pathLengthening.value;

  it('has the built-in constant of about six patches at middling contact', () => {
    for (const theta of [0.3, 0.5]) expect(Math.abs(lambdaContact(theta, 6).current / built - 1)).toBeLessThan(0.1);
    expect(lambdaContact(0.4, 24).current).toBeLessThan(0.7 * built);
    expect(lambdaContact(0.4, 1).current).toBeGreaterThan(2.5 * built);
  });

  it('is no straight line: its constant vanishes at either end', () => {
    for (const patches of [1, 6]) {
      const middle = lambdaContact(0.5, patches).current;
      expect(lambdaContact(0.02, patches).current).toBeLessThan(middle / 3);
      expect(lambdaContact(0.95, patches).current).toBeLessThan(0.6 * middle);
    }
  });

  it('would need more than a single cap for a constant of 4: that gives less than 1.5 in every experiment', () => {
    for (const theta of [0.9, 0.7, 0.5, 0.2]) {
      const { current, evenFlux, held } = lambdaContact(theta, 1);
      expect(Math.max(current, evenFlux, held)).toBeLessThan(1.5);
    }
  });

  it('is beaten by the constriction of flux tubes, which has no constant', () => {
    for (const patches of [4, 6, 12, 24]) {
      for (const contact of [0.9, 0.7, 0.5, 0.3, 0.1, 0.05]) {
        const { current } = diffusionLengths({ contact, patches });
        expect(Math.abs(constrictionLength({ contact, patches }) / current - 1)).toBeLessThan(0.065);
      }
    }
    expect(constrictionLength({ contact: 1 })).toBe(1);
    expect(closureLength({ contact: 0.05 }, { contact: built, crack: 0 })).toBeGreaterThan(
      1.8 * diffusionLengths({ contact: 0.05, patches: 6 }).current,
    );
  });
});

describe('the linear closure of cracks', () => {
  it('has no say for straight cracks in full contact', () => {
    for (const crack of [0.2, 0.8]) expect(Math.abs(lambdaCrack({ contact: 1, cracks: 4 }, crack))).toBeLessThan(0.01);
  });

  it('meets cracks that part a contacted half from a bare one, but those grow faster than their length', () => {
    const half: DamagedParticle = { contact: 0.5, cracks: 2 };
    const [short, long] = [0.1, 0.9].map((crack) => lambdaCrack(half, crack));
    expect(short).toBeGreaterThan(1.5);
    expect(short).toBeLessThan(2.3);
    expect(long).toBeGreaterThan(3 * short);
  });

  it('and cracks that loosen layers of grains in full contact do most of it with the first layer', () => {
    const grains: DamagedParticle = { contact: 1, cracks: 8, branch: 0.7, grain: 0.15 };
    const [first, deep] = [0.15, 0.6].map((crack) => lambdaCrack(grains, crack));
    expect(first).toBeGreaterThan(1.8);
    expect(deep).toBeLessThan(0.5 * first);
  });
});

describe('the comparison', () => {
  it('reads the closure as the cell model has it', () => {
    const constants = { crack: 1.8, contact: 0.3 };
    const particle = { contact: 0.5, crack: 0.4 };
    const compared = compareWithClosure({ particle, constants, grid: { radialCells: 24, angularCells: 24 } });
    expect(compared.closure).toBeCloseTo(1 + 1.8 * 0.4 + 0.3, 12);
    const { lengths, apparent } = compared;
    const back = { crack: apparent.crack.current, contact: apparent.contact.current };
    // With its own constants the closure gives the resolved length, but for the grid error of the intact particle.
    expect(closureLength(particle, back) / lengths.current).toBeCloseTo(1, 2);
    expect(compared.discharges).toEqual([]);
  });

  it('shows that one length does not do for a particle in parts: it loses capacity that the far part never had time for', () => {
    const result = particleStudy({ particle: { contact: 0.5, crack: 0.7 }, rates: [0.1, 2], cells: 24 });
    if (!('study' in result)) throw new Error('the request is good');
    const [slow, fast] = result.study.comparison.discharges;
    expect(slow.resolved).toBeLessThan(slow.intact);
    // The length that fits a rate falls with the rate: less and less of the far part takes part.
    expect(fast.length).toBeLessThan(0.9 * result.study.comparison.lengths.current);
    expect(fast.resolved).toBeGreaterThan(fast.byLength);
  });

  it('says what is wrong with a request', () => {
    const result = particleStudy({ particle: { contact: 2, crack: -1 }, material: 'Li6PS5Cl' });
    expect('issues' in result && result.issues.map(({ path }) => path)).toEqual(['contact', 'crack', 'material']);
  });
});
