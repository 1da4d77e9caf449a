import { gaussLegendre } from '../../numerics/grids/quadrature.js';

export type RelaxationBasis = 'gaussian' | 'linear';

/** exp(-SHAPE (distance/spacing)^2): full width at half maximum of 1.35 spacings. */
const SHAPE = Math.log(2) / 0.675 ** 2;
/** Spacings from its centre at which a Gaussian has fallen below 1e-9. */
const REACH = 4;
/** Values of one basis function, centred at 0, at quadrature points (in spacings) with their weights. */
function quadrature(basis: RelaxationBasis): { readonly at: number[]; readonly weight: number[] } {
  const at: number[] = [];
  const weight: number[] = [];
  if (basis === 'linear') {
    for (const [from, to] of [
      [-1, 0],
      [0, 1],
    ]) {
      const { nodes, weights } = gaussLegendre(6, from, to);
      for (let i = 0; i < nodes.length; i++) {
        at.push(nodes[i]);
        weight.push(weights[i] * (1 - Math.abs(nodes[i])));
      }
    }
    return { at, weight };
  }
  // The trapezoidal rule is exact to rounding for a Gaussian at this step.
  const step = 0.4;
  for (let i = -REACH / step; i <= REACH / step; i++) {
    at.push(i * step);
    weight.push(step * Math.exp(-SHAPE * (i * step) ** 2));
  }
  return { at, weight };
}

/** integral phi_k(ln tau)/(1 + j omega_i tau) d ln tau: real parts in rows 0 .. n - 1, imaginary parts in rows n .. 2n - 1. */
export function fillBasis(
  basis: RelaxationBasis,
  omega: Float64Array,
  tau: Float64Array,
  spacing: number,
): Float64Array {
  const n = omega.length;
  const count = tau.length;
  const { at, weight } = quadrature(basis);
  const factor = at.map((t) => Math.exp(t * spacing));
  const kernel = new Float64Array(2 * n * count);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < count; k++) {
      const centre = omega[i] * tau[k];
      let re = 0;
      let im = 0;
      for (let q = 0; q < factor.length; q++) {
        const wt = centre * factor[q];
        const part = weight[q] / (1 + wt * wt);
        re += part;
        im -= part * wt;
      }
      kernel[i * count + k] = spacing * re;
      kernel[(n + i) * count + k] = spacing * im;
    }
  }
  return kernel;
}

/** The sum of all basis functions with coefficients x at their centres. */
export function basisValues(basis: RelaxationBasis, x: ArrayLike<number>, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) => basisValueAt(basis, x, count, k));
}

/** Integral of one basis function, in spacings. */
export function basisIntegral(basis: RelaxationBasis): number {
  return basis === 'linear' ? 1 : Math.sqrt(Math.PI / SHAPE);
}

/** The sum of all basis functions with coefficients x at `place`, counted in spacings from the first centre. */
export function basisValueAt(basis: RelaxationBasis, x: ArrayLike<number>, count: number, place: number): number {
  let sum = 0;
  const from = Math.max(0, Math.ceil(place - REACH));
  const to = Math.min(count - 1, Math.floor(place + REACH));
  for (let l = from; l <= to; l++) {
    const distance = place - l;
    sum += x[l] * (basis === 'linear' ? Math.max(0, 1 - Math.abs(distance)) : Math.exp(-SHAPE * distance * distance));
  }
  return sum;
}

/**
 * P with x.P x = integral of (d^m gamma/d ln tau^m)^2/amplitude^2, m first or second, by differences of the values at the centres.
 * Beyond both ends the distribution is zero, and reaching zero costs as much as any other bend: what cannot be told from a
 * resistor, a coil or a capacitor is left to them. `amplitude` by place, counted in spacings from the first centre.
 */
export function roughness(
  basis: RelaxationBasis,
  count: number,
  spacing: number,
  order: 1 | 2,
  amplitude: (place: number) => number,
): Float64Array {
  const unit = new Float64Array(count);
  const beyond = REACH + order;
  const weight = Float64Array.from(
    { length: count + 2 * beyond - order },
    (_, r) => spacing / amplitude(r - beyond + order / 2) ** 2,
  );
  const columns = Array.from({ length: count }, (_, k) => {
    unit.fill(0);
    unit[k] = 1;
    const v = Float64Array.from({ length: count + 2 * beyond }, (_, r) => basisValueAt(basis, unit, count, r - beyond));
    return Float64Array.from(weight, (_, r) =>
      order === 1 ? (v[r + 1] - v[r]) / spacing : (v[r + 2] - 2 * v[r + 1] + v[r]) / spacing ** 2,
    );
  });
  const P = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = Math.max(0, a - 2 * REACH - order); b <= a; b++) {
      let sum = 0;
      for (let r = 0; r < weight.length; r++) sum += weight[r] * columns[a][r] * columns[b][r];
      P[a * count + b] = P[b * count + a] = sum;
    }
  }
  return P;
}
