import { Matrix, solve } from 'ml-matrix';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { PotentialOxidation } from '../../src/degradation/potentialOxidation.js';
import { impedance } from '../../src/impedance/impedance.js';
import type { ImpedanceOptions } from '../../src/impedance/options.js';
import { inOhm, logFrequencies, type Spectrum } from '../../src/impedance/spectrum.js';
import { CellModel, type ModelOptions } from '../../src/model/cellModel.js';
import { Integrator } from '../../src/numerics/integration/integrator.js';
import {
  add,
  type Complex,
  complex,
  divide,
  hyperbolicTangent,
  inverse,
  modulus,
  multiply,
  scaled,
  squareRoot,
} from '../../src/numerics/linear/complex.js';
import { type Changes, fallingDiffusivity, oxidePotential, testCell, testOptions } from '../model/cells.js';
import { drivenImpedance } from './oscillator.js';
import { sphereGain } from './sphere.js';

const frequencies = logFrequencies(1e6, 1e-4, 8);
const plain: ImpedanceOptions = {
  doubleLayer: 0,
  filmPermittivity: 0,
  coatingCapacitance: 0,
  grainBoundaryCapacitance: 0,
};

function resting(changes: Changes = {}, options: Partial<ModelOptions> = {}, x = 0.5) {
  const model = new CellModel(testCell(changes), { ...testOptions, radialNodes: 16, ...options });
  const y = model.initialState(x);
  model.controlCurrent(0);
  model.makeConsistent(y);
  return { model, y };
}

/** A state in the middle of a charge, with profiles in the particles and through the electrode. */
function charging(changes: Changes, options: Partial<ModelOptions> = {}, density = 15, time = 600) {
  const { model, y } = resting(changes, options);
  model.controlCurrent(density);
  new Integrator(model, 1e-6).run(y, { duration: time, guards: [] });
  model.makeConsistent(y);
  return { model, y };
}

const cosh = (u: Complex) => {
  const e = (s: number) => ({
    re: Math.exp(s * u.re) * Math.cos(s * u.im),
    im: Math.exp(s * u.re) * Math.sin(s * u.im),
  });
  return scaled(0.5, add(e(1), e(-1)));
};

/** Both rails, uniform (Euler & Nonnenmacher 1960): L/(kappa + sigma) (1 + (2 + (sigma/kappa + kappa/sigma) cosh v)/(v sinh v)). */
function bothRails(y: Complex, L: number, kappa: number, sigma: number): Complex {
  const v = squareRoot(scaled(L * L * (1 / kappa + 1 / sigma), y));
  if (v.re > 300)
    return scaled(L / (kappa + sigma), add(complex(1), scaled(sigma / kappa + kappa / sigma, inverse(v))));
  const c = cosh(v);
  const sinh = multiply(c, hyperbolicTangent(v));
  const top = add(complex(2), scaled(sigma / kappa + kappa / sigma, c));
  return scaled(L / (kappa + sigma), add(complex(1), divide(top, multiply(v, sinh))));
}

/** Largest difference relative to |Z| and where. */
function worst(spectrum: Spectrum, exact: (omega: number) => Complex): number {
  let largest = 0;
  for (let f = 0; f < spectrum.frequency.length; f++) {
    const z = exact(2 * Math.PI * spectrum.frequency[f]);
    const difference = Math.hypot(spectrum.re[f] - z.re, spectrum.im[f] - z.im);
    largest = Math.max(largest, difference / modulus(z));
  }
  return largest;
}

describe('impedance of a uniform electrode', () => {
  const film = 3e-3;
  const C = 0.05;
  const changes: Changes = { patches: [{ coatingResistance: film }], classes: [{ contact: 0.7, connected: 0.9 }] };
  const { model, y } = resting(changes);
  const { cathode, separator } = model.cell;
  const R = cathode.classes[0].radius;
  const [x] = y;
  const slope = (cathode.openCircuitVoltage.at(x + 1e-5) - cathode.openCircuitVoltage.at(x - 1e-5)) / 2e-5;
  const rct = model.law.thermalVoltage / (2 * cathode.exchangeCurrentDensity * 2 * Math.sqrt(x * (1 - x)));
  const volumeAdmittance = (omega: number) => {
    // Sphere -> in series with charge transfer -> parallel to the double layer -> in series with the film.
    const diffusion = scaled(-slope * 0.7, sphereGain(omega, R, 4e-15, cathode.maximumConcentration));
    const faradaic = add(complex(rct), diffusion);
    const inside = inverse(add(inverse(faradaic), complex(0, omega * C)));
    const total = inverse(add(inside, inverse(complex(1 / film, omega * 0.02))));
    return scaled((3 * 0.55 * 0.9 * 0.7) / R, total);
  };

  it.each([
    [1, 1],
    [8, 1],
    [20, 7],
  ])('is the exact line with finite-space spheres, 1 MHz to 100 uHz, %d slices on %d nodes', (slices, throughNodes) => {
    const state = resting(changes, { throughNodes });
    const spectrum = impedance(state.model, state.y, frequencies, { slices, doubleLayer: C });
    const exact = (omega: number) => bothRails(volumeAdmittance(omega), cathode.thickness, 0.02, 10);
    const error = worst(spectrum.cathode, exact);
    expect(error).toBeLessThan(1e-3);
  });

  it('charges the double layer of the carbon beside that of the particles', () => {
    const [surface, carbonDoubleLayer] = [2e6, 0.08];
    const state = resting({ ...changes, carbonSurface: surface });
    const spectrum = impedance(state.model, state.y, frequencies, { doubleLayer: C, carbonDoubleLayer });
    const exact = (omega: number) =>
      bothRails(
        add(volumeAdmittance(omega), complex(0, omega * carbonDoubleLayer * surface)),
        cathode.thickness,
        0.02,
        10,
      );
    expect(worst(spectrum.cathode, exact)).toBeLessThan(1e-3);
    // Were it left out, nearly all would be wrong somewhere.
    const without = (omega: number) => bothRails(volumeAdmittance(omega), cathode.thickness, 0.02, 10);
    expect(worst(spectrum.cathode, without)).toBeGreaterThan(0.1);
  });

  it('has the limits of one rail, and does not care which rail is which', () => {
    const one = impedance(model, y, frequencies, { doubleLayer: C });
    for (const [kappa, sigma] of [
      [0.02, 1e9],
      [1e9, 0.02],
    ]) {
      const state = resting({ ...changes, ionicConductivity: kappa, electronicConductivity: sigma });
      const coth = (omega: number) => {
        const v = squareRoot(scaled(cathode.thickness ** 2 / 0.02, volumeAdmittance(omega)));
        return scaled(cathode.thickness / 0.02, inverse(multiply(v, hyperbolicTangent(v))));
      };
      expect(worst(impedance(state.model, state.y, frequencies, { doubleLayer: C }).cathode, coth)).toBeLessThan(1e-3);
    }
    const swapped = resting({ ...changes, ionicConductivity: 10, electronicConductivity: 0.02 });
    const other = impedance(swapped.model, swapped.y, frequencies, { doubleLayer: C });
    for (let f = 0; f < frequencies.length; f++) expect(other.cathode.re[f] / one.cathode.re[f]).toBeCloseTo(1, 10);
  });

  it('adds separator, grain boundaries, anode and cables', () => {
    const state = resting({
      extraResistance: 1e-3,
      anode: { resistance: 2e-3, capacity: 4e5, initialContent: 0.3, potential: (content) => 1.5 - 0.2 * content },
    });
    const sum = separator.thickness / separator.ionicConductivity + 3e-3;
    const quiet = impedance(state.model, state.y, frequencies, plain);
    for (let f = 0; f < frequencies.length; f++) {
      const omega = 2 * Math.PI * frequencies[f];
      expect(quiet.re[f] - quiet.cathode.re[f]).toBeCloseTo(sum, 12);
      expect((quiet.im[f] - quiet.cathode.im[f]) * omega).toBeCloseTo(-0.2 / 4e5, 12);
    }
    const arcs = impedance(state.model, state.y, [1e-3, 1e9], { anodeCapacitance: 1, inductance: 0 });
    expect(arcs.re[0] - arcs.cathode.re[0]).toBeCloseTo(sum, 8);
    // Far above all arcs only grains and cables are left.
    expect(arcs.re[1] - arcs.cathode.re[1]).toBeCloseTo(
      (0.8 * separator.thickness) / separator.ionicConductivity + 1e-3,
      7,
    );
    expect(inOhm(quiet, 0.01).re[0]).toBeCloseTo(quiet.re[0] / 0.01, 12);
  });
});

describe('impedance of a cell in the middle of a charge', () => {
  const changes: Changes = {
    // Rails without resistance: the lumped model has no other approximation to compare with.
    ionicConductivity: 1e8,
    electronicConductivity: 1e8,
    diffusivity: fallingDiffusivity,
    openCircuitVoltage: oxidePotential,
    classes: [
      { radius: 1.5e-6, volumeFraction: 0.2 },
      { radius: 4e-6, volumeFraction: 0.35, contact: 0.5, connected: 0.8, diffusionLength: 6e-6 },
    ],
    patches: [
      { fraction: 0.6, coatingResistance: 4e-3, filmThickness: 2e-9 },
      { fraction: 0.4, filmThickness: 5e-9 },
    ],
  };

  /** (j omega M - df/dy)^-1 by a dense Jacobian from central differences, the control row asking for the current. */
  function reference(model: CellModel, y: Float64Array, frequency: number): Complex {
    const n = model.size;
    const real = Matrix.zeros(2 * n, 2 * n);
    const above = new Float64Array(n);
    const below = new Float64Array(n);
    const omega = 2 * Math.PI * frequency;
    for (let c = 0; c < n; c++) {
      // Films and their rates are of the order of nm and nm/h.
      const h = Math.abs(y[c]) < 1e-6 ? 1e-5 * Math.abs(y[c]) + 1e-25 : 1e-6 * Math.max(Math.abs(y[c]), 1e-2);
      const moved = y.slice();
      moved[c] = y[c] + h;
      model.evaluate(moved, above);
      moved[c] = y[c] - h;
      model.evaluate(moved, below);
      for (let r = 0; r < n; r++) {
        const entry = -(above[r] - below[r]) / (2 * h);
        real.set(r, c, entry);
        real.set(n + r, n + c, entry);
      }
      real.set(c, n + c, -omega * model.mass[c]);
      real.set(n + c, c, omega * model.mass[c]);
    }
    const rhs = Matrix.zeros(2 * n, 1);
    rhs.set(model.layout.current, 0, 1);
    const x = solve(real, rhs);
    const psi = model.layout.psi(0);
    return { re: x.get(psi, 0) + model.parameters.resistance, im: x.get(n + psi, 0) };
  }

  it.each(['spectral', 'finite-volume'] as const)('is that of the very same equations, %s grid', (radialGrid) => {
    const { model, y } = charging(changes, { radialGrid });
    const spectrum = impedance(model, y, [1e-4, 1e-2, 1, 100, 1e4], plain);
    expect(worst(spectrum, (omega) => reference(model, y, omega / (2 * Math.PI)))).toBeLessThan(2e-6);
  });

  it('counts the oxidation of the electrolyte as a conductance', () => {
    // Constants so large that the side current is of the order of the cell current.
    const law = {
      reactionRate: 1e-8,
      parabolicRate: 3e-16,
      alpha: 0.25,
      onset: 3.2,
      gate: { content: 0.4, width: 0.2 },
    };
    const oxidation = new PotentialOxidation(law, 298.15);
    const model = new CellModel(testCell({ ...changes, carbonSurface: 1e6 }), {
      ...testOptions,
      oxidation,
      carbonOxidation: new PotentialOxidation({ ...law, reactionRate: 1e-9 }, 298.15),
    });
    const y = model.initialState(0.4);
    for (let i = 0; i < model.layout.nodes; i++) y[model.layout.psi(i) + 1] = 1e-9;
    model.controlCurrent(20);
    model.makeConsistent(y);
    // Fast against the growth of the films, which the spectrum holds still.
    const spectrum = impedance(model, y, [10, 1000], plain);
    expect(worst(spectrum, (omega) => reference(model, y, omega / (2 * Math.PI)))).toBeLessThan(1e-3);
    const { model: without, y: same } = resting(changes, {}, 0.4);
    without.controlCurrent(20);
    without.makeConsistent(same);
    const blind = impedance(without, same, [10, 1000], plain);
    expect(Math.abs(blind.re[1] / spectrum.re[1] - 1)).toBeGreaterThan(0.01);
  });

  it('converges with the slices, on a profile that the model resolves', () => {
    const { model, y } = charging(
      { ...changes, ionicConductivity: 0.01, electronicConductivity: 0.5 },
      { throughNodes: 8 },
      30,
    );
    const fine = impedance(model, y, frequencies, { slices: 60 });
    const errors = [8, 16].map((slices) => {
      const coarse = impedance(model, y, frequencies, { slices });
      return worst(coarse, (omega) => {
        const f = frequencies.findIndex((v) => Math.abs(2 * Math.PI * v - omega) < 1e-9 * omega);
        return complex(fine.re[f], fine.im[f]);
      });
    });
    expect(errors[0]).toBeLessThan(1e-5);
    expect(errors[1]).toBeLessThan(errors[0] / 3);
  });
});

describe('impedance of any plausible cell', () => {
  it('is finite, passive and the same in any order of frequencies', () => {
    const generator = xoroshiro128plus(3);
    const random = () => (generator.next() / 2 ** 31 + 1) / 2;
    const decades = (low: number, high: number) => 10 ** (low + (high - low) * random());
    for (let run = 0; run < 150; run++) {
      const { model, y } = resting(
        {
          openCircuitVoltage: oxidePotential,
          diffusivity: fallingDiffusivity,
          ionicConductivity: decades(-4, 2),
          electronicConductivity: decades(-4, 3),
          exchangeCurrentDensity: decades(-6, 3),
          classes: Array.from({ length: 1 + Math.floor(4 * random()) }, () => ({
            radius: decades(-7, -5),
            contact: decades(-3, 0),
          })),
          patches: [
            { fraction: 0.7, coatingResistance: decades(-6, 2), filmThickness: 1e-9 * random() },
            { fraction: 0.3, filmThickness: 3e-8 * random() },
          ],
        },
        { throughNodes: 1 + Math.floor(9 * random()), radialNodes: 5 + Math.floor(12 * random()) },
        0.001 + 0.998 * random(),
      );
      const z = impedance(model, y, frequencies);
      for (let f = 0; f < frequencies.length; f++) {
        expect(z.re[f]).toBeGreaterThan(0);
        expect(z.im[f]).toBeLessThan(0);
        // Relaxation only: the real part falls with frequency, and the frequencies fall along the array.
        if (f > 0) expect(z.re[f]).toBeGreaterThanOrEqual(z.re[f - 1] * (1 - 1e-9));
      }
      const reversed = impedance(model, y, frequencies.slice().reverse());
      expect(reversed.re[0]).toBe(z.re[frequencies.length - 1]);
    }
  });
});

describe('impedance against the time domain', () => {
  const changes: Changes = {
    diffusivity: fallingDiffusivity,
    classes: [{ radius: 1.5e-6 }, { radius: 3e-6 }],
    ionicConductivity: 0.01,
  };

  it.each([1e-3, 0.03, 3])('is what a small sine current measures at %d Hz', (frequency) => {
    const { model, y } = resting(changes, { throughNodes: 7 });
    const z = impedance(model, y, [frequency], plain);
    const driven = drivenImpedance(model, y, { frequency, amplitude: 1e-2, periods: frequency < 0.01 ? 6 : 30 });
    const difference = Math.hypot(driven.re - z.re[0], driven.im - z.im[0]) / Math.hypot(z.re[0], z.im[0]);
    expect(difference).toBeLessThan(1e-4);
  });

  it('has the slope and the resistance of a long small current at low frequency', () => {
    const { model, y } = resting(changes, { throughNodes: 7 });
    const omega = 2 * Math.PI * 1e-6;
    const z = impedance(model, y, [1e-6], plain);
    // Small enough in content that dU/dx hardly changes, long against R^2/D; both directions, so that what is left cancels.
    const density = 1e-3;
    const voltages = (sign: number) => {
      const moved = y.slice();
      model.controlCurrent(sign * density);
      const integrator = new Integrator(model, 1e-8);
      return [4e4, 1e4].map((duration) => {
        integrator.run(moved, { duration, guards: [] });
        model.makeConsistent(moved);
        return model.voltage(moved);
      });
    };
    const up = voltages(1);
    const down = voltages(-1);
    const [early, late] = up.map((v, i) => (v - down[i]) / (2 * density));
    const slope = (late - early) / 1e4;
    expect((-z.im[0] * omega) / slope).toBeCloseTo(1, 3);
    expect(z.re[0] / (early - 4e4 * slope)).toBeCloseTo(1, 3);
  });
});
