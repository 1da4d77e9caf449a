import type { Cell } from '../cell/cell.js';
import { arrhenius } from '../constants/arrhenius.js';
import { breathingOptions, protectedShare } from './breathingOptions.js';
import { breathes, isSolid, isTransferable, onlyIn } from './conditions.js';
import { contactLaw } from './contactLaws.js';
import { mechanism, type OptionContext } from './descriptor.js';
import { BreathingContactLoss } from './laws/breathingContactLoss.js';
import type { SlowMechanism } from './mechanism.js';
import { assumed, energy, fitted, type OptionValues, positive, share, transferable } from './options.js';

const options = {
  law: { choices: ['gap', 'film-coupled'], meaning: 'Which law; default: gap' },
  rate: share('Gap law: loss of ln(contact) per cycle and 5 % contraction beyond the allowance', 10, '0.011', {
    default: {
      'per study': fitted(0.011, '1/cycle', [0, 0.1], 'per cycle and 5 % of contraction beyond the allowance'),
      transferable: transferable(5e-3, '1/cycle', [1.2e-3, 2e-2], 'on bare surface against Li6PS5Cl, at 25 degC'),
    },
  }),
  ...breathingOptions,
  protectedShare: protectedShare(
    '0.3',
    transferable(
      0.3,
      '1',
      [0.1, 0.6],
      'coverage of an oxide-coated powder fell from 77 to 58 % in 500 cycles (Jung et al. 2026)',
    ),
  ),
  recovery: share('Part of the lost contact that the next expansion closes again, at the reference pressure', 1, '0', {
    default: assumed(0, '1', [0, 1], 'nothing closes for good unless a scenario says so'),
  }),
  pathLengthening: share('Lengthening of the diffusion path per lost contact', 50, '0.3', {
    default: fitted(0.3, '1', [0, 5], '4 in the hand-mixed study at 25 degC'),
    words: 'longer paths by lost contact',
  }),
  patches: share(
    'Contact patches of a particle, from which the longer path follows without a fitted constant; 0: pathLengthening instead',
    1000,
    '6',
    {
      default: assumed(
        0,
        '1',
        [1, 100],
        '0: the line lambda_t (1/theta - 1); a resolved particle with 6 patches has its 0.3',
      ),
    },
  ),
  thickness: positive('nm', 'Film-coupled law: interphase growth that costs a factor e of contact', '20 nm', {
    default: assumed(20e-9, 'm', [1e-9, 1e-6], 'film-coupled law only'),
  }),
  activation: energy('Activation energy of the rate', {
    'per study': assumed(0, 'J/mol', [0, 1], 'the same at every temperature'),
    transferable: assumed(20e3, 'J/mol', [0, 40e3], 'creep of the electrolyte'),
  }),
} as const;

type Context = OptionContext<typeof options>;
type Constants = OptionValues<typeof options>;

const gapLaw = ({ given, cell }: Context): boolean => isTransferable(cell) || given.law !== 'film-coupled';
const solid = ({ cell }: Context): boolean => isSolid(cell);
const gapLoss = { as: 'the gap law of contactLoss', when: (context: Context) => gapLaw(context) && solid(context) };

export const contactLoss = mechanism({
  name: 'contactLoss',
  meaning: 'Loss of contact between particles and electrolyte',
  words: {
    name: 'contact loss',
    fit: 'loss of contact',
    better: 'from better kept contact',
    worse: 'through more lost contact',
    starter: 'gaps that open when particles contract',
  },
  stage: 'contact',
  perPowder: true,
  options,
  idle: [
    onlyIn('per study', ['law', 'recovery', 'pathLengthening', 'patches', 'thickness']),
    onlyIn('transferable', ['protectedShare', 'activation']),
    {
      options: ['rate', 'allowance', 'referencePressure', 'pressureExponent', 'recovery'],
      needs: gapLaw,
      because: 'it belongs to the gap law, and the film-coupled one is chosen',
    },
    {
      options: ['thickness'],
      needs: (context) => !gapLaw(context),
      because: 'it belongs to the film-coupled law, and the gap law is chosen',
    },
    {
      options: ['pathLengthening'],
      needs: ({ given }) => !(Number(given.patches) > 0),
      because: 'with contact patches the longer path follows from them',
    },
    { needs: solid, because: 'a liquid electrolyte wets whatever gap there is' },
    {
      needs: (context) => breathes(context.cell) || !(solid(context) && gapLaw(context)),
      because: 'this active material has no volume change (volumeChange of the material)',
    },
    {
      needs: (context) => gapLaw(context) || context.on('interphase'),
      because: 'the film-coupled law follows the interphase, and mechanisms.interphase is off',
    },
  ],
  asksFor: {
    'cell.pressure': gapLoss,
    'cell.cathode.coating.adhesion': gapLoss,
    'cell.cathode.coating.blocking': { as: 'contactLoss', in: 'transferable', when: solid },
  },
  laws: [
    {
      name: 'gap',
      in: 'per study',
      meaning: 'contact lost by the gap that opens',
      set: { option: 'law', value: 'gap' },
      number: { option: 'rate', from: 0, to: 0.2, start: 0.011 },
    },
    {
      name: 'film',
      in: 'per study',
      meaning: 'contact lost by the film that grows',
      set: { option: 'law', value: 'film-coupled' },
      number: { option: 'thickness', from: '2 nm', to: '500 nm', scale: 'log', start: '20 nm' },
    },
  ],
  variations: [
    {
      name: 'no protection',
      in: 'transferable',
      meaning: 'contact lost alike on bare and on protected surface',
      set: { option: 'protectedShare', value: '1' },
      without: 'protectedShare',
    },
  ],
  build(constants, cell) {
    // A liquid wets whatever gap there is.
    if (!isSolid(cell)) return undefined;
    return { slow: isTransferable(cell) ? byBreathing(constants, cell) : perStudy(constants, cell) };
  },
});

/** Loss by breathing, with the factors of temperature, electrolyte and coating on its rate. Equation (T9.4) of the handbook. */
function byBreathing(constants: Constants, { temperature, pressure, cathode }: Cell): BreathingContactLoss {
  const factor = arrhenius(constants.activation, temperature) * cathode.contactLossFactor * cathode.adhesion;
  return new BreathingContactLoss(
    { ...constants, rate: constants.rate * factor },
    { pressure, classes: cathode.classes },
  );
}

function perStudy(constants: Constants, { pressure, cathode }: Cell): SlowMechanism {
  const { classes, patches, adhesion } = cathode;
  const film = Float64Array.from(
    { length: classes.length * patches.length },
    (_, kp) => patches[kp % patches.length].filmThickness,
  );
  const contact = Float64Array.from(classes, (c) => c.contact);
  return contactLaw(constants, { classes: classes.length, contact, film, pressure, adhesion });
}
