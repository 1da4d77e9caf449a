/** Where a rising function crosses zero, narrowed by the Illinois method (Dowell & Jarratt 1971). */
export class Bracket {
  private side = 0;

  constructor(
    public low = Number.NaN,
    private lowValue = Number.NaN,
    public high = Number.NaN,
    private highValue = Number.NaN,
  ) {}

  /** Takes in the value at x: above zero x becomes the upper end, else the lower one. */
  add(x: number, value: number): void {
    if (value > 0) {
      this.high = x;
      this.highValue = value;
      if (this.side === 1) this.lowValue *= 0.5;
      this.side = 1;
    } else {
      this.low = x;
      this.lowValue = value;
      if (this.side === -1) this.highValue *= 0.5;
      this.side = -1;
    }
  }

  /** Whether both ends are known. */
  get closed(): boolean {
    return this.high - this.low > 0;
  }

  /** Where to look next, inside the bracket. */
  next(): number {
    const { low, lowValue, high, highValue } = this;
    const root = low - (lowValue * (high - low)) / (highValue - lowValue);
    const margin = 1e-3 * (high - low);
    if (!(root > low + margin * 1e-3)) return low + margin;
    if (!(root < high - margin * 1e-3)) return high - margin;
    return root;
  }
}
