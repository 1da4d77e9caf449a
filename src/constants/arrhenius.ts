import { GAS_CONSTANT, T0 } from './physical.js';

/**
 * Factor by which a thermally activated property at 25 degC changes on going to temperature T.
 *     exp(Ea/R (1/T0 - 1/T)),   T0 = 298.15 K
 * Ea in J/mol, T in K; 1 at T0, above 1 when warmer. A resistance is divided by it.
 * Source: Arrhenius law. Holds where Ea was measured (mostly 0-60 degC); it is not limited here. Equation (T13.1) of the handbook.
 */
export function arrhenius(activationEnergy: number, temperature: number): number {
  return Math.exp((activationEnergy / GAS_CONSTANT) * (1 / T0 - 1 / temperature));
}
