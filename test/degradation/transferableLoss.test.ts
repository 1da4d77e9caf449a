import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/cell/cell.js';
import { buildMechanisms } from '../../src/degradation/build.js';
import type { SlowMechanism } from '../../src/degradation/mechanism.js';
import { prepare } from '../../src/prepare.js';
import type { Mechanisms } from '../../src/scenario/schema/mechanisms.js';
import { agedScenario, cycling } from './agedCell.js';
import { effectOf, move, viewOf } from './slowView.js';

/** One class of bare particles: only what the laws of loss read. */
const cellWith = (cathode: object = {}, more: object = {}): Cell =>
  ({
    laws: 'transferable',
    temperature: 298.15,
    pressure: 65e6,
    ...more,
    cathode: {
      electrolyte: 'solid',
      morphology: 'poly',
      classes: [{ contact: 0.6, volumeFraction: 0.5, intactLength: 1e-6, diffusionLength: 1e-6 }],
      patches: [{ name: 'bare', fraction: 1, oxidationFactor: 1, filmThickness: 0 }],
      interphaseArrhenius: 1,
      adhesion: 1,
      contactLossFactor: 1,
      ...cathode,
    },
  }) as unknown as Cell;
const built = (mechanisms: object, cell = cellWith()): readonly SlowMechanism[] =>
  buildMechanisms(mechanisms as Mechanisms, cell).slow;

/** Effects after full cycles of 5.5 % contraction. */
function aged(mechanisms: object, cell = cellWith(), cycles = 40) {
  const [law] = built(mechanisms, cell);
  const view = viewOf();
  for (let half = 0; half < 2 * cycles; half++) move(law, view, half % 2 ? 1 : 0.45);
  const { contact, connected, lengthening } = effectOf(law, view);
  return { lost: -Math.log(contact[0]), connected: connected[0], longer: lengthening[0] };
}

describe('laws that carry over between cells', () => {
  it('have a state for each thing that is lost, and none in a liquid but wetted cracks', () => {
    const all = { oxygenRelease: true, contactLoss: true, isolation: true, cracking: true };
    expect(built(all).map(({ name, states }) => [name, states.map((state) => state.name)[0]])).toEqual([
      ['oxygenRelease', 'reconstructed share of the bare surface'],
      ['contactLoss', 'ln contact'],
      ['isolation', 'isolation by breathing'],
      ['cracking', 'cracked share'],
    ]);
    const liquid = built(all, cellWith({ electrolyte: 'liquid' }));
    expect(liquid.map(({ name, states }) => `${name}: ${states[0].name}`)).toEqual([
      'oxygenRelease: reconstructed share of the bare surface',
      'cracking: crack length over radius',
    ]);
  });

  it('start in a liquid with 65 % of the cracks of a polycrystal, with a tenth in single crystals and per study', () => {
    const fresh = (morphology: string, laws = 'transferable') =>
      built({ cracking: true }, cellWith({ electrolyte: 'liquid', morphology }, { laws }))[0];
    const [poly, single] = [fresh('poly'), fresh('single')];
    expect([poly, single, fresh('poly', 'per study')].map(({ states }) => states[0].values[0])).toEqual([
      0.65, 0.1, 0.1,
    ]);
    // Full cracks of a polycrystal add 1.5 of area and divide the path by 2.8.
    const { area, lengthening } = effectOf(poly, viewOf());
    expect(area[0]).toBeCloseTo(1 + 1.5 * 0.65, 12);
    expect(lengthening[0]).toBeCloseTo(1 / (1 + 1.8 * 0.65) - 1, 12);
    expect(effectOf(single, viewOf())).toEqual(effectOf(fresh('single', 'per study'), viewOf()));
  });

  it('have the constants of their morphology', () => {
    const of = (morphology: string) => cellWith({ morphology });
    expect(aged({ contactLoss: true }).lost).toBeCloseTo(40 * 5e-3 * 0.72, 12);
    expect(aged({ isolation: true }).connected).toBeCloseTo(0.3 + 0.7 * Math.exp(-(40 * 0.01 + 0.035) * 1.2), 12);
    expect(aged({ isolation: true }, of('single')).connected).toBeCloseTo(
      0.3 + 0.7 * Math.exp(-(40 * 0.0035 + 0.035) * 1.2),
      12,
    );
    expect(aged({ cracking: true }).longer).toBeCloseTo(1.5 * (1 - Math.exp(-40 * 0.025 * 1.1 ** 1.5)), 12);
    expect(aged({ cracking: true }, of('single')).longer).toBeCloseTo(0.3 * (1 - Math.exp(-0.12 * 1.1 ** 1.5)), 12);
  });

  it('lose contact by electrolyte, adhesion and creep, and crack at any temperature alike', () => {
    const lost = (cathode: object, temperature = 298.15): number =>
      aged({ contactLoss: true }, cellWith(cathode, { temperature })).lost;
    expect(lost({ contactLossFactor: 0.15 }) / lost({})).toBeCloseTo(0.15, 12);
    expect(lost({ adhesion: 0.4 }) / lost({})).toBeCloseTo(0.4, 12);
    const creep = Math.exp((20e3 / 8.314462618) * (1 / 298.15 - 1 / 333.15));
    expect(lost({}, 333.15) / lost({})).toBeCloseTo(creep, 9);
    const cracks = { cracking: true };
    expect(aged(cracks, cellWith({}, { temperature: 333.15 }))).toEqual(aged(cracks));
  });

  it('isolate 2.14 times as fast at 45 as at 25 degC, bonds that break once included, and 0.4 times under what binds', () => {
    const isolated = (cathode: object, temperature = 298.15, isolation: object | true = true): number =>
      -Math.log((aged({ isolation }, cellWith(cathode, { temperature })).connected - 0.3) / 0.7);
    // 30 kJ/mol: exp(3608.17 K (1/298.15 K - 1/318.15 K)).
    expect(isolated({}, 318.15) / isolated({})).toBeCloseTo(2.1399, 3);
    const once = { rate: 0 };
    expect(isolated({}, 318.15, once) / isolated({}, 298.15, once)).toBeCloseTo(2.1399, 3);
    expect(isolated({}, 318.15, { activation: 0 })).toBeCloseTo(isolated({}), 12);
    expect(isolated({ adhesion: 0.4 }) / isolated({})).toBeCloseTo(0.4, 12);
    expect(isolated({ adhesion: 0.4 }, 298.15, once)).toBeCloseTo(0.4 * 0.035 * 1.2, 12);
  });

  it('take what a scenario gives in place of a constant', () => {
    expect(aged({ contactLoss: { rate: 0.1, allowance: 0.05 } }, cellWith(), 1).lost).toBeCloseTo(0.01, 12);
    expect(aged({ isolation: { rate: 10, remaining: 0.5 } }).connected).toBeCloseTo(0.5, 9);
    expect(aged({ cracking: { rate: 10, pathLengthening: 2 } }).longer).toBeCloseTo(2, 9);
  });
});

describe('options of laws that are not in force', () => {
  const idle = (mechanisms: Readonly<Record<string, unknown>>, laws: string): readonly string[] => {
    const { title: _, ...scenario } = JSON.parse(agedScenario({ mechanisms, protocol: [cycling(1)] }));
    const { issues } = prepare(JSON.stringify({ title: 'options', laws, ...scenario }));
    return issues.filter(({ path }) => path.startsWith('mechanisms')).map(({ path, message }) => `${path}: ${message}`);
  };

  it('are named with the set that they belong to', () => {
    const old = {
      contactLoss: { law: 'gap', recovery: 0.1, patches: 6 },
      isolation: { contacts: 4 },
      cracking: { misfit: 0.5 },
      oxygenRelease: { resistance: '1 Ohm m2' },
    };
    const without =
      'It has no effect here: it belongs to the laws per study, and the transferable ones are chosen (laws).';
    expect(idle(old, 'transferable')).toEqual([
      `mechanisms.oxygenRelease.resistance: ${without}`,
      `mechanisms.contactLoss.law: ${without}`,
      `mechanisms.contactLoss.recovery: ${without}`,
      `mechanisms.contactLoss.patches: ${without}`,
      `mechanisms.isolation.contacts: ${without}`,
      `mechanisms.cracking.misfit: ${without}`,
    ]);
    expect(idle(old, 'per study')).toEqual([]);
  });

  it('are idle the other way round too', () => {
    const transferable = {
      contactLoss: { protectedShare: 0.3, activation: '30 kJ/mol' },
      isolation: { allowance: 0.02, debonding: 0.05, activation: '20 kJ/mol', remaining: 0.2 },
      cracking: { gradient: 1 },
      oxygenRelease: { skin: 1 },
    };
    expect(idle(transferable, 'transferable')).toEqual([]);
    expect(idle(transferable, 'per study')).toHaveLength(8);
  });
});
