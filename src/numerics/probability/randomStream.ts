import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Numbers that are drawn first and thrown away: states of small seeds are alike until they have been mixed. */
const WARM_UP = 64;

/** Random numbers, the same for the same seed everywhere. Streams of one seed do not overlap. */
export class RandomStream {
  private readonly generator;
  private spare: number | undefined;

  constructor(seed: number, stream = 0) {
    this.generator = xoroshiro128plus(seed);
    for (let i = 0; i < stream; i++) this.generator.jump();
    for (let i = 0; i < WARM_UP; i++) this.generator.next();
  }

  /** 32 random bits as an unsigned integer. */
  bits(): number {
    return this.generator.next() >>> 0;
  }

  /** Uniform in (0, 1). */
  uniform(): number {
    return uniformFloat64(this.generator) + 2 ** -54;
  }

  /** Standard normal (Box & Muller 1958). */
  normal(): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }
}
