import type { Cell } from '../cell/cell.js';
import { arrhenius } from '../constants/arrhenius.js';
import { sources } from '../constants/sources.js';
import { isTransferable, onlyIn } from './conditions.js';
import { mechanism } from './descriptor.js';
import { OxygenRelease } from './laws/oxygenFilm.js';
import { OxygenSkin } from './laws/oxygenSkin.js';
import { assumed, energy, fitted, positive, share, transferable } from './options.js';

export const oxygenRelease = mechanism({
  name: 'oxygenRelease',
  meaning: 'Oxygen release and surface reconstruction of bare surface at deep delithiation',
  words: {
    name: 'oxygen release',
    fit: 'oxygen release',
    better: 'from less oxygen release',
    worse: 'through more oxygen release',
    starter: 'reconstruction of bare surface at deep delithiation',
  },
  stage: 'films',
  perPowder: true,
  options: {
    rate: positive('s^-1', 'Rate at deep delithiation, at 25 degC', '1e-5 s^-1', {
      default: {
        'per study': fitted(1e-5, '1/s', [0, 1e-3], 'bare Ni-rich NCM above 4.2 V vs Li'),
        transferable: transferable(5e-4, '1/s', [0, 1e-2], '0.9 of the skin forms in a first charge to 4.3 V at 0.1C'),
      },
    }),
    activation: energy('Activation energy of the rate', assumed(80e3, 'J/mol', [60e3, 100e3], 'unknown')),
    resistance: {
      unit: 'Ohm m2',
      min: 0,
      meaning: 'Resistance of the reconstructed bare surface, local, at 25 degC',
      example: '0.3 Ohm m2',
      default: fitted(0.3, 'Ohm m2', [0, 5], 'oxygenated species and rock-salt skin together'),
    },
    content: share('Surface content below which oxygen leaves', 1, '0.25', {
      default: { value: 0.25, unit: '1', source: sources.zuo, range: [0.2, 0.3], note: 'onset at 4.06 to 4.2 V vs Li' },
    }),
    width: positive('', 'Softness of that limit', '0.02', {
      default: assumed(0.02, '1', [0.005, 0.1], 'sharpness of the onset'),
    }),
    skin: {
      unit: '',
      min: 0,
      max: 3,
      meaning:
        'Decades by which the skin of a bare surface deepens the drop of the diffusion coefficient towards full lithiation',
      example: '0.5',
      default: transferable(
        0.5,
        '1',
        [0, 2],
        'in liquid cells bare powder loses no more in its first cycle than coated powder (Ma et al. 2022, Nunes et al. 2024); beyond 3 a full particle could not start to charge',
      ),
      words: 'skin of the surface',
    },
    amount: positive('umol/g', 'Oxygen released by a fully reconstructed powder', '6.7 umol/g', {
      default: { value: 6.7e-3, unit: 'mol/kg', source: sources.zuo, note: '6.7 umol per gram measured' },
    }),
  },
  idle: [
    onlyIn('per study', ['resistance']),
    onlyIn('transferable', ['skin']),
    {
      needs: ({ cell }) => isTransferable(cell) || cell.cathode.patches.some(({ name }) => name === 'bare'),
      because: 'oxygen leaves through bare surface, and the coating covers all of it',
    },
  ],
  asksFor: { 'cell.cathode.coating.blocking': { as: 'oxygenRelease', in: 'transferable' } },
  variations: [
    {
      name: 'no skin',
      in: 'transferable',
      meaning: 'no skin of the surface by lost oxygen',
      set: { option: 'skin', value: '0' },
      without: 'skin',
    },
  ],
  build(constants, cell) {
    const { temperature, cathode } = cell;
    const rate = constants.rate * arrhenius(constants.activation, temperature);
    const volumes = volumeShares(cathode);
    if (isTransferable(cell)) return { slow: new OxygenSkin({ ...constants, rate }, volumes) };
    // Conducts with the activation energy of the interphase.
    const resistance = constants.resistance / cathode.interphaseArrhenius;
    const bare = cathode.patches.map((patch) => (patch.name === 'bare' ? 1 : 0));
    return { slow: new OxygenRelease({ ...constants, rate, resistance }, { volumes, bare }) };
  },
});

/** Share of each class in the active material. */
function volumeShares({ classes }: Cell['cathode']): readonly number[] {
  const total = classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
  return classes.map(({ volumeFraction }) => volumeFraction / total);
}
