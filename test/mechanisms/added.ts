import type { Mechanism } from '../../src/degradation/mechanisms.js';
import { coatingDissolution } from './coatingDissolution.js';
import { lithiumLoss } from './lithiumLoss.js';

/** Mechanisms that are not built in, each its own file and a line here. */
export const added: readonly Mechanism[] = [coatingDissolution, lithiumLoss];
