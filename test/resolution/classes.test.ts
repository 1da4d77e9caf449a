import { describe, expect, it } from 'vitest';
import type { ParticleDistribution } from '../../src/cell/cell.js';
import { chosenClasses } from '../../src/resolution/chosenClasses.js';
import type { Groups } from '../../src/resolution/groups.js';
import type { NumericsGiven } from '../../src/scenario/schema/numerics.js';

const of = (changes: Partial<Groups> = {}): Groups => ({ railDrop: 0.05, interfaceDrop: 0.04, fourier: 1, ...changes });

describe('classes by the groups of a cell', () => {
  const cathode = (changes: Partial<ParticleDistribution> = {}): ParticleDistribution => ({
    d50: 3e-6,
    spread: 0.45,
    contact: 1,
    contactSpread: 0,
    contactRule: 'independent',
    connected: 1,
    ...changes,
  });
  const uneven = { contact: 0.6, contactSpread: 0.7 };
  const count = (powder: ParticleDistribution, found: Partial<Groups> = {}, given: Partial<NumericsGiven> = {}) => {
    const { sizeClasses, contactClasses } = chosenClasses(powder, given as NumericsGiven, of(found));
    return [sizeClasses, contactClasses];
  };

  it('with even contact are sizes, more of them beyond 50 mV, for wide powders and small errors', () => {
    expect(count(cathode(), { interfaceDrop: 0.049 })).toEqual([3, 1]);
    expect(count(cathode(), { interfaceDrop: 0.05 })).toEqual([4, 1]);
    expect(count(cathode({ spread: 0.6 }))).toEqual([4, 1]);
    expect(count(cathode({ spread: 2 }))).toEqual([5, 1]);
    expect(count(cathode({ spread: 0.1 }))).toEqual([2, 1]);
    expect(count(cathode({ spread: 0 }))).toEqual([1, 1]);
    expect(count(cathode(), {}, { accuracy: 0.001 })).toEqual([15, 1]);
    expect(count(cathode(), {}, { accuracy: 1e-6 })).toEqual([100, 1]);
    // Contact that is whole or does not vary is even.
    expect(count(cathode({ contact: 0.6 }))).toEqual([3, 1]);
    expect(count(cathode({ contactSpread: 0.7 }))).toEqual([3, 1]);
  });

  it('with uneven contact are sizes times contacts', () => {
    expect(count(cathode(uneven), { interfaceDrop: 0.029, fourier: 1 / 99 })).toEqual([3, 10]);
    expect(count(cathode(uneven), { interfaceDrop: 0.03, fourier: 1 / 99 })).toEqual([3, 12]);
    // The slower diffusion, the more does size decide when a particle fills.
    expect(count(cathode(uneven), { interfaceDrop: 0.2, fourier: 1 / 101 })).toEqual([4, 12]);
    expect(count(cathode(uneven), { interfaceDrop: 0.2, fourier: 1 / 201 })).toEqual([5, 12]);
    expect(count(cathode(uneven), { interfaceDrop: 0.2, fourier: 1 / 1001 })).toEqual([7, 12]);
    // Badly contacted particles decide more where there are many of them.
    expect(count(cathode({ ...uneven, contact: 0.4 }), { interfaceDrop: 0.01 })).toEqual([3, 10]);
    expect(count(cathode({ ...uneven, contact: 0.39 }), { interfaceDrop: 0.01 })).toEqual([3, 15]);
    // Half the spread takes 0.7 of the contacts; half the classes in each direction are four times the error.
    expect(count(cathode({ ...uneven, contactSpread: 0.35 }), { interfaceDrop: 0.01 })).toEqual([3, 7]);
    expect(count(cathode(uneven), { interfaceDrop: 0.01 }, { accuracy: 0.00125 })).toEqual([6, 20]);
    expect(count(cathode({ ...uneven, spread: 0 }), { interfaceDrop: 0.01 })).toEqual([1, 10]);
  });

  it('take contact that hardly varies as even, with two contacts of every size', () => {
    expect(count(cathode({ ...uneven, contactSpread: 0.1 }))).toEqual([3, 2]);
    expect(count(cathode({ ...uneven, contactSpread: 0.11 }))[1]).toBeGreaterThan(2);
    expect(count(cathode({ ...uneven, contactSpread: 0.1 }), { interfaceDrop: 0.1 })).toEqual([16, 2]);
  });

  it('are seven where contact is tied to size and varies', () => {
    const tied = { ...uneven, contactRule: 'tied to size' } as const;
    expect(count(cathode(tied))).toEqual([7, 1]);
    expect(count(cathode({ ...tied, contactSpread: 0 }))).toEqual([3, 1]);
    expect(count(cathode(tied), {}, { sizeClasses: 9 })).toEqual([9, 1]);
  });

  it('are 400 in all at most, unless more are given', () => {
    expect(count(cathode(uneven), {}, { sizeClasses: 99 })).toEqual([99, 4]);
    expect(count(cathode(uneven), {}, { sizeClasses: 99, contactClasses: 9 })).toEqual([99, 9]);
  });
});
