import { describe, expect, it } from 'vitest';
import { buildCell } from '../../src/cell/build.js';
import type { RawRecipe } from '../../src/scenario/recipe.js';

/** Round numbers, so that every derived quantity can be worked out by hand. */
const recipe: RawRecipe = {
  kind: 'raw',
  temperature: 300,
  area: 1e-4,
  oneC: 30,
  cathode: {
    thickness: 50e-6,
    activeVolumeFraction: 0.5,
    ionicConductivity: 0.02,
    electronicConductivity: 10,
    maximumConcentration: 50000,
    density: 5000,
    openCircuitVoltage: [
      [0, 4.3],
      [1, 3.3],
    ],
    diffusivity: 5e-15,
    exchangeCurrentDensity: 2,
    particles: [
      { radius: 1e-6, share: 1, contact: 1 },
      { radius: 2e-6, share: 3, contact: 0.5 },
    ],
    patches: [
      { fraction: 0.4, filmResistance: 0.01 },
      { fraction: 0.6, filmResistance: 0 },
    ],
  },
  separator: { thickness: 30e-6, ionicConductivity: 0.1 },
  anode: { type: 'LTO', resistance: 5e-4, capacity: 241213.33 },
  extraResistance: 2e-4,
};

/** Name, value and unit as an expert would work them out with a pocket calculator; F = 96485.33 C/mol, RT/F = 25.852 mV. */
const byHand: readonly (readonly [string, number, string])[] = [
  ['cathode thickness', 50, 'um'],
  ['CAM loading', 12.5, 'mg/cm2'], // 0.5 * 50 um * 5 g/cm3
  ['theoretical areal capacity', 3.35019, 'mAh/cm2'], // 0.5 * 50 um * 50 mol/l * F = 12.0607 C/cm2
  ['1C current density', 3, 'mA/cm2'],
  ['1C current', 3, 'mA'],
  ['0.1C current', 0.3, 'mA'],
  ['volume fraction of CAM', 50, '%'],
  ['CAM surface per volume', 0.9375, '1/um'], // 3 * 0.125/1 um + 3 * 0.375/2 um = 0.375 + 0.5625
  ['CAM surface per cell area', 46.875, ''], // * 50 um
  ['mean contact fraction', 0.7, ''], // (0.375 * 1 + 0.5625 * 0.5)/0.9375
  ['effective ionic conductivity', 0.2, 'mS/cm'],
  ['effective electronic conductivity', 100, 'mS/cm'],
  ['ionic resistance of the cathode', 25, 'Ohm cm2'], // 5e-3 cm/0.2 mS/cm
  ['electronic resistance of the cathode', 0.05, 'Ohm cm2'],
  ['separator thickness', 30, 'um'],
  ['separator resistance', 3, 'Ohm cm2'],
  // Locally 129.26 Ohm cm2 bare, 229.26 covered: 0.6/129.26 + 0.4/229.26 = 6.38655 mS/cm2, times 46.875 * 0.7.
  ['charge-transfer and film resistance', 4.77193, 'Ohm cm2'],
  ['anode resistance', 5, 'Ohm cm2'],
  ['further resistance', 2, 'Ohm cm2'],
  ['ohmic drop at 1C', 55.05, 'mV'], // 3 mA/cm2 * (25.05/3 + 3 + 5 + 2) Ohm cm2
  ['interface drop at 1C', 14.3158, 'mV'],
  ['diffusion coefficient', 5e-11, 'cm2/s'],
  ['diffusion time, smallest', 200 / 3600, 'h'], // (1 um)^2/5e-15 m2/s
  ['diffusion time, largest', 800 / 3600, 'h'],
  ['anode capacity', 6.70037, 'mAh/cm2'],
  ['anode to cathode capacity', 2, ''],
  ['anode lithiation at the start', 0.25, ''], // half of the lithium, in twice the capacity
  ['lithium content at the start', 0.5, ''],
  ['open-circuit voltage at the start', 2.25, 'V'], // 3.8 V, half way between the ends, - 1.55 V
];

describe('derived quantities', () => {
  it('are in the table as worked out by hand, in reading order', () => {
    const { cell, issues } = buildCell(recipe, { initialContent: 0.5 });
    expect(issues).toEqual([]);
    const found = cell?.derived ?? [];
    expect(found.map(({ name, unit }) => [name, unit])).toEqual(byHand.map(([name, , unit]) => [name, unit]));
    found.forEach(({ name, value }, i) => {
      const expected = byHand[i][1];
      expect(Math.abs(value / expected - 1), `${name}: ${value} against ${expected}`).toBeLessThan(1e-5);
    });
  });
});
