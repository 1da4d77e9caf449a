import type { LawSet } from '../constants/lawSet.js';
import { startPerStudy } from './perStudy/start.js';
import type { StartLaw } from './startLaw.js';
import { transferableStart } from './transferable/start.js';

/** The fresh cell by either set of laws. */
export const startLaws: Readonly<Record<LawSet, StartLaw>> = {
  'per study': startPerStudy,
  transferable: transferableStart,
};
