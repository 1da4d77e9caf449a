/**
 * Rodas4, a stiffly accurate Rosenbrock method: 6 stages, order 4(3), L-stable, for index-1 DAEs.
 * Hairer & Wanner, Solving Ordinary Differential Equations II (1996), section IV.7 and the code RODAS, in the
 * transformed variables U_i that need no multiplication by the Jacobian:
 *     (M/(h gamma) - J) U_i = f(y + sum a_ij U_j) + M sum (c_ij/h) U_j,   y_new = y + sum a_5j U_j + U_5 + U_6, error = U_6.
 * Equations (N2.2) and (N2.3) of the handbook.
 */
export const GAMMA = 0.25;
export const A21 = 1.544;
export const A31 = 0.9466785280815826;
export const A32 = 0.2557011698983284;
export const A41 = 3.314825187068521;
export const A42 = 2.896124015972201;
export const A43 = 0.9986419139977817;
export const A51 = 1.221224509226641;
export const A52 = 6.019134481288629;
export const A53 = 12.53708332932087;
export const A54 = -0.687886036105895;
export const C21 = -5.6688;
export const C31 = -2.430093356833875;
export const C32 = -0.2063599157091915;
export const C41 = -0.1073529058151375;
export const C42 = -9.594562251023355;
export const C43 = -20.47028614809616;
export const C51 = 7.496443313967647;
export const C52 = -10.24680431464352;
export const C53 = -33.99990352819905;
export const C54 = 11.7089089320616;
export const C61 = 8.083246795921522;
export const C62 = -7.981132988064893;
export const C63 = -31.52159432874371;
export const C64 = 16.31930543123136;
export const C65 = -6.058818238834054;
// alpha_i + gamma_i of the first four stages (same source); 1 for the others.
export const MOMENT_1 = 0.25;
export const MOMENT_2 = 0.386 - 0.1043;
export const MOMENT_3 = 0.21 + 0.1035;
export const MOMENT_4 = 0.63 - 0.0362;
// Continuous extension of order 3 (same source).
export const D21 = 10.12623508344586;
export const D22 = -7.487995877610167;
export const D23 = -34.80091861555747;
export const D24 = -7.992771707568823;
export const D25 = 1.025137723295662;
export const D31 = -0.6762803392801253;
export const D32 = 6.087714651680015;
export const D33 = 16.43084320892478;
export const D34 = 24.76722511418386;
export const D35 = -6.594389125716872;
