import { describe, expect, it } from 'vitest';
import { Integrator } from '../../src/numerics/integration/integrator.js';
import { capacityLength } from '../../src/particle2d/capacityLength.js';
import { dischargeParticle } from '../../src/particle2d/discharge.js';
import { particleGrid } from '../../src/particle2d/particleGrid.js';
import { ParticleSystem } from '../../src/particle2d/particleSystem.js';
import { intactPolarisation, longTimePolarisation } from '../../src/particle2d/polarisation.js';
import { type DamagedParticle, damagedParticle, type ParticleShape } from '../../src/particle2d/shape.js';
import { slowestMode } from '../../src/particle2d/slowestMode.js';

const unit = { at: () => 1, range: [0, 1] as const, source: 'D = 1' };
/** Three decades within a tenth of the content, as Ni-rich NCM near full lithiation. */
const falling = {
  at: (x: number) => 8e-16 * 10 ** (-3.2 / (1 + Math.exp((0.9 - x) / 0.03))),
  range: [0, 1] as const,
  source: 'test',
};

const damaged: readonly DamagedParticle[] = [
  { contact: 0.5 },
  { contact: 0.5, crack: 0.5 },
  { contact: 0.2, patches: 4, crack: 0.3, cracks: 3 },
  { contact: 1, crack: 0.4, cracks: 6, branch: 0.6 },
  { geometry: 'disc', contact: 0.3, patches: 2, crack: 0.6, cracks: 4, branch: 0.3 },
];

const gridOf = (particle: DamagedParticle, cells = 24) =>
  particleGrid(damagedParticle(particle), { radialCells: cells, angularCells: cells });

describe.each(damaged)('two routes to the length of %j', (particle) => {
  const grid = gridOf(particle);
  const { rate, length } = slowestMode(grid);

  it('a long constant current ends at the quasi-stationary polarisation', () => {
    // Slow enough that contents stay within (0, 1); so long that the last transient is 1e-9.
    const duration = 21 / rate;
    const fill = 0.3 / duration;
    const system = new ParticleSystem(grid, unit, 1, { kind: 'fill', rate: fill }, 1e-9);
    const y = system.uniform(0.3);
    expect(new Integrator(system, 1e-9).run(y, { duration, guards: [] }).kind).toBe('duration');
    const polarisation = (y[grid.size] - system.mean(y)) / fill;
    const stationary = longTimePolarisation(grid);
    expect(polarisation / stationary.polarisation).toBeCloseTo(1, 6);
    expect(stationary.length).toBeCloseTo(Math.sqrt(polarisation / intactPolarisation[grid.shape.geometry]), 5);
  });

  it('the current at a held potential decays at the rate of the slowest mode', () => {
    const system = new ParticleSystem(grid, unit, 1, { kind: 'hold', content: 0.6 }, 1e-8);
    const y = system.uniform(0.3);
    const integrator = new Integrator(system, 1e-8);
    const next = (duration: number): number => {
      expect(integrator.run(y, { duration, guards: [] }).kind).toBe('duration');
      return system.rate(y);
    };
    next(6 / rate);
    const [before, after] = [next(1 / rate), next(1 / rate)];
    expect(Math.log(before / after)).toBeCloseTo(1, 3);
    expect(length).toBeGreaterThan(0.99);
  });

  it('charge transfer leads from one limit to the other', () => {
    const lengths = [Number.POSITIVE_INFINITY, 1e5, 100, 5, 0.1, 1e-4, 0].map(
      (biot) => longTimePolarisation(grid, biot).length,
    );
    for (let i = 1; i < lengths.length; i++) expect(lengths[i]).toBeGreaterThanOrEqual(lengths[i - 1] * (1 - 1e-9));
    expect(lengths[1] / lengths[0]).toBeCloseTo(1, 3);
    expect(lengths[5] / lengths[6]).toBeCloseTo(1, 3);
  });

  it('keeps its lithium to 1e-12 while D falls by three decades', () => {
    const run = dischargeParticle(grid, { diffusivity: falling, radius: 1.5e-6, from: 0.25, until: 0.95, rate: 1e-4 });
    expect(run.kind).toBe('event');
    expect(run.imbalance).toBeLessThan(1e-12);
    // No cell is fuller than the contact, and none has lost lithium.
    expect(Math.max(...run.content)).toBeLessThan(0.95);
    expect(Math.min(...run.content)).toBeGreaterThan(0.25 - 1e-4);
    expect(run.filled).toBeLessThan(1);
  });

  it('and with constant D a slow discharge has the capacity of that length', () => {
    const options = { diffusivity: unit, radius: 1, from: 0.1, until: 0.9, rate: 0.02 * rate };
    const { filled } = dischargeParticle(grid, options);
    const { geometry } = grid.shape;
    expect(capacityLength(geometry, filled, options) / longTimePolarisation(grid).length).toBeCloseTo(1, 2);
  });
});

describe('a fine grid', () => {
  it('loses no lithium either, where conductances are large and the discharge is slow', () => {
    const grid = particleGrid(damagedParticle({ contact: 1 }), { radialCells: 96, angularCells: 1 });
    const run = dischargeParticle(grid, { diffusivity: falling, radius: 1.5e-6, from: 0.25, until: 0.95, rate: 2e-6 });
    expect(run.kind).toBe('event');
    expect(run.imbalance).toBeLessThan(1e-13);
  });
});

describe('symmetry', () => {
  const length = (shape: ParticleShape) =>
    longTimePolarisation(particleGrid(shape, { radialCells: 32, angularCells: 64 })).length;

  it('two caps at the poles are a hemisphere with one', () => {
    const half = damagedParticle({ contact: 0.3, patches: 2 });
    const [[, edge]] = half.contacts;
    const whole: ParticleShape = {
      geometry: 'sphere',
      reach: Math.PI,
      contacts: [
        [0, edge],
        [Math.PI - edge, Math.PI],
      ],
      cuts: [],
    };
    expect(length(whole) / length(half)).toBeCloseTo(1, 2);
  });

  it('four patches on a disc are a quarter with one, cracks included', () => {
    const quarter = damagedParticle({ geometry: 'disc', contact: 0.4, patches: 4, crack: 0.4, cracks: 2 });
    const [[, edge]] = quarter.contacts;
    const [{ angle, length: l }] = quarter.cuts;
    const centres = [0, Math.PI / 2, Math.PI];
    const half: ParticleShape = {
      geometry: 'disc',
      reach: Math.PI,
      contacts: centres.map((at) => [Math.max(0, at - edge), Math.min(Math.PI, at + edge)] as const),
      cuts: centres
        .flatMap((at) => [at - angle, at + angle])
        .filter((at) => at > 0 && at < Math.PI)
        .map((at) => ({ angle: at, length: l, branch: 0 })),
    };
    expect(length(half) / length(quarter)).toBeCloseTo(1, 2);
  });

  it('a particle seen from its other pole is the same', () => {
    const one = damagedParticle({ contact: 0.3, crack: 0.5, cracks: 4 });
    const [[, edge]] = one.contacts;
    const other: ParticleShape = {
      ...one,
      contacts: [[Math.PI - edge, Math.PI]],
      cuts: one.cuts.map((cut) => ({ ...cut, angle: Math.PI - cut.angle })),
    };
    expect(length(other) / length(one)).toBeCloseTo(1, 10);
  });

  it('straight cracks do nothing to a particle in full contact: lithium runs along them', () => {
    for (const geometry of ['sphere', 'disc'] as const) {
      const cracked = gridOf({ geometry, contact: 1, crack: 0.8, cracks: 6 }, 48);
      expect(cracked.shape.cuts).toHaveLength(3);
      expect(longTimePolarisation(cracked).length).toBeCloseTo(1, 2);
      const { content } = longTimePolarisation(cracked);
      // Every column alike: nothing flows sideways.
      const { radialStride, angularStride, angles } = cracked;
      for (let j = 1; j + 1 < angles.length; j++) {
        expect(content[5 * radialStride + j * angularStride]).toBeCloseTo(content[5 * radialStride], 10);
      }
    }
  });

  it('a straight crack on the far side of the only contact does nothing', () => {
    expect(damagedParticle({ contact: 0.3, crack: 0.5, cracks: 1 }).cuts).toEqual([]);
    expect(damagedParticle({ contact: 0.3, crack: 0.5, cracks: 3 }).cuts).toHaveLength(1);
  });
});

describe('longer straight cracks and less contact', () => {
  it('never shorten the way', () => {
    const rising = (lengths: readonly number[]): void => {
      for (let i = 1; i < lengths.length; i++) expect(lengths[i]).toBeGreaterThan(lengths[i - 1]);
    };
    const length = (particle: DamagedParticle) => longTimePolarisation(gridOf(particle)).length;
    rising([0, 0.2, 0.4, 0.6, 0.8].map((crack) => length({ contact: 0.5, crack })));
    rising([1, 0.8, 0.5, 0.2, 0.05].map((contact) => length({ contact })));
    rising([16, 4, 1].map((patches) => length({ contact: 0.2, patches })));
  });
});
