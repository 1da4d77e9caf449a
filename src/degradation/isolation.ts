import type { Cell } from '../cell/cell.js';
import { arrhenius } from '../constants/arrhenius.js';
import { sources } from '../constants/sources.js';
import { breathingOptions, protectedShare } from './breathingOptions.js';
import { breathes, isSolid, isTransferable, onlyIn } from './conditions.js';
import { mechanism } from './descriptor.js';
import { BreathingIsolation } from './laws/breathingIsolation.js';
import { Isolation, type IsolationConstants } from './laws/chanceIsolation.js';
import { assumed, energy, fitted, positive, share, transferable } from './options.js';

const conforto = 'Conforto et al. 2021';
const breathing = Object.keys(breathingOptions) as readonly (keyof typeof breathingOptions)[];

export const isolation = mechanism({
  name: 'isolation',
  meaning: 'Loss of particles without any contact left',
  words: {
    name: 'isolated particles',
    fit: 'isolated mass',
    better: 'from fewer isolated particles',
    worse: 'through more isolated particles',
    starter: 'particles without any contact left',
  },
  stage: 'contact',
  perPowder: true,
  options: {
    contacts: positive('', 'Mean number of contacts of a fully contacted particle', '4.5', {
      default: fitted(4.5, '1', [2, 10], '2.2 to 2.8 in a hand-mixed composite, 3.6 to 6 in milled ones'),
    }),
    rate: share(
      'Loss of active mass on bare surface: per cycle; by the transferable laws per cycle and 3 % of contraction that is not followed',
      1,
      '1e-3',
      {
        default: {
          'per study': fitted(1e-3, '1/cycle', [0, 5e-3], 'constant-rate term on bare surface'),
          transferable: {
            single: transferable(
              3.5e-3,
              '1/cycle',
              [1e-3, 1.2e-2],
              `0.87 of the mass left after 40 cycles of 5.5 %, measured 0.91 (${conforto}) and, in 100 cycles, 0.81 (${sources.shi})`,
            ),
            poly: transferable(
              1e-2,
              '1/cycle',
              [3e-3, 3.3e-2],
              `0.72 of the mass left after 40 cycles of 5.5 %, measured 0.63 (${conforto})`,
            ),
          },
        },
      },
    ),
    debonding: share(
      'Loss of active mass on bare surface where a contraction is reached for the first time, per 3 % that is not followed, at 25 degC',
      1,
      '0.035',
      {
        default: transferable(
          0.035,
          '1',
          [0, 0.15],
          'bare cells lose 4 to 10 points of first efficiency more than coated ones of the same powder; first capacity 3 % higher at 65 than at 7 MPa (Jung et al. 2026)',
        ),
        words: 'mass isolated in the first charge',
      },
    ),
    ...breathingOptions,
    protectedShare: protectedShare(
      '0.05',
      transferable(0.05, '1', [0, 0.2], 'the decomposed, embrittled layer is what does not follow the particle'),
    ),
    activation: energy('Activation energy of both rates', {
      'per study': assumed(0, 'J/mol', [0, 1], 'the same at every temperature'),
      transferable: transferable(
        30e3,
        'J/mol',
        [0, 60e3],
        'single crystals lose half as much per cycle at 25 degC (Shi et al. 2023, Conforto et al. 2021) as at 45 degC (Zhao et al. 2024)',
      ),
    }),
    remaining: share('Share of the connected mass that breathing cannot isolate', 1, '0.3', {
      default: transferable(0.3, '1', [0.09, 1], 'active mass levels off'),
      words: 'mass that breathing cannot isolate',
    }),
  },
  idle: [
    onlyIn('per study', ['contacts']),
    onlyIn('transferable', [...breathing, 'protectedShare', 'debonding', 'activation', 'remaining']),
    {
      needs: ({ cell }) => isSolid(cell) || !isTransferable(cell),
      because: 'a liquid electrolyte reaches every particle',
    },
    {
      needs: ({ cell }) => breathes(cell) || !isTransferable(cell),
      because: 'this active material has no volume change (volumeChange of the material)',
    },
  ],
  asksFor: {
    'cell.cathode.coating.blocking': { as: 'isolation' },
    'cell.cathode.coating.adhesion': { as: 'isolation', in: 'transferable', when: ({ cell }) => isSolid(cell) },
    'cell.pressure': { as: 'isolation', in: 'transferable', when: ({ cell }) => isSolid(cell) },
  },
  variations: [
    {
      name: 'no constant rate',
      in: 'per study',
      meaning: 'active mass lost by chance only',
      set: { option: 'rate', value: '0' },
      without: 'rate',
    },
    {
      name: 'no isolation',
      in: 'transferable',
      meaning: 'no active mass isolated by breathing',
      set: { option: 'rate', value: '0' },
      without: 'rate',
    },
  ],
  build(constants, cell) {
    if (!isTransferable(cell)) return { slow: byChance(constants, cell) };
    // A liquid reaches every particle.
    if (!isSolid(cell)) return undefined;
    const { pressure, cathode } = cell;
    const { classes, adhesion } = cathode;
    // Both rates of equation (T10.2) of the handbook.
    const factor = arrhenius(constants.activation, cell.temperature);
    const rates = { rate: constants.rate * factor, debonding: constants.debonding * factor };
    return {
      slow: new BreathingIsolation({ ...constants, ...rates }, { classes: classes.length, pressure, adhesion }),
    };
  },
});

function byChance(constants: IsolationConstants, { cathode }: Cell): Isolation {
  const exposure = cathode.patches.reduce((sum, patch) => sum + patch.fraction * patch.oxidationFactor, 0);
  const contact = Float64Array.from(cathode.classes, (c) => c.contact);
  return new Isolation(constants, { classes: contact.length, contact, exposure });
}
