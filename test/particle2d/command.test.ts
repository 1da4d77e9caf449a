import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { argyrode, workFolder } from '../cli/argyrode.js';

const quick = ['particle', '--cells', '16', '--rate', '1C'];

describe('argyrode particle', () => {
  test('prints the comparison and draws the particle', async () => {
    const folder = workFolder();
    const { code, stdout, stderr } = await argyrode(folder, [
      ...quick,
      '--contact',
      '0.4',
      '--crack',
      '0.3',
      '-o',
      'out',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const words of [
      'linear closure',
      'lambda_t',
      'lambda_c',
      'L/R of equal capacity',
      '2 cracks a patch of 0.3 R',
    ]) {
      expect(stdout).toContain(words);
    }
    const svg = readFileSync(join(folder, 'out', 'particle.svg'), 'utf8');
    expect(svg).toMatch(/^<svg/);
    expect(svg.match(/<(path|polygon|polyline)/g)?.length).toBeGreaterThan(200);
    expect(existsSync(join(folder, 'out', 'particle.png'))).toBe(true);
    expect(readFileSync(join(folder, 'out', 'particle.txt'), 'utf8')).toContain('linear closure');
  });

  test('as data: closure and resolved lengths, what a slower charge transfer and a held potential show', async () => {
    const { code, stdout } = await argyrode(workFolder(), [...quick, '--contact', '0.5', '--crack', '0', '--json']);
    expect(code).toBe(0);
    const { closure, lengths, apparent, discharges, imbalance } = JSON.parse(stdout);
    expect(closure).toBeCloseTo(1.3, 12);
    expect(lengths.evenFlux).toBeGreaterThan(lengths.current);
    expect(apparent.crack.current).toBe(null);
    expect(discharges[0].resolved).toBeLessThan(discharges[0].intact);
    expect(imbalance).toBeLessThan(1e-12);
  });

  test.each([
    ['--contact', '1e-5', '--crack', '0.99', '--rate', '0.001C', '--rate', '100C'],
    ['--contact', '1', '--patches', '1000', '--crack', '0.05', '--cracks', '1', '--branch', '0.99'],
    [
      '--geometry',
      'disc',
      '--contact',
      '0.0001',
      '--crack',
      '0.5',
      '--cracks',
      '10',
      '--branch',
      '0.9',
      '--grain',
      '0.1',
    ],
  ])('resolves extremes: %s %s %s %s', async (...words) => {
    const { code, stdout } = await argyrode(workFolder(), [
      'particle',
      '--cells',
      '16',
      '--rate',
      '1C',
      '--json',
      ...words,
    ]);
    expect(code).toBe(0);
    const { lengths, discharges } = JSON.parse(stdout);
    for (const length of Object.values(lengths)) expect(length).toBeGreaterThan(0.99);
    for (const { resolved, intact } of discharges) {
      expect(resolved).toBeGreaterThanOrEqual(0);
      expect(resolved).toBeLessThan(intact * 1.02);
    }
  });

  test('names everything that is wrong at once', async () => {
    const words = ['--contact', '1.5', '--crack', '2', '--geometry', 'cube', '--rate', 'fast', '--material', 'NCM84'];
    const { code, stdout, stderr } = await argyrode(workFolder(), ['particle', ...words]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    for (const got of ['1.5', 'cube', 'fast', 'NCM84']) expect(stderr).toContain(got);
    expect(stderr).toContain('a share of the radius, 0 to 0.99');
  });
});
