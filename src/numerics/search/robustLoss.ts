/** How residuals count: `linear` z, `soft-l1` 2 (sqrt(1 + z) - 1), `huber` z up to 1 and 2 sqrt(z) - 1 beyond; z = (r/scale)^2. */
export type Loss = 'linear' | 'soft-l1' | 'huber';

export interface WeightedLoss {
  /** Half the sum of the losses, in units of squared residuals. */
  readonly cost: number;
  /** rho' per residual; undefined for the linear loss. */
  readonly slope?: Float64Array;
  /** Factor on each row of the Jacobian, sqrt(rho' + 2 z rho''). */
  readonly rowScale?: Float64Array;
}

/** Least share of the curvature that is kept, so that an outlier cannot turn a direction singular. */
const LEAST_CURVATURE = 1e-10;

/**
 * Robust loss of a residual vector with the row scaling of Triggs et al. (2000), Bundle Adjustment, eq. 11, that turns it
 * into a plain least-squares problem with the same gradient. Equation (T16.1) of the handbook.
 */
export function robustLoss(r: Float64Array, loss: Loss, scale: number): WeightedLoss {
  let cost = 0;
  if (loss === 'linear') {
    for (const value of r) cost += value * value;
    return { cost: 0.5 * cost };
  }
  const slope = new Float64Array(r.length);
  const rowScale = new Float64Array(r.length);
  for (let i = 0; i < r.length; i++) {
    const z = (r[i] / scale) ** 2;
    let rho = z;
    let first = 1;
    let second = 0;
    if (loss === 'soft-l1') {
      const root = Math.sqrt(1 + z);
      // z/(root + 1) is root - 1 without the loss of digits at small z.
      rho = (2 * z) / (root + 1);
      first = 1 / root;
      second = -0.5 / (root * root * root);
    } else if (z > 1) {
      const root = Math.sqrt(z);
      rho = 2 * root - 1;
      first = 1 / root;
      second = -0.5 / (root * z);
    }
    cost += rho;
    slope[i] = first;
    rowScale[i] = Math.sqrt(Math.max(first + 2 * z * second, LEAST_CURVATURE));
  }
  return { cost: 0.5 * cost * scale * scale, slope, rowScale };
}
