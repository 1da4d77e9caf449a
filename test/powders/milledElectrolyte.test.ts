import { describe, expect, it } from 'vitest';
import { only, powderScenario } from './scenario.js';

const cathodeOf = (cathode: string) =>
  only(
    powderScenario(
      `    activeMaterial: NCM85\n    mixing: mill\n    electrolyteParticles: { d50: 40 um }\n${cathode}`,
      'laws: transferable',
    ),
  ).cell.cathode;

describe('electrolyte milled with two powders', () => {
  // 1/(0.75/10 + 0.25/2) = 5 um: the surface of both, not of the powder with the larger share.
  const mixed = '    powders: [{ share: 75 %, particles: { d50: 10 um } }, { share: 25 %, particles: { d50: 2 um } }]';
  const even = '    particles: { d50: 5 um }';
  const film = '    electrolyteCoating: { material: Li3InCl6, thickness: 10 nm, coverage: 40 % }\n';

  it('is as fine as with particles of the surface of both', () => {
    const [two, one] = [cathodeOf(mixed), cathodeOf(even)];
    expect(two.ionicConductivity / one.ionicConductivity).toBeCloseTo(1, 12);
    expect(two.powders?.[0]?.distribution?.contact).toBeCloseTo(one.distribution?.contact ?? 0, 12);
  });

  it('has the films of its coating between particles of that size', () => {
    const share = (cathode: string) =>
      cathodeOf(film + cathode).ionicConductivity / cathodeOf(cathode).ionicConductivity;
    // 1.5 x 5 um is its diameter: 2 x 0.4 x 10 nm at 0.01 S/m beside 7.5 um at 0.2 S/m.
    const expected = 1 / (1 + (2 * 0.4 * 10e-9 * 0.2) / (0.01 * 7.5e-6));
    expect(share(even)).toBeCloseTo(expected, 12);
    expect(share(mixed)).toBeCloseTo(expected, 12);
  });
});
