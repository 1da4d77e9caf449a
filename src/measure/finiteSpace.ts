import {
  type Complex,
  complex,
  divide,
  hyperbolicCotangent,
  inverse,
  multiply,
  subtract,
} from '../numerics/linear/complex.js';

/** Shape of a particle of radius or half thickness L. */
export type Geometry = 'sphere' | 'plate';

/** tanh u/(u - tanh u) = 1/(u coth u - 1): finite-space diffusion in a sphere, in units of L/D. */
function sphere(u: Complex): Complex {
  const size = u.re * u.re + u.im * u.im;
  if (size < 1e-4) {
    // u coth u - 1 = u^2/3 - u^4/45, where the difference itself would lose its digits.
    const square = { re: u.re * u.re - u.im * u.im, im: 2 * u.re * u.im };
    return inverse({
      re: square.re / 3 - (square.re * square.re - square.im * square.im) / 45,
      im: square.im / 3 - (2 * square.re * square.im) / 45,
    });
  }
  return inverse(subtract(multiply(u, hyperbolicCotangent(u)), complex(1)));
}

/** coth(u)/u: finite-space diffusion in a plate, in units of L/D. */
function plate(u: Complex): Complex {
  return divide(hyperbolicCotangent(u), u);
}

/**
 * Finite-space diffusion impedance against u = sqrt(j omega L^2/D), in units of its semi-infinite scale; 1/u at large u for both.
 * Equation (T15.6) of the handbook.
 */
export const finiteSpace: Readonly<Record<Geometry, (u: Complex) => Complex>> = { sphere, plate };
