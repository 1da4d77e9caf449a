/**
 * A smooth function tabulated on a uniform grid as a cubic Hermite spline (value and slope at each point), extended
 * linearly beyond its ends. Value and slope belong together exactly: the slope is the derivative of the spline, which
 * a Newton or Rosenbrock method relies on. `evaluate` leaves both in the fields `value` and `slope`, so that a hot
 * loop allocates nothing.
 */
export class CubicTable {
  value = 0;
  slope = 0;
  private readonly values: Float64Array;
  /** Slopes times the spacing. */
  private readonly rises: Float64Array;
  private readonly inverse: number;

  constructor(
    readonly from: number,
    readonly to: number,
    values: Float64Array,
    slopes: Float64Array,
    rises?: Float64Array,
  ) {
    const spacing = (to - from) / (values.length - 1);
    this.values = values;
    this.rises = rises ?? slopes.map((slope) => slope * spacing);
    this.inverse = 1 / spacing;
  }

  /** A second reader of the same numbers with its own result fields. */
  share(): CubicTable {
    return new CubicTable(this.from, this.to, this.values, this.rises, this.rises);
  }

  /** Tabulates f (and f' where known, fourth-order differences otherwise) on `cells` intervals. */
  static of(f: (x: number) => number, from: number, to: number, cells: number, derivative?: (x: number) => number): CubicTable {
    const spacing = (to - from) / cells;
    const values = new Float64Array(cells + 1);
    const slopes = new Float64Array(cells + 1);
    for (let i = 0; i <= cells; i++) {
      const x = from + i * spacing;
      values[i] = f(x);
      slopes[i] = derivative
        ? derivative(x)
        : (8 * (f(x + spacing / 2) - f(x - spacing / 2)) - (f(x + spacing) - f(x - spacing))) / (6 * spacing);
    }
    return new CubicTable(from, to, values, slopes);
  }

  evaluate(x: number): void {
    const { values, rises, inverse } = this;
    const last = values.length - 1;
    const position = (x - this.from) * inverse;
    if (position <= 0) {
      this.value = values[0] + position * rises[0];
      this.slope = rises[0] * inverse;
    } else if (position >= last) {
      this.value = values[last] + (position - last) * rises[last];
      this.slope = rises[last] * inverse;
    } else {
      // `| 0` also sends NaN to cell 0, which keeps the arithmetic NaN without reading outside the table.
      const cell = position | 0;
      const t = position - cell;
      const v0 = values[cell];
      const rise = values[cell + 1] - v0;
      const m0 = rises[cell];
      const c2 = 3 * rise - 2 * m0 - rises[cell + 1];
      const c3 = m0 + rises[cell + 1] - 2 * rise;
      this.value = v0 + t * (m0 + t * (c2 + t * c3));
      this.slope = (m0 + t * (2 * c2 + t * 3 * c3)) * inverse;
    }
  }

  at(x: number): number {
    this.evaluate(x);
    return this.value;
  }
}
