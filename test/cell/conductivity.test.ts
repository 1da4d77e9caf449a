import { describe, expect, it } from 'vitest';
import {
  electronicConductivity,
  ionicArrhenius,
  ionicConductivity,
  tortuosityFactor,
} from '../../src/cell/conductivity.js';
import { superC65 } from '../../src/materials/carbon/superC65.js';
import { li6ps5cl } from '../../src/materials/electrolyte/li6ps5cl.js';
import type { Carbon, Electrolyte, TortuosityLaw } from '../../src/materials/material.js';

const percolating: TortuosityLaw = {
  form: 'percolating',
  points: [
    [0.25, 100],
    [0.5, 10],
    [0.8, 2],
  ],
  exponent: 3,
};

describe('the tortuosity factor', () => {
  it('by Bruggeman is phi^(1 - exponent)', () => {
    expect(tortuosityFactor({ form: 'bruggeman', exponent: 1.5 }, 0.25)).toBeCloseTo(2, 12);
    expect(tortuosityFactor({ form: 'bruggeman', exponent: 3 }, 0.5)).toBeCloseTo(4, 12);
  });

  it.each([
    // Straight lines in ln phi: at the geometric mean of two neighbours stands the geometric mean of their values.
    [0.125, 1000],
    [0.25, 100],
    [Math.sqrt(0.125), Math.sqrt(1000)],
    [0.5, 10],
    [Math.sqrt(0.4), Math.sqrt(20)],
    [0.8, 2],
    // Beyond the last point with the cube of phi: 2 (0.8/0.9)^3.
    [0.9, 1.404663923],
    [1, 1.024],
  ])('between and beyond measured points: at phi = %f it is %f', (phi, tau2) => {
    expect(tortuosityFactor(percolating, phi)).toBeCloseTo(tau2, 8);
  });

  it('is never below 1', () => {
    expect(tortuosityFactor({ ...percolating, exponent: 4 }, 1)).toBe(1);
  });
});

describe('the conductivity of ions', () => {
  const electrolyte: Electrolyte = {
    ...li6ps5cl,
    ionicConductivity: { ...li6ps5cl.ionicConductivity, value: 0.3 },
    conductivityActivation: { ...li6ps5cl.conductivityActivation, value: 30e3 },
    tortuosity: { ...li6ps5cl.tortuosity, value: percolating },
  };

  it('is that of the electrolyte times phi/tau2', () => {
    expect(ionicConductivity(electrolyte, 0.5)).toBeCloseTo(0.015, 12);
  });

  it('rises with temperature by its activation energy', () => {
    expect(ionicArrhenius(electrolyte, 298.15)).toBe(1);
    // 30 kJ/mol over R are 3608.17 K; 1/298.15 K - 1/318.15 K = 2.108474e-4 1/K.
    expect(ionicArrhenius(electrolyte, 318.15)).toBeCloseTo(2.139912, 6);
  });
});

describe('the conductivity of electrons', () => {
  const black: Carbon = {
    ...superC65,
    compositeConductivity: { ...superC65.compositeConductivity, value: 0.4 },
    compositeExponent: { ...superC65.compositeExponent, value: 3 },
  };

  it.each([
    // Geometric means half way between two measured volume fractions, and 2.06e-3^2/2.36e-2 as far below the first as the second is above.
    [0.17, 1.798136e-4],
    [0.25, 2.06e-3],
    [0.29, 6.972517e-3],
    [0.33, 2.36e-2],
    [0.375, 3.622375e-2],
    [0.53, 0.111],
    [0.57, 0.1259881],
    [0.61, 0.143],
    [0.8, 0.143],
  ])('without carbon at %f of active material is %f S/m', (fraction, conductivity) => {
    for (const [carbon, share] of [
      [undefined, 0],
      [undefined, 0.03],
      [black, 0],
    ] as const)
      expect(electronicConductivity(fraction, carbon, share) / conductivity).toBeCloseTo(1, 5);
  });

  it('adds that of the carbon by the power of its weight share', () => {
    expect(electronicConductivity(0.61, black, 0.01)).toBeCloseTo(0.543, 12);
    expect(electronicConductivity(0.61, black, 0.02)).toBeCloseTo(3.343, 12);
  });
});
