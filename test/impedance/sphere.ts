import {
  type Complex,
  complex,
  divide,
  hyperbolicTangent,
  squareRoot,
  subtract,
} from '../../src/numerics/linear/complex.js';

/**
 * Response of the surface content of a sphere to a faradaic current density, -ds/dj, for constant D:
 *     1/(F c_max) (R/D) tanh u/(u - tanh u),  u = R sqrt(j omega/D)
 * (spherical finite-space diffusion; Jacobsen & West, Electrochim. Acta 40 (1995) 255).
 */
export function sphereGain(omega: number, R: number, D: number, maximumConcentration: number): Complex {
  const u = squareRoot(complex(0, (omega * R * R) / D));
  const t = hyperbolicTangent(u);
  const z = divide(t, subtract(u, t));
  const factor = R / (D * 96485.33212 * maximumConcentration);
  return { re: factor * z.re, im: factor * z.im };
}
