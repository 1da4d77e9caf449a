import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Spectrum } from '../../src/impedance/spectrum.js';

/** Standard normal numbers (Box-Muller), the same each time. */
export function normal(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  const uniform = () => (generator.next() / 2 ** 32 + 0.5) * (1 - 1e-9) + 5e-10;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** The spectrum with noise of `level` |Z| on both parts. */
export function noisy({ frequency, re, im }: Spectrum, level: number, seed: number): Spectrum {
  const random = normal(seed);
  const out = { frequency, re: re.slice(), im: im.slice() };
  for (let i = 0; i < frequency.length; i++) {
    const size = level * Math.hypot(re[i], im[i]);
    out.re[i] += size * random();
    out.im[i] += size * random();
  }
  return out;
}
