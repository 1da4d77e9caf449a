/** [C/mol] Faraday constant (CODATA 2018, exact). */
export const FARADAY = 96485.33212331001;
/** [J/(mol K)] Molar gas constant (CODATA 2018, exact). */
export const GAS_CONSTANT = 8.31446261815324;
/** [K] Reference temperature of all material data. */
export const T0 = 298.15;
