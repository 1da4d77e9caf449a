import { describe, expect, it } from 'vitest';
import type { Composition } from '../../src/cell/composition.js';
import { type Bare, derivedQuantities, interfaceResistance, railResistance } from '../../src/cell/derived.js';

const curve = (at: (x: number) => number) => ({ at, range: [0, 1] as const, source: 'made up' });
const particle = {
  volumeFraction: 0.25,
  contact: 0.8,
  connected: 0.5,
  radius: 1e-6,
  intactLength: 1e-6,
  diffusionLength: 1e-6,
};

/** A lab cell of round numbers: two contacts of small particles, one of large ones, films on both patches. */
const cell: Bare = {
  laws: 'per study',
  temperature: 300,
  restBeforeUse: { time: 0, temperature: 298.15 },
  pressure: 0,
  fabricationPressure: 0,
  area: 2e-4,
  activeMass: 0.1,
  oneC: 20,
  cathode: {
    thickness: 50e-6,
    ionicConductivity: 0.05,
    electronicConductivity: 0.5,
    maximumConcentration: 50000,
    openCircuitVoltage: curve((x) => 4.3 - x),
    diffusivity: curve((x) => 1e-14 * x),
    exchangeCurrentDensity: 2,
    volumeChange: curve(() => 0),
    classes: [
      { ...particle, volumeFraction: 0.15, contact: 0.6 },
      { ...particle, volumeFraction: 0.1, contact: 0.9 },
      { ...particle, radius: 2e-6, diffusionLength: 3e-6 },
    ],
    patches: [
      {
        name: 'covered',
        fraction: 0.4,
        coatingResistance: 0.01,
        filmThickness: 1e-10,
        filmConductivity: 1e-8,
        oxidationFactor: 0.1,
      },
      {
        name: 'bare',
        fraction: 0.6,
        coatingResistance: 0,
        filmThickness: 3e-10,
        filmConductivity: 1e-8,
        oxidationFactor: 1,
      },
    ],
    electrolyte: 'solid',
    morphology: 'poly',
    adhesion: 1,
    contactLossFactor: 1,
    oxidationOnset: 3,
    interphaseArrhenius: 1,
    electrolyteMass: 0.05,
    ionicExponent: 2,
    carbonBlocking: 0,
    carbonSurface: 0,
  },
  separator: { thickness: 300e-6, ionicConductivity: 0.2 },
  anode: { name: 'foil', resistance: 1e-3, capacity: Infinity, initialContent: 0.5, potential: (y) => y, plateau: 0.6 },
  extraResistance: 0,
  initialContent: 0.9,
};
const composition: Composition = {
  thickness: 50e-6,
  denseThickness: 42e-6,
  camLoading: 0.1,
  compositeLoading: 0.145,
  fractions: { cam: 0.5, electrolyte: 0.3, carbon: 0.03, binder: 0.01, pores: 0.16 },
  carbonShare: 0.01,
  carbonDensity: 30,
};

const shown = (of: Bare, by?: Composition) =>
  Object.fromEntries(derivedQuantities(of, by).map(({ name, value, unit, note }) => [name, { value, unit, note }]));

describe('the derived quantities of a lab cell', () => {
  const found = shown(cell, composition);

  it.each([
    ['cathode thickness', 50, 'um', '42.0 um without pores'],
    ['CAM loading', 10, 'mg/cm2', undefined],
    ['composite loading', 14.5, 'mg/cm2', undefined],
    ['volume fraction of CAM', 50, '%', undefined],
    ['volume fraction of electrolyte', 30, '%', undefined],
    ['volume fraction of carbon and binder', 4, '%', undefined],
    ['volume fraction of pores', 16, '%', undefined],
    ['1C current', 4, 'mA', undefined],
    ['0.1C current', 0.4, 'mA', undefined],
    ['CAM surface per cell area', 56.25, '', 'a L'], // (0.75/um of the small, 0.375/um of the large ones) 50 um
    ['mean contact fraction', 0.746667, '', 'theta, surface-weighted'], // (0.45 0.6 + 0.3 0.9 + 0.375 0.8)/1.125
    // Per real area RT/F/(2 A/m2) = 12.92599 mOhm m2, under the coating 10 + 10, beside it 30 mOhm m2 more: with half of the
    // 42/um cm2 of contact connected, 1/R = 21 (0.4/32.92599 + 0.6/42.92599) per mOhm m2.
    ['charge-transfer and film resistance', 18.22669, 'Ohm cm2', 'geometric, at x = 0.5'],
    ['interface drop at 1C', 36.45338, 'mV', 'linear, at x = 0.5'],
    ['ohmic drop at 1C', 57.33333, 'mV', 'separator, anode, further and a third of the cathode'], // 20 (1.1/3 + 1.5 + 1) mV
    ['diffusion coefficient', 5e-11, 'cm2/s', 'at x = 0.5'],
    ['diffusion time, smallest', 200 / 3600, 'h', 'L^2/D, radius 1.00 um, contact 0.600 to 0.900'],
    ['diffusion time, largest', 1800 / 3600, 'h', 'L^2/D, radius 2.00 um, contact 0.800'],
    ['lithium content at the start', 0.9, '', 'x'],
    ['open-circuit voltage at the start', 2.9, 'V', 'cell'], // 3.4 V - 0.5 V
  ] as const)('have %s = %f %s', (name, value, unit, note) => {
    expect(found[name].value / value).toBeCloseTo(1, 5);
    expect(found[name]).toMatchObject({ unit });
    expect(found[name].note).toBe(note);
  });

  it('leave out an anode without end', () => {
    expect(Object.keys(found).filter((name) => name.startsWith('anode'))).toEqual(['anode resistance']);
    const finite = shown({ ...cell, anode: { ...cell.anode, capacity: 36e3 } }, composition);
    expect(finite['anode capacity']).toMatchObject({ unit: 'mAh/cm2', note: 'foil, y from 0 to 1' });
    expect(finite['anode capacity'].value).toBeCloseTo(1, 9);
  });

  it('have one diffusion time where all particles diffuse equally far', () => {
    const { classes } = cell.cathode;
    const alike = shown({ ...cell, cathode: { ...cell.cathode, classes: classes.slice(0, 2) } }, composition);
    expect(alike['diffusion time'].value).toBeCloseTo(200 / 3600, 9);
    expect(Object.keys(alike).filter((name) => name.startsWith('diffusion time'))).toHaveLength(1);
  });

  it('order the diffusion times by length, whatever the order of the classes', () => {
    const turned = [...cell.cathode.classes].reverse();
    const again = shown({ ...cell, cathode: { ...cell.cathode, classes: turned } }, composition);
    for (const name of ['diffusion time, smallest', 'diffusion time, largest'])
      expect(again[name]).toEqual(found[name]);
  });
});

describe('resistances of the cathode', () => {
  it('are those of both rails in series: 50 um at 0.05 and at 0.5 S/m', () => {
    expect(railResistance(cell)).toBeCloseTo(1.1e-3, 15);
  });

  it('of the interface rise in proportion to the temperature where there is no film', () => {
    const patches = [{ ...cell.cathode.patches[1], fraction: 1, filmThickness: 0 }];
    const at = (temperature: number) =>
      interfaceResistance({ ...cell, temperature, cathode: { ...cell.cathode, patches } });
    expect(at(400) / at(300)).toBeCloseTo(4 / 3, 12);
  });
});
