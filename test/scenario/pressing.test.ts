import { describe, expect, it } from 'vitest';
import { pressureOfForce, pressureOfTorque } from '../../src/scenario/quantities/pressing.js';
import { only, powderScenario } from '../powders/scenario.js';

const cathode = '    activeMaterial: NCM85\n    particles: { d50: 5 um }';
const preparationOf = (cell: string) => powderScenario(cathode, 'laws: transferable', undefined, undefined, cell);

describe('pressures as a laboratory has them', () => {
  it.each([
    // 3000 kg times 9.80665 m/s2 over 78.54 mm2.
    ['3 t on 10 mm', 374.587],
    ['3t on 10 mm', 374.587],
    ['29.41995 kN on 10 mm', 374.587],
    ['100 N on 1 cm2', 1],
    ['200 kg on 13 mm', 14.7766],
  ])('%s: %d MPa', (text, megapascals) => {
    expect((pressureOfForce(text) ?? 0) * 1e-6).toBeCloseTo(megapascals, 2);
  });

  it.each([
    // 2 N m/(0.2 times 4 mm) is 2.5 kN a screw.
    ['2 N m on M4 on 10 mm', 31.831],
    ['3 x 2 Nm on M4 on 10 mm', 95.493],
  ])('%s: %d MPa', (text, megapascals) => {
    expect((pressureOfTorque(text) ?? 0) * 1e-6).toBeCloseTo(megapascals, 3);
  });

  it.each(['3 t', '3 t on', '3 t on 10 kg', '-3 t on 10 mm', '3 MPa', '2 N m on 10 mm', 't on 10 mm'])(
    '%s is none',
    (text) => {
      expect([pressureOfForce(text), pressureOfTorque(text)]).toEqual([undefined, undefined]);
    },
  );

  it('act as the pressures that they make, and are told with what was assumed', () => {
    const preparation = preparationOf('  fabricationPressure: 3 t on 10 mm\n  pressure: 2 N m on M4 on 10 mm');
    const { cell } = only(preparation);
    expect(cell.fabricationPressure).toBeCloseTo(374.587e6, -4);
    expect(cell.pressure).toBeCloseTo(31.831e6, -3);
    const told = preparation.issues.filter(({ path }) => /ressure$/.test(path)).map(({ message }) => message);
    expect(told).toEqual([
      'The force makes 375 MPa.',
      'The torque is assumed to make 31.8 MPa: F = T/(K d) per screw with a nut factor K of 0.2, which may be 0.15 to 0.3.',
    ]);
  });

  it('are held to the range of pressures', () => {
    expect(preparationOf('  fabricationPressure: 300 t on 10 mm').issues[0].message).toBe(
      '300 t on 10 mm is out of range.',
    );
  });
});
