import { describe, expect, it } from 'vitest';
import { activeMass } from '../../src/cell/powders/activeMass.js';
import type { KnownPowder } from '../../src/cell/powders/activePowder.js';

const property = (value: number, unit: string) => ({ value, unit, source: 'here' });

const powder = (share: number, density: number, capacity: number, d50: number, content: number) =>
  ({
    share,
    cam: {
      density: property(density, 'kg/m3'),
      theoreticalCapacity: property(capacity, 'C/kg'),
      initialContent: property(content, '-'),
    },
    recipe: { cathode: { particles: { d50 } } },
  }) as unknown as KnownPowder;

describe('the active mass of a mixture', () => {
  const mass = activeMass([powder(0.7, 4000, 1e6, 4e-6, 0.99), powder(0.3, 5000, 5e5, 1e-6, 0.9)]);

  it('has densities by volume, capacities by mass, and the lithium of both', () => {
    expect(mass.density.value).toBeCloseTo(1 / (0.7 / 4000 + 0.3 / 5000), 8);
    expect(mass.theoreticalCapacity).toBeCloseTo(0.7 * 1e6 + 0.3 * 5e5, 6);
    expect(mass.assembledContent).toBeCloseTo((0.7 * 1e6 * 0.99 + 0.3 * 5e5 * 0.9) / 8.5e5, 12);
  });

  it('gives each powder its share of the volume, and a diameter with the surface of all', () => {
    const [first, second] = [0.7 / 4000, 0.3 / 5000];
    const of = [0, 1].map((i) => mass.mixed?.(0.5, i));
    expect(of[0]?.powderFraction).toBeCloseTo((0.5 * first) / (first + second), 12);
    expect(of[1]?.powderFraction).toBeCloseTo((0.5 * second) / (first + second), 12);
    for (const one of of) {
      expect(one?.surfaceDiameter).toBeCloseTo((first + second) / (first / 4e-6 + second / 1e-6), 15);
    }
  });
});
