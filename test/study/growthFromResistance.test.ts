import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/prepare.js';
import { simulate } from '../../src/simulate.js';
import { growthFromResistance } from '../../src/study/growthFromResistance.js';

const text = (more = '', mechanisms = '{ interphase: true }') => `
title: one early resistance
laws: transferable
cell:
  temperature: 25 degC
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    weightRatio: { cam: 70, electrolyte: 30 }
    loading: 5 mg/cm2
    particles: { d50: 3 um, spread: 0 }
    contact: { fraction: 0.6, spread: 0, connected: 100 % }
  separator: { thickness: 400 um }
  anode: { material: In/InLi }
mechanisms: ${mechanisms}
numerics: { throughNodes: 1, radialNodes: 6, sizeClasses: 1, contactClasses: 1, tolerance: 1e-3 }
protocol:
  - cycling: { cycles: 3, charge: 0.5C, discharge: 0.5C, window: [2.6 V vs Li, 4.3 V vs Li] }
${more}`;
const cell = (...given: Parameters<typeof text>) => prepare(text(...given)).variants[0];

describe('growth from one early resistance', () => {
  it('is that with which the whole programme has the resistance', () => {
    const found = growthFromResistance(cell(), { cycle: 2, resistance: 120 });
    if ('reason' in found) throw new Error(found.reason);
    expect(found.resistance).toBeCloseTo(120, 0);
    const again = simulate(prepare(text('', `{ interphase: { growth: ${found.growth} Ohm cm2 } }`)));
    expect(again.variants[0].cycles[1].interfaceResistanceMid).toBeCloseTo(found.resistance, 9);
    expect(found.runs).toBeLessThan(15);
  });

  it('is not there for a resistance that kinetics alone exceed, for a cycle that is not run, or without the law', () => {
    const reason = (...[one, early]: Parameters<typeof growthFromResistance>) => {
      const found = growthFromResistance(one, early);
      return 'reason' in found ? found.reason : 'none';
    };
    expect(reason(cell(), { cycle: 2, resistance: 1 })).toMatch(
      /^Hardly any growth at all already gives \d+\.\d Ohm cm2/,
    );
    expect(reason(cell(), { cycle: 4, resistance: 100 })).toBe(
      'The programme has no cycle 4: Programme completed: 3 cycles.',
    );
    expect(reason(cell('', '{}'), { cycle: 2, resistance: 100 })).toBe('mechanisms.interphase is off.');
    const old = prepare(text().replace('laws: transferable', 'laws: per study')).variants[0];
    expect(reason(old, { cycle: 2, resistance: 100 })).toMatch(/transferable laws/);
  });
});
