import { breathes, isTransferable } from './conditions.js';
import { mechanism } from './descriptor.js';
import { CoatingCracking } from './laws/coatingCracks.js';
import { share } from './options.js';

export const coatingCracking = mechanism({
  name: 'coatingCracking',
  meaning: 'Cracks in the coating, which uncover surface',
  words: {
    name: 'cracked coating',
    fit: 'cracks in the coating',
    better: 'from a coating with fewer cracks',
    worse: 'through a coating with more cracks',
    starter: 'a thick coating tears when particles contract',
  },
  stage: 'films',
  perPowder: true,
  in: 'transferable',
  uncovers: true,
  options: {
    rate: share(
      'Loss of ln(covered share) per cycle and 5 % contraction beyond what the coating follows',
      10,
      '0.0015',
      {
        default: { of: ({ cathode }) => cathode.coating?.crackRate ?? 0, meaning: 'crackRate of the coating' },
      },
    ),
    strain: share(
      'Contraction of the particles that 5 nm of the coating follow; goes with thickness^(-1/2)',
      1,
      '0.06',
      {
        default: { of: ({ cathode }) => cathode.coating?.crackStrain ?? 1, meaning: 'crackStrain of the coating' },
      },
    ),
  },
  idle: [
    {
      needs: ({ cell }) => isTransferable(cell),
      because: 'coatings crack under the transferable laws (laws: transferable)',
    },
    {
      needs: ({ cell }) => cell.cathode.patches.some(({ name }) => name === 'covered'),
      because: 'there is no coating',
    },
    {
      needs: ({ cell, given }) => (given.rate ?? cell.cathode.coating?.crackRate ?? 0) > 0,
      because: 'this coating does not crack (crackRate of the material)',
    },
    {
      needs: ({ cell }) => breathes(cell),
      because: 'this active material has no volume change (volumeChange of the material)',
    },
  ],
  build({ rate, strain }, { cathode }) {
    const { coating, patches } = cathode;
    if (coating === undefined) return undefined;
    const covered = patches.flatMap(({ name }, p) => (name === 'covered' ? [p] : []));
    const { thickness } = coating;
    return { slow: new CoatingCracking({ rate, strain, thickness }, covered, cathode.classes.length) };
  },
});
