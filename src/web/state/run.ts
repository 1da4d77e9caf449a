import type { CycleRow, RunStatus } from '../../index.js';
import { FrameLayout } from '../engine/frames.js';
import type { CellSpectrum, Geometry, HalfCurve, Level } from '../engine/messages.js';

/** What has arrived of one run at one level; grows while it runs. */
export class RunRecord {
  readonly layout: FrameLayout;
  readonly rows: CycleRow[] = [];
  readonly curves = new Map<number, HalfCurve[]>();
  spectra: CellSpectrum[] = [];
  status: RunStatus | undefined;
  /** [ms] */
  milliseconds = 0;
  /** Moments by cycle: charge and discharge. */
  private readonly moments = new Map<number, { readonly charge: Float32Array[]; readonly discharge: Float32Array[] }>();

  constructor(
    readonly revision: number,
    readonly level: Level,
    readonly geometry: Geometry,
  ) {
    this.layout = new FrameLayout(geometry);
  }

  add(
    rows: readonly CycleRow[],
    curves: readonly HalfCurve[],
    frames: Float32Array,
    spectra: readonly CellSpectrum[],
  ): void {
    this.rows.push(...rows);
    this.spectra = [...this.spectra, ...spectra];
    for (const curve of curves) {
      const known = this.curves.get(curve.cycle) ?? [];
      this.curves.set(curve.cycle, [...known, curve]);
    }
    const { size } = this.layout;
    for (let at = 0; at + size <= frames.length; at += size) {
      const frame = frames.subarray(at, at + size);
      const cycle = frame[this.layout.scalar('cycle')];
      const known = this.moments.get(cycle) ?? { charge: [], discharge: [] };
      this.moments.set(cycle, known);
      (frame[this.layout.scalar('direction')] > 0 ? known.charge : known.discharge).push(frame);
    }
  }

  get lastCycle(): number {
    return this.rows.length > 0 ? this.rows[this.rows.length - 1].cycle : 1;
  }

  row(cycle: number): CycleRow | undefined {
    return this.rows.find((row) => row.cycle === cycle) ?? this.rows.findLast((row) => row.cycle <= cycle);
  }

  /**
   * The moment at a position of a cycle, between recorded ones interpolated in charge: 0 to 1 runs through the charge, 1 to 2
   * through the discharge. Undefined before anything has arrived.
   */
  moment(cycle: number, position: number): Float32Array | undefined {
    const found = this.moments.get(Math.min(cycle, this.lastCycle)) ?? this.moments.get(1);
    if (!found) return undefined;
    const wanted = position < 1 ? found.charge : found.discharge;
    const half = wanted.length > 0 ? wanted : found.charge.length > 0 ? found.charge : found.discharge;
    if (half.length === 0) return undefined;
    const { layout } = this;
    const capacity = layout.scalar('capacity');
    const part = wanted.length > 0 ? (position < 1 ? position : position - 1) : 1;
    const at = Math.min(1, Math.max(0, part)) * half[half.length - 1][capacity];
    let i = 0;
    while (i + 2 < half.length && half[i + 1][capacity] <= at) i++;
    if (half.length === 1) return half[0];
    const span = half[i + 1][capacity] - half[i][capacity];
    const t = span > 0 ? Math.min(1, Math.max(0, (at - half[i][capacity]) / span)) : 1;
    const mixed = new Float32Array(layout.size);
    for (let n = 0; n < mixed.length; n++) mixed[n] = (1 - t) * half[i][n] + t * half[i + 1][n];
    return mixed;
  }
}
