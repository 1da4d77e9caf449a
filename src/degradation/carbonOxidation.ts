import { sources } from '../constants/sources.js';
import { CarbonLayer } from './carbonLayer.js';
import { isTransferable, onlyIn } from './conditions.js';
import { mechanism } from './descriptor.js';
import {
  perStudyLaw,
  perStudyNames,
  perStudyOptions,
  transferableLaw,
  transferableNames,
  transferableOptions,
} from './filmOptions.js';
import { assumed, fitted, positive } from './options.js';
import { OXIDATION_CHARGE } from './oxidationLaw.js';

export const carbonOxidation = mechanism({
  name: 'carbonOxidation',
  meaning: 'Oxidation of the electrolyte on the carbon additive',
  words: {
    name: 'oxidation on carbon',
    fit: 'oxidation at the carbon',
    better: 'from less oxidation on carbon',
    worse: 'through more oxidation on carbon',
    starter: '... and on carbon',
  },
  stage: 'films',
  options: {
    ...perStudyOptions({
      reactionRate: fitted(
        5e-13,
        'm/s',
        [1e-13, 1e-11],
        'about 2 mAh per gram of active material on 1 wt% carbon in the first charge',
      ),
      parabolicRate: fitted(2e-22, 'm2/s', [1e-23, 5e-21], 'nearly complete after the first cycles'),
      alpha: fitted(0.25, '1', [0.15, 0.5], 'as on the active material'),
      activation: fitted(80e3, 'J/mol', [60e3, 120e3], 'as on the active material'),
    }),
    ...transferableOptions({
      growth: {
        value: 0.3,
        unit: 'Ohm m2',
        source: sources.carbonPlace,
        range: [0.1, 0.6],
        note: 'so that the first charge fills 80 to 90 % of the full layer',
      },
      potentialSlope: assumed(4.9, 'V^-1', [3, 7], 'as on the active material'),
      growthActivation: assumed(85e3, 'J/mol', [60e3, 100e3], 'as on the active material'),
    }),
    fullCharge: positive(
      'mAh/m2',
      'Charge of the full layer per surface of carbon, at which oxidation ends',
      '2.6 mAh/m2',
      {
        default: { value: 9.36, unit: 'C/m2', source: sources.zuo, note: '2.6 mAh per m2 of carbon' },
      },
    ),
  },
  idle: [
    { needs: ({ cell }) => cell.cathode.carbonSurface > 0, because: 'there is no carbon in the cathode' },
    onlyIn('per study', perStudyNames),
    onlyIn('transferable', [...transferableNames, 'fullCharge']),
  ],
  build(constants, cell) {
    const { carbonSurface, carbonBlocking: blocking, ionicExponent } = cell.cathode;
    if (!(carbonSurface > 0)) return undefined;
    if (!isTransferable(cell)) return { carbonOxidation: perStudyLaw(constants, cell) };
    const { fullCharge } = constants;
    return {
      carbonOxidation: transferableLaw(constants, cell, { fullCharge }),
      slow: new CarbonLayer({ fullThickness: fullCharge / OXIDATION_CHARGE, blocking, ionicExponent }),
    };
  },
});
