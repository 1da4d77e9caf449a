import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/prepare.js';
import type { VariantResult } from '../../src/results/results.js';
import { VariantRun } from '../../src/simulate.js';
import { type AgedCell, agedScenario, cycling } from './agedCell.js';

/** A thin cathode of bare polycrystals of 4 um at 25 degC without carbon, by laws that carry over. */
function prepared({ cell, cathode, ...more }: AgedCell) {
  const scenario = agedScenario({
    ...more,
    cell: { temperature: '25 degC', pressure: '65 MPa', ...cell },
    cathode: {
      weightRatio: { cam: 70, electrolyte: 30, carbon: 0 },
      loading: '3 mg/cm2',
      particles: { d50: '4 um', spread: 0 },
      contact: { fraction: '60 %', spread: 0 },
      coating: 'none',
      overrides: { diffusivity: '2e-15 m2/s' },
      ...cathode,
    },
  });
  const { variants, issues } = prepare(JSON.stringify({ ...JSON.parse(scenario), laws: 'transferable' }));
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return variants[0];
}

function finished(changes: AgedCell): VariantRun {
  const run = new VariantRun(prepared(changes));
  for (const _ of run.steps());
  return run;
}

const stateOf = (run: VariantRun, mechanism: string): number =>
  run.ageing.mechanisms.find(({ name }) => name === mechanism)!.states[0].values[0];
const result = (changes: AgedCell): VariantResult => finished(changes).result();

const all = { oxygenRelease: true, contactLoss: true, isolation: true, cracking: true };

describe('cracks of a polycrystal', () => {
  const cracks = (protocol: AgedCell['protocol']): number =>
    stateOf(finished({ mechanisms: { cracking: true }, protocol }), 'cracking');

  it('are more by at least a tenth at 1C than at 0.1C through the same contents', () => {
    const through = (rate: string, hours: number) => [
      { repeat: 2, steps: [`Charge at ${rate} for ${hours} hours`, `Discharge at ${rate} for ${hours} hours`] },
    ];
    expect(cracks(through('1C', 0.6)) / cracks(through('0.1C', 6))).toBeGreaterThan(1.1);
  });

  it('are within a factor of two between the same limits, where 1C goes less deep', () => {
    const ratio = cracks([cycling(3, '1C')]) / cracks([cycling(3, '0.1C')]);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

describe('an upper limit', () => {
  const agedTo = (upper: string) => {
    const run = finished({ mechanisms: all, protocol: [cycling(3, '0.2C', upper)] });
    return ['contactLoss', 'isolation', 'cracking'].map((name) => Math.abs(stateOf(run, name)));
  };

  it('that is higher costs more contact, mass and cracks; one within the allowance costs no contact and no mass', () => {
    const [low, high] = [agedTo('4.05 V vs Li'), agedTo('4.3 V vs Li')];
    expect(low.slice(0, 2)).toEqual([0, 0]);
    for (const i of [0, 1, 2]) expect(high[i]).toBeGreaterThan(low[i]);
  });
});

describe('a charge', () => {
  const lost = (charge: readonly string[], spread: number): readonly number[] => {
    const run = finished({
      mechanisms: { contactLoss: true, isolation: true, cracking: true },
      cathode: { contact: { fraction: '60 %', spread } },
      protocol: [...charge, 'Discharge at 0.2C until 2.9 V vs Li'],
    });
    return run.ageing.mechanisms.map(({ states }) => states[0].values.reduce((sum, value) => sum + value, 0));
  };
  const inOne = ['Charge at 0.2C until 4.3 V vs Li'];
  const rests = [3.8, 4.1, 4.2].flatMap((limit) => [`Charge at 0.2C until ${limit} V vs Li`, 'Rest for 5 minutes']);

  // With contact that spreads, particles breathe into each other while the cell rests.
  it.each([
    [0, 1e-3],
    [0.7, 2e-2],
  ])('costs as much in four steps with rests as in one, with contact that spreads by %s within %s', (spread, part) => {
    const [one, four] = [lost(inOne, spread), lost([...rests, ...inOne], spread)];
    for (const i of [0, 1, 2]) expect(Math.abs(four[i] / one[i] - 1)).toBeLessThan(part);
  });
});

describe('pressure', () => {
  it('from 7 to 65 MPa costs 1.3 to 1.6 times less contact and mass per cycle to 4.3 V', () => {
    const lost = (pressure: string) => {
      const run = finished({
        cell: { pressure },
        mechanisms: { contactLoss: true, isolation: true },
        protocol: [cycling(2, '0.2C')],
      });
      return ['contactLoss', 'isolation'].map((name) => Math.abs(stateOf(run, name)));
    };
    const [loose, pressed] = [lost('7 MPa'), lost('65 MPa')];
    for (const i of [0, 1]) {
      expect(loose[i] / pressed[i]).toBeGreaterThan(1.3);
      expect(loose[i] / pressed[i]).toBeLessThan(1.6);
    }
  });
});

describe('the skin of a bare surface', () => {
  const skin = (mechanisms: object, cathode = {}) =>
    result({ mechanisms: { ...mechanisms }, cathode, protocol: [cycling(2, '0.1C')] });
  const bare = skin({ oxygenRelease: true });
  const none = skin({});
  const efficiency = ({ cycles }: VariantResult): number => cycles[0].coulombicEfficiency;

  it('costs 1 point of the first efficiency, of which a coating saves three quarters', () => {
    expect(none.cycles[0].chargeCapacity).toBe(bare.cycles[0].chargeCapacity);
    expect(100 * (efficiency(none) - efficiency(bare))).toBeGreaterThan(0.7);
    expect(100 * (efficiency(none) - efficiency(bare))).toBeLessThan(1.3);
    const coating = { coating: { material: 'ZrO2', thickness: '5 nm', coverage: '98 %' } };
    const coated = skin({ oxygenRelease: true }, coating);
    // Beside the skin it costs contacts: fewer particles take part, each of them faster.
    expect(100 * (efficiency(skin({}, coating)) - efficiency(coated))).toBeLessThan(0.25);
    expect(coated.cycles[0].releasedOxygen).toBeLessThan(0.2 * bare.cycles[0].releasedOxygen);
  });

  it('forms for the most part in the first charge, and its oxygen is told', () => {
    const [first, second] = bare.cycles.map(({ releasedOxygen }) => releasedOxygen / 6.7);
    expect(first).toBeGreaterThan(0.7);
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThanOrEqual(1);
    expect(none.cycles[1].releasedOxygen).toBe(0);
  });

  it('is the same for twice the amount of oxygen, of which twice is told', () => {
    const twice = skin({ oxygenRelease: { amount: '13.4 umol/g' } });
    for (const [i, { releasedOxygen, ...row }] of twice.cycles.entries()) {
      const { releasedOxygen: once, ...other } = bare.cycles[i];
      expect(row).toEqual(other);
      expect(releasedOxygen).toBeCloseTo(2 * once, 12);
    }
  });

  it('goes on in storage at a high potential, where nothing breathes', () => {
    const stored = (days: number) =>
      finished({
        mechanisms: all,
        protocol: ['Charge at 1C until 4.15 V vs Li', `Store for ${days} days at 25 degC at open circuit`],
      });
    const [short, long] = [stored(0.1), stored(10)];
    expect(stateOf(long, 'oxygenRelease')).toBeGreaterThan(1.5 * stateOf(short, 'oxygenRelease'));
    expect(stateOf(long, 'isolation')).toBe(stateOf(short, 'isolation'));
  });
});

describe('a run that is put back in the middle', () => {
  it('ends with the same bits, contact, mass, cracks and skin included', () => {
    const cell = prepared({
      mechanisms: all,
      cathode: { coating: { material: 'ZrO2', thickness: '4 nm', coverage: '50 %' } },
      protocol: [cycling(3, '0.5C')],
    });
    const whole = new VariantRun(cell);
    for (const _ of whole.steps());
    const first = new VariantRun(cell);
    let done = 0;
    for (const _ of first.steps()) if (++done === 4) break;
    const nothing = { rows: 0, steps: 0, points: 0, profiles: 0, splits: 0, spectra: 0, relaxations: 0, holds: 0 };
    const second = new VariantRun(cell);
    second.restore(structuredClone(first.state()), structuredClone(first.recorded(nothing)));
    for (const _ of second.steps());
    expect(second.result().cycles).toEqual(whole.result().cycles);
    expect(whole.model.parameters.surfaceDrop[0]).toBeGreaterThan(0.1);
  });
});
