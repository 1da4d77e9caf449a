import type { Cell } from '../cell/cell.js';
import { arrhenius } from '../constants/arrhenius.js';
import { mechanism } from './descriptor.js';
import { assumed, type Default, energy, fitted, positive, share } from './options.js';
import { type OxidationConstants, OxidationLaw } from './oxidationLaw.js';

/** The options of an oxidation law with its built-in constants, the rates at 4.3 V vs Li and 25 degC. */
export function oxidationOptions(standard: {
  readonly reactionRate: Default;
  readonly parabolicRate: Default;
  readonly alpha: Default;
  readonly activation: Default;
}) {
  return {
    reactionRate: positive('m/s', 'Growth limited by the reaction, at 4.3 V vs Li and 25 degC', '5e-12 m/s', {
      default: standard.reactionRate,
    }),
    parabolicRate: positive(
      'm2/s',
      'Growth limited by diffusion, thickness^2 = k_p t at 4.3 V vs Li and 25 degC',
      '3e-22 m2/s',
      { default: standard.parabolicRate },
    ),
    alpha: share('Symmetry factor of the potential dependence', 2, '0.25', { default: standard.alpha }),
    onset: {
      unit: 'V',
      min: 0,
      max: 5,
      meaning: 'Potential against Li below which oxidation fades out',
      example: '3.2 V',
      default: { of: ({ cathode }: Cell) => cathode.oxidationOnset, meaning: 'oxidationOnset of the electrolyte' },
    },
    activation: energy('Activation energy of the growth', standard.activation),
  } as const;
}

type ActivatedConstants = Omit<OxidationConstants, 'gate'> & {
  /** [J/mol] */
  readonly activation: number;
  readonly gate?: OxidationConstants['gate'] | undefined;
};

/** The law at the temperature of the cell; constants at 25 degC. */
export function oxidationLaw(
  { reactionRate, parabolicRate, activation, alpha, onset, gate }: ActivatedConstants,
  { temperature }: Cell,
): OxidationLaw {
  const factor = arrhenius(activation, temperature);
  return new OxidationLaw(
    {
      reactionRate: reactionRate * factor,
      parabolicRate: parabolicRate * factor,
      alpha,
      onset,
      ...(gate ? { gate } : {}),
    },
    temperature,
  );
}

export const interphase = mechanism({
  name: 'interphase',
  meaning: 'Oxidation of the electrolyte on the active material, under and beside the coating',
  words: {
    name: 'interphase',
    fit: 'growth of the interphase',
    better: 'from less interphase',
    worse: 'through more interphase',
    starter: 'oxidation of the electrolyte under and beside the coating',
  },
  stage: 'films',
  options: {
    ...oxidationOptions({
      reactionRate: fitted(5e-12, 'm/s', [5e-13, 1e-11], 'growth is diffusion-limited after about an hour'),
      parabolicRate: {
        solid: fitted(
          3e-22,
          'm2/s',
          [5e-24, 5e-21],
          'one value for all studies does not exist: 5e-24 fits two of them',
        ),
        liquid: assumed(3e-22, 'm2/s', [1e-24, 1e-20], 'cathode-electrolyte interphase; to be fitted per study'),
      },
      alpha: fitted(
        0.25,
        '1',
        [0.15, 0.5],
        'film resistance grows about 2.5 times faster at 3.9 than at 3.7 V vs In/InLi',
      ),
      activation: fitted(80e3, 'J/mol', [60e3, 120e3], 'between 25 and 45 degC'),
    }),
    gate: {
      parts: {
        content: {
          unit: '',
          min: 0,
          max: 1,
          meaning: 'Surface content below which growth is open',
          example: '0.25',
        },
        width: { unit: '', min: 0.005, max: 1, meaning: 'Softness of that limit', example: '0.05' },
      },
      meaning: 'Optional soft gate on the depth of delithiation',
    },
  },
  asksFor: {
    'cell.cathode.coating.blocking': { as: 'interphase' },
    'cell.cathode.interphase.conductivity': { as: 'interphase' },
  },
  variations: [
    {
      name: 'gate',
      meaning: 'film growth gated by depth of delithiation',
      set: { option: 'gate', value: '{ content: 0.3, width: 0.05 }' },
      number: { option: 'gate.content', from: 0.1, to: 0.7, start: 0.3 },
    },
  ],
  build(constants, cell) {
    return { oxidation: oxidationLaw(constants, cell) };
  },
});
