/** Cholesky factor of a symmetric positive definite row-major n x n matrix, in place in the lower triangle; diagonal holds 1/l_ii. */
export function choleskyFactor(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    const rowI = i * n;
    for (let j = 0; j < i; j++) {
      const rowJ = j * n;
      let sum = a[rowI + j];
      for (let k = 0; k < j; k++) sum -= a[rowI + k] * a[rowJ + k];
      a[rowI + j] = sum * a[rowJ + j];
    }
    let pivot = a[rowI + i];
    for (let k = 0; k < i; k++) pivot -= a[rowI + k] * a[rowI + k];
    a[rowI + i] = 1 / Math.sqrt(pivot);
  }
}

/** x <- A^-1 x with a factor from `choleskyFactor`. */
export function choleskySolve(a: Float64Array, n: number, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = x[i];
    for (let k = 0; k < i; k++) sum -= a[i * n + k] * x[k];
    x[i] = sum * a[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i];
    for (let k = i + 1; k < n; k++) sum -= a[k * n + i] * x[k];
    x[i] = sum * a[i * n + i];
  }
}
