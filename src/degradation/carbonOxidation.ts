import { mechanism } from './descriptor.js';
import { oxidationLaw, oxidationOptions } from './interphase.js';
import { fitted } from './options.js';

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
  options: oxidationOptions({
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
  idle: [{ needs: ({ cell }) => cell.cathode.carbonSurface > 0, because: 'there is no carbon in the cathode' }],
  build(constants, cell) {
    return cell.cathode.carbonSurface > 0 ? { carbonOxidation: oxidationLaw(constants, cell) } : undefined;
  },
});
