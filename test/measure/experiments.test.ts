import { describe, expect, it } from 'vitest';
import { activeMass, contentAt } from '../../src/measure/activeMass.js';
import { timeToShare } from '../../src/measure/chronoamperometry.js';
import { fourierNumber, gittPulses } from '../../src/measure/gitt.js';
import { CellModel } from '../../src/model/cellModel.js';
import { Integrator } from '../../src/numerics/integration/integrator.js';
import { oxidePotential, testCell, testOptions } from '../model/cells.js';
import { normal } from './synthetic.js';

/** Runs one leg and appends what a potentiostat would write down. */
function recorder(model: CellModel, y: Float64Array) {
  const time: number[] = [0];
  const voltage: number[] = [];
  const current: number[] = [0];
  model.controlCurrent(0);
  model.makeConsistent(y);
  voltage.push(model.voltage(y));
  const integrator = new Integrator(model, 1e-5);
  const run = (duration: number, points: number): void => {
    for (let i = 0; i < points; i++) {
      integrator.run(y, { duration: duration / points, guards: [] });
      model.makeConsistent(y);
      time.push(time[time.length - 1] + duration / points);
      voltage.push(model.voltage(y));
      current.push(y[model.layout.current]);
    }
  };
  return { time, voltage, current, run };
}

describe('active mass from relaxed potentials', () => {
  it('is the connected fraction of a cell that is given time to relax', () => {
    const model = new CellModel(testCell({ openCircuitVoltage: oxidePotential, classes: [{ connected: 0.8 }] }), {
      ...testOptions,
      radialNodes: 16,
    });
    const y = model.initialState(0.85);
    const log = recorder(model, y);
    const { oneC, activeMass: mass } = model.cell;
    log.run(36000, 5);
    const discharged = log.voltage[log.voltage.length - 1];
    model.controlCurrent(0.3 * oneC);
    log.run(3600, 20);
    const charge = (0.3 * oneC * 3600) / mass;
    model.controlCurrent(0);
    log.run(36000, 5);
    const charged = log.voltage[log.voltage.length - 1];
    const fullCapacity = (63104 * 96485.33212) / 4770;
    const { fraction, contentDischarged } = activeMass({
      charged,
      discharged,
      charge,
      fullCapacity,
      openCircuit: oxidePotential.at,
    });
    expect(contentDischarged).toBeCloseTo(0.85, 5);
    expect(fraction).toBeCloseTo(0.8, 3);
  });

  it('inverts the open-circuit curve over its whole range, and says NaN for nothing', () => {
    for (const x of [0.01, 0.2, 0.5, 0.9, 0.999])
      expect(contentAt(oxidePotential.at, oxidePotential.at(x))).toBeCloseTo(x, 8);
    expect(
      activeMass({ charged: 3.8, discharged: 3.8, charge: 1, fullCapacity: 1, openCircuit: oxidePotential.at })
        .fraction,
    ).toBeNaN();
  });
});

describe('time to 1 % of a current', () => {
  it('of an exponential decay is exact between points', () => {
    const time = Array.from({ length: 50 }, (_, i) => 10 + i * 7);
    const current = time.map((t) => -2 * Math.exp(-(t - 10) / 40));
    expect(timeToShare(time, current, 2)).toBeCloseTo(40 * Math.log(100), 8);
  });

  it('waits for the last crossing, and does not invent one', () => {
    expect(timeToShare([0, 1, 2, 3, 4], [1, 0.001, 0.05, 0.001, 0.001], 1)).toBeGreaterThan(2);
    expect(timeToShare([0, 1, 2], [1, 0.5, 0.3], 1)).toBeNaN();
    expect(timeToShare([], [], 1)).toBeNaN();
  });
});

describe('GITT', () => {
  /** Titration of a simulated cell with D = 4e-15 m2/s and R = 3 um. */
  function titration(duration: number, noise = 0) {
    const model = new CellModel(testCell({ exchangeCurrentDensity: 5, ionicConductivity: 1 }), {
      ...testOptions,
      radialNodes: 16,
    });
    const y = model.initialState(0.7);
    const log = recorder(model, y);
    log.run(100, 2);
    for (let pulse = 0; pulse < 5; pulse++) {
      model.controlCurrent(0.1 * model.cell.oneC);
      log.run(duration, 60);
      model.controlCurrent(0);
      log.run(20000, 60);
    }
    const random = normal(2);
    return { ...log, voltage: log.voltage.map((v) => v + noise * random()) };
  }

  it('reads the diffusion coefficient that went in from short pulses', () => {
    const pulses = gittPulses(titration(30), { volumeOverSurface: 1e-6 });
    expect(pulses).toHaveLength(5);
    for (const { diffusivity, duration, polarisation, jump } of pulses) {
      expect(duration).toBeCloseTo(30, 6);
      // The planar law sees a sphere as slower: curvature adds a term of order sqrt(D t)/R to the slope.
      expect(diffusivity / 4e-15).toBeGreaterThan(0.75);
      expect(diffusivity / 4e-15).toBeLessThan(1.3);
      expect(polarisation).toBeGreaterThan(jump * 0.9);
      expect(fourierNumber(duration, 4e-15, 1e-6)).toBeLessThan(0.2);
    }
  });

  it('underrates it with pulses that are too long, which the Fourier number shows', () => {
    const [pulse] = gittPulses(titration(1500), { volumeOverSurface: 1e-6 });
    expect(fourierNumber(pulse.duration, 4e-15, 1e-6)).toBeGreaterThan(0.5);
    expect(pulse.diffusivity / 4e-15).toBeLessThan(0.2);
    const ratios = [10, 100, 500].map((duration) => {
      const [{ diffusivity }] = gittPulses(titration(duration), { volumeOverSurface: 1e-6 });
      return diffusivity / 4e-15;
    });
    expect([...ratios].sort((a, b) => b - a)).toEqual(ratios);
  });

  it('reads the jump at the start of a pulse whatever the pulse does later', () => {
    for (const duration of [30, 1500]) {
      const log = titration(duration);
      const [pulse] = gittPulses(log, { volumeOverSurface: 1e-6 });
      // By the first point alone the jump is too large, by the last line of a long pulse it may be negative.
      const first = log.current.findIndex((current) => current !== 0);
      expect(pulse.jump).toBeGreaterThan(0);
      expect(pulse.jump).toBeLessThan(log.voltage[first] - pulse.before);
      expect(pulse.current).toBeGreaterThan(0);
    }
    // E = 3 + 0.01 + 0.002 sqrt(t) from a rest at 3 V, seen from 1 s on and with a point at the start.
    const time = [-10, 0, 1, 4, 9, 16, 100, 101, 200];
    const voltage = time.map((t) => (t > 0 && t <= 100 ? 3.01 + 0.002 * Math.sqrt(t) : t > 100 ? 3.015 : 3));
    const current = time.map((t) => (t > 0 && t <= 100 ? 1 : 0));
    expect(gittPulses({ time, voltage, current }, { volumeOverSurface: 1e-6 })[0].jump).toBeCloseTo(0.01, 9);
    const seen = {
      time: [-10, 0, ...time.slice(1)],
      voltage: [3, 3, 3.012, ...voltage.slice(2)],
      current: [0, 0, 1, ...current.slice(2)],
    };
    expect(gittPulses(seen, { volumeOverSurface: 1e-6 })[0].jump).toBeCloseTo(0.012, 12);
  });

  it('leaves out pulses without rest, and survives noise', () => {
    const { time, voltage, current } = titration(100, 2e-5);
    const cut = time.length - 60;
    const pulses = gittPulses({ time: time.slice(0, cut), voltage, current }, { volumeOverSurface: 1e-6 });
    expect(pulses).toHaveLength(4);
    for (const { diffusivity } of pulses) expect(Math.abs(Math.log10(diffusivity / 4e-15))).toBeLessThan(0.3);
    expect(gittPulses({ time: [], voltage: [], current: [] }, { volumeOverSurface: 1e-6 })).toEqual([]);
  });
});
