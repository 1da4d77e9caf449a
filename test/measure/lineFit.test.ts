import { describe, expect, it } from 'vitest';
import { impedance } from '../../src/impedance/impedance.js';
import { logFrequencies, type Spectrum } from '../../src/impedance/spectrum.js';
import { fitDiffusionLength } from '../../src/measure/diffusionLength.js';
import { fitLine, twoRails } from '../../src/measure/spectrum/lineFit.js';
import { kramersKronig } from '../../src/measure/spectrum/linKK.js';
import { relaxationTimes } from '../../src/measure/spectrum/relaxationTimes.js';
import { CellModel } from '../../src/model/cellModel.js';
import { complex, imaginaryPower } from '../../src/numerics/linear/complex.js';
import { type Changes, fallingDiffusivity, testCell, testOptions } from '../model/cells.js';
import { noisy } from './synthetic.js';

function spectrumOf(
  frequency: Float64Array,
  z: (omega: number) => { re: number; im: number },
  noise = 0.002,
): Spectrum {
  const values = Array.from(frequency, (f) => z(2 * Math.PI * f));
  const exact = { frequency, re: Float64Array.from(values, (v) => v.re), im: Float64Array.from(values, (v) => v.im) };
  return noisy(exact, noise, 3);
}

/** Simulated spectrum in Ohm cm2, with noise. */
function cellSpectrum(changes: Changes, from = 1e6, to = 1e-3, x = 0.5) {
  const model = new CellModel(testCell(changes), { ...testOptions, radialNodes: 16 });
  const y = model.initialState(x);
  model.controlCurrent(0);
  model.makeConsistent(y);
  const z = impedance(model, y, logFrequencies(from, to, 10), { grainBoundaryCapacitance: 0 });
  const inCm = { frequency: z.frequency, re: z.re.map((v) => v * 1e4), im: z.im.map((v) => v * 1e4) };
  return { model, spectrum: noisy(inCm, 0.002, 9) };
}

describe('a transmission line fit', () => {
  const frequency = logFrequencies(1e6, 1, 10);

  it.each([
    [100, 20],
    [30, 60],
  ])('finds R_ion %d and R_ct %d of one rail, and the resistance of the electrode', (ion, ct) => {
    const spectrum = spectrumOf(frequency, (omega) => {
      const q = imaginaryPower(omega, 0.9);
      const z = twoRails(ion, 0, { re: 1 / ct + 1e-4 * q.re, im: 1e-4 * q.im });
      return { re: 15 + z.re, im: z.im };
    });
    const fit = fitLine(spectrum);
    expect(fit.converged).toBe(true);
    const check = (estimate: { value: number; error: number }, truth: number) =>
      expect(Math.abs(estimate.value - truth) / estimate.error).toBeLessThan(3.5);
    check(fit.parameters.R_s, 15);
    check(fit.parameters.R_ion, ion);
    check(fit.parameters.R_ct, ct);
    check(fit.cathode, Math.sqrt(ion * ct) / Math.tanh(Math.sqrt(ion / ct)));
    check(fit.geometricMean, Math.sqrt(ion * ct));
    expect(fit.cathode.error / fit.cathode.value).toBeLessThan(0.01);
    // Where R_ct exceeds R_ion the published formula is no resistance for a direct current, and the fit says so.
    expect(fit.remarks.some((text) => text.includes('do not read it as one'))).toBe(ion < ct);
  });

  it('finds both rails where both resist', () => {
    const spectrum = spectrumOf(
      frequency,
      (omega) => {
        const z = twoRails(80, 25, complex(1 / 30, omega * 1e-4));
        return { re: 15 + z.re, im: z.im };
      },
      0.0005,
    );
    const fit = fitLine(spectrum, { electronicRail: 'fit' });
    expect(fit.deviation).toBeLessThan(0.001);
    // The formula is symmetric: which rail is which no spectrum can tell.
    const rails = [fit.parameters.R_ion.value, fit.parameters.R_el.value].sort((a, b) => b - a);
    expect(rails[0] / 80).toBeCloseTo(1, 1);
    expect(rails[1] / 25).toBeCloseTo(1, 0);
    // What a direct current meets, with v^2 = (80 + 25)/30.
    const v = Math.sqrt(105 / 30);
    const direct = (80 * 25 + (2 * 80 * 25 + (80 ** 2 + 25 ** 2) * Math.cosh(v)) / (v * Math.sinh(v))) / 105;
    expect(Math.abs(fit.cathode.value / direct - 1)).toBeLessThan(0.03);
    const held = fitLine(spectrum, { electronicRail: 25 });
    expect(held.parameters.R_el).toBeUndefined();
    expect(held.parameters.R_ion.value / 80).toBeCloseTo(1, 1);
    expect(Math.abs(held.cathode.value / direct - 1)).toBeLessThan(0.03);
  });

  const cell = { electronicConductivity: 1e4, extraResistance: 5e-4 };
  /** [Ohm cm2] What the fit should find in a simulated cell of 3 um particles. */
  function truth(model: CellModel) {
    const { thickness, ionicConductivity, exchangeCurrentDensity } = model.cell.cathode;
    const area = (3 * 0.55 * thickness) / 3e-6;
    const ct = (1e4 * model.law.thermalVoltage) / (2 * exchangeCurrentDensity * area);
    return { ion: (1e4 * thickness) / ionicConductivity, ct, capacitance: 0.05 * area * 1e-4 };
  }

  it('reads rail, interface and diffusion of a simulated cell back', () => {
    const { model, spectrum } = cellSpectrum(
      { ...cell, ionicConductivity: 0.02, exchangeCurrentDensity: 0.3 },
      1e6,
      1e-2,
    );
    const { ion, ct, capacitance } = truth(model);
    const { parameters, deviation } = fitLine(spectrum);
    expect(deviation).toBeLessThan(0.0035);
    expect(Math.abs(parameters.R_ion.value / ion - 1)).toBeLessThan(0.03);
    expect(Math.abs(parameters.R_ct.value / ct - 1)).toBeLessThan(0.03);
    expect(Math.abs(parameters.Q.value / capacitance - 1)).toBeLessThan(0.1);
    expect(Math.abs(parameters.tau.value / (3e-6 ** 2 / 4e-15) - 1)).toBeLessThan(0.5);
  });

  it('knows that R_ct << R_ion leaves only their product, whose root is the resistance of the electrode', () => {
    const { model, spectrum } = cellSpectrum(
      { ...cell, ionicConductivity: 0.005, exchangeCurrentDensity: 1 },
      1e6,
      1e-2,
    );
    const { ion, ct } = truth(model);
    const { parameters, geometricMean, cathode, remarks, converged } = fitLine(spectrum);
    expect(parameters.R_ion.error).toBeGreaterThan(0.3 * parameters.R_ion.value);
    expect(Math.abs(geometricMean.value / Math.sqrt(ion * ct) - 1)).toBeLessThan(0.01);
    expect(geometricMean.error / geometricMean.value).toBeLessThan(0.01);
    expect(cathode.value / geometricMean.value).toBeCloseTo(1, 2);
    expect(converged).toBe(true);
    // What is not determined is named, and nothing else is.
    const undetermined = Object.keys(parameters).filter((name) => !parameters[name].determined);
    for (const name of undetermined) expect(remarks.join()).toContain(name);
    expect(remarks.length).toBe(undetermined.length > 0 ? 1 : 0);
  });
});

describe('a diffusion length', () => {
  it.each([
    [1, 0],
    [2.5, 0],
  ])('of simulated particles with L = %d R is found', (stretch, spread) => {
    const L = stretch * 2e-6;
    const changes = {
      classes: [{ radius: 2e-6, diffusionLength: L }],
      ionicConductivity: 10,
      electronicConductivity: 1e4,
      exchangeCurrentDensity: 1,
    };
    const { spectrum } = cellSpectrum(changes, 1e3, 3e-5);
    const fit = fitDiffusionLength(spectrum, { diffusivity: 4e-15, spread });
    expect(Math.abs(fit.length.value / L - 1)).toBeLessThan(0.05);
    expect(fit.length.error / fit.length.value).toBeLessThan(0.1);
    expect(fit.deviation).toBeLessThan(0.004);
  });

  it('of a distribution needs its spread: a single length fits worse', () => {
    const spread = 0.6;
    const classes = [
      [-1.85, 0.1],
      [-0.9, 0.2],
      [0, 0.4],
      [0.9, 0.2],
      [1.85, 0.1],
    ].map(([z, share]) => {
      const radius = 2e-6 * Math.exp(spread * z);
      // Surface shares are what counts in the spectrum: volume fraction times 1/radius.
      return { radius, volumeFraction: 0.4 * share * Math.exp(spread * z) };
    });
    const { spectrum } = cellSpectrum({ classes, ionicConductivity: 10, electronicConductivity: 1e4 }, 1e3, 3e-5);
    const wide = fitDiffusionLength(spectrum, { diffusivity: 4e-15, spread });
    const single = fitDiffusionLength(spectrum, { diffusivity: 4e-15, spread: 0 });
    expect(Math.abs(wide.length.value / 2e-6 - 1)).toBeLessThan(0.1);
    expect(single.deviation).toBeGreaterThan(1.5 * wide.deviation);
  });
});

describe('the analyses of a simulated aged cell', () => {
  const aged: Changes = {
    diffusivity: fallingDiffusivity,
    classes: [{ radius: 1e-6 }, { radius: 4e-6, contact: 0.3, diffusionLength: 8e-6 }],
    patches: [
      { fraction: 0.7, coatingResistance: 3e-3, filmThickness: 2e-9 },
      { fraction: 0.3, filmThickness: 8e-9 },
    ],
    ionicConductivity: 0.005,
  };

  it('obeys Kramers-Kronig, and its relaxation times add up to the resistance', () => {
    const { spectrum } = cellSpectrum(aged, 1e6, 1e-3);
    const check = kramersKronig(spectrum);
    expect(check.consistent).toBe(true);
    expect(check.deviation).toBeLessThan(0.0025);
    const times = relaxationTimes(spectrum);
    // Ideal film capacitances relax at single times, which no smooth distribution follows to the noise of 0.2 %.
    expect(times.deviation).toBeLessThan(0.004);
    expect(times.ohmic + times.polarisation).toBeGreaterThan(Math.max(...spectrum.re) * 0.9);
  });

  it('deceives one line, which says so', () => {
    const { model, spectrum } = cellSpectrum(aged, 1e6, 0.01);
    const { remarks, parameters, cathode } = fitLine(spectrum);
    expect(remarks.join()).toContain('follows the spectrum only to');
    expect(remarks.join()).toContain('do not read it as one');
    // The direct-current resistance is still right, the ionic rail is not.
    const slow = impedance(model, resting(model), [0.02], {}).cathode.re[0] * 1e4;
    expect(Math.abs(cathode.value / slow - 1)).toBeLessThan(0.15);
    expect(parameters.R_ion.value).toBeLessThan(0.8 * ((1e4 * model.cell.cathode.thickness) / 0.005));
  });
});

function resting(model: CellModel): Float64Array {
  const y = model.initialState(0.5);
  model.controlCurrent(0);
  model.makeConsistent(y);
  return y;
}
