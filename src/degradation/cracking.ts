import { sources } from '../constants/sources.js';
import { breathes, isSolid, isTransferable, onlyIn } from './conditions.js';
import { mechanism } from './descriptor.js';
import { GrainCracking } from './laws/grainCracking.js';
import { Cracking } from './laws/parisCracking.js';
import { assumed, fitted, share, transferable } from './options.js';

const paris = fitted(0.005, '1/cycle', [0, 0.1], 'at 2 % strain');
const grainSize = assumed(0.1, '1', [1e-3, 0.5], 'size of a grain over the radius of a secondary particle');
const dry = {
  poly: fitted(1.8, '1', [0, 5], 'dry cracks'),
  single: fitted(0.3, '1', [0, 1], 'no grain boundaries along which cracks could run'),
} as const;

export const cracking = mechanism({
  name: 'cracking',
  meaning: 'Growth of cracks: longer diffusion paths in a solid cell, more area in a liquid one',
  words: {
    name: 'cracks',
    fit: 'cracks',
    better: 'from shorter cracks',
    worse: 'through longer cracks',
    starter: 'longer diffusion paths',
  },
  stage: 'cracks',
  perPowder: true,
  options: {
    rate: share(
      'Growth of crack length over radius per cycle at 2 % strain; of dry cracks by the transferable laws: of the cracked share at 5 % contraction',
      100,
      '0.005',
      {
        default: {
          'per study': paris,
          transferable: {
            solid: {
              poly: transferable(0.025, '1/cycle', [9.2e-3, 6.8e-2], 'at 5 % contraction, on bare surface'),
              single: transferable(3e-3, '1/cycle', [1.1e-3, 8.2e-3], 'at 5 % contraction, on bare surface'),
            },
            liquid: paris,
          },
        },
      },
    ),
    exponent: {
      unit: '',
      min: 0.5,
      max: 20,
      meaning: 'Paris exponent',
      example: '2.2',
      default: {
        value: 2.2,
        unit: '1',
        source: sources.pybamm,
        range: [1.5, 4],
        note: 'Paris exponent used for electrode particles',
      },
    },
    initial: share('Crack length over radius at the start', 1, '0.1', {
      default: {
        'per study': grainSize,
        transferable: {
          poly: transferable(
            0.65,
            '1',
            [0.3, 1],
            'in liquid electrolyte: it enters the boundaries of pressed secondary particles; liquid cells gain no capacity in ageing',
          ),
          single: grainSize,
        },
      },
    }),
    pathLengthening: share('Lengthening of the diffusion path by full cracks', 50, '1.8', {
      default: {
        'per study': dry,
        transferable: {
          solid: {
            poly: transferable(
              1.5,
              '1',
              [0.55, 4.1],
              'of an intact particle; length measured to triple in 40 cycles and stop',
            ),
            single: transferable(0.3, '1', [0.11, 0.82], 'no grain boundaries along which cracks could run'),
          },
          liquid: dry,
        },
      },
    }),
    misfit: share('Share of the contraction that becomes strain between grains', 10, '0.9', {
      default: {
        poly: fitted(0.9, '1', [0, 2], 'grains of different orientation contract against each other'),
        single: fitted(0, '1', [0, 0.5], 'no grains'),
      },
    }),
    threshold: share('Strain below which cracks rest', 1, '0', {
      default: assumed(0, '1', [0, 0.05], 'no rest below a threshold'),
    }),
    wettedArea: share('Gain of area by full cracks in liquid electrolyte', 50, '1.5', {
      default: {
        poly: assumed(1.5, '1', [0, 5], 'in liquid electrolyte only'),
        single: assumed(0.3, '1', [0, 1], 'in liquid electrolyte only'),
      },
    }),
    gradient: share('Weight of the difference of volume between inside and surface, per 1 %', 20, '0.5', {
      default: transferable(0.5, '1', [0.18, 1.4], 'contraction of the whole particle, per 5 %, has the weight 1'),
      words: 'rate dependence of cracks',
    }),
    protectedShare: share(
      'Part of the rate that is left where the electrolyte does not react with the surface',
      1,
      '0.5',
      {
        default: transferable(0.5, '1', [0.2, 1], 'reaction products wedge the boundaries open'),
      },
    ),
  },
  idle: [
    {
      options: ['exponent', 'initial', 'misfit', 'threshold'],
      needs: ({ cell }) => !(isTransferable(cell) && isSolid(cell)),
      because: onlyIn('per study', []).because,
    },
    onlyIn('transferable', ['gradient', 'protectedShare']),
    {
      options: ['gradient', 'protectedShare'],
      needs: ({ cell }) => isSolid(cell),
      because: 'it belongs to dry cracks',
    },
    {
      needs: ({ cell }) => breathes(cell) || !isSolid(cell),
      because: 'this active material has no volume change (volumeChange of the material)',
    },
    {
      options: ['wettedArea'],
      needs: ({ cell }) => !isSolid(cell),
      because: 'only a liquid wets cracks',
    },
  ],
  asksFor: {
    'cell.cathode.coating.blocking': { as: 'cracking', in: 'transferable', when: ({ cell }) => isSolid(cell) },
  },
  variations: [
    {
      name: 'no gradient',
      in: 'transferable',
      meaning: 'cracks by contraction alone, whatever the rate',
      set: { option: 'gradient', value: '0' },
      without: 'gradient',
    },
  ],
  build(constants, cell) {
    const { classes } = cell.cathode;
    const liquid = !isSolid(cell);
    // Wetted cracks have one law.
    if (isTransferable(cell) && !liquid) return { slow: new GrainCracking(constants, classes) };
    return { slow: new Cracking(constants, { classes: classes.length, liquid }) };
  },
});
