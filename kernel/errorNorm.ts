import {
  carbon, CURRENT_SCALE, electrode, FILM_SCALE, films, groups, INTERIOR_WEIGHT, modes, nodes, patches, perNode, perParticle, radialNodes, scalars,
} from './cell';
import { followsLaw } from './electrode';
import { add, both, div, mul, zero } from './vectors';

/** `errorNorm` of the program, in units of one; `f64x2.max` and `max` hand NaN on. */
export function errorNorm(before: usize, after: usize, error: usize): f64 {
  const filmScale = v128.load64_splat(scalars, FILM_SCALE);
  const interior = v128.load64_splat(scalars, INTERIOR_WEIGHT);
  const inside = <usize>(radialNodes - 1) << 4;
  let largest = zero();
  for (let g = 0; g < groups; g++) {
    const from = <usize>(g * perParticle) << 4;
    const e = error + from;
    let sum = zero();
    for (let n: usize = 0; n < inside; n += 16) {
      const one = v128.load(e + n);
      sum = add(sum, mul(one, one));
    }
    largest = f64x2.max(largest, f64x2.abs(v128.load(e + inside)));
    largest = f64x2.max(largest, mul(interior, f64x2.sqrt(div(sum, both(radialNodes)))));
    if (!films) continue;
    for (let p = 0; p < patches; p++) {
      const at = inside + 32 + 48 * <usize>p;
      const scale = add(filmScale, f64x2.abs(v128.load(after + from + at)));
      largest = f64x2.max(largest, div(f64x2.abs(v128.load(e + at)), scale));
    }
  }
  let worst = max(f64x2.extract_lane(largest, 0), f64x2.extract_lane(largest, 1));
  const step = <usize>perNode << 3;
  for (let i: usize = 0; i < <usize>nodes; i++) {
    const at = electrode + step * i;
    worst = max(worst, abs(load<f64>(error + at)));
    if (carbon) worst = max(worst, abs(load<f64>(error + at, 8)) / (load<f64>(scalars, FILM_SCALE) + abs(load<f64>(after + at, 8))));
  }
  if (modes > 0) {
    const first = error + electrode + step * <usize>nodes + 16;
    let sum: f64 = 0;
    let squares: f64 = 0;
    for (let n: usize = 0; n < <usize>modes; n++) {
      const one = load<f64>(first + (n << 3));
      sum += one;
      squares += one * one;
    }
    worst = max(worst, max(abs(sum), load<f64>(scalars, INTERIOR_WEIGHT) * sqrt(squares)));
  }
  if (!followsLaw()) return worst;
  const at = electrode + step * <usize>nodes + 8;
  const scale = abs(load<f64>(before + at)) + abs(load<f64>(after + at)) + load<f64>(scalars, CURRENT_SCALE);
  return max(worst, abs(load<f64>(error + at)) / scale);
}
