import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeMechanisms, mechanismNames } from '../../src/degradation/mechanisms.js';
import type { CycleRow } from '../../src/results/results.js';
import { VariantRun } from '../../src/simulate.js';
import { type AgedCell, aged, cycling, finishedRun, preparedCell } from './agedCell.js';

const all = Object.fromEntries(mechanismNames.map((name) => [name, true]));
/** Strong enough to show in a few cycles. */
const strong = {
  interphase: { parabolicRate: '1e-20 m2/s' },
  carbonOxidation: { parabolicRate: '1e-20 m2/s' },
  oxygenRelease: { resistance: '3 Ohm m2', content: 0.4 },
  coatingCracking: { rate: 1, strain: 0.01 },
  contactLoss: { rate: 0.05, allowance: 0.005 },
  isolation: { contacts: 3, rate: 0.01 },
  cracking: { rate: 0.02 },
};
/** Rates at which nothing can happen; a law that is on needs a rate above zero, so the smallest there is. */
const still = {
  interphase: { reactionRate: '1e-300 m/s' },
  carbonOxidation: { reactionRate: '1e-300 m/s' },
  oxygenRelease: { resistance: '0 Ohm m2' },
  coatingCracking: { rate: 0 },
  contactLoss: { rate: 0 },
  isolation: { contacts: 1e6, rate: 0 },
  cracking: { rate: 0, initial: 0 },
};
const electrical = (rows: readonly CycleRow[]) =>
  rows.map(({ chargeCapacity, dischargeCapacity, meanChargeVoltage, meanDischargeVoltage, polarisation }) => [
    chargeCapacity,
    dischargeCapacity,
    meanChargeVoltage,
    meanDischargeVoltage,
    polarisation,
  ]);

describe('mechanisms without rates', () => {
  // Above 3.3 V: below it trial steps overflow that are refused anyway, and NaN is followed by another length than infinity.
  const protocol = [
    'Charge at 0.5C until 4.3 V vs Li',
    'Store for 1 month at 60 degC',
    'Discharge at 0.5C until 3.3 V vs Li',
    { repeat: 3, steps: ['Charge at 1C until 4.3 V vs Li', 'Discharge at 1C until 3.3 V vs Li'] },
  ];
  const fresh = { cathode: { interphase: { bare: '0 nm', covered: '0 nm' } }, protocol, numerics: { sizeClasses: 3 } };

  it('leave the fresh cell, to the last bit', () => {
    const off = aged(fresh);
    for (const mechanisms of [...mechanismNames.map((name) => ({ [name]: still[name] })), still]) {
      expect(electrical(aged({ ...fresh, mechanisms }).cycles), Object.keys(mechanisms).join()).toEqual(
        electrical(off.cycles),
      );
    }
    for (const row of off.cycles) {
      expect(row.contact).toBe(off.cycles[0].contact);
      expect(row.connected).toBe(off.cycles[0].connected);
      expect(row.diffusionLength).toBe(off.cycles[0].diffusionLength);
    }
  });
});

describe('each mechanism', () => {
  // Coatings crack under the transferable laws: coatingCracking.test.ts.
  const acting = mechanismNames.filter((name) => name !== 'coatingCracking');
  const protocol = [cycling(4)];

  it.each(acting)('%s can be switched off by its name', (name) => {
    const without = { ...strong, [name]: false };
    const { [name]: _, ...absent } = strong;
    expect(activeMechanisms(preparedCell({ mechanisms: without, protocol }).scenario.mechanisms)).not.toContain(name);
    const off = aged({ mechanisms: without, protocol });
    expect(off.cycles).toEqual(aged({ mechanisms: absent, protocol }).cycles);
    expect(electrical(off.cycles)).not.toEqual(electrical(aged({ mechanisms: strong, protocol }).cycles));
  });

  it.each(acting)('%s alone costs discharge capacity', (name) => {
    const none = aged({ protocol }).cycles[3].dischargeCapacity;
    const alone = aged({ protocol, mechanisms: { [name]: strong[name] } });
    expect(alone.cycles[3].dischargeCapacity).toBeLessThan(none - 0.001);
    expect(alone.balances.lithium).toBeLessThan(1e-10);
  });

  it('makes no difference to what is not its own', () => {
    const [row] = aged({ protocol, mechanisms: { cracking: strong.cracking } }).cycles.slice(-1);
    const [fresh] = aged({ protocol }).cycles.slice(-1);
    for (const state of ['contact', 'connected', 'filmBare', 'filmCovered'] as const)
      expect(row[state]).toBe(fresh[state]);
    expect(row.diffusionLength).toBeGreaterThan(fresh.diffusionLength);
  });
});

describe('held at a voltage', () => {
  it('films inside the time steps grow as in storage, which has the closed form', () => {
    const film = (protocol: readonly string[]): number => {
      const run = finishedRun({
        mechanisms: { interphase: true },
        anode: { material: 'Li' },
        protocol: ['Charge at 0.1C until 4.3 V vs Li', 'Hold at 4.3 V vs Li for 10 h', ...protocol],
        numerics: { tolerance: 1e-5 },
      });
      const { layout } = run.model;
      return Math.max(
        ...Array.from({ length: layout.patches }, (_, p) => run.y[layout.film(layout.particle(0, 0), p)]),
      );
    };
    const start = film([]);
    const held = film(['Hold at 4.3 V vs Li for 500 h']) - start;
    const stored = film(['Store for 500 h at 4.3 V vs Li']) - start;
    expect(held / stored).toBeCloseTo(1, 3);
  });
});

describe('over random plausible cells', () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const decades = (min: number, max: number) => number(Math.log10(min), Math.log10(max)).map((p) => 10 ** p);
  const oxidation = fc.record({
    reactionRate: decades(1e-14, 1e-10).map((v) => `${v} m/s`),
    parabolicRate: decades(1e-24, 1e-19).map((v) => `${v} m2/s`),
    alpha: number(0.1, 0.6),
  });
  const choice = <T>(options: fc.Arbitrary<T>) => fc.oneof(fc.constant(false), fc.constant(true), options);
  const cells: fc.Arbitrary<AgedCell> = fc.record({
    mechanisms: fc.record({
      interphase: choice(oxidation),
      carbonOxidation: choice(oxidation),
      oxygenRelease: choice(
        fc.record({ resistance: decades(0.01, 10).map((v) => `${v} Ohm m2`), content: number(0.1, 0.5) }),
      ),
      contactLoss: choice(
        fc.oneof(
          fc.record({
            rate: number(0, 0.2),
            allowance: number(0, 0.04),
            pathLengthening: number(0, 5),
            recovery: number(0, 1),
          }),
          fc.record({ law: fc.constant('film-coupled'), thickness: decades(1, 100).map((v) => `${v} nm`) }),
        ),
      ),
      isolation: choice(fc.record({ contacts: number(1.5, 20), rate: number(0, 0.05) })),
      cracking: choice(
        fc.record({
          rate: number(0, 0.2),
          exponent: number(0.5, 6),
          initial: number(0, 1),
          misfit: number(0, 2),
          pathLengthening: number(0, 5),
        }),
      ),
    }),
    cell: fc.record({
      temperature: number(10, 60).map((v) => `${v} degC`),
      pressure: number(5, 200).map((v) => `${v} MPa`),
    }),
    cathode: fc.record({ morphology: fc.constantFrom('single', 'poly') }),
    numerics: fc.record({ sizeClasses: fc.integer({ min: 1, max: 3 }) }),
    protocol: fc
      .record({ rate: fc.constantFrom('0.2C', '0.5C', '1C'), upper: number(4.1, 4.4), store: fc.boolean() })
      .map(({ rate, upper, store }) => [
        cycling(2, rate, `${upper.toFixed(3)} V vs Li`),
        ...(store ? [`Store for 1 month at 60 degC`] : []),
        cycling(2, rate, `${upper.toFixed(3)} V vs Li`),
      ]),
  });

  it('fractions stay in (0, 1], films and cracks never shrink, lithium is kept', () => {
    fc.assert(
      fc.property(cells, (cell) => {
        const run = new VariantRun(preparedCell(cell));
        const { model, ageing, y } = run;
        const { layout } = model;
        const films = (): number[] => [
          ...(layout.films
            ? Array.from(
                { length: layout.classes * layout.patches },
                (_, kp) => y[layout.film(layout.particle(0, Math.floor(kp / layout.patches)), kp % layout.patches)],
              )
            : []),
          ...(layout.carbon ? [y[layout.psi(0) + 1]] : []),
        ];
        const states = () => ageing.mechanisms.map((mechanism) => mechanism.states.map(({ values }) => values.slice()));
        let before = { films: films(), states: states() };
        for (const _ of run.steps()) {
          for (const fraction of [
            ...model.parameters.contact,
            ...model.parameters.connected,
            ...model.parameters.patchContact,
          ]) {
            expect(fraction).toBeGreaterThan(0);
            expect(fraction).toBeLessThanOrEqual(1);
          }
          const after = { films: films(), states: states() };
          after.films.forEach((film, i) => {
            expect(film).toBeGreaterThanOrEqual(before.films[i]);
          });
          ageing.mechanisms.forEach((mechanism, m) => {
            mechanism.states.forEach(({ sense, most = Number.POSITIVE_INFINITY }, s) => {
              after.states[m][s].forEach((value, i) => {
                expect(value).toBeLessThanOrEqual(most);
                if (sense === 'grows') expect(value).toBeGreaterThanOrEqual(before.states[m][s][i]);
                if (sense === 'falls') expect(value).toBeLessThanOrEqual(before.states[m][s][i]);
              });
            });
          });
          before = after;
        }
        const { status, balances } = run.result();
        expect(['completed', 'stopped']).toContain(status.code);
        expect(balances.lithium).toBeLessThan(1e-9);
        expect(balances.charge).toBeLessThan(1e-9);
        expect(balances.inventory.trapped).toBeGreaterThanOrEqual(0);
        expect(balances.inventory.consumed).toBeGreaterThanOrEqual(0);
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  it('all built-in constants together, through the thickness', () => {
    const { balances, cycles } = aged({
      mechanisms: all,
      protocol: [cycling(5)],
      numerics: { sizeClasses: 3, throughNodes: 4 },
    });
    expect(balances.lithium).toBeLessThan(1e-9);
    expect(cycles[4].dischargeCapacity).toBeLessThan(cycles[0].dischargeCapacity);
  });
});
