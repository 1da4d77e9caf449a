import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Random choices from one seed. Neighbouring seeds give unrelated draws: the seed is scrambled (the finaliser of
 * MurmurHash3, A. Appleby) before it starts the generator.
 */
export class Draw {
  #random;

  /** @param {number} seed whole number */
  constructor(seed) {
    let h = seed | 0;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    this.#random = xoroshiro128plus(h ^ (h >>> 16));
    for (let i = 0; i < 20; i++) this.unit();
  }

  /** Uniform in [0, 1). */
  unit() {
    return uniformFloat64(this.#random);
  }

  /** Uniform between the two. */
  between(low, high) {
    return low + (high - low) * this.unit();
  }

  /** Uniform in the logarithm. */
  decades(low, high) {
    return low * (high / low) ** this.unit();
  }

  /** Whole number, both ends included. */
  whole(low, high) {
    return low + Math.floor((high - low + 1) * this.unit());
  }

  chance(probability) {
    return this.unit() < probability;
  }

  pick(choices) {
    return choices[this.whole(0, choices.length - 1)];
  }

  /** Each entry of `weighted` is [choice, weight]. */
  weighted(weighted) {
    let left = this.unit() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of weighted) {
      left -= weight;
      if (left < 0) return choice;
    }
    return weighted[weighted.length - 1][0];
  }
}

/** A quantity as a person writes it, to `digits` significant digits. */
export function written(value, unit, digits = 3) {
  return `${Number(value.toPrecision(digits))} ${unit}`;
}
