import { describe, expect, it } from 'vitest';
import { contradictions, halvesOf, polarisationOf, watcher } from '../../bench/seriesCheck.mjs';
import { interfaceResistance } from '../../src/model/interfaceResistance.js';
import { meanContent } from '../../src/model/inventory.js';
import { polarisationParts } from '../../src/model/polarisation.js';
import { prepare } from '../../src/prepare.js';
import { comparedContent, HalfCurve } from '../../src/results/halfCurve.js';
import { VariantRun } from '../../src/simulate.js';

const cell = {
  temperature: '40 degC',
  diameter: '10 mm',
  oneC: '190 mA/g',
  cathode: {
    activeMaterial: 'NCM85',
    weightRatio: { cam: 70, electrolyte: 29, carbon: 1 },
    loading: '11 mg/cm2',
    particles: { d50: '3 um', spread: 0.4 },
    contact: { fraction: '90 %', spread: 0.5 },
  },
  separator: { electrolyte: 'Li6PS5Cl', mass: '90 mg' },
  anode: { material: 'LTO', mass: '65 mg', resistance: '9 Ohm cm2' },
  extraResistance: '5 Ohm cm2',
};

function finished(protocol: readonly unknown[], changes: object = {}) {
  const document = { title: 'curve', cell, protocol, output: { series: 'all' }, ...changes };
  const { variants, issues } = prepare(JSON.stringify(document), { format: 'json' });
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  const watched = watcher();
  const run = new VariantRun(variants[0], { recorder: watched.recorder });
  for (const _ of run.steps());
  const result = run.result();
  return { run, result, watched, row: result.cycles[0], halves: halvesOf(result).get(1)! };
}

describe('energy and mean voltage are the integral of the curve', () => {
  it.each([
    [
      'stages at falling rates',
      [
        'Charge at 0.6C until 4.3 V vs Li',
        'Discharge at 1.5C until 3.5 V vs Li',
        'Discharge at 0.1C until 2.8 V vs Li',
      ],
    ],
    [
      'a titration',
      [{ gitt: { current: '0.15C', pulse: '25 min', rest: '1 h', window: ['2.9 V vs Li', '4.3 V vs Li'] } }],
    ],
    [
      'pulses that are over before the surfaces have settled',
      [
        'Charge at 0.3C until 4.1 V vs Li',
        'Rest for 2 h',
        'Discharge at 6C for 20 s',
        'Rest for 1 h',
        'Charge at 6C for 5 s',
      ],
    ],
    [
      'pulses against the direction and rests',
      [
        'Charge at 1C until 4.2 V vs Li',
        {
          repeat: 3,
          steps: ['Discharge at 0.3C for 20 min', 'Rest for 10 min', 'Discharge at 3C for 10 s', 'Rest for 1 min'],
        },
        'Hold at 3.9 V vs Li for 1 h',
        'Discharge at 1C until 2.9 V vs Li',
      ],
    ],
  ])('over %s', (_, protocol) => {
    const { result, watched, row, halves } = finished(protocol);
    expect(contradictions(result, watched)).toEqual([]);
    const areal = (row.chargeCapacityAreal / row.chargeCapacity) * 1e4;
    // mAh/cm2 per mAh/g is the active mass in g/cm2.
    expect(areal / 1e4).toBeCloseTo(0.011, 3);
    expect(row.dischargeCapacityAreal / row.dischargeCapacity).toBeCloseTo(areal / 1e4, 12);
    // Between two pulses the polarisation jumps: which of them has the compared content is a matter of rounding.
    if (!result.steps.some(({ text }) => text.startsWith('Rest')))
      expect(row.polarisation).toBeCloseTo(polarisationOf(halves), 3);
  });

  it('counts both directions of a hold whose current turns', () => {
    const charged = ['Charge at 0.2C for 2 h', 'Charge at 3C for 2 min'];
    const relaxed = finished([...charged, 'Rest for 20 h']).result.series.voltage.at(-1)!;
    // Above the potential of the bulk, below that of the surfaces that the last charge has left behind.
    const { result, watched, row } = finished([...charged, `Hold at ${(relaxed + 0.005).toFixed(4)} V for 5 h`]);
    expect(contradictions(result, watched)).toEqual([]);
    const flowed = Array.from(result.series.current).filter((_, i) => result.series.step[i] === 2);
    expect(Math.min(...flowed)).toBeLessThan(0);
    expect(Math.max(...flowed)).toBeGreaterThan(0);
    expect(row.dischargeCapacity).toBeGreaterThan(0);
    const [first, second, hold] = result.steps.map(({ charge }) => charge / (3600 * result.cell.activeMass));
    expect(row.chargeCapacity - row.dischargeCapacity).toBeCloseTo(first + second + hold, 9);
    expect(row.chargeCapacity).toBeGreaterThan(first + second + Math.max(hold, 0));
  });

  it('in storage at a voltage is that of the current that flowed', () => {
    const { result, watched } = finished(
      [
        'Charge at 0.5C until 4.2 V vs Li',
        'Store for 20 days at 45 degC at 4.3 V vs Li',
        'Discharge at 0.5C until 2.9 V vs Li',
      ],
      { mechanisms: { interphase: true, carbonOxidation: true } },
    );
    expect(contradictions(result, watched)).toEqual([]);
    const stored = Array.from(result.series.step.keys()).filter((i) => result.series.step[i] === 1);
    expect(stored.length).toBeGreaterThan(10);
    for (const i of stored) expect(result.series.current[i]).toBeGreaterThan(0);
    expect(result.balances.lithium).toBeLessThan(1e-10);
  });
});

describe('readings of a titration', () => {
  it('have the direction of the current, its jump, and the Fourier number of the material', () => {
    const { result } = finished([
      { gitt: { current: '0.2C', pulse: '30 min', rest: '2 h', window: ['2.9 V vs Li', '4.3 V vs Li'] } },
    ]);
    const { gitt = [], cell: built } = result;
    const { classes } = built.cathode;
    const volume = classes.reduce((sum, c) => sum + c.volumeFraction, 0);
    const surface = classes.reduce((sum, c) => sum + (3 * c.volumeFraction) / c.radius, 0);
    const ohmic =
      0.2 *
      built.oneC *
      (built.separator.thickness / built.separator.ionicConductivity + built.extraResistance + built.anode.resistance);
    expect(new Set(gitt.map(({ direction }) => direction))).toEqual(new Set(['charge', 'discharge']));
    for (const { direction, time, jump, fourier, diffusivityInside } of gitt) {
      const sign = direction === 'charge' ? 1 : -1;
      const { series } = result;
      const at = Array.from(series.time).findIndex((t, i) => t === time && series.current[i] !== 0);
      expect(Math.sign(series.current[at])).toBe(sign);
      expect(jump).toBeCloseTo(series.voltage[at] - series.voltage[at - 1], 9);
      expect(sign * jump).toBeGreaterThan(ohmic);
      // The last pulse may be cut off by the voltage limit: only those of full length are read here.
      expect(fourier).toBeLessThanOrEqual(((1800 * diffusivityInside) / (volume / surface) ** 2) * (1 + 1e-9));
    }
    const [{ fourier, diffusivityInside }] = gitt;
    expect(fourier / ((1800 * diffusivityInside) / (volume / surface) ** 2)).toBeCloseTo(1, 9);
  });
});

describe('columns of the cycle table', () => {
  const { run, result, row } = finished(['Charge at 0.4C until 4.3 V vs Li', 'Discharge at 0.8C until 2.9 V vs Li']);

  it('hold the contents and the resistances of the states that they name', () => {
    expect(row.endOfDischargeContent).toBeCloseTo(meanContent(run.model, run.y), 12);
    expect(row.interfaceResistance).toBeCloseTo(1e4 * interfaceResistance(run.model, run.y), 9);
    expect(row.interfaceResistanceMid).toBeCloseTo(1e4 * interfaceResistance(run.model, run.y, 0.6), 9);
    // Lithium of the cathode that has left is charge that has flowed.
    const { cathode } = run.prepared.cell;
    const volume = cathode.classes.reduce((sum, c) => sum + c.volumeFraction * c.connected, 0);
    const full =
      (volume * cathode.thickness * cathode.maximumConcentration * 96485.33212) / 3600 / run.prepared.cell.activeMass;
    expect((row.endOfDischargeContent - row.endOfChargeContent) * full).toBeCloseTo(row.dischargeCapacity, 5);
  });

  it('hold rates, times and labels of the half cycles', () => {
    expect(row.label).toBe('0.4C / 0.8C');
    expect(row.chargeRate).toBeCloseTo(0.4, 9);
    expect(row.dischargeRate).toBeCloseTo(0.8, 9);
    expect(row.chargeDuration + row.dischargeDuration).toBeCloseTo(result.series.time.at(-1)!, 6);
    expect(row.coulombicEfficiency).toBeCloseTo(row.dischargeCapacity / row.chargeCapacity, 12);
  });

  it('compare charge and discharge at equal lithium content, of which the split gives the parts', () => {
    const [up, down] = result.polarisationSplits!;
    expect([up.direction, down.direction]).toEqual(['charge', 'discharge']);
    expect(up.content).toBe(down.content);
    expect(up.content).toBeCloseTo((row.endOfChargeContent + row.endOfDischargeContent) / 2, 9);
    expect(up.parts.total - down.parts.total).toBeCloseTo(row.polarisation, 3);
    for (const { parts } of [up, down])
      expect(polarisationParts.reduce((sum, part) => sum + parts[part], 0)).toBeCloseTo(parts.total, 12);
    expect(row.polarisation).toBeGreaterThan(0);
  });

  it('hold the potential of the cathode without the drops outside it', () => {
    const { series, cell: built } = result;
    const ohmic =
      built.separator.thickness / built.separator.ionicConductivity + built.extraResistance + built.anode.resistance;
    expect(built.anode.resistance).toBeGreaterThan(0);
    for (const i of [1, 20, 200]) {
      expect(series.step[i]).toBe(0);
      const anode = built.anode.potential(built.anode.initialContent + series.charge[i] / built.anode.capacity);
      const expected = series.voltage[i] + anode - (series.current[i] / built.area) * ohmic;
      expect(series.cathodePotential[i]).toBeCloseTo(expected, 9);
      // Between both: the separator and what lies outside the electrodes.
      const between = (series.current[i] / built.area) * (ohmic - built.anode.resistance);
      expect(series.cathodePotential[i] - series.anodePotential[i]).toBeCloseTo(series.voltage[i] - between, 9);
    }
  });
});

describe('half curve', () => {
  it('is exact for parabolas, knows its contents, and stays within its voltages', () => {
    const curve = new HalfCurve();
    const voltage = (x: number) => 4 - x + 0.3 * x * x;
    curve.add(100, 0.8, 0.6, voltage(0.8), voltage(0.7), voltage(0.6));
    curve.add(50, 0.6, 0.5, voltage(0.6), voltage(0.55), voltage(0.5));
    expect(curve.energy / curve.charge).toBeCloseTo((integral(0.8) - integral(0.5)) / 0.3, 12);
    expect(curve.voltageAt(0.66)).toBeCloseTo(voltage(0.66), 12);
    expect(curve.voltageAt(0.9)).toBeNaN();
    expect(curve.contents).toEqual({ least: 0.5, greatest: 0.8 });
    // A jump of the current, and a gap that ageing leaves.
    curve.add(50, 0.48, 0.4, 3, 3, 3);
    expect(curve.voltageAt(0.49)).toBeCloseTo((voltage(0.5) + 3) / 2, 12);
    function integral(x: number): number {
      return 4 * x - (x * x) / 2 + 0.1 * x * x * x;
    }
  });

  it('is not misled by a steep short panel before a long flat one', () => {
    const curve = new HalfCurve();
    curve.add(0.4, 0.9, 0.89999, 3.3, 3.2, 3.15);
    curve.add(60000, 0.89999, 0.4, 3.15, 3.15, 3.15);
    expect(curve.energy / curve.charge).toBeGreaterThan(3.15);
    expect(curve.energy / curve.charge).toBeLessThan(3.15001);
  });

  it('is compared in the middle of what both halves pass, or not at all', () => {
    expect(comparedContent({ least: 0.2, greatest: 0.9 }, { least: 0.2, greatest: 0.8 })).toBe(0.5);
    expect(comparedContent({ least: 0.2, greatest: 0.3 }, { least: 0.5, greatest: 0.8 })).toBeNaN();
    expect(comparedContent(new HalfCurve().contents, { least: 0.5, greatest: 0.8 })).toBeNaN();
  });
});

describe('an interrupted run', () => {
  it('has the lithium balance of a finished one in the middle of a step', () => {
    const document = {
      title: 'interrupted',
      cell,
      mechanisms: { interphase: true, carbonOxidation: true },
      protocol: [
        'Charge at 0.3C until 4.3 V vs Li',
        'Hold at 4.3 V vs Li for 30 days',
        'Discharge at 0.3C until 2.9 V vs Li',
      ],
    };
    // The integrator asks in the middle of a step that takes many time steps.
    const run = new VariantRun(prepare(JSON.stringify(document), { format: 'json' }).variants[0], {
      interrupted: () => true,
    });
    for (const _ of run.steps());
    const { status, balances } = run.result();
    expect(status.code).toBe('interrupted');
    expect(run.cycler.state.done).toBe(0);
    expect(balances.inventory.consumed).toBeGreaterThan(0);
    expect(balances.lithium).toBeLessThan(1e-12);
  });
});
