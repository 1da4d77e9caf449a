import { describe, expect, it } from 'vitest';
import {
  coveredShare,
  electronicContact,
  nominalThickness,
  powderSurface,
  protection,
  utilisedShare,
} from '../../../src/cell/transferable/coatingLaws.js';

/** Whether every number is above the one before. */
const rises = (numbers: readonly number[]) => numbers.every((n, i) => i === 0 || n > numbers[i - 1]);
const falls = (numbers: readonly number[]) => rises(numbers.map((n) => -n));
const thicknesses = [0, 0.3, 1, 2.5, 5, 10, 20, 40].map((nm) => nm * 1e-9);

describe('5 nm of a conformal oxide', () => {
  const [t, t0, tb, te] = [5e-9, 1e-9, 0.2e-9, 10e-9];

  it('cover all but exp(-5) and pass 1/26 of the oxidation, which leaves an exposure of 4.5 %', () => {
    const chi = coveredShare(t, t0);
    const s = protection(t, tb);
    expect(chi).toBeCloseTo(0.9932620530009145, 12);
    expect(s).toBeCloseTo(1 / 26, 12);
    expect(1 - chi + chi * s).toBeCloseTo(0.0449, 4);
  });

  it('leave two thirds of every electronic contact: 94.8 % of the mass without carbon, 97.6 % with 1 wt% of fibres, 99.9 % of black', () => {
    const contact = electronicContact(t, te);
    expect(contact).toBeCloseTo(2 / 3, 12);
    expect(utilisedShare(contact, 0)).toBeCloseTo(0.94787753135219, 12);
    // 13 and 60 m2/g: N_e of 5.3 and 10.
    expect(utilisedShare(contact, 130)).toBeCloseTo((1 - Math.exp(-5.3 / 1.5)) / (1 - Math.exp(-5.3)), 12);
    expect(utilisedShare(contact, 130)).toBeCloseTo(0.9756, 3);
    expect(utilisedShare(contact, 600)).toBeCloseTo(0.9987727104095615, 12);
  });
});

describe('the laws of coating', () => {
  it('at 0 nm are those of bare surface to the last bit', () => {
    expect(coveredShare(0, 1e-9)).toBe(0);
    expect(protection(0, 1e-9)).toBe(1);
    expect(electronicContact(0, 1e-9)).toBe(1);
    expect(utilisedShare(1, 1200)).toBe(1);
  });

  it('of an endless film let nothing pass', () => {
    expect(coveredShare(Infinity, 1e-9)).toBe(1);
    expect(protection(Infinity, 1e-9)).toBe(0);
    expect(utilisedShare(electronicContact(Infinity, 1e-9), 0)).toBe(0);
  });

  it('protect and insulate more and more with thickness', () => {
    expect(rises(thicknesses.map((t) => coveredShare(t, 2e-9)))).toBe(true);
    expect(falls(thicknesses.map((t) => protection(t, 0.2e-9)))).toBe(true);
    expect(falls(thicknesses.map((t) => utilisedShare(electronicContact(t, 10e-9), 0)))).toBe(true);
  });

  it('bring an optimum between: protection saturates where the price in mass has hardly begun', () => {
    // Resistance grows with the root of the exposure; what is gained by it against what is cut off, from 0 to 1 and from 20 to 40 nm.
    const growth = thicknesses.map((t) => Math.sqrt(1 - coveredShare(t, 1e-9) * (1 - protection(t, 0.2e-9))));
    const mass = thicknesses.map((t) => utilisedShare(electronicContact(t, 10e-9), 0));
    expect(growth[0] - growth[2]).toBeGreaterThan(0.3);
    expect(mass[0] - mass[2]).toBeLessThan(0.01);
    expect(growth[6] - growth[7]).toBeLessThan(0.04);
    expect(mass[6] - mass[7]).toBeGreaterThan(0.15);
  });

  it('protect nothing without a barrier', () => {
    expect(protection(40e-9)).toBe(1);
  });

  it('protect more where the barrier is more effective, the thinner the better', () => {
    expect(rises([0.2e-9, 3e-9, 6e-9].map((tb) => protection(5e-9, tb)))).toBe(true);
  });
});

describe('an amount of coating', () => {
  it('is spread over the surface of the powder, less what lies in agglomerates', () => {
    // 30 mg on 2.5 m2 at 1.4 g/cm3.
    expect(nominalThickness(0.05, 0.4, 1400, 2500) * 1e9).toBeCloseTo(8.571428571, 8);
  });

  it('finds the surface of rough spheres where none was measured: 12/(rho d) for twice that of smooth ones', () => {
    expect(powderSurface(4e-6, 4770, 2)).toBeCloseTo(628.930817610063, 9);
  });
});
