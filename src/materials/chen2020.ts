import type { PropertyCurve } from './propertyCurve.js';

/**
 * [V] Open-circuit potential of the NMC811 electrode of the LG M50 cell, as a fit.
 *     U = -0.8090 s + 4.4875 - 0.0428 tanh(18.5138 (s - 0.5542)) - 17.7326 tanh(15.7890 (s - 0.3117))
 *         + 17.5842 tanh(15.9308 (s - 0.3120))
 * s is the stoichiometry of that fit, not the crystallographic content. The formula is used as printed everywhere; it
 * falls throughout (0, 1) but never below 3.48 V, so it has no end of discharge.
 * Source: Chen, Brosa Planella, O'Regan, Gastol, Widanage & Kendrick, J. Electrochem. Soc. 167 (2020) 080534, eq. 8.
 */
export const chen2020Nmc811: PropertyCurve = {
  at: (s) =>
    -0.809 * s +
    4.4875 -
    0.0428 * Math.tanh(18.5138 * (s - 0.5542)) -
    17.7326 * Math.tanh(15.789 * (s - 0.3117)) +
    17.5842 * Math.tanh(15.9308 * (s - 0.312)),
  range: [0.26, 0.91],
  source: 'Chen et al., J. Electrochem. Soc. 167 (2020) 080534 (liquid NMC811 of an LG M50 cell)',
};
