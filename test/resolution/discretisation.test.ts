import { describe, expect, it } from 'vitest';
import { checkJson } from '../../src/output/run/check.js';
import { discretisationText } from '../../src/output/run/discretisationText.js';
import { prepare } from '../../src/prepare.js';
import type { DiscretisationError } from '../../src/results/discretisation.js';
import { simulate } from '../../src/simulate.js';
import { discretisationError } from '../../src/study/discretisation.js';
import { scenario } from './scenario.js';

const cathode = { contact: { fraction: 0.6, spread: 0.7 } };
const protocol = [
  { cycling: { cycles: 1, charge: '0.5C', discharge: '1C', window: ['1.35 V vs LTO', '2.75 V vs LTO'] } },
];

const preparationOf = (numerics: object) =>
  prepare(JSON.stringify(scenario({ cathode, protocol, numerics })), { format: 'json' });
const row = (numerics: object) => simulate(preparationOf(numerics)).variants[0].cycles[0];

function errorOf(numerics: object): DiscretisationError {
  const run = discretisationError(preparationOf(numerics).variants[0]);
  let next = run.next();
  while (!next.done) next = run.next();
  return next.value;
}

describe('the error of discretisation', () => {
  const coarse = { throughNodes: 3, radialNodes: 6, tolerance: 1e-3, sizeClasses: 1, contactClasses: 2 };
  const found = errorOf(coarse);

  it('is what a run with one direction finer differs by', () => {
    const finer = {
      radial: { radialNodes: 12 },
      through: { throughNodes: 6 },
      classes: { sizeClasses: 2, contactClasses: 4 },
      tolerance: { tolerance: 1e-4 },
    };
    const used = row(coarse);
    expect(found.errors.map(({ direction }) => direction)).toEqual([...Object.keys(finer), 'all']);
    const all = row(Object.assign({ ...coarse }, ...Object.values(finer)));
    const others = [...Object.values(finer).map((change) => row({ ...coarse, ...change })), all];
    others.forEach((other, i) => {
      const { capacity, voltage, resistance } = found.errors[i];
      expect(capacity).toEqual({
        change: (used.dischargeCapacity - other.dischargeCapacity) / other.dischargeCapacity,
        cycle: 1,
      });
      expect(voltage).toEqual({ change: used.meanDischargeVoltage - other.meanDischargeVoltage, cycle: 1 });
      expect(resistance.change).toBeCloseTo(used.interfaceResistanceMid / other.interfaceResistanceMid - 1, 14);
    });
    expect(Math.abs(found.errors[2].capacity.change)).toBeGreaterThan(0.005);
  });

  it('leaves out directions in which there is nothing to refine', () => {
    const single = prepare(
      JSON.stringify(
        scenario({
          cathode: { particles: { d50: '3 um', spread: 0 } },
          protocol,
          numerics: { throughNodes: 1, radialNodes: 6 },
        }),
      ),
      { format: 'json' },
    ).variants[0];
    const run = discretisationError(single);
    const directions: string[] = [];
    for (let next = run.next(); !next.done; next = run.next()) directions.push(next.value);
    expect(directions).toEqual(['used', 'radial', 'through', 'tolerance', 'all']);
  });

  it('stands in the table with the worst cycle, in % and mV, and in the JSON with its sign', () => {
    const text = discretisationText([found]);
    const [, , radial, through, classes, tolerance, all] = text.split('\n');
    const { capacity, voltage } = found.errors[2];
    expect(radial).toMatch(/^nodes along the radius +6 +12 /);
    expect(through).toMatch(/^nodes through the cathode +3 +6 /);
    expect(classes).toMatch(/^classes of particles +2 +8 /);
    expect(tolerance).toMatch(/^tolerance in time +1e-3 +1e-4 /);
    expect(all).toMatch(/^all of them /);
    const [, percent, millivolt] = /8 +([\d.]+) % \(cycle 1\) +([\d.]+) mV \(cycle 1\)/.exec(classes) ?? [];
    expect(Number(percent) / Math.abs(100 * capacity.change)).toBeCloseTo(1, 1);
    expect(Number(millivolt) / Math.abs(1000 * voltage.change)).toBeCloseTo(1, 1);
    const json = JSON.parse(JSON.stringify(checkJson(preparationOf(coarse), [found])));
    const [name] = Object.keys(json.accuracy);
    expect(json.accuracy[name].errors[2].capacity.change).toBe(capacity.change);
    expect(json.variants[name].numerics).toMatchObject(coarse);
  });
});

describe('classes of particles', () => {
  it('converge: at a small interface drop the chosen ones are within 0.3 % of 12 x 16, a single one is not', () => {
    const base = { throughNodes: 1, radialNodes: 8 };
    const at = (numerics: object) =>
      simulate(prepare(JSON.stringify(scenario({ cathode, numerics: { ...base, ...numerics } })), { format: 'json' }))
        .variants[0].cycles[0].dischargeCapacity;
    const many = at({ sizeClasses: 12, contactClasses: 16 });
    expect(Math.abs(at({}) / many - 1)).toBeLessThan(0.003);
    expect(Math.abs(at({ sizeClasses: 1, contactClasses: 1 }) / many - 1)).toBeGreaterThan(0.003);
  });
});
