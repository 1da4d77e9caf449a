import type { Cell } from '../cell/cell.js';
import { arrhenius } from '../constants/arrhenius.js';
import { ActivityOxidation } from './activityOxidation.js';
import { type Default, energy, positive, share } from './options.js';
import { OXIDATION_CHARGE } from './oxidationLaw.js';
import { PotentialOxidation, type PotentialOxidationConstants } from './potentialOxidation.js';

const onset = {
  unit: 'V',
  min: 0,
  max: 5,
  meaning: 'Potential against Li below which oxidation fades out',
  example: '3.2 V',
  default: { of: ({ cathode }: Cell) => cathode.oxidationOnset, meaning: 'oxidationOnset of the electrolyte' },
} as const;

/** The options of the oxidation law per study, the rates at 4.3 V vs Li and 25 degC. */
export function perStudyOptions(standard: {
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
    onset,
    activation: energy('Activation energy of the growth', standard.activation),
  } as const;
}

export const perStudyNames = ['reactionRate', 'parabolicRate', 'alpha', 'activation'] as const;

/** The options of the transferable oxidation law, growth as the area resistance after one hour. */
export function transferableOptions(standard: {
  readonly growth: Default;
  readonly potentialSlope: Default;
  readonly growthActivation: Default;
}) {
  return {
    growth: positive(
      'Ohm cm2',
      'Local area resistance that the film reaches in one hour at 4.3 V vs Li and 25 degC; grows with the root of time',
      '300 Ohm cm2',
      { default: standard.growth },
    ),
    potentialSlope: {
      unit: 'V^-1',
      min: 0,
      max: 40,
      meaning: 'How growth rises with the potential: exp(slope (E - 4.3 V))',
      example: '4.9 V^-1',
      default: standard.potentialSlope,
    },
    growthActivation: energy(
      'Activation energy of the growth of resistance (half that of the rate)',
      standard.growthActivation,
    ),
  } as const;
}

export const transferableNames = ['growth', 'potentialSlope', 'growthActivation'] as const;

type Activated = Omit<PotentialOxidationConstants, 'gate'> & {
  /** [J/mol] */
  readonly activation: number;
  readonly gate?: PotentialOxidationConstants['gate'] | undefined;
};

/** The law per study at the temperature of the cell; constants at 25 degC. */
export function perStudyLaw(
  { reactionRate, parabolicRate, activation, alpha, onset, gate }: Activated,
  { temperature }: Cell,
): PotentialOxidation {
  const factor = arrhenius(activation, temperature);
  return new PotentialOxidation(
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

/** [s] In which a film reaches `growth`. */
const HOUR = 3600;

export interface GrowthConstants {
  /** [Ohm m2] after one hour at 25 degC */
  readonly growth: number;
  readonly potentialSlope: number;
  /** [J/mol] */
  readonly growthActivation: number;
  readonly onset: number;
}

/** The transferable law at the temperature of the cell; constants at 25 degC. Neutral: no film at the start, no end of growth. */
export function transferableLaw(
  { growth, potentialSlope, growthActivation, onset }: GrowthConstants,
  { temperature, cathode }: Cell,
  {
    electrodeShare = 1,
    contactResistance = 0,
    fullCharge = Infinity,
    reachableCharge = Infinity,
  }: {
    readonly electrodeShare?: number;
    /** [Ohm m2] */
    readonly contactResistance?: number;
    /** [C/m2] of the film at which growth ends */
    readonly fullCharge?: number;
    readonly reachableCharge?: number;
  },
): ActivityOxidation {
  return new ActivityOxidation({
    growth: (growth / Math.sqrt(HOUR)) * arrhenius(growthActivation, temperature),
    potentialSlope,
    onset,
    electrodeShare,
    contactResistance,
    conductivity: filmConductivity(cathode),
    greatestThickness: fullCharge / OXIDATION_CHARGE,
    reachableCharge,
  });
}

/** [S/m] Of the interphase at 25 degC. Equation (T7.6) of the handbook. */
export function filmConductivity({ patches, interphaseArrhenius }: Cell['cathode']): number {
  return patches[0].filmConductivity / interphaseArrhenius;
}

/**
 * [Ohm m2] Film that contact alone has grown before the first current, at 25 degC; `growth` after one hour at 25 degC.
 * Equation (T7.5) of the handbook.
 */
export function restResistance(
  growth: number,
  activation: number,
  { time, temperature }: Cell['restBeforeUse'],
): number {
  return growth * Math.sqrt(time / HOUR) * arrhenius(activation, temperature);
}
