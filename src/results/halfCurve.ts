/**
 * Voltage against charge of one half cycle as the time steps gave it, and its integrals. Between the points the voltage is
 * the cubic through four neighbours (slopes of the local parabola), so that energy is good to fourth order in the steps.
 */
export class HalfCurve {
  private charge: number[] = [];
  private voltage: number[] = [];

  /** The points so far. */
  snapshot(): HalfCurveState {
    return { charge: Float64Array.from(this.charge), voltage: Float64Array.from(this.voltage) };
  }

  restore({ charge, voltage }: HalfCurveState): void {
    this.charge = Array.from(charge);
    this.voltage = Array.from(voltage);
  }

  clear(): void {
    this.charge.length = 0;
    this.voltage.length = 0;
  }

  /** Points come with growing |charge|; a repeated charge (rest, start of the next step) replaces nothing. */
  add(charge: number, voltage: number): void {
    const last = this.charge.length - 1;
    if (last >= 0 && charge <= this.charge[last]) return;
    this.charge.push(charge);
    this.voltage.push(voltage);
  }

  /** [C/m2] */
  get total(): number {
    const { charge } = this;
    return charge.length > 1 ? charge[charge.length - 1] - charge[0] : 0;
  }

  /** [J/m2] Integral of V dq; NaN without points. */
  energy(): number {
    const { charge, voltage } = this;
    if (charge.length < 2) return Number.NaN;
    let sum = 0;
    for (let i = 0; i + 1 < charge.length; i++) {
      const h = charge[i + 1] - charge[i];
      sum += (h * (voltage[i] + voltage[i + 1])) / 2 + (h * h * (this.slope(i) - this.slope(i + 1))) / 12;
    }
    return sum;
  }

  /** [V] Voltage at a fraction of the total charge; NaN without points. */
  voltageAt(fraction: number): number {
    const { charge, voltage } = this;
    if (charge.length < 2) return Number.NaN;
    const q = charge[0] + fraction * this.total;
    let i = 0;
    while (i + 2 < charge.length && charge[i + 1] < q) i++;
    const h = charge[i + 1] - charge[i];
    const t = (q - charge[i]) / h;
    const rise = voltage[i + 1] - voltage[i];
    const m0 = this.slope(i) * h;
    const m1 = this.slope(i + 1) * h;
    return voltage[i] + t * (m0 + t * (3 * rise - 2 * m0 - m1 + t * (m0 + m1 - 2 * rise)));
  }

  /** dV/dq of the parabola through point i and its neighbours. */
  private slope(i: number): number {
    const { charge: q, voltage: v } = this;
    const n = q.length;
    if (n === 2) return (v[1] - v[0]) / (q[1] - q[0]);
    const m = Math.min(Math.max(i, 1), n - 2);
    const h0 = q[m] - q[m - 1];
    const h1 = q[m + 1] - q[m];
    const d0 = (v[m] - v[m - 1]) / h0;
    const d1 = (v[m + 1] - v[m]) / h1;
    const curvature = (d1 - d0) / (h0 + h1);
    const middle = (d0 * h1 + d1 * h0) / (h0 + h1);
    return middle + 2 * curvature * (q[i] - q[m]);
  }
}

export interface HalfCurveState {
  readonly charge: Float64Array;
  readonly voltage: Float64Array;
}
