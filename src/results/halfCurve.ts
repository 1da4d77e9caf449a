/**
 * Voltage of one half cycle, panel by panel, and its integral over the charge.
 *
 * Each panel lies within one time step of the integration, where the curve is smooth, and its voltages are those of the curve that
 * is recorded: nothing is joined across a jump of the current, a rest or a kink. Simpson's rule, whose weights are positive, keeps
 * the mean within the range of the voltages, which a quadrature of the stages of the integrator would not. Equation (T18.3) of the handbook.
 */
export class HalfCurve {
  /** [C/m2] */
  charge = 0;
  /** [J/m2] Integral of V dq. */
  energy = 0;
  /** Five numbers a panel: from, to, start, middle, end. */
  private panels: number[] = [];

  /**
   * A part of a time step: charge moved, positive [C/m2], mean lithium content of the connected active material at its two ends,
   * voltage at its start, middle and end [V].
   */
  add(charge: number, from: number, to: number, start: number, middle: number, end: number): void {
    this.charge += charge;
    this.energy += (charge * (start + 4 * middle + end)) / 6;
    this.panels.push(from, to, start, middle, end);
  }

  /** Least and greatest lithium content while the current flowed; the wrong way round when it did not. */
  get contents(): ContentRange {
    const range = { least: Number.POSITIVE_INFINITY, greatest: Number.NEGATIVE_INFINITY };
    for (let at = 0; at < this.panels.length; at += WIDTH) {
      range.least = Math.min(range.least, this.panels[at], this.panels[at + 1]);
      range.greatest = Math.max(range.greatest, this.panels[at], this.panels[at + 1]);
    }
    return range;
  }

  /** [V] Where the half cycle first passes a lithium content; NaN where it does not. */
  voltageAt(content: number): number {
    const { panels } = this;
    for (let at = 0; at < panels.length; at += WIDTH) {
      const from = panels[at];
      const to = panels[at + 1];
      if (isBetween(content, from, to)) {
        const t = from === to ? 0 : (content - from) / (to - from);
        return (
          panels[at + 2] * (1 - t) * (1 - 2 * t) + 4 * panels[at + 3] * t * (1 - t) + panels[at + 4] * t * (2 * t - 1)
        );
      }
      // Ageing between two steps may change what is connected, and with it the mean: a line bridges the gap.
      const next = at + WIDTH;
      if (next < panels.length && isBetween(content, to, panels[next])) {
        const end = panels[at + 4];
        return end + ((panels[next + 2] - end) * (content - to)) / (panels[next] - to);
      }
    }
    return Number.NaN;
  }

  clear(): void {
    this.charge = 0;
    this.energy = 0;
    this.panels.length = 0;
  }

  snapshot(): HalfCurveState {
    return { charge: this.charge, energy: this.energy, panels: Float64Array.from(this.panels) };
  }

  restore({ charge, energy, panels }: HalfCurveState): void {
    this.charge = charge;
    this.energy = energy;
    this.panels = Array.from(panels);
  }
}

const WIDTH = 5;

export interface HalfCurveState {
  readonly charge: number;
  readonly energy: number;
  readonly panels: Float64Array;
}

export interface ContentRange {
  readonly least: number;
  readonly greatest: number;
}

/**
 * The lithium content at which the charge and the discharge of a cycle are compared: the middle of the contents that both pass while
 * their current flows. NaN when they share none. Equation (T18.4) of the handbook.
 */
export function comparedContent(charge: ContentRange, discharge: ContentRange): number {
  const least = Math.max(charge.least, discharge.least);
  const greatest = Math.min(charge.greatest, discharge.greatest);
  return greatest > least ? (least + greatest) / 2 : Number.NaN;
}

function isBetween(x: number, a: number, b: number): boolean {
  return (x - a) * (x - b) <= 0;
}
