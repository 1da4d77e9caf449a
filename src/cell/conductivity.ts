import { arrhenius } from '../constants/arrhenius.js';
import type { Carbon, Electrolyte, PointTable, Property, TortuosityLaw } from '../materials/material.js';
import type { CathodeRecipe } from '../scenario/recipe.js';

/**
 * Tortuosity factor tau2 of a phase with volume fraction phi: sigma_eff = sigma phi / tau2.
 *     bruggeman:   tau2 = phi^(1 - exponent)
 *     percolating: ln tau2 linear in ln phi between the measured points and below them; above the last point
 *                  tau2 = tau2_last (phi_last/phi)^exponent, never below 1
 * phi in (0, 1]. Below the first point (phi = 0.25 for Li6PS5Cl) the value is extrapolated towards the percolation
 * threshold and only says that hardly any path is left. Equation (T5.14) of the handbook.
 */
export function tortuosityFactor(law: TortuosityLaw, phi: number): number {
  if (law.form === 'bruggeman') return phi ** (1 - law.exponent);
  const { points, exponent } = law;
  const [lastPhi, lastTau] = points[points.length - 1];
  if (phi >= lastPhi) return Math.max(1, lastTau * (lastPhi / phi) ** exponent);
  return Math.exp(onLine(points, phi, Math.log));
}

/** [S/m] Effective ionic conductivity of the composite at 25 degC. */
export function ionicConductivity(electrolyte: Electrolyte, phi: number): number {
  return (electrolyte.ionicConductivity.value * phi) / tortuosityFactor(electrolyte.tortuosity.value, phi);
}

/**
 * [S/m] What a recipe says of it at 25 degC: the number itself, or a tortuosity factor with the conductivity of the electrolyte, which
 * `pressing` raises; undefined where it says nothing.
 */
export function givenIonicConductivity(
  { overrides: { ionicConductivity: given, tortuosity } }: Pick<CathodeRecipe, 'overrides'>,
  electrolyte: Electrolyte,
  phi: number,
  pressing = 1,
): number | undefined {
  if (given !== undefined || tortuosity === undefined) return given;
  return (pressing * electrolyte.ionicConductivity.value * phi) / tortuosity;
}

/** Factor from 25 degC to the cell temperature for everything that ions do in the electrolyte. */
export function ionicArrhenius(electrolyte: Electrolyte, temperature: number): number {
  return arrhenius(electrolyte.conductivityActivation.value, temperature);
}

/** [[CAM volume fraction, S/m], ...] of composites without carbon. */
export const camNetwork: Property<PointTable> = {
  value: [
    [0.25, 2.06e-3],
    [0.33, 2.36e-2],
    [0.42, 5.56e-2],
    [0.53, 0.111],
    [0.61, 0.143],
  ],
  unit: 'S/m',
  source: 'Minnmann et al., J. Electrochem. Soc. 2021 (through notes)',
  range: [0.25, 0.61],
  note: 'NCM622 and Li6PS5Cl, the CAM partly delithiated (about 1 S/m); matters only without carbon',
};

/**
 * [S/m] Effective electronic conductivity of the composite: network of the CAM plus network of the carbon.
 *     sigma = c sigma_CAM(eps_CAM) + sigma_1 (w_C / 1 %)^p
 * with the factor c of a coating on the contacts between particles (`electronicContact`). Closure. CAM part: logarithm linear in eps, held
 * above the last measured point. Carbon part: through the values at 1 and 3 wt%. No temperature dependence. Equation (T5.15) of the handbook.
 */
export function electronicConductivity(
  camFraction: number,
  carbon: Carbon | undefined,
  carbonShare: number,
  contact = 1,
): number {
  const points = camNetwork.value;
  const bare = Math.exp(onLine(points, Math.min(camFraction, points[points.length - 1][0]), (phi) => phi));
  const cam = contact * bare;
  if (carbon === undefined || carbonShare <= 0) return cam;
  return cam + carbon.compositeConductivity.value * (carbonShare / 0.01) ** carbon.compositeExponent.value;
}

/** ln y at x on the polygon through (scale(x_i), ln y_i), its first piece extended downwards. */
function onLine(points: PointTable, x: number, scale: (x: number) => number): number {
  let i = 0;
  while (i < points.length - 2 && x > points[i + 1][0]) i++;
  const [x0, y0] = points[i];
  const [x1, y1] = points[i + 1];
  const t = (scale(x) - scale(x0)) / (scale(x1) - scale(x0));
  return Math.log(y0) + t * (Math.log(y1) - Math.log(y0));
}
