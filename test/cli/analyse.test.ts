import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { circuitSpectrum, parseCircuit } from '../../src/index.js';
import { argyrode, workFolder } from './argyrode.js';

const truth = { R0: 12, R1: 30, CPE1_0: 1e-5, CPE1_1: 0.9, W1: 4 };
const { circuit } = parseCircuit('R0-p(R1,CPE1)-W1');
const { frequency, re, im } = circuitSpectrum(circuit!, Object.values(truth), logFrequencies(1e6, 1e-2, 8));

/** As an instrument writes it, with Z'' or -Z'', rounded to four digits. */
function csv(sign: 1 | -1, head = `freq/Hz,Re(Z)/Ohm,${sign < 0 ? '-' : ''}Im(Z)/Ohm`): string {
  const rows = Array.from(frequency, (f, i) => [f, re[i], sign * im[i]].map((v) => v.toPrecision(5)).join(','));
  return `${head}\n${rows.join('\n')}\n`;
}

describe('analyse', () => {
  test.each([1, -1] as const)(
    'a circuit is fitted to what it was made from, whatever the sign of the column: %i',
    async (sign) => {
      const folder = workFolder({ 'eis.csv': csv(sign) });
      const { code, stdout, stderr } = await argyrode(folder, [
        'analyse',
        'eis.csv',
        '--circuit',
        'R0-p(R1,CPE1)-W1',
        '--json',
      ]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const { parameters, imaginaryColumn } = JSON.parse(stdout);
      expect(imaginaryColumn).toBe(sign < 0 ? "-Z''" : "Z''");
      expect(Object.keys(parameters)).toEqual(Object.keys(truth));
      for (const [name, value] of Object.entries(truth)) {
        expect(Math.abs(parameters[name].value / value - 1)).toBeLessThan(2e-3);
        expect(parameters[name].error).toBeGreaterThan(0);
        expect(Math.abs(parameters[name].value - value)).toBeLessThan(6 * parameters[name].error);
      }
      expect(parameters.R0.unit).toBe('Ohm');
      expect(parameters.CPE1_1.unit).toBe('-');
    },
  );

  test('without a request: check, relaxation times, and a circuit that can be run as it is printed', async () => {
    const folder = workFolder({ 'eis.csv': csv(-1) });
    const { code, stdout } = await argyrode(folder, ['analyse', 'eis.csv']);
    expect(code).toBe(0);
    expect(stdout).toContain("holds -Z'' and was turned around");
    expect(stdout).toContain('Kramers-Kronig: consistent');
    expect(stdout).toMatch(/Relaxation times \(lambda/);
    const [, suggested] = /--circuit '([^']+)'/.exec(stdout) ?? [];
    expect(suggested).toBe('R0-p(R1,CPE1)-W1');
  });

  test('a point that breaks causality is found', async () => {
    const text = csv(-1).split('\n');
    const bad = 33;
    const [f, r, i] = text[bad].split(',').map(Number);
    text[bad] = `${f},${1.1 * r},${i}`;
    const { stdout } = await argyrode(workFolder({ 'eis.csv': text.join('\n') }), [
      'analyse',
      'eis.csv',
      '--kk',
      '--json',
    ]);
    const { kramersKronig } = JSON.parse(stdout);
    expect(kramersKronig.consistent).toBe(false);
    expect(kramersKronig.suspicious).toContain(f);
  });

  test('the resistances of the relaxation times add up to the polarisation of an arc', async () => {
    const { circuit: arc } = parseCircuit('R0-p(R1,CPE1)');
    const z = circuitSpectrum(arc!, [10, 50, 1e-4, 0.85], frequency);
    const text = Array.from(z.frequency, (f, i) => `${f} ${z.re[i]} ${z.im[i]}`).join('\n');
    const { stdout } = await argyrode(workFolder({ 'arc.txt': text }), ['analyse', 'arc.txt', '--drt', '--json']);
    const { drt, parameters } = JSON.parse(stdout);
    expect(parameters).toEqual({});
    expect(drt.polarisation).toBeCloseTo(50, 0);
    expect(drt.ohmic).toBeCloseTo(10, 0);
    expect(drt.tau.length).toBe(drt.gamma.length);
    expect(Math.min(...drt.gamma)).toBeGreaterThanOrEqual(0);
  });

  test('the line fit says that the geometric mean is not a resistance where R_ct is far above R_ion', async () => {
    const { circuit: arc } = parseCircuit('R0-p(R1,CPE1)');
    const z = circuitSpectrum(arc!, [10, 50, 1e-4, 0.9], logFrequencies(1e5, 1, 10));
    const text = Array.from(z.frequency, (f, i) => `${f} ${z.re[i]} ${z.im[i]}`).join('\n');
    const { stdout } = await argyrode(workFolder({ 'arc.txt': text }), ['analyse', 'arc.txt', '--line']);
    expect(stdout).toContain('do not read it as one');
    expect(stdout).toMatch(/R_cathode +\d/);
  });

  test('bad rows are named by line and left out, bad requests all at once', async () => {
    const text = csv(-1).split('\n');
    text.splice(3, 0, '1e5,abc,2');
    const folder = workFolder({ 'eis.csv': text.join('\n') });
    const good = await argyrode(folder, ['analyse', 'eis.csv', '--kk']);
    expect(good.code).toBe(0);
    expect(good.stderr).toContain('eis.csv:4: warning: Line 4 is left out');
    expect(good.stdout).toContain(`${frequency.length} points`);
    const bad = await argyrode(folder, [
      'analyse',
      'eis.csv',
      '--circuit',
      'R0-p(R1,CP1)',
      '--lambda=-1',
      '--length',
      '3 V',
    ]);
    expect(bad.code).toBe(2);
    expect(bad.stdout).toBe('');
    expect(bad.stderr).toContain('There is no circuit element "CP" (character 9)');
    expect(bad.stderr).toContain('--lambda');
    expect(bad.stderr).toContain('--length');
    const json = await argyrode(folder, ['analyse', 'nothing.csv', '--json']);
    expect(json.code).toBe(2);
    expect(JSON.parse(json.stdout).issues[0].message).toBe('There is no such file.');
  });

  test('writes charts and data', async () => {
    const folder = workFolder({ 'eis.csv': csv(1) });
    const words = ['analyse', 'eis.csv', '--drt', '--circuit', 'R0-p(R1,CPE1)-W1', '--out', 'out'];
    expect((await argyrode(folder, words)).code).toBe(0);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['analysis.json', 'bode.svg', 'drt.svg', 'nyquist.svg']);
    expect(readFileSync(join(folder, 'out/nyquist.svg'), 'utf8')).toMatch(/^<svg/);
    expect(JSON.parse(readFileSync(join(folder, 'out/analysis.json'), 'utf8')).parameters.R1.value).toBeCloseTo(30, 1);
  });

  test('numbers that no cell gives are refused with their lines, in words and in JSON', async () => {
    const text = csv(-1).split('\n');
    text[5] = '300,0,0';
    text[9] = '1e300,4,1';
    const folder = workFolder({ 'eis.csv': text.join('\n') });
    const { code, stdout, stderr } = await argyrode(folder, ['analyse', 'eis.csv', '--json']);
    expect(code).toBe(2);
    expect(stderr).toContain('eis.csv:6:');
    expect(stderr).toContain('1e-7 to 1e9 Hz');
    expect(JSON.parse(stdout).issues.map(({ line }: { line: number }) => line)).toEqual([6, 10]);
  });

  test('what a spectrum does not determine is no result: words, JSON and exit code say so', async () => {
    const { circuit: arc } = parseCircuit('R0-p(R1,CPE1)');
    const z = circuitSpectrum(arc!, [10, 50, 1e-4, 0.85], logFrequencies(1e5, 10, 8));
    // Three digits are noise enough.
    const text = Array.from(z.frequency, (f, i) => [f, z.re[i], z.im[i]].map((v) => v.toPrecision(3)).join(' '));
    const folder = workFolder({ 'arc.txt': text.join('\n'), 'few.txt': text.slice(0, 6).join('\n') });
    const length = ['analyse', 'arc.txt', '--length', '1e-15 m2/s'];
    const words = await argyrode(folder, length);
    expect(words.code).toBe(3);
    expect(words.stdout).toContain('does not determine the diffusion length');
    const json = await argyrode(folder, [...length, '--json']);
    const { diffusionLength } = JSON.parse(json.stdout);
    expect(diffusionLength.converged).toBe(false);
    expect(diffusionLength.parameters.L_diff.determined).toBe(false);
    // A resistor is no picture of an arc.
    const poor = await argyrode(folder, ['analyse', 'arc.txt', '--circuit', 'R0', '--json']);
    expect(poor.code).toBe(3);
    expect(JSON.parse(poor.stdout).circuit).toMatchObject({ usable: false });
    const few = await argyrode(folder, ['analyse', 'few.txt', '--line']);
    expect(few.code).toBe(2);
    expect(few.stderr).toContain('fewer points than this fit has parameters');
  });

  test('relaxation times that miss the spectrum say not to use them, and are not drawn', async () => {
    const folder = workFolder({ 'eis.csv': csv(-1) });
    const request = ['analyse', 'eis.csv', '--lambda', '1e6'];
    const { stdout, code } = await argyrode(folder, [...request, '--out', 'out']);
    expect(code).toBe(3);
    expect(stdout).toContain('Do not use these relaxation times');
    expect(readdirSync(join(folder, 'out'))).not.toContain('drt.svg');
    const { drt } = JSON.parse(readFileSync(join(folder, 'out/analysis.json'), 'utf8'));
    expect(drt.usable).toBe(false);
    expect(drt.remarks[0]).toContain('Do not use');
    expect(drt.deviation).toBeGreaterThan(0.03);
  });

  test('of several spectra takes the first and says so, one of them, or all', async () => {
    const arc = (R0: number) => circuitSpectrum(circuit!, [R0, 30, 1e-5, 0.9, 4], logFrequencies(1e5, 0.1, 3));
    const rows = [12, 15].flatMap((R0, cycle) => {
      const z = arc(R0);
      return Array.from(z.frequency, (f, i) => [cycle + 1, f, z.re[i], -z.im[i]].join('\t'));
    });
    const folder = workFolder({ 'cell.mpt': ['cycle number\tfreq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm', ...rows].join('\n') });
    const request = ['analyse', 'cell.mpt', '--circuit', 'R0-p(R1,CPE1)-W1'];
    const first = await argyrode(folder, [...request, '--json']);
    expect(first.stderr).toContain('The file holds 2 spectra');
    expect(JSON.parse(first.stdout).parameters.R0.value).toBeCloseTo(12, 3);
    const all = await argyrode(folder, [...request, '--spectrum', 'all', '--json', '--out', 'out']);
    expect({ code: all.code, stderr: all.stderr }).toEqual({ code: 0, stderr: '' });
    const { spectra, issues } = JSON.parse(all.stdout);
    expect(issues).toEqual([]);
    expect(spectra.map(({ spectrum, cycle, line }: Record<string, number>) => [spectrum, cycle, line])).toEqual([
      [1, 1, 2],
      [2, 2, 21],
    ]);
    expect(spectra[1].parameters.R0.value).toBeCloseTo(15, 3);
    expect(readdirSync(join(folder, 'out'))).toContain('spectrum-2-nyquist.svg');
    const words = await argyrode(folder, [...request, '--spectrum', 'cycle 2']);
    expect(words.stdout).toContain('cell.mpt, spectrum 2 (cycle 2): 19 points');
    expect((await argyrode(folder, [...request, '--spectrum', '3'])).code).toBe(2);
  });
});
