/** Directions in which the surface of a drawn particle is resolved. */
export const directions = 240;

/** The same picture for the same seed: nothing on it flickers from frame to frame. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A smooth function on the circle, by a few harmonics of random phase, in about -1 to 1. */
function waves(seed: number, from: number, to: number): Float64Array {
  const random = randomNumbers(seed);
  const terms = Array.from({ length: to - from + 1 }, (_, i) => ({
    n: from + i,
    phase: 2 * Math.PI * random(),
    a: 0.4 + random(),
  }));
  const norm = Math.sqrt(terms.reduce((sum, { a }) => sum + a * a, 0));
  return Float64Array.from({ length: directions }, (_, i) => {
    const angle = (2 * Math.PI * i) / directions;
    return terms.reduce((sum, { n, phase, a }) => sum + a * Math.sin(n * angle + phase), 0) / norm;
  });
}

/** Rank of every direction in a wave, 0 to 1: a share s of the surface is where the rank is below s, in patches that only grow. */
function ranks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const rank = new Float64Array(directions);
  order.forEach((direction, at) => {
    rank[direction] = (at + 0.5) / directions;
  });
  return rank;
}

export interface Outline {
  /** Radius in every direction, about 1. */
  readonly shape: Float64Array;
  /** A direction is in contact while its rank is below the contact fraction. */
  readonly contact: Float64Array;
  /** A direction is covered while its rank is below the coverage. */
  readonly cover: Float64Array;
  readonly cracks: readonly CrackPath[];
  /** Borders of primary grains as lines of [x, y] in units of the radius. */
  readonly grains: readonly (readonly (readonly [number, number])[])[];
}

export interface CrackPath {
  readonly direction: number;
  /** Depth relative to the computed one, up to 1. */
  readonly share: number;
  /** Sideways shifts on the way in. */
  readonly bends: readonly number[];
}

/** What a particle looks like: secondary particles are bumpy and made of grains, single crystals have facets. */
export function outlineOf(morphology: 'single' | 'poly', seed: number): Outline {
  const bumps = waves(seed, morphology === 'poly' ? 5 : 2, morphology === 'poly' ? 13 : 4);
  const shape = bumps.map((wave, i) => {
    const angle = (2 * Math.PI * i) / directions;
    return morphology === 'poly' ? 1 + 0.022 * wave : facet(angle + 0.3) * (1 + 0.01 * wave);
  });
  const random = randomNumbers(seed + 5);
  const count = morphology === 'poly' ? 8 : 4;
  const cracks = Array.from({ length: count }, (_, i) => ({
    direction: (i + 0.7 * (random() - 0.5)) / count,
    share: i === 0 ? 1 : 0.55 + 0.45 * random(),
    bends: Array.from({ length: 7 }, () => random() - 0.5),
  }));
  return {
    shape,
    contact: ranks(waves(seed + 1, 3, 9)),
    cover: ranks(waves(seed + 2, 4, 15)),
    cracks,
    grains: morphology === 'poly' ? grainBorders(seed + 3) : [],
  };
}

/** A rounded heptagon of mean radius about 1. */
function facet(angle: number): number {
  const sides = 7;
  const sector = (2 * Math.PI) / sides;
  const within = (((angle % sector) + sector) % sector) - sector / 2;
  const flat = Math.cos(sector / 2) / Math.cos(within);
  return 0.45 * 1.02 + 0.55 * flat * 1.03;
}

/** Elongated grains that point outwards, in three shells. */
function grainBorders(seed: number): (readonly (readonly [number, number])[])[] {
  const random = randomNumbers(seed);
  const shells = [0.3, 0.62, 1];
  const lines: (readonly (readonly [number, number])[])[] = [];
  const ring = (radius: number, n: number): [number, number][] =>
    Array.from({ length: n }, (_, i) => {
      const angle = (2 * Math.PI * (i + 0.5 * (random() - 0.5))) / n;
      const r = radius * (1 + 0.14 * (random() - 0.5));
      return [angle, r];
    });
  const point = ([angle, r]: readonly [number, number]): [number, number] => [r * Math.cos(angle), r * Math.sin(angle)];
  let inner: [number, number][] = [];
  shells.forEach((radius, s) => {
    const n = [6, 12, 19][s];
    const knots = ring(radius, n);
    if (s < shells.length - 1) lines.push([...knots, knots[0]].map(point));
    knots.forEach(([angle, r], i) => {
      const start: [number, number] = s === 0 ? [0, 0.04] : (nearestKnot(inner, angle) ?? [0, 0]);
      if (s === 0 && i % 2 === 1) return;
      lines.push([point(start), point([angle, s === shells.length - 1 ? 0.985 : r])]);
    });
    inner = knots;
  });
  return lines;
}

function nearestKnot(knots: readonly [number, number][], angle: number): [number, number] | undefined {
  let best: [number, number] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const knot of knots) {
    const apart = Math.abs(Math.atan2(Math.sin(knot[0] - angle), Math.cos(knot[0] - angle)));
    if (apart < least) {
      least = apart;
      best = knot;
    }
  }
  return best;
}
