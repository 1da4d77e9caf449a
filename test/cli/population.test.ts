import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallScenario } from '../population/cell.js';
import { argyrode, workFolder } from './argyrode.js';

/** One cell that leaves one constant to the population. */
const cell = smallScenario({
  cell: '  pressure: 50 MPa\n  extraResistance: 5 Ohm cm2\n  restBeforeUse: 10 h\n  fabricationPressure: 380 MPa',
  cathode:
    '    thickness: 30 um\n    contact: { fraction: 70 %, spread: 0.7, connected: 90 % }\n    interphase: { conductivity: 4e-8 S/m }\n' +
    '    overrides: { diffusivity: 1e-15 m2/s, ionicConductivity: 0.03 S/m }',
  mechanisms: '{ interphase: { growth: 100 Ohm cm2, growthActivation: 75 kJ/mol, contactGrowth: 200 Ohm cm2 } }',
})
  .replace('particles: { d50: 3 um }', 'particles: { d50: 3 um, spread: 0.5 }')
  .replace(/ {2}coated: null\n/, '')
  .replace('cycles: 2', 'cycles: 1');
const files = {
  'study/cell.yaml': `${cell}data:\n  - { quantity: dischargeCapacity, cycle: 1, value: 150 mAh/g, source: here }\n`,
  'study/study.yaml': `study: small
title: A small study
base: cell.yaml
scenarios: [cell.yaml]
free: [{ parameter: mechanisms.interphase.growth, from: 45 Ohm cm2, to: 4500 Ohm cm2, scale: log }]
`,
};

describe('validate --blind', () => {
  it('prints a row for each number, with its band, and goes on from what was simulated', async () => {
    const folder = workFolder(files);
    const asked = ['validate', 'study', '--blind', '--draws', '2', '--out', 'out', '--json'];
    const { code, stdout } = await argyrode(folder, asked);
    expect(code).toBe(0);
    const { rows, summary } = JSON.parse(stdout);
    expect(rows).toEqual([
      expect.objectContaining({
        study: 'small',
        variant: 'bare',
        quantity: 'dischargeCapacity',
        cycle: 1,
        published: 150,
        median: expect.any(Number),
        low90: expect.any(Number),
        high90: expect.any(Number),
        given: false,
      }),
    ]);
    expect(summary).toMatchObject({ medianAbsolute: { capacity: expect.any(Number) }, orderings: { right: 0, of: 0 } });
    const log = (): string => readFileSync(join(folder, 'out', 'evaluations.jsonl'), 'utf8');
    const before = log();
    const again = await argyrode(folder, [...asked, '--resume']);
    expect([again.stdout, log()]).toEqual([stdout, before]);
  });
});

describe('population fit', () => {
  it('leaves the record and the module that predictions draw from', async () => {
    const folder = workFolder(files);
    const { code, stdout } = await argyrode(folder, ['population', 'fit', 'study', '--rounds', '1', '--out', 'out']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^small +1 +\d+ %/m);
    expect(existsSync(join(folder, 'out', 'population.json'))).toBe(true);
    expect(readFileSync(join(folder, 'out', 'estimate.ts'), 'utf8')).toContain(
      '  studies: 1,\n  learnt: {\n    growth: {',
    );
  });

  it('refuses a study that is not there', async () => {
    const { code, stderr } = await argyrode(workFolder(), ['population', 'fit', 'nothing']);
    expect([code, stderr.includes('nothing')]).toEqual([2, true]);
  });
});
