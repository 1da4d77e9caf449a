import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/prepare.js';
import type { VariantResult } from '../../src/results/results.js';
import { simulate } from '../../src/simulate.js';
import { agedScenario, cycling } from '../degradation/agedCell.js';

const mechanisms = { interphase: true, contactLoss: true, isolation: true, cracking: true, coatingCracking: true };

/** A carbon-free pellet of NCM85 at 25 degC, one particle, under the transferable laws. */
function run(
  coating: object | 'none',
  aged: object = {},
  protocol: readonly unknown[] = [cycling(1, '0.2C')],
): VariantResult {
  const cathode = {
    weightRatio: { cam: 70, electrolyte: 30 },
    particles: { d50: '3 um', spread: 0 },
    contact: { fraction: 0.6, spread: 0 },
    coating,
  };
  const document = JSON.parse(
    agedScenario({
      mechanisms: { ...aged },
      cell: { temperature: '25 degC' },
      cathode,
      numerics: { radialNodes: 8 },
      protocol,
    }),
  );
  return simulate(prepare(JSON.stringify({ ...document, laws: 'transferable' }))).variants[0];
}

const oxide = (nm: number, more: object = {}) => ({ material: 'LiNbO3', thickness: `${nm} nm`, ...more });
const polymer = (nm: number) => ({ material: 'PVBTA-TFSI', thickness: `${nm} nm` });
const first = (coating: object) => run(coating).cycles[0];
const discharge = (coating: object) => first(coating).dischargeCapacity;

describe('a coated cell before it ages', () => {
  it('of 0 nm is the bare cell to the last bit, as it ages too', () => {
    const protocol = [cycling(3)];
    const none = run(oxide(0, { coverage: '100 %' }), mechanisms, protocol);
    expect(JSON.stringify(none.cycles)).toBe(JSON.stringify(run('none', mechanisms, protocol).cycles));
  });

  it('loses a tenth and more of its first discharge to an oxide of 40 instead of 3 nm, and has the higher resistance', () => {
    const [thin, thick] = [first(oxide(3)), first(oxide(40))];
    expect(thick.dischargeCapacity).toBeLessThan(0.9 * thin.dischargeCapacity);
    expect(thick.interfaceResistanceMid).toBeGreaterThan(thin.interfaceResistanceMid);
  });

  it('gives less, the thicker the oxide', () => {
    const given = [0, 1, 5, 20].map((nm) => discharge(oxide(nm)));
    for (let i = 1; i < given.length; i++) expect(given[i]).toBeLessThan(given[i - 1]);
  });

  it('gives less under an oxide that conducts ten times worse', () => {
    const poor = discharge(oxide(20, { conductivity: '1e-8 S/m' }));
    expect(poor).toBeLessThan(discharge(oxide(20, { conductivity: '1e-7 S/m' })));
  });

  it('has 5 % less active mass under 8 instead of 3 nm of polymer, and the higher resistance', () => {
    const [thin, thick] = [first(polymer(3)), first(polymer(8))];
    expect(thick.connected / thin.connected).toBeCloseTo((1 - Math.exp(-4 * 0.6)) / (1 - Math.exp(-4 * 0.8)), 9);
    expect(thick.interfaceResistanceMid).toBeGreaterThan(thin.interfaceResistanceMid);
  });
});

describe('the own lithium of a coating', () => {
  const cycles = run(oxide(20, { deposition: 'ALD' }), {}, [cycling(2)]);

  it('is in the first charge and in its efficiency, and in nothing else', () => {
    const [one, two] = cycles.cycles;
    // 0.03 mAh/m2 per nm on 3/(1.5 um x 4770 kg/m3) = 0.4193 m2/g, all covered.
    const own = 0.03 * 20 * 0.419287211740042;
    const flowed = one.dischargeCapacity / one.coulombicEfficiency - own;
    expect(one.chargeCapacity).toBeCloseTo(flowed + own, 9);
    expect(one.chargeEnergy / one.meanChargeVoltage).toBeCloseTo(flowed, 6);
    expect(two.chargeEnergy / two.meanChargeVoltage).toBeCloseTo(two.chargeCapacity, 9);
    expect(one.chargeCapacityAreal / one.chargeCapacity).toBeCloseTo(two.chargeCapacityAreal / two.chargeCapacity, 12);
  });

  it('leaves the books of lithium as they are', () => {
    expect(cycles.balances.lithium).toBeLessThan(1e-10);
  });
});
