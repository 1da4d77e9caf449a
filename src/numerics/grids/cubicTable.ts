/**
 * A smooth function tabulated on a uniform grid as a cubic Hermite spline (value and slope at each point), extended
 * linearly beyond its ends. Value and slope belong together exactly: the slope is the derivative of the spline, which
 * a Newton or Rosenbrock method relies on.
 *
 * Stored as polynomial coefficients, four in a row per cell, so that a hot loop may read them directly:
 *     position = (x - from) * inverse,  cell = floor(position), t = position - cell,
 *     f = c0 + t (c1 + t (c2 + t c3)),  f' = inverse (c1 + t (2 c2 + 3 t c3)).
 * The first and last cell hold the linear extension: clamp the cell to [0, cells - 1], not t.
 */
export class CubicTable {
  value = 0;
  slope = 0;
  readonly coefficients: Float64Array;
  /** Cells, the two of the linear extension included. */
  readonly cells: number;
  /** x at the start of cell 0. */
  readonly from: number;
  /** Cells per x. */
  readonly inverse: number;

  /** From values and slopes at evenly spaced points between `first` and `last`. */
  constructor(
    readonly first: number,
    readonly last: number,
    values: Float64Array,
    slopes: Float64Array,
  ) {
    const inner = values.length - 1;
    const spacing = (last - first) / inner;
    this.cells = inner + 2;
    this.from = first - spacing;
    this.inverse = 1 / spacing;
    const c = new Float64Array(4 * this.cells);
    c[0] = values[0] - slopes[0] * spacing;
    c[1] = slopes[0] * spacing;
    for (let i = 0; i < inner; i++) {
      const at = 4 * (i + 1);
      const m0 = slopes[i] * spacing;
      const m1 = slopes[i + 1] * spacing;
      const rise = values[i + 1] - values[i];
      c[at] = values[i];
      c[at + 1] = m0;
      c[at + 2] = 3 * rise - 2 * m0 - m1;
      c[at + 3] = m0 + m1 - 2 * rise;
    }
    c[4 * inner + 4] = values[inner];
    c[4 * inner + 5] = slopes[inner] * spacing;
    this.coefficients = c;
  }

  /** Tabulates f (and f' where known, fourth-order differences otherwise) on `cells` intervals. */
  static of(
    f: (x: number) => number,
    first: number,
    last: number,
    cells: number,
    derivative?: (x: number) => number,
  ): CubicTable {
    const spacing = (last - first) / cells;
    const values = new Float64Array(cells + 1);
    const slopes = new Float64Array(cells + 1);
    for (let i = 0; i <= cells; i++) {
      const x = first + i * spacing;
      values[i] = f(x);
      slopes[i] = derivative
        ? derivative(x)
        : (8 * (f(x + spacing / 2) - f(x - spacing / 2)) - (f(x + spacing) - f(x - spacing))) / (6 * spacing);
    }
    return new CubicTable(first, last, values, slopes);
  }

  /** Leaves f(x) and f'(x) in the fields `value` and `slope`; nothing is allocated. */
  evaluate(x: number): void {
    const { coefficients: c, inverse } = this;
    const position = (x - this.from) * inverse;
    let cell = Math.floor(position);
    // Written so that NaN falls through to cell 0 and stays NaN in the result.
    if (!(cell > 0)) cell = 0;
    else if (cell >= this.cells) cell = this.cells - 1;
    const t = position - cell;
    const at = cell * 4;
    const c1 = c[at + 1];
    const c2 = c[at + 2];
    const c3 = c[at + 3];
    this.value = c[at] + t * (c1 + t * (c2 + t * c3));
    this.slope = (c1 + t * (2 * c2 + t * 3 * c3)) * inverse;
  }

  at(x: number): number {
    this.evaluate(x);
    return this.value;
  }
}
