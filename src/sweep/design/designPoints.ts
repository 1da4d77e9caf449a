import { RandomStream } from '../../numerics/probability/randomStream.js';
import { sobolSequence } from '../../numerics/probability/sobol.js';
import type { Study } from '../study.js';
import { gridCounts, patternLength } from './runsOf.js';

/** Coordinates of a run, 0 to 1, one for each varied number. The same for the same run, whoever asks and in whatever order. */
export type DesignPoints = (run: number) => ArrayLike<number>;

/** The design of a study, point by point. */
export function designPoints({ design: { kind, runs, seed }, varied }: Pick<Study, 'design' | 'varied'>): DesignPoints {
  const d = varied.length;
  switch (kind) {
    case 'sobol':
    case 'population':
      return sobolSequence(d, seed);
    case 'latin':
      return latinHypercube(d, runs, seed);
    case 'grid':
      return gridPoints(gridCounts(varied, runs).map((count) => count ?? 1));
    case 'list':
      return (run) => new Float64Array(d).fill((run + 0.5) / listLength(varied));
    case 'saltelli':
      return mixtures(d, seed);
    case 'morris':
      return trajectories(d, seed);
  }
}

function listLength([first]: Study['varied']): number {
  return first?.kind === 'values' ? first.values.length : 1;
}

/**
 * In each coordinate one point in each of n equal intervals, at random within it (McKay, Beckman & Conover 1979, Technometrics 21,
 * 239).
 */
function latinHypercube(d: number, n: number, seed: number): DesignPoints {
  const columns = Array.from({ length: d }, (_, j) => {
    const random = new RandomStream(seed, j);
    const column = Float64Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const other = Math.floor(random.uniform() * (i + 1));
      const there = column[i] ?? 0;
      column[i] = column[other] ?? 0;
      column[other] = there;
    }
    return column.map((interval) => (interval + random.uniform()) / n);
  });
  return (run) => columns.map((column) => column[run] ?? 0.5);
}

/** All combinations; the last coordinate changes fastest. Values sit at the ends and between them, a single one in the middle. */
function gridPoints(counts: readonly number[]): DesignPoints {
  return (run) => {
    let rest = run;
    return counts
      .map((_, i, all) => {
        const count = all[all.length - 1 - i] ?? 1;
        const at = rest % count;
        rest = Math.floor(rest / count);
        return count === 1 ? 0.5 : at / (count - 1);
      })
      .reverse();
  };
}

/** Points A, B, and A with one coordinate after the other of B (Saltelli et al. 2010, Comput. Phys. Commun. 181, 259). */
function mixtures(d: number, seed: number): DesignPoints {
  const both = sobolSequence(2 * d, seed);
  const length = patternLength('saltelli', d);
  return (run) => {
    const pair = both(Math.floor(run / length));
    const which = run % length;
    return Array.from({ length: d }, (_, j) => pair[which === 1 || which === j + 2 ? d + j : j] ?? 0.5);
  };
}

/** Levels of a coordinate, and the step between two points in it. */
const levels = 4;
const step = levels / (2 * (levels - 1));

/** Walks on a grid of four levels, one coordinate at a time, in random order and direction (Morris 1991, Technometrics 33, 161). */
function trajectories(d: number, seed: number): DesignPoints {
  const length = patternLength('morris', d);
  return (run) => {
    const random = new RandomStream(mixed(seed, Math.floor(run / length)));
    const walk = Array.from({ length: d }, () => {
      const low = Math.floor(random.uniform() * (levels / 2)) / (levels - 1);
      return random.uniform() < 0.5 ? ([low, low + step] as const) : ([low + step, low] as const);
    });
    const order = Array.from({ length: d }, (_, i) => i);
    for (let i = d - 1; i > 0; i--) {
      const other = Math.floor(random.uniform() * (i + 1));
      [order[i], order[other]] = [order[other] ?? 0, order[i] ?? 0];
    }
    const gone = new Set(order.slice(0, run % length));
    return walk.map(([before, after], j) => (gone.has(j) ? after : before));
  };
}

/** A seed for each part of what one seed governs (the finaliser of MurmurHash3). */
function mixed(seed: number, part: number): number {
  let hash = Math.imul(seed ^ Math.imul(part + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
