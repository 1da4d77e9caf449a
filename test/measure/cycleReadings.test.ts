import { describe, expect, it } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { activeMassOf, analysedCycles } from '../../src/measure/analysedCycles.js';
import { fitDiffusionLength } from '../../src/measure/diffusionLength.js';
import { finiteSpace } from '../../src/measure/finiteSpace.js';
import { gittReadings } from '../../src/measure/gittReading.js';
import {
  cathodeResistanceOf,
  diffusionLengthOf,
  geometricMeanOf,
  interfaceResistanceOf,
} from '../../src/measure/spectrum/analysedSpectrum.js';
import { twoRails } from '../../src/measure/spectrum/lineFit.js';
import { add, complex, imaginaryPower, inverse, scaled, squareRoot } from '../../src/numerics/linear/complex.js';
import type { CycleRow, HoldRecord, Relaxation, Series, SpectrumRecord } from '../../src/results/results.js';
import { testCell } from '../model/cells.js';

const cell = testCell({ anode: { plateau: 0.6 } });
const { openCircuitVoltage, maximumConcentration, thickness } = cell.cathode;
/** [C/m2] Of all the active material. */
const full = 0.55 * thickness * maximumConcentration * 96485.33212;

const rest = (cycle: number, after: Relaxation['after'], content: number, charge: number, duration = 3600) => ({
  cycle,
  after,
  duration,
  voltage: openCircuitVoltage.at(content) - 0.6,
  charge: charge * full,
});

/** [Ohm] One rail of 100 with an interface of 20, 5 in series, and an arc of 3 at 1 MHz. */
const frequency = logFrequencies(1e6, 1, 2);
const values = Array.from(frequency, (f) => {
  const omega = 2 * Math.PI * f;
  const interface_ = add(complex(1 / 20), scaled(1e-4, imaginaryPower(omega, 0.9)));
  return add(complex(5), twoRails(100, 0, interface_));
});
const record: SpectrumRecord = {
  cycle: 4,
  step: 7,
  time: 1,
  frequency,
  re: Float64Array.from(values, ({ re }) => re),
  im: Float64Array.from(values, ({ im }) => im),
  voltage: 3,
  potential: openCircuitVoltage.at(0.4),
  content: 0.41,
  inside: { interfaceResistance: 20, contact: 1, connected: 1, diffusionLength: 1 },
};
/** The same cell and, a cycle later, one per cent more of everything. */
const [first, second] = analysedCycles(
  cell,
  {
    spectra: [record, { ...record, cycle: 5, re: record.re.map((r) => 1.01 * r), im: record.im.map((z) => 1.01 * z) }],
    relaxations: [],
    holds: [],
  },
  [],
);
const [reading] = first.spectra;

describe('a spectrum as a lab reads it', () => {
  it('has its resistances per area of the cell, here of 100 cm2', () => {
    expect(reading.ionResistance.value / 1e4).toBeCloseTo(1, 3);
    expect(reading.chargeTransfer.value / 2e3).toBeCloseTo(1, 3);
    expect(reading.geometricMean.value / (100 * Math.sqrt(2000))).toBeCloseTo(1, 3);
    const direct = Math.sqrt(2000) / Math.tanh(Math.sqrt(5));
    expect(reading.cathodeResistance.value / (100 * direct)).toBeCloseTo(1, 3);
    expect(geometricMeanOf(cell, record)).toEqual(reading.geometricMean);
    const larger = cathodeResistanceOf({ ...cell, area: 3 * cell.area }, record);
    expect(larger.value / reading.cathodeResistance.value).toBeCloseTo(3, 12);
    expect(larger.error / reading.cathodeResistance.error).toBeCloseTo(3, 12);
    expect(reading.deviation).toBeLessThan(1e-3);
  });

  it('knows the lithium content by the potential alone, and the step', () => {
    expect(reading.content).toBeCloseTo(0.4, 6);
    expect(reading.step).toBe(7);
    expect(reading.inside).toBe(record.inside);
  });

  it('has no diffusion length where it ends before diffusion', () => {
    expect(reading.diffusionLength.value).toBeNaN();
    expect(reading.diffusionLength.error).toBeNaN();
  });

  it('goes on from the spectrum before it to what is its own', () => {
    const [later] = second.spectra;
    for (const name of ['interfaceResistance', 'cathodeResistance', 'ionResistance'] as const)
      expect(later[name].value / reading[name].value).toBeCloseTo(1.01, 3);
  });

  it('is remarked on where resistances read otherwise than they are', () => {
    const ohms = (value: number) => `${value.toPrecision(3)} Ohm cm2`;
    expect(first.cycle).toBe(4);
    expect(first.remarks).toEqual([
      `The arc reads ${ohms(reading.interfaceResistance.value)}, the interface itself has 20.0 Ohm cm2.`,
    ]);
  });
});

describe('the active mass of a cycle', () => {
  const charge = [rest(1, 'charge', 0.5, 9), rest(1, 'charge', 0.3, 1, 7200), rest(2, 'charge', 0.2, 5)];

  it('is read from the last rests after its charge and after its discharge', () => {
    const { fraction, relaxed } = activeMassOf(cell, [...charge, rest(1, 'discharge', 0.7, 0.64)], 1);
    expect(fraction).toBeCloseTo(0.36 / 0.4, 6);
    expect(relaxed).toBe(3600);
    const two = [...charge, rest(1, 'discharge', 0.6, 7), rest(1, 'discharge', 0.7, 0.64)];
    expect(activeMassOf(cell, two, 1).fraction).toBeCloseTo(0.9, 6);
  });

  it('is unknown where one of them is missing', () => {
    expect(activeMassOf(cell, charge, 1)).toEqual({ fraction: Number.NaN, relaxed: Number.NaN });
    expect(activeMassOf(cell, [rest(1, 'discharge', 0.7, 0)], 1).fraction).toBeNaN();
    expect(activeMassOf(cell, [...charge, rest(1, 'discharge', 0.7, 0.6)], 3).fraction).toBeNaN();
  });
});

describe('what a lab makes of the cycles', () => {
  const hold = (cycle: number, timeToOnePercent: number): HoldRecord => ({
    cycle,
    voltage: 3.6,
    duration: 1,
    chargingCurrent: 1,
    timeToOnePercent,
  });
  const rows = [1, 2, 3].map((cycle) => ({ cycle, connected: 0.9, diffusionLength: 5 + cycle }) as CycleRow);
  const relaxations = [
    rest(2, 'charge', 0.3, 1),
    rest(2, 'discharge', 0.7, 0.66),
    rest(1, 'charge', 0.3, 1),
    rest(1, 'discharge', 0.7, 0.65),
    rest(3, 'charge', 0.3, 1),
    rest(3, 'discharge', 0.7, 0.625),
  ];
  const analysed = analysedCycles(
    cell,
    { spectra: [], relaxations, holds: [hold(5, 77), hold(1, 88), hold(1, 99)] },
    rows,
  );

  it('is one row for every cycle that was looked into, in their order', () => {
    expect(analysed.map(({ cycle }) => cycle)).toEqual([1, 2, 3, 5]);
    expect(analysed.map(({ holdTime }) => holdTime)).toEqual([88, Number.NaN, Number.NaN, 77]);
    expect(analysed.map(({ diffusionLength }) => diffusionLength)).toEqual([6, 7, 8, Number.NaN]);
    expect(analysed.map(({ connected }) => connected)).toEqual([0.9, 0.9, 0.9, Number.NaN]);
    expect(analysed[0].activeMass).toBeCloseTo(0.875, 6);
    expect(analysed[3].activeMass).toBeNaN();
    expect(analysed[0].relaxed).toBe(3600);
    expect(analysed[0].spectra).toEqual([]);
  });

  it('is remarked on where the active mass is more than 3 points off', () => {
    expect(analysed.map(({ remarks }) => remarks.length)).toEqual([0, 1, 1, 0]);
    expect(analysed[1].remarks[0]).toBe(
      'The active mass reads 85 %, 5.0 points below the 90 % that are connected: particles with little contact are not at the potential that was measured.',
    );
    expect(analysed[2].remarks[0]).toContain('reads 94 %, 3.7 points above the 90 %');
  });
});

describe('readings of a titration', () => {
  it('tell cycle, direction and potential of each pulse, with what is inside beside', () => {
    // Two pulses of 4 points a second in steps 3 and 5, the second of a discharge in the next cycle.
    const current = [0, 0, 1, 1, 1, 1, 0, 0, -1, -1, -1, -1, 0, 0];
    const step = [1, 3, 3, 3, 3, 3, 3, 5, 5, 5, 5, 5, 5, 6];
    const level = [3, 3, 3.1, 3.12, 3.13, 3.14, 3.02, 3.02, 2.9, 2.88, 2.87, 2.86, 2.96, 2.5];
    const series = {
      time: Float64Array.from(current, (_, i) => i),
      voltage: Float64Array.from(level),
      current: Float64Array.from(current),
      step: Int32Array.from(step),
      cycle: Int32Array.from(step, (s) => (s > 3 ? 8 : 7)),
    } as unknown as Series;
    const readings = gittReadings(cell, series, [
      { from: 3, to: 3 },
      { from: 5, to: 5 },
    ]);
    expect(readings.map(({ cycle, direction, time }) => [cycle, direction, time])).toEqual([
      [7, 'charge', 1],
      [8, 'discharge', 7],
    ]);
    expect(readings[0].potential).toBeCloseTo(3.01 + 0.6, 12);
    expect(readings[1].potential).toBeCloseTo(2.99 + 0.6, 12);
    expect(openCircuitVoltage.at(readings[0].content)).toBeCloseTo(3.61, 9);
    expect(readings[0].polarisation).toBeCloseTo(0.12, 12);
    expect(readings[1].polarisation).toBeCloseTo(-0.1, 12);
    expect(readings[0].diffusivityInside).toBe(4e-15);
    // Spheres of 3 um: V/S is 1 um.
    expect(readings[0].fourier).toBeCloseTo((4 * 4e-15) / 1e-12, 12);
    const [all] = gittReadings(cell, series, [{ from: 3, to: 5 }]);
    expect(all.diffusivity).toBe(readings[0].diffusivity);
    expect(gittReadings(cell, series, [])).toEqual([]);
    // Particles of two sizes have their volume over their surface: 0.4 + 0.1 over 3 (0.4/4 + 0.1/1).
    const mixed = testCell({
      classes: [
        { radius: 4e-6, volumeFraction: 0.4 },
        { radius: 1e-6, volumeFraction: 0.1 },
      ],
    });
    const [first] = gittReadings(mixed, series, [{ from: 3, to: 3 }]);
    expect(first.diffusivity / readings[0].diffusivity).toBeCloseTo((0.5 / 0.6) ** 2, 9);
  });
});

it('an arc above 100 kHz is none of the interface', () => {
  const frequencies = logFrequencies(1e7, 10, 2);
  const parts = Array.from(frequencies, (f) => {
    const omega = 2 * Math.PI * f;
    const fast = inverse(complex(1 / 40, omega / (40 * 2 * Math.PI * 1e6)));
    return add(complex(5), add(fast, inverse(complex(1 / 20, omega / (20 * 2 * Math.PI * 1e3)))));
  });
  const arcs = {
    ...record,
    frequency: frequencies,
    re: Float64Array.from(parts, ({ re }) => re),
    im: Float64Array.from(parts, ({ im }) => im),
  };
  expect(interfaceResistanceOf(cell, arcs).value / 2000).toBeCloseTo(1, 2);
});

describe('a diffusion length as a lab reads it', () => {
  // Radii of 1 um and e^0.4 um with the same surface: ln R scatters by 0.2.
  const powder = testCell({
    classes: [
      { radius: 1e-6, volumeFraction: 0.05 },
      { radius: Math.exp(0.4) * 1e-6, volumeFraction: 0.05 * Math.exp(0.4) },
    ],
  });
  const tail = logFrequencies(100, 1e-3, 3);
  const z = Array.from(tail, (f) => {
    const omega = 2 * Math.PI * f;
    const branch = add(complex(12), scaled(30, finiteSpace.sphere(squareRoot(complex(0, 200 * omega)))));
    return add(complex(4), inverse(add(scaled(2e-3, imaginaryPower(omega, 0.9)), inverse(branch))));
  });
  const slow = {
    ...record,
    frequency: tail,
    re: Float64Array.from(z, ({ re }) => re),
    im: Float64Array.from(z, ({ im }) => im),
  };

  it('takes the spread of the powder, the coefficient at the content, and 10 Hz and below', () => {
    const { value, error } = diffusionLengthOf(powder, slow);
    const direct = fitDiffusionLength(slow, { diffusivity: 4e-15, spread: 0.2, below: 10 });
    expect(value / (1e6 * direct.length.value)).toBeCloseTo(1, 6);
    expect(error / (1e6 * direct.length.error)).toBeCloseTo(1, 4);
    expect(value).toBeGreaterThan(0);
  });

  it('is none from a spectrum that ends above 2 mHz', () => {
    const last = tail.length - 1;
    const cut = (from: number) => ({
      ...slow,
      frequency: tail.with(last, from),
    });
    expect(diffusionLengthOf(powder, cut(2.01e-3)).value).toBeNaN();
  });
});
