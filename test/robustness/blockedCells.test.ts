import { describe, expect, it } from 'vitest';
import { randomCell } from '../../bench/randomCells.mjs';
import { complaints } from '../../bench/verdict.mjs';
import { prepare } from '../../src/prepare.js';
import { simulate } from '../../src/simulate.js';

/** A cell whose interphase of 20 nm conducts so badly that its current needs `volts` across it, give or take the recipe. */
function blocked(conductivity: string, throughNodes: number) {
  return {
    title: 'blocked',
    cell: {
      temperature: '25 degC',
      pressure: '50 MPa',
      area: '1 cm2',
      oneC: '200 mA/g',
      cathode: {
        activeMaterial: 'NCM811',
        morphology: 'single',
        weightRatio: { cam: 70, electrolyte: 28, carbon: 2 },
        loading: '10 mg/cm2',
        particles: { d50: '4 um', spread: 0 },
        contact: { fraction: '50 %', spread: 0 },
        interphase: { bare: '20 nm', conductivity },
      },
      separator: { electrolyte: 'Li6PS5Cl', thickness: '100 um' },
      anode: { material: 'Li' },
    },
    initial: { x: 0.6 },
    protocol: ['Charge at 1C until 4.3 V', 'Discharge at 1C until 2.8 V'],
    numerics: { throughNodes },
    output: { series: 'all' },
  };
}

function run(document: object) {
  return simulate(prepare(JSON.stringify(document), { format: 'json' })).variants[0];
}

describe('a cell that cannot carry its current', () => {
  for (const nodes of [1, 4]) {
    for (const conductivity of ['1e-9 S/m', '1e-11 S/m', '1e-14 S/m']) {
      it(`ends at once at its limit and names the interphase, ${conductivity}, ${nodes} through the electrode`, () => {
        const { status, steps, cell, warnings, cycles, series } = run(blocked(conductivity, nodes));
        expect(status).toMatchObject({ code: 'stopped', message: expect.stringContaining('without any current') });
        const { cathode } = cell;
        const contactArea = cathode.classes.reduce(
          (sum, { volumeFraction, connected, radius, contact }) =>
            sum + ((3 * volumeFraction * connected) / radius) * contact * cathode.thickness,
          0,
        );
        const drop = ((cell.oneC / contactArea) * 20e-9) / Number.parseFloat(conductivity);
        for (const [step, sign] of [
          [steps[0], 1],
          [steps[1], -1],
        ] as const) {
          expect(step.endedBy).toMatch(/^at once: /);
          expect(step.charge).toBe(0);
          // At rest: nothing else has happened to the cell, its voltage is within the window.
          expect(step.endVoltage).toBeGreaterThan(2.8);
          expect(step.endVoltage).toBeLessThan(4.3);
          expect(step.refusal?.part).toBe('interphase');
          expect((sign * (step.refusal?.drop ?? 0)) / drop).toBeCloseTo(1, nodes === 1 ? 9 : 2);
          expect(sign * ((step.refusal?.needed ?? 0) - (step.refusal?.idle ?? 0))).toBeGreaterThan(0.99 * drop);
        }
        expect(warnings.map(({ message }) => message).join('\n')).toMatch(
          /would need .* V fall off across the interphase/,
        );
        expect(cycles[0].chargeCapacity).toBe(0);
        expect(Math.max(...series.voltage)).toBeLessThan(4.3);
        expect(Math.min(...series.voltage)).toBeGreaterThan(2.8);
      });
    }
  }
});

describe('cells at the steep end of the potential', () => {
  // 562 needs 900 V for its current; in 1059 the smallest of seven classes fills to 1e-6 while the others still react.
  for (const seed of [562, 1059]) {
    it(`seed ${seed} runs to its end`, () => {
      expect(complaints(run(randomCell(seed)))).toEqual([]);
    });
  }
});
