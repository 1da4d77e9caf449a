import { gaussLegendre } from '../numerics/quadrature.js';

export type RelaxationBasis = 'gaussian' | 'linear';

/** exp(-SHAPE (distance/spacing)^2): full width at half maximum of 1.5 spacings. */
const SHAPE = Math.log(2) / 0.75 ** 2;
/** Spacings from its centre at which a Gaussian has fallen below 1e-9. */
const REACH = 4;
/** Share of the mean diagonal added to the penalty: what a straight line costs, for which roughness says nothing. */
const RIDGE = 1e-7;

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
export function basisValues(basis: RelaxationBasis, x: Float64Array, count: number): Float64Array {
  if (basis === 'linear') return x.slice(0, count);
  return Float64Array.from({ length: count }, (_, k) => {
    let sum = 0;
    for (let l = Math.max(0, k - REACH); l <= Math.min(count - 1, k + REACH); l++)
      sum += x[l] * Math.exp(-SHAPE * (k - l) ** 2);
    return sum;
  });
}

/** P with x.P x = integral of the squared derivative (first or second, by differences of the values at the centres), slightly lifted to be definite. */
export function roughness(basis: RelaxationBasis, count: number, spacing: number, order: 1 | 2): Float64Array {
  const unit = new Float64Array(count);
  const columns = Array.from({ length: count }, (_, k) => {
    unit.fill(0);
    unit[k] = 1;
    const v = basisValues(basis, unit, count);
    // Nothing is asked beyond the ends: diffusion goes on rising where the measured range stops.
    return Float64Array.from({ length: count - order }, (_, r) =>
      order === 1 ? (v[r + 1] - v[r]) / spacing : (v[r + 2] - 2 * v[r + 1] + v[r]) / spacing ** 2,
    );
  });
  const P = new Float64Array(count * count);
  let trace = 0;
  for (let a = 0; a < count; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      if (a - b <= 2 * REACH + 2) for (let r = 0; r < columns[a].length; r++) sum += columns[a][r] * columns[b][r];
      P[a * count + b] = P[b * count + a] = sum * spacing;
    }
    trace += P[a * count + a];
  }
  for (let a = 0; a < count; a++) P[a * count + a] += (RIDGE * trace) / count;
  return P;
}
