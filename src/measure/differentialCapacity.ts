/** dQ/dV of one half cycle on an even voltage grid. */
export interface DifferentialCapacity {
  /** [V] Even grid, rising on charge and falling on discharge. */
  readonly voltage: Float64Array;
  /** [unit of the capacity / V] Positive on charge, negative on discharge. */
  readonly slope: Float64Array;
}

export interface DifferentialCapacityOptions {
  /** [V] Grid spacing; default 5 mV. */
  readonly spacing?: number;
  /** Points on either side that the local parabola is fitted to; default 2; 1 is the plain central difference. */
  readonly halfWidth?: number;
}

/**
 * Differential capacity of a half cycle.
 *
 *     dQ/dV at grid voltage V_i = sum_k k Q(V_i + k h) / (h sum_k k^2),   k = -m ... m
 *
 * Q(V) is read off an even voltage grid of spacing h, because equal steps in time crowd on the plateaus, where the
 * difference quotient of raw data is noise over nothing. The sum is the slope of the least-squares parabola through 2m + 1
 * neighbours (Savitzky and Golay, Anal. Chem. 36 (1964) 1627, first derivative, second order); near the ends m shrinks.
 *
 * `voltage` [V] and `capacity` (any unit, counted up from the start of the half cycle) have equal length. Only the part in
 * which the voltage reaches new ground counts: a hold at the cut-off, where dV = 0, and noise that runs backwards are left
 * out. Fewer than three grid points give an empty result. Equation (T15.14) of the handbook.
 */
export function differentialCapacity(
  voltage: ArrayLike<number>,
  capacity: ArrayLike<number>,
  options: DifferentialCapacityOptions = {},
): DifferentialCapacity {
  const h = options.spacing ?? 0.005;
  const halfWidth = options.halfWidth ?? 2;
  const { V, Q, direction } = newGround(voltage, capacity);
  const span = V.length > 1 ? V[V.length - 1] - V[0] : 0;
  const n = Math.floor(span / h + 1e-9) + 1;
  if (!(n >= 3)) return { voltage: new Float64Array(0), slope: new Float64Array(0) };

  // What is left over beyond a whole number of spacings is shared between the two ends.
  const first = V[0] + (span - (n - 1) * h) / 2;
  const q = interpolate(V, Q, first, h, n);
  const grid = new Float64Array(n);
  const slope = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    grid[i] = direction * (first + i * h);
    slope[i] = direction * localSlope(q, i, halfWidth, h);
  }
  return { voltage: grid, slope };
}

/** Record voltages of the half cycle (each beyond all before), mirrored so that they rise; the capacity belonging to them. */
function newGround(voltage: ArrayLike<number>, capacity: ArrayLike<number>) {
  const V: number[] = [];
  const Q: number[] = [];
  const n = Math.min(voltage.length, capacity.length);
  const direction = n > 1 && voltage[n - 1] < voltage[0] ? -1 : 1;
  for (let i = 0; i < n; i++) {
    const v = direction * voltage[i];
    const q = Math.abs(capacity[i]);
    if (!Number.isFinite(v) || !Number.isFinite(q)) continue;
    if (V.length === 0 || v > V[V.length - 1]) {
      V.push(v);
      Q.push(q);
    }
  }
  return { V, Q, direction };
}

/** Linear interpolation of Q(V), V rising, at `n` even points. */
function interpolate(V: readonly number[], Q: readonly number[], first: number, h: number, n: number): Float64Array {
  const q = new Float64Array(n);
  let k = 0;
  for (let i = 0; i < n; i++) {
    const v = first + i * h;
    while (k < V.length - 2 && V[k + 1] < v) k++;
    const t = Math.min(1, Math.max(0, (v - V[k]) / (V[k + 1] - V[k])));
    q[i] = Q[k] + t * (Q[k + 1] - Q[k]);
  }
  return q;
}

/** Slope of the least-squares parabola at grid point i; one-sided three-point formula at the two ends. */
function localSlope(q: Float64Array, i: number, halfWidth: number, h: number): number {
  const last = q.length - 1;
  if (i === 0) return (-3 * q[0] + 4 * q[1] - q[2]) / (2 * h);
  if (i === last) return (3 * q[last] - 4 * q[last - 1] + q[last - 2]) / (2 * h);
  const m = Math.min(Math.max(1, halfWidth), i, last - i);
  let sum = 0;
  let squares = 0;
  for (let k = 1; k <= m; k++) {
    sum += k * (q[i + k] - q[i - k]);
    squares += 2 * k * k;
  }
  return sum / (h * squares);
}
