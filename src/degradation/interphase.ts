import type { Cell } from '../cell/cell.js';
import { sources } from '../constants/sources.js';
import { isSolid, isTransferable, onlyIn } from './conditions.js';
import type { MechanismPart } from './descriptor.js';
import { mechanism } from './descriptor.js';
import { ElectrolyteBalance } from './electrolyteBalance.js';
import {
  perStudyLaw,
  perStudyNames,
  perStudyOptions,
  restResistance,
  transferableLaw,
  transferableNames,
  transferableOptions,
} from './filmOptions.js';
import { assumed, fitted, type OptionValues, share } from './options.js';

/** [C/kg] Two electrons per Li6PS5Cl: 200 mAh/g (Zuo et al. 2022). */
const ELECTROLYTE_CAPACITY = 200 * 3600;
/** [Ohm m2] Film of contact before use at which the ionic paths of the composite conduct half: 1.13 + 0.033 per h of 1/kappa (Jung et al. 2019). */
const BLOCKING_RESISTANCE = 0.11;

const options = {
  ...perStudyOptions({
    reactionRate: fitted(5e-12, 'm/s', [5e-13, 1e-11], 'growth is diffusion-limited after about an hour'),
    parabolicRate: {
      solid: fitted(3e-22, 'm2/s', [5e-24, 5e-21], 'one value for all studies does not exist: 5e-24 fits two of them'),
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
      content: { unit: '', min: 0, max: 1, meaning: 'Surface content below which growth is open', example: '0.25' },
      width: { unit: '', min: 0.005, max: 1, meaning: 'Softness of that limit', example: '0.05' },
    },
    meaning: 'Optional soft gate on the depth of delithiation',
  },
  ...transferableOptions({
    growth: {
      solid: {
        value: 0.03,
        unit: 'Ohm m2',
        source: sources.filmGrowth,
        range: [0.005, 0.18],
        note: '300 Ohm cm2 per real contact area; spread between studies 0.9 in ln, which one early resistance removes; one value for all layered oxides: no source at hand tells them apart',
      },
      liquid: assumed(0.03, 'Ohm m2', [0.005, 0.18], 'as in a solid; to be fitted per study'),
    },
    potentialSlope: {
      value: 4.9,
      unit: 'V^-1',
      source: sources.filmPotential,
      range: [3, 7],
      note: 'holds at several potentials; four upper limits from 4.0 to 5.0 V give 4.6 to 5.6',
    },
    growthActivation: {
      value: 85e3,
      unit: 'J/mol',
      source: sources.derived,
      range: [60e3, 100e3],
      note: 'groups of cells at 25 to 30 against 45 degC read at temperature, less the conduction of the film; from 45 to 60 degC cells fade faster',
    },
  }),
  contactGrowth: {
    unit: 'Ohm cm2',
    min: 0,
    meaning: 'Local area resistance that contact alone makes in the first hour, without any current, at 25 degC',
    example: '170 Ohm cm2',
    default: {
      value: 0.017,
      unit: 'Ohm m2',
      source: sources.contactReaction,
      range: [0.002, 0.12],
      note: '540 Ohm cm2 after 10 h, 1900 after 5 days; spread between studies 1.0 in ln; none on lithium cobalt oxide',
    },
  },
  electrodeShare: share(
    'Share of the electrode potential in what drives growth, below 4.4 V; the rest is the equilibrium potential of the surface',
    1,
    '0.3',
    {
      default: {
        value: 0.3,
        unit: '1',
        source: sources.filmPotential,
        range: [0, 0.5],
        note: 'an aged film shields the surface: cells limited at 4.3 V slow down, at 4.6 V they do not',
      },
    },
  ),
  reach: {
    unit: '',
    above: 0,
    max: 1,
    meaning: 'Share of the electrolyte in the composite that oxidation can reach',
    example: '0.6',
    default: assumed(0.6, '1', [0.2, 1], 'what lies near active material or carbon'),
  },
} as const;

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
  options,
  idle: [
    onlyIn('per study', [...perStudyNames, 'gate']),
    onlyIn('transferable', [...transferableNames, 'contactGrowth', 'electrodeShare', 'reach']),
    {
      options: ['contactGrowth', 'reach'],
      needs: ({ cell }) => isSolid(cell),
      because: 'a liquid electrolyte does not react at rest, and is not used up',
    },
  ],
  asksFor: {
    'cell.cathode.coating.blocking': { as: 'interphase' },
    'cell.cathode.interphase.conductivity': { as: 'interphase' },
    'cell.restBeforeUse': { as: 'interphase of the transferable laws', in: 'transferable' },
    'cell.restTemperature': { as: 'interphase of the transferable laws', in: 'transferable' },
  },
  variations: [
    {
      name: 'gate',
      in: 'per study',
      meaning: 'film growth gated by depth of delithiation',
      set: { option: 'gate', value: '{ content: 0.3, width: 0.05 }' },
      number: { option: 'gate.content', from: 0.1, to: 0.7, start: 0.3 },
    },
  ],
  build: (constants, cell) =>
    isTransferable(cell) ? transferable(constants, cell) : { oxidation: perStudyLaw(constants, cell) },
});

/**
 * Growth by lithium activity, what contact made before use, and the balance of the electrolyte; in a liquid the growth alone.
 * Equations (T8.2) and (T8.4) of the handbook.
 */
function transferable(constants: OptionValues<typeof options>, cell: Cell): MechanismPart {
  const { electrodeShare, growthActivation, reach } = constants;
  const { electrolyteMass, ionicExponent, patches, growthFactor = 1 } = cell.cathode;
  const [growth, contactGrowth] = [constants.growth * growthFactor, constants.contactGrowth * growthFactor];
  if (!isSolid(cell)) return { oxidation: transferableLaw({ ...constants, growth }, cell, { electrodeShare }) };
  const contactResistance = restResistance(contactGrowth, growthActivation, cell.restBeforeUse);
  const reachableCharge = reach * ELECTROLYTE_CAPACITY * electrolyteMass;
  const exposure = patches.reduce((sum, patch) => sum + patch.fraction * patch.oxidationFactor, 0);
  const restFactor = 1 / (1 + (contactResistance / BLOCKING_RESISTANCE) ** 2 * exposure);
  return {
    oxidation: transferableLaw({ ...constants, growth }, cell, { electrodeShare, contactResistance, reachableCharge }),
    slow: new ElectrolyteBalance({ reachableCharge, reach, ionicExponent, restFactor }),
  };
}
