import { growthOfCarbon } from './carbon';
import {
  AREA, border, carbon, conduction, EXCHANGE, FILM_CHARGE, FILM_SLOPE, FIXED_RESISTANCE, filmLaw, films, flat, furtherSums, GROWTH_FACTOR,
  GROWTH_RESISTANCE, groupBytes, groupRecords, groups, matrix, NODE_OFFSETS, nodeLength, nodes, PATCHES, PER_PATCH, POTENTIAL_TABLES,
  particles, patches, perNode, perParticle, potentials, PSI_OFFSETS, radialNodes, scalars, sums, THERMAL_VOLTAGE, WEIGHT,
} from './cell';
import { exponential, inverseSine, logarithm } from './elementary';
import { BY_POTENTIAL, growth, slopesOfGrowth } from './oxidation';
import { equilibrium, position, twoExchange } from './surface';
import { add, both, choose, div, gather, mul, one, scatterAdd, sub, zero } from './vectors';

/** A Newton move smaller than this, relative, is the last one. */
const LAST_PART: f64 = 1e-8;
const MOST_ITERATIONS = 100;

/**
 * Patch currents and film rates at the psi of the state in the order of the program at `flat`, as `residual` of `ConsistentStart`; minus
 * the residual of the nodes is left in `potentials`, its derivatives in `matrix`.
 */
export function balance(): void {
  const bytes = <usize>perParticle << 3;
  const ofNodes = flat + <usize>particles * bytes;
  memory.fill(sums, 0, <usize>nodes << 3);
  memory.fill(furtherSums, 0, <usize>nodes << 3);
  for (let g = 0; g < groups; g++) {
    const a = flat + <usize>(2 * g) * bytes + (<usize>(radialNodes - 1) << 3);
    balanceGroup(a, 2 * g + 1 < particles ? a + bytes : a, ofNodes, groupRecords + groupBytes * <usize>g);
  }
  if (carbon) growthOfCarbon(ofNodes);
  const n = nodes;
  const step = <usize>perNode << 3;
  const current = load<f64>(ofNodes + step * <usize>n, 8);
  const first = load<f64>(ofNodes);
  memory.copy(matrix, conduction, <usize>(n * n) << 3);
  for (let i = 0; i < n; i++) {
    const i8 = <usize>i << 3;
    const length = load<f64>(nodeLength + i8);
    let sum = length * load<f64>(sums + i8) - load<f64>(border + i8) * current;
    const row = conduction + (<usize>(i * n) << 3);
    for (let m: usize = 0; m < <usize>n; m++) sum += load<f64>(row + (m << 3)) * (load<f64>(ofNodes + step * m) - first);
    store<f64>(potentials + i8, -sum);
    const diagonal = matrix + (<usize>(i * n + i) << 3);
    store<f64>(diagonal, load<f64>(diagonal) + length * load<f64>(furtherSums + i8));
  }
}

@inline function pair(a: usize, b: usize): v128 {
  return v128.load64_lane(b, v128.load64_splat(a), 1);
}

/** The patches of two particles, whose surface contents are at `a` and `b`; an only particle is written twice, alike. */
@inline function balanceGroup(a: usize, b: usize, ofNodes: usize, group: usize): void {
  const x = pair(a, b);
  const psi = gather(ofNodes, group + PSI_OFFSETS);
  const u = equilibrium(position(x), group + POTENTIAL_TABLES);
  const twoJ0 = twoExchange(x, v128.load(group, EXCHANGE));
  const thermal = v128.load64_splat(scalars, THERMAL_VOLTAGE);
  const charge = v128.load64_splat(scalars, FILM_CHARGE);
  let total = zero(), slope = zero();
  a += 8;
  b += 8;
  for (let p = 0, patch = group + PATCHES; p < patches; p++, patch += PER_PATCH) {
    let resistance = v128.load(patch, FIXED_RESISTANCE);
    if (films) resistance = add(resistance, mul(pair(a + 8, b + 8), v128.load(patch, FILM_SLOPE)));
    const j = patchCurrent(sub(psi, u), resistance, twoJ0, thermal, pair(a, b));
    v128.store64_lane(a, j, 0);
    v128.store64_lane(b, j, 1);
    const root = f64x2.sqrt(add(mul(j, j), mul(twoJ0, twoJ0)));
    let conductance = div(one(), add(resistance, div(thermal, root)));
    let withSide = j;
    if (films) {
      const behind = v128.load(patch, GROWTH_RESISTANCE);
      const drive = sub(psi, mul(j, behind));
      const rate = growth(filmLaw, drive, u, pair(a + 8, b + 8), x, v128.load(patch, GROWTH_FACTOR), slopesOfGrowth);
      v128.store64_lane(a + 16, rate, 0);
      v128.store64_lane(b + 16, rate, 1);
      withSide = add(j, mul(charge, rate));
      const byDrive = mul(charge, v128.load(slopesOfGrowth, BY_POTENTIAL));
      conductance = add(conductance, mul(byDrive, sub(one(), mul(behind, conductance))));
    }
    const weight = v128.load(patch, WEIGHT);
    total = add(total, mul(weight, withSide));
    slope = add(slope, mul(weight, conductance));
    const next: usize = films ? 24 : 8;
    a += next;
    b += next;
  }
  const area = v128.load(group, AREA);
  scatterAdd(sums, group + NODE_OFFSETS, mul(area, total));
  scatterAdd(furtherSums, group + NODE_OFFSETS, mul(area, slope));
}

/** `patchCurrent` of the program: a lane that has arrived waits for the other. */
@inline function patchCurrent(drive: v128, resistance: v128, twoJ0: v128, thermal: v128, guess: v128): v128 {
  const target = f64x2.abs(drive);
  const c = mul(twoJ0, resistance);
  const inward = f64x2.lt(drive, zero());
  const z = div(choose(inward, f64x2.neg(guess), guess), twoJ0);
  const usable = v128.and(f64x2.gt(z, zero()), f64x2.lt(z, both(1e300)));
  let a = v128.and(logarithm(add(z, f64x2.sqrt(add(mul(z, z), one())))), usable);
  const good = v128.andnot(f64x2.gt(a, zero()), f64x2.gt(mul(a, thermal), target));
  if (!i64x2.all_true(good)) a = choose(good, a, upperBound(target, c, thermal));
  let sinh = a;
  let active = i64x2.splat(-1);
  for (let i = 0; i < MOST_ITERATIONS; i++) {
    const e = exponential(a);
    const inverse = div(one(), e);
    const cosh = mul(both(0.5), add(e, inverse));
    const value = choose(f64x2.lt(a, both(1e-5)), a, mul(both(0.5), sub(e, inverse)));
    const move = div(sub(add(mul(c, value), mul(thermal, a)), target), add(mul(c, cosh), thermal));
    const moved = sub(a, move);
    const arrived = f64x2.le(f64x2.abs(move), mul(both(LAST_PART), moved));
    sinh = choose(active, choose(arrived, sub(value, mul(move, cosh)), value), sinh);
    active = v128.andnot(active, arrived);
    if (!v128.any_true(active)) break;
    const far = v128.and(active, f64x2.lt(move, both(-1)));
    a = choose(active, moved, a);
    if (v128.any_true(far)) a = choose(far, f64x2.min(moved, upperBound(target, c, thermal)), a);
  }
  const j = mul(twoJ0, sinh);
  return choose(inward, f64x2.neg(j), j);
}

function upperBound(target: v128, c: v128, thermal: v128): v128 {
  const a = div(target, thermal);
  const bound = choose(f64x2.gt(c, zero()), f64x2.min(a, inverseSine(div(target, c))), a);
  return f64x2.min(bound, both(700));
}
