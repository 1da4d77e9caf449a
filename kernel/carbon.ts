import { CARBON_CHARGE, CARBON_FACTOR, carbonElimination, carbonLaw, electrode, furtherSums, nodes, scalars, sums } from './cell';
import { BY_EQUILIBRIUM, BY_POTENTIAL, BY_THICKNESS, growth, slopesOfGrowth } from './oxidation';
import { add, both, div, mul, one, sub, zero } from './vectors';

/**
 * The film on carbon at the nodes: psi, delta_C and g_C stand together there. Two nodes at a time; where their number is odd, the last
 * one is in both lanes. Of its elimination 1/(1 - h dg/ddelta), h dg/ddelta and dg/dpsi are kept for each node.
 */
const PER_NODE: usize = 24;

/** The doubles at `at` and, a node on, at `at` + `step`. */
@inline function pair(at: usize, step: usize): v128 {
  return v128.load64_lane(at + step, v128.load64_splat(at), 1);
}

@inline function store2(at: usize, step: usize, value: v128): void {
  v128.store64_lane(at + step, value, 1);
  v128.store64_lane(at, value, 0);
}

@inline function stepFrom(i: i32): usize {
  return i + 1 < nodes ? PER_NODE : 0;
}

@inline function grown(at: usize, step: usize, slopes: usize): v128 {
  const psi = pair(at, step);
  return growth(carbonLaw, psi, psi, pair(at + 8, step), zero(), v128.load64_splat(scalars, CARBON_FACTOR), slopes);
}

/** Adds to the slopes of the nodes, in `sums`, what carbon takes at the state; h is one over the shift. */
export function factorCarbon(state: usize, h: f64): void {
  const charge = v128.load64_splat(scalars, CARBON_CHARGE);
  for (let i = 0; i < nodes; i += 2) {
    const step = stepFrom(i);
    const offset = <usize>i * PER_NODE;
    grown(state + electrode + offset, step, slopesOfGrowth);
    const byDelta = mul(v128.load(slopesOfGrowth, BY_THICKNESS), both(h));
    const k = div(one(), sub(one(), byDelta));
    const byPotential = mul(k, add(v128.load(slopesOfGrowth, BY_POTENTIAL), v128.load(slopesOfGrowth, BY_EQUILIBRIUM)));
    const to = carbonElimination + offset;
    store2(to, step, k);
    store2(to + 8, step, byDelta);
    store2(to + 16, step, byPotential);
    addToNodes(sums, i, mul(charge, byPotential));
  }
}

/** Growth at the nodes of a state in the order of the program, into it and the sums of the nodes. */
export function growthOfCarbon(ofNodes: usize): void {
  const charge = v128.load64_splat(scalars, CARBON_CHARGE);
  for (let i = 0; i < nodes; i += 2) {
    const step = stepFrom(i);
    const at = ofNodes + <usize>i * PER_NODE;
    const rate = grown(at, step, slopesOfGrowth);
    store2(at + 16, step, rate);
    addToNodes(sums, i, mul(charge, rate));
    const byPotential = add(v128.load(slopesOfGrowth, BY_POTENTIAL), v128.load(slopesOfGrowth, BY_EQUILIBRIUM));
    addToNodes(furtherSums, i, mul(charge, byPotential));
  }
}

/** Right-hand side and forward elimination: f of the film and g0 into `u`, what carbon takes into the sums of the nodes. */
export function forwardCarbon(state: usize, c: usize, u: usize): void {
  const charge = v128.load64_splat(scalars, CARBON_CHARGE);
  for (let i = 0; i < nodes; i += 2) {
    const step = stepFrom(i);
    const offset = <usize>i * PER_NODE;
    const at = state + electrode + offset;
    const from = c + electrode + offset;
    const to = u + electrode + offset;
    const e = carbonElimination + offset;
    const g = pair(at + 16, step);
    const rate = add(sub(grown(at, step, 0), g), pair(from + 16, step));
    const film = add(g, pair(from + 8, step));
    const g0 = mul(pair(e, step), add(rate, mul(pair(e + 8, step), film)));
    store2(to + 8, step, film);
    store2(to + 16, step, g0);
    addToNodes(sums, i, mul(charge, g));
    addToNodes(furtherSums, i, mul(charge, g0));
  }
}

/** From psi in `u` the changes of the film. */
export function backwardCarbon(u: usize, h: f64): void {
  for (let i = 0; i < nodes; i++) {
    const offset = <usize>i * PER_NODE;
    const at = u + electrode + offset;
    const g = load<f64>(at, 16) + load<f64>(carbonElimination + offset, 16) * load<f64>(at);
    store<f64>(at, g, 16);
    store<f64>(at, h * (load<f64>(at, 8) + g), 8);
  }
}

@inline function addToNodes(base: usize, i: i32, value: v128): void {
  const at = base + (<usize>i << 3);
  store<f64>(at, load<f64>(at) + f64x2.extract_lane(value, 0));
  if (i + 1 < nodes) store<f64>(at, load<f64>(at, 8) + f64x2.extract_lane(value, 1), 8);
}
