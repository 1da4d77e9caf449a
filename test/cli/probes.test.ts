import { describe, expect, test } from 'vitest';
import { argyrode, workFolder } from './argyrode.js';

describe('probes', () => {
  test('of the numbers that are asked for, as a table and as data', async () => {
    const folder = workFolder();
    const { code, stdout, stderr } = await argyrode(folder, ['probes', '--only', '19']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ +19 +holds +fabrication pressure 250 -> 500 MPa$/m);
    expect(stdout).toMatch(/^ +must +kappa of the electrolyte up 15 to 30 %, contact up$/m);
    // (500/250)^0.3
    expect(stdout).toMatch(/^ +got +separator [\d.]+ -> [\d.]+ mS\/cm \(\+23\.1 %\)/m);
    expect(stdout).toContain('1 of 1 sign probes hold.\nBare polycrystalline NCM85');

    const json = await argyrode(folder, ['probes', '--only', '19', '--json']);
    const { probes } = JSON.parse(json.stdout);
    expect(probes).toEqual([
      expect.objectContaining({
        name: '19 fabrication pressure 250 -> 500 MPa',
        expected: 'kappa of the electrolyte up 15 to 30 %, contact up',
        got: expect.stringContaining('23.1 %'),
        verdict: 'holds',
      }),
    ]);
  });

  test('that do not exist are refused', async () => {
    const { code, stdout, stderr } = await argyrode(workFolder(), ['probes', '--only', '2,99', '--json']);
    expect(code).toBe(2);
    expect(stderr).toContain('no such probe');
    expect(JSON.parse(stdout).issues).toMatchObject([{ path: '--only', got: '99' }]);
  });
});
