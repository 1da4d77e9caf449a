import { describe, expect, it } from 'vitest';
import { observe } from '../../src/measure/observable.js';
import { readSpectrum } from '../../src/measure/spectrum/readSpectrum.js';
import { reportHtml } from '../../src/output/report/report.js';
import { runRecord } from '../../src/output/run/runJson.js';
import { analysedCsv, gittCsv, spectraCsv } from '../../src/output/run/spectraCsv.js';
import { prepare } from '../../src/prepare.js';
import { nothingRecorded } from '../../src/results/checkpoint.js';
import { simulate, VariantRun } from '../../src/simulate.js';

const cell = (contacts: number, spread: number) => `
title: Measured cell
cell:
  temperature: 25 degC
  pressure: 50 MPa
  diameter: 10 mm
  oneC: 200 mA/g
  cathode:
    activeMaterial: NCM83
    morphology: single
    weightRatio: { cam: 70, electrolyte: 30, carbon: 1 }
    electrolyte: Li6PS5Cl
    carbon: VGCF
    compositeMass: 12 mg
    particles: { d50: 4 um, spread: 0.3 }
    contact: { fraction: 0.9, spread: ${spread} }
  separator: { electrolyte: Li6PS5Cl, mass: 80 mg }
  anode: { material: In/InLi }
mechanisms:
  interphase: { parabolicRate: 5e-24 m2/s }
  carbonOxidation: false
  oxygenRelease: false
  contactLoss: { rate: 0.03, pathLengthening: 1 }
  isolation: { contacts: ${contacts}, rate: 1e-3 }
  cracking: false
numerics: { throughNodes: 1, sizeClasses: 3, radialNodes: 10 }
`;
const reference = `protocol:
  - cycling:
      cycles: 6
      charge: 0.1C
      window: [2.0 V vs In/InLi, 3.7 V vs In/InLi]
      rest: 2 h
      test: { cycles: [1, 6], at: 3.15 V vs In/InLi, impedance: "EIS from 1 MHz to 100 uHz, 8 points per decade" }
`;

function prepared(text: string) {
  const preparation = prepare(text);
  if (preparation.variants.length === 0) throw new Error(JSON.stringify(preparation.issues));
  return preparation;
}

const results = simulate(prepared(cell(2.6, 0.5) + reference));
const [variant] = results.variants;

describe('a reference test inside cycling', () => {
  it('runs to its end, leaves the cycle a cycle and takes no time and no charge', () => {
    expect(variant.status.code).toBe('completed');
    expect(variant.cycles.map(({ cycle }) => cycle)).toEqual([1, 2, 3, 4, 5, 6]);
    const taken = variant.steps.filter(({ text }) => text.startsWith('EIS'));
    expect(taken).toMatchObject([
      { duration: 0, charge: 0, endedBy: 'spectrum taken' },
      { duration: 0, charge: 0, endedBy: 'spectrum taken' },
    ]);
    expect(variant.warnings).toEqual([]);
    expect(variant.balances.lithium).toBeLessThan(1e-9);
  });

  it('does not change what comes after it', () => {
    const without = simulate(
      prepared((cell(2.6, 0.5) + reference).replace('EIS from 1 MHz to 100 uHz, 8', 'EIS from 10 Hz to 1 Hz, 2')),
    );
    expect(without.variants[0].cycles).toEqual(variant.cycles);
  });

  it('records spectra at the potential that was held', () => {
    expect(variant.spectra!.map(({ cycle }) => cycle)).toEqual([1, 6]);
    for (const { voltage, potential, frequency, re } of variant.spectra!) {
      expect(voltage).toBeCloseTo(3.15, 2);
      expect(potential - voltage).toBeCloseTo(0.62, 6);
      expect(frequency[0]).toBe(1e6);
      expect(frequency[frequency.length - 1]).toBe(1e-4);
      expect(Math.min(...re)).toBeGreaterThan(0);
    }
  });

  it('times the hold to 1 % of the charging current, longer for an aged cell', () => {
    const holds = variant.holds!;
    expect(holds.length).toBe(2);
    for (const { timeToOnePercent, duration } of holds) expect(timeToOnePercent).toBeCloseTo(duration, -1);
    expect(variant.analysed![0].holdTime).toBe(holds[0].timeToOnePercent);
  });

  it('reads the resistance of the cathode within 15 % of interface and a third of the rail', () => {
    const { cathode } = variant.cell;
    const rail = (1e4 * cathode.thickness) / cathode.ionicConductivity;
    for (const { spectra } of variant.analysed!.filter((row) => row.spectra.length > 0)) {
      const [{ cathodeResistance, interfaceResistance, inside }] = spectra;
      expect(Math.abs(cathodeResistance.value / (inside.interfaceResistance + rail / 3) - 1)).toBeLessThan(0.15);
      expect(interfaceResistance.value).toBeGreaterThan(0.8 * inside.interfaceResistance);
      expect(interfaceResistance.value).toBeLessThan(1.2 * inside.interfaceResistance + rail / 3);
    }
  });

  it('sees the diffusion length grow', () => {
    const [first, last] = variant.analysed!.filter((row) => row.spectra.length > 0).map((row) => row.spectra[0]);
    expect(last.diffusionLength.value).toBeGreaterThan(first.diffusionLength.value);
    expect(first.diffusionLength.value / first.inside.diffusionLength).toBeGreaterThan(0.7);
    expect(first.diffusionLength.value / first.inside.diffusionLength).toBeLessThan(1.2);
  });

  it('is what observables prefer, and the inside stands in where nothing was measured', () => {
    const at = (quantity: string, cycle: number) =>
      observe({ quantity, cycle, value: 0, unit: '', source: 'here' }, variant);
    const first = variant.analysed![0];
    expect(at('cathodeResistance', 1)).toMatchObject({ origin: 'analysed' });
    expect(at('cathodeResistance', 1).value).toBeCloseTo(first.spectra[0].cathodeResistance.value, 6);
    expect(at('cathodeResistance', 3).origin).toBe('inside');
    expect(at('activeMass', 3)).toEqual({ origin: 'analysed', value: 100 * variant.analysed![2].activeMass });
    // The spectra are of the half-charged cell: they say nothing about the discharged one.
    expect(at('interfaceResistance', 1)).toEqual({ origin: 'inside', value: variant.cycles[0].interfaceResistance });
    expect(at('diffusionLengthRatio', 6).origin).toBe('analysed');
    expect(at('dischargeCapacity', 2)).toEqual({ origin: 'inside', value: variant.cycles[1].dischargeCapacity });
  });

  it('goes on after an interruption to the same bits', () => {
    const [only] = prepared(cell(2.6, 0.5) + reference).variants;
    const run = new VariantRun(only);
    let steps = 0;
    for (const _ of run.steps()) if (++steps === 12) break;
    const second = new VariantRun(only);
    second.restore(structuredClone(run.state()), structuredClone(run.recorded(nothingRecorded)));
    for (const _ of second.steps());
    const { spectra, relaxations, holds, analysed } = second.result();
    expect({ spectra, relaxations, holds, analysed }).toEqual({
      spectra: variant.spectra,
      relaxations: variant.relaxations,
      holds: variant.holds,
      analysed: variant.analysed,
    });
  });

  it('is written to files, data and report', () => {
    const text = spectraCsv(results)!;
    const lines = text.trim().split('\r\n');
    expect(lines.length).toBe(1 + 2 * variant.spectra![0].frequency.length);
    const single = [lines[0], ...lines.slice(1).filter((line) => line.split(',')[1] === '6')].join('\n');
    const read = readSpectrum(single);
    expect(read.column).toBe("Z''");
    expect(read.spectrum!.re[10]).toBeCloseTo(variant.spectra![1].re[10], 6);
    expect(analysedCsv(results)!.trim().split('\r\n').length).toBe(1 + 6);
    expect(text.split('\r\n')[0]).toBe(
      'Variant,Cycle,Step,Time / s,Cathode potential vs Li / V,Lithium content,freq / Hz,Re(Z) / Ohm,Im(Z) / Ohm',
    );
    const record = runRecord(results) as {
      variants: Record<string, { spectra: { cycle: number }[]; analysed: unknown[] }>;
    };
    expect(Object.values(record.variants)[0].spectra.map(({ cycle }) => cycle)).toEqual([1, 6]);
    const html = reportHtml(results);
    expect(html).toContain('As a lab would measure it');
    expect(html).toContain('fig-nyquist-0');
    expect(html).toContain('Where these readings deceive');
    expect(html).not.toContain('undefined');
  });
});

describe('the active mass from relaxed potentials', () => {
  const rests = `protocol:
  - cycling: { cycles: 2, charge: 0.05C, window: [2.3 V vs In/InLi, 3.6 V vs In/InLi], rest: 8 h }
`;
  it('is the connected fraction where all particles are alike', () => {
    const [alike] = simulate(prepared(cell(2.6, 0) + rests)).variants;
    const [first] = alike.analysed!;
    expect(first.connected).toBeLessThan(0.97);
    expect(Math.abs(first.activeMass - first.connected)).toBeLessThan(0.01);
  });

  it('is absent without rests', () => {
    const [plain] = simulate(prepared(cell(2.6, 0) + rests.replace(', rest: 8 h', ''))).variants;
    expect(plain.analysed).toBeUndefined();
    expect(plain.relaxations).toBeUndefined();
  });
});

describe('a titration', () => {
  it('stops pulsing at its limits and reads a diffusion coefficient too small from long pulses', () => {
    const text = `${cell(30, 0).replace(/mechanisms:[\s\S]*?numerics/, 'numerics')}protocol:
  - gitt: { current: 0.1C, pulse: 15 min, rest: 2 h, window: [2.6 V vs In/InLi, 3.6 V vs In/InLi] }
`;
    const titration = simulate(prepared(text));
    const [only] = titration.variants;
    expect(only.status.code).toBe('completed');
    expect(only.cycles.length).toBe(1);
    const up = only.gitt!.filter(({ direction }) => direction === 'charge');
    const down = only.gitt!.filter(({ direction }) => direction === 'discharge');
    expect(up.length).toBeGreaterThan(20);
    expect(down.length).toBeGreaterThan(15);
    expect(Math.max(...up.map(({ potential }) => potential))).toBeLessThan(3.6 + 0.62);
    const middle = up.filter(({ content }) => content > 0.4 && content < 0.7);
    for (const { diffusivity, diffusivityInside } of middle) {
      expect(diffusivity).toBeLessThan(diffusivityInside);
      expect(diffusivity).toBeGreaterThan(diffusivityInside / 30);
    }
    expect(gittCsv(titration)!.trim().split('\r\n').length).toBe(1 + only.gitt!.length);
    expect(reportHtml(titration)).toContain('Pulses of the titration');
  });
});
