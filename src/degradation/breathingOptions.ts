import { sources } from '../constants/sources.js';
import { type Default, fitted, positive, share } from './options.js';

/** How far the electrolyte follows the breathing of particles. */
export const breathingOptions = {
  allowance: share(
    'Gap law: contraction that the pressed electrolyte follows, at the reference pressure',
    0.2,
    '0.019',
    { default: fitted(0.019, '1', [0, 0.06], 'at 50 to 80 MPa; without it a shallow cycle fades far too fast') },
  ),
  referencePressure: positive('MPa', 'Pressure that the allowance refers to', '65 MPa', {
    default: fitted(65e6, 'Pa', [1e6, 5e8], 'middle of the pressures of the fitted cells'),
  }),
  pressureExponent: share('Power of pressure in allowance and recovery', 3, '0.5', {
    default: {
      value: 0.5,
      unit: '1',
      source: sources.contactImpedance,
      range: [0, 1],
      note: 'contact area ~ P^0.5',
    },
  }),
} as const;

/** What a surface that does not react keeps of the damage. */
export function protectedShare<const D extends Default>(example: string, standard: D) {
  return share('Part of the rate that is left where the electrolyte does not react with the surface', 1, example, {
    default: standard,
  });
}
