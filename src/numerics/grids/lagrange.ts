/** Barycentric weights of the Lagrange basis on `nodes` (Berrut & Trefethen 2004, eq. 3.2), scaled to size 1. */
export function barycentricWeights(nodes: ArrayLike<number>): Float64Array {
  const n = nodes.length;
  const weights = new Float64Array(n).fill(1);
  const scale = 4 / (nodes[n - 1] - nodes[0] || 4);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (j !== i) weights[i] /= scale * (nodes[i] - nodes[j]);
  }
  return weights;
}

/** Values at `t` of all Lagrange basis polynomials on `nodes`. */
export function lagrangeValues(nodes: ArrayLike<number>, barycentric: ArrayLike<number>, t: number): Float64Array {
  const n = nodes.length;
  const values = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    if (t === nodes[i]) {
      values.fill(0);
      values[i] = 1;
      return values;
    }
    values[i] = barycentric[i] / (t - nodes[i]);
    sum += values[i];
  }
  for (let i = 0; i < n; i++) values[i] /= sum;
  return values;
}

/** Derivatives at the nodes: row-major n x n matrix D with p'(node_i) = sum_j D[i n + j] p(node_j) (Berrut & Trefethen 2004, eq. 9.4). */
export function differentiationMatrix(nodes: ArrayLike<number>): Float64Array {
  const n = nodes.length;
  const w = barycentricWeights(nodes);
  const d = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    let diagonal = 0;
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const entry = w[j] / w[i] / (nodes[i] - nodes[j]);
      d[i * n + j] = entry;
      diagonal -= entry;
    }
    d[i * n + i] = diagonal;
  }
  return d;
}
