import { describe, expect, it } from 'vitest';
import type { Cell, ParticleDistribution } from '../../src/cell/cell.js';
import type { Programme } from '../../src/protocol/programme/programme.js';
import type { Groups } from '../../src/resolution/groups.js';
import { outgrown, untested } from '../../src/resolution/untested.js';
import type { NumericsGiven } from '../../src/scenario/schema/numerics.js';
import { testCell } from '../model/cells.js';

const of = (changes: Partial<Groups> = {}): Groups => ({ railDrop: 0.05, interfaceDrop: 0.04, fourier: 1, ...changes });

describe('what a resolution was not tested for', () => {
  type Distribution = Partial<ParticleDistribution>;
  const raw = (...contacts: number[]) => testCell({ classes: contacts.map((contact) => ({ contact })) });
  const distributed = (cell: Cell, changes: Distribution = {}): Cell => {
    const distribution = { contact: 0.6, contactSpread: 0.5, contactRule: 'independent', ...changes };
    return { ...cell, cathode: { ...cell.cathode, distribution: distribution as ParticleDistribution } };
  };
  const powder = (...contacts: number[]) => distributed(raw(...contacts));
  const said = (found: Partial<Groups>, given: Partial<NumericsGiven> = {}, cell = powder(1, 1)) =>
    untested(given as NumericsGiven, cell, of(found)).map(({ message }) => message);

  it('is nothing up to the limits', () => {
    expect(said({ railDrop: 0.6, fourier: 1e-4, interfaceDrop: 0.1 })).toEqual([]);
  });

  it('is named with its number and its limit, all in one sentence, unless it was given', () => {
    expect(said({ railDrop: 0.61 })).toEqual([
      'Capacities may be off by more than 0.5 %: the rails of the cathode take 0.61 V at the highest current (tested up to 0.6 V).',
    ]);
    expect(said({ railDrop: 0.61 }, { throughNodes: 3 })).toEqual([]);
    expect(said({ fourier: 1 / 12000 }, { accuracy: 0.02 })).toEqual([
      'Capacities may be off by more than 2 %: diffusion takes 1.2e+4 times as long as a discharge (tested up to 10000 times).',
    ]);
    expect(said({ fourier: 1 / 12000 }, { radialNodes: 30 })).toEqual([]);
    expect(said({ interfaceDrop: 0.11 })[0]).toContain('charge transfer and films take 0.11 V at the highest current');
    expect(said({ interfaceDrop: 0.11 }, { sizeClasses: 3 })).toEqual([]);
    expect(said({ interfaceDrop: 0.11 }, {}, powder(1))).toEqual([]);
    expect(said({ interfaceDrop: 0.11 }, {}, raw(1, 1))).toEqual([]);
    expect(said({ interfaceDrop: 0.11, railDrop: 2 })[0].split('; ')).toHaveLength(2);
    expect(untested({} as NumericsGiven, powder(1, 1), of({ railDrop: 2 }))[0]).toMatchObject({
      severity: 'warning',
      path: 'numerics.accuracy',
      hint: 'argyrode check --accuracy measures it',
    });
  });

  it('is much powder without contact: the first parameter of its beta density below 0.6', () => {
    // 0.6 over the square of the spread.
    const crowded = (contactSpread: number, ...contacts: number[]) => distributed(raw(...contacts), { contactSpread });
    expect(said({}, {}, crowded(1.01, 0.1, 0.9))).toEqual([
      expect.stringContaining('much of the powder has next to no contact'),
    ]);
    expect(said({}, {}, crowded(0.99, 0.1, 0.9))).toEqual([]);
    expect(said({}, { contactClasses: 9 }, crowded(1.01, 0.1, 0.9))).toEqual([]);
    expect(said({}, {}, crowded(1.01, 0.9, 0.9))).toEqual([]);
    expect(said({}, {}, raw(0.1, 0.9))).toEqual([]);
  });

  it('is contact tied to size, however small the drop', () => {
    const tied = (changes: Distribution, ...contacts: number[]) =>
      distributed(raw(...contacts), { contactRule: 'tied to size', ...changes });
    expect(said({ interfaceDrop: 1 }, {}, tied({}, 0.1, 0.9))).toEqual([
      expect.stringContaining('the 2 classes are a part of the model'),
    ]);
    expect(said({}, {}, tied({}, 0.9, 0.9))).toEqual([]);
    // However crowded, too: its classes are none of that density.
    expect(said({}, {}, tied({ contactSpread: 2 }, 0.1, 0.9))[0]).not.toContain('next to no contact');
  });

  it('of an aged cell is a drop that has outgrown the limit', () => {
    const programme = {
      entries: [{ kind: 'step', step: { control: { kind: 'current', current: { value: 2, unit: 'A/m2' } } } }],
    };
    const aged = (resistance: number, given: Partial<NumericsGiven> = {}, cell = powder(1, 1)) =>
      outgrown(given as NumericsGiven, cell, programme as unknown as Programme, resistance);
    expect(aged(0.049)).toEqual([]);
    expect(aged(0.06)[0].message).toMatch(
      /^Capacities may be off by more than 0.5 %: aged, charge transfer and films take 0.12 V /,
    );
    expect(aged(0.06, { sizeClasses: 2 })).toEqual([]);
    expect(aged(0.06, {}, distributed(raw(0.1, 0.9), { contactRule: 'tied to size' }))).toEqual([]);
    // A cell that was beyond it when fresh has been told so already.
    const films = testCell({ classes: [{}, {}], patches: [{ coatingResistance: 3 }] });
    expect(aged(0.06, {}, distributed(films))).toEqual([]);
  });
});
