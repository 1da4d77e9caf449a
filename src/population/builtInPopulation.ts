import { populationConstants } from './constants.js';
import { estimate } from './estimate.js';
import type { Population } from './population.js';

/** The population that predictions draw from unless another is given. */
export const builtInPopulation: Population = {
  source: estimate.studies === 0 ? 'prior' : `population of ${estimate.studies} studies`,
  constants: populationConstants,
  learnt: estimate.learnt,
  modelError: estimate.modelError,
};
