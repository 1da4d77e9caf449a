import { electrode, groups, modes, nodes, particles, perNode, perParticle } from './cell';

/** States in the order of the program, and in that of the kernel. */

/** Into groups; the last particle into both lanes of its group where it is alone there. */
export function pack(from: usize, to: usize): void {
  const bytes = <usize>perParticle << 3;
  for (let g = 0; g < groups; g++) {
    const a = from + <usize>(2 * g) * bytes;
    const b = 2 * g + 1 < particles ? a + bytes : a;
    const t = to + <usize>(2 * g) * bytes;
    for (let n: usize = 0; n < bytes; n += 8) v128.store(t + 2 * n, v128.load64_lane(b + n, v128.load64_splat(a + n), 1));
  }
  memory.copy(to + electrode, from + <usize>particles * bytes, <usize>(nodes * perNode + 2 + modes) << 3);
}

export function unpack(from: usize, to: usize): void {
  const bytes = <usize>perParticle << 3;
  for (let g = 0; g < groups; g++) {
    const f = from + <usize>(2 * g) * bytes;
    const a = to + <usize>(2 * g) * bytes;
    for (let n: usize = 0; n < bytes; n += 8) v128.store64_lane(a + n, v128.load(f + 2 * n), 0);
    if (2 * g + 1 == particles) continue;
    for (let n: usize = 0; n < bytes; n += 8) v128.store64_lane(a + bytes + n, v128.load(f + 2 * n), 1);
  }
  memory.copy(to + <usize>particles * bytes, from + electrode, <usize>(nodes * perNode + 2 + modes) << 3);
}
