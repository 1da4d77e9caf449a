/** A continuously differentiable curve through given points. */
export interface Interpolant {
  readonly at: (x: number) => number;
  readonly slopeAt: (x: number) => number;
}

/**
 * Monotone piecewise cubic through (x_i, y_i): it rises where the data rise, falls where they fall, and has its
 * extrema at data points only.
 *     interior slope: 0 where the data turn, else the weighted harmonic mean of the neighbouring secants
 *     end slope: the outer secant; beyond the ends a straight line with that slope
 * `xs` strictly increasing, at least two points. Conditions for monotonicity: Fritsch & Carlson, SIAM J. Numer. Anal.
 * 17 (1980) 238; slope formula: Fritsch & Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300, eq. 5. These slopes lie
 * between 0 and three times either secant, which suffices.
 */
export function monotoneCubic(xs: readonly number[], ys: readonly number[]): Interpolant {
  const last = xs.length - 1;
  const width = (i: number): number => xs[i + 1] - xs[i];
  const secant = (i: number): number => (ys[i + 1] - ys[i]) / width(i);
  const slopes = ys.map((_, i) => {
    if (i === 0) return secant(0);
    if (i === last) return secant(last - 1);
    const before = secant(i - 1);
    const after = secant(i);
    if (before * after <= 0) return 0;
    const w1 = 2 * width(i) + width(i - 1);
    const w2 = width(i) + 2 * width(i - 1);
    return (w1 + w2) / (w1 / before + w2 / after);
  });

  const intervalOf = (x: number): number => {
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (xs[middle] <= x) low = middle;
      else high = middle;
    }
    return low;
  };

  const at = (x: number): number => {
    if (x <= xs[0]) return ys[0] + slopes[0] * (x - xs[0]);
    if (x >= xs[last]) return ys[last] + slopes[last] * (x - xs[last]);
    const i = intervalOf(x);
    const h = width(i);
    const t = (x - xs[i]) / h;
    const rise = ys[i + 1] - ys[i];
    const c2 = 3 * rise - h * (2 * slopes[i] + slopes[i + 1]);
    const c3 = h * (slopes[i] + slopes[i + 1]) - 2 * rise;
    return ys[i] + t * (h * slopes[i] + t * (c2 + t * c3));
  };

  const slopeAt = (x: number): number => {
    if (x <= xs[0]) return slopes[0];
    if (x >= xs[last]) return slopes[last];
    const i = intervalOf(x);
    const h = width(i);
    const t = (x - xs[i]) / h;
    const rise = ys[i + 1] - ys[i];
    const c2 = 3 * rise - h * (2 * slopes[i] + slopes[i + 1]);
    const c3 = h * (slopes[i] + slopes[i + 1]) - 2 * rise;
    return slopes[i] + (t * (2 * c2 + 3 * t * c3)) / h;
  };

  return { at, slopeAt };
}
