import { carbonOxidation } from './carbonOxidation.js';
import { coatingCracking } from './coatingCracking.js';
import { contactLoss } from './contactLoss.js';
import { cracking } from './cracking.js';
import { interphase } from './interphase.js';
import { isolation } from './isolation.js';
import { oxygenRelease } from './oxygenRelease.js';

/** The mechanisms of ageing, in the order in which they act. A new one is its own file and a line here. */
export const catalogue = [
  interphase,
  carbonOxidation,
  oxygenRelease,
  coatingCracking,
  contactLoss,
  isolation,
  cracking,
] as const;
