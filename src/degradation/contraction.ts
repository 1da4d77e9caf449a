import type { AgeingView, MechanismState } from './mechanism.js';

/**
 * Contraction of the particles on charge beyond what is followed without harm: what of [c - a]_+ a charge has opened anew. c counts from the
 * end of the last expansion, so that it is the contraction range of a cycle. Steps that end inside a charge pay once.
 */
export class Contraction {
  readonly states: readonly MechanismState[];
  /** Newly opened at the last `advance`, per class. */
  readonly opening: Float64Array;
  /** |eps_v| at which the last expansion ended. */
  private readonly closed: Float64Array;
  /** |eps_v| at the end of the last protocol step. */
  private readonly last: Float64Array;
  /** Largest [c - a]_+ that the present charge has already paid for. */
  private readonly opened: Float64Array;

  constructor(
    private readonly allowance: number,
    classes: number,
  ) {
    this.opening = new Float64Array(classes);
    this.closed = new Float64Array(classes);
    this.last = new Float64Array(classes).fill(Number.POSITIVE_INFINITY);
    this.opened = new Float64Array(classes);
    this.states = [
      { name: 'closed contraction', unit: '1', values: this.closed, sense: 'free' },
      { name: 'last contraction', unit: '1', values: this.last, sense: 'free' },
      { name: 'opened contraction', unit: '1', values: this.opened, sense: 'free' },
    ];
  }

  /** At the end of a protocol step. */
  advance(view: AgeingView): void {
    for (let k = 0; k < view.classes; k++) {
      const contraction = Math.abs(view.volumeChange(view.content[k]));
      if (!(contraction > this.last[k])) {
        // Re-expansion: the next charge starts from here.
        this.closed[k] = contraction;
        this.opened[k] = 0;
      }
      this.last[k] = contraction;
      const beyond = Math.max(contraction - this.closed[k] - this.allowance, 0);
      this.opening[k] = Math.max(beyond - this.opened[k], 0);
      this.opened[k] += this.opening[k];
    }
  }
}
