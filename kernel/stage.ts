import {
  AREA, bandBytes, bands, bandwidth, carbon, DIFFUSION_TABLES, electrode, eliminationBytes, eliminations, EXCHANGE, FILM_CHARGE,
  FILM_SLOPE, filmLaw, films, FIXED_RESISTANCE, furtherSums, groupBytes, groupRecords, groups, GROWTH_FACTOR, GROWTH_RESISTANCE,
  INVERSE_LENGTH2, inverseD, NODE_OFFSETS, nodes, patches, PATCHES, PER_PATCH, perParticle, POTENTIAL_TABLES, potentials, PSI_OFFSETS,
  radialNodes, scalars, sums, SURFACE_RATE, THERMAL_VOLTAGE, WEIGHT,
} from './cell';
import { backwardCubic, backwardTridiagonal, forwardCubic, forwardTridiagonal } from './bands';
import { backwardCarbon, forwardCarbon } from './carbon';
import { solveElectrode } from './electrode';
import { inverseSine } from './elementary';
import {
  ALPHA_HAT, BETA, DENOMINATOR, FILM_D, FILM_H, FILM_J, FILM_K, FILM_PSI, FILM_X, OF_PATCHES, PARTICLE_B, PARTICLE_C, PATCH_B, PATCH_C,
  PATCH_R, PER_PATCH_ELIMINATION,
} from './factor';
import { growth } from './oxidation';
import { equilibrium, position, twoExchange } from './surface';
import { add, both, div, gather, mul, one, scatterAdd, sub, zero } from './vectors';

/** Sums over the patches of a group: of its current with that of its film, of that after the elimination, and of the current after it. */
const patchSums: usize = memory.data(48, 16);
const REACTION: usize = 0;
const ELIMINATED: usize = 16;
const ELIMINATED_CURRENT: usize = 32;

/**
 * u <- (shift M - df/dy)^-1 (f(state) + c), the right-hand side as `CellEquations.evaluate`, its solution as `Elimination.solve`: what
 * either does with a particle on the way to psi is done together, group by group. h is one over the shift.
 */
export function solveStage(state: usize, c: usize, u: usize, stage: i32, h: f64): void {
  memory.fill(sums, 0, <usize>nodes << 3);
  memory.fill(furtherSums, 0, <usize>nodes << 3);
  for (let g = 0; g < groups; g++) forward(g, state, c, u);
  if (carbon) forwardCarbon(state, c, u);
  solveElectrode(state, c, u, stage);
  if (carbon) backwardCarbon(u, h);
  for (let g = 0; g < groups; g++) backward(g, u, h);
}

@inline function forward(g: i32, state: usize, c: usize, u: usize): void {
  const from = <usize>(g * perParticle) << 4;
  const surface = <usize>(radialNodes - 1) << 4;
  const group = groupRecords + groupBytes * <usize>g;
  const e = eliminations + eliminationBytes * <usize>g;
  const band = bands + bandBytes * <usize>g;
  const tables = group + DIFFUSION_TABLES;
  const inverseL2 = v128.load(group, INVERSE_LENGTH2);
  const length2 = div(one(), inverseL2);
  const s = state + from;
  const average = patchesOf(s + surface, c + from + surface, u + from + surface, state, group, e);
  const flux = mul(v128.load(group, SURFACE_RATE), average);
  const last = bandwidth == 3
    ? forwardCubic(s, c + from, u + from, band, tables, inverseL2, length2, flux)
    : forwardTridiagonal(s, c + from, u + from, band, tables, inverseL2, length2, flux);
  const d = v128.load(inverseD + (<usize>(g * radialNodes) << 4) + surface);
  const alpha = mul(mul(last, v128.load(band + bandBytes - 16)), d);
  const hat = mul(v128.load(e, DENOMINATOR), sub(alpha, mul(v128.load(e, BETA), v128.load(patchSums, ELIMINATED_CURRENT))));
  v128.store(e, hat, ALPHA_HAT);
  const area = v128.load(group, AREA);
  const eliminated = add(v128.load(patchSums, ELIMINATED), mul(v128.load(e, PARTICLE_C), hat));
  scatterAdd(sums, group + NODE_OFFSETS, mul(area, v128.load(patchSums, REACTION)));
  scatterAdd(furtherSums, group + NODE_OFFSETS, mul(area, eliminated));
}

/** The patches of a group whose surface content is at `at`, with right-hand sides at `c` and results at `v`: [A/m2] its mean current density. */
@inline function patchesOf(at: usize, c: usize, v: usize, state: usize, group: usize, e: usize): v128 {
  const x = v128.load(at);
  const psi = gather(state + electrode, group + PSI_OFFSETS);
  const u = equilibrium(position(x), group + POTENTIAL_TABLES);
  const inverseTwoJ0 = div(one(), twoExchange(x, v128.load(group, EXCHANGE)));
  const thermal = v128.load64_splat(scalars, THERMAL_VOLTAGE);
  const charge = v128.load64_splat(scalars, FILM_CHARGE);
  let average = zero(), reaction = zero(), eliminated = zero(), current = zero();
  at += 16;
  c += 16;
  v += 16;
  for (let p = 0, patch = group + PATCHES, r = e + OF_PATCHES; p < patches; p++, patch += PER_PATCH, r += PER_PATCH_ELIMINATION) {
    const j = v128.load(at);
    const weight = v128.load(patch, WEIGHT);
    let resistance = v128.load(patch, FIXED_RESISTANCE);
    if (films) resistance = add(resistance, mul(v128.load(at, 16), v128.load(patch, FILM_SLOPE)));
    const overpotential = mul(thermal, inverseSine(mul(j, inverseTwoJ0)));
    let residual = add(sub(sub(sub(psi, u), mul(j, resistance)), overpotential), v128.load(c));
    let withSide = j, share = one(), side = zero();
    if (films) {
      const g = v128.load(at, 32);
      const drive = sub(psi, mul(j, v128.load(patch, GROWTH_RESISTANCE)));
      const grown = growth(filmLaw, drive, u, v128.load(at, 16), x, v128.load(patch, GROWTH_FACTOR), 0);
      const rate = add(sub(grown, g), v128.load(c, 32));
      const film = add(g, v128.load(c, 16));
      const g0 = mul(v128.load(r, FILM_K), add(rate, mul(v128.load(r, FILM_D), film)));
      residual = sub(residual, mul(v128.load(r, FILM_H), add(film, g0)));
      v128.store(v, film, 16);
      v128.store(v, g0, 32);
      withSide = add(j, mul(charge, g));
      side = mul(charge, g0);
      share = add(share, mul(charge, v128.load(r, FILM_J)));
    }
    const a = mul(residual, v128.load(r, PATCH_R));
    v128.store(v, a);
    average = add(average, mul(weight, j));
    reaction = add(reaction, mul(weight, withSide));
    current = add(current, mul(weight, a));
    eliminated = add(eliminated, mul(weight, add(mul(share, a), side)));
    const next: usize = films ? 48 : 16;
    at += next;
    c += next;
    v += next;
  }
  v128.store(patchSums, reaction, REACTION);
  v128.store(patchSums, eliminated, ELIMINATED);
  v128.store(patchSums, current, ELIMINATED_CURRENT);
  return average;
}

@inline function backward(g: i32, u: usize, h: f64): void {
  const group = groupRecords + groupBytes * <usize>g;
  const e = eliminations + eliminationBytes * <usize>g;
  const first = u + (<usize>(g * perParticle) << 4);
  const psi = gather(potentials, group + NODE_OFFSETS);
  const ds = sub(v128.load(e, ALPHA_HAT), mul(v128.load(e, PARTICLE_B), psi));
  let v = first + (<usize>radialNodes << 4);
  for (let p = 0, r = e + OF_PATCHES; p < patches; p++, r += PER_PATCH_ELIMINATION) {
    const j = sub(add(v128.load(v), mul(v128.load(r, PATCH_B), psi)), mul(v128.load(r, PATCH_C), ds));
    v128.store(v, j);
    if (films) {
      const byPsi = add(v128.load(v, 32), mul(v128.load(r, FILM_PSI), psi));
      const grown = add(add(byPsi, mul(v128.load(r, FILM_J), j)), mul(v128.load(r, FILM_X), ds));
      v128.store(v, grown, 32);
      v128.store(v, mul(both(h), add(v128.load(v, 16), grown)), 16);
      v += 48;
    } else v += 16;
  }
  const band = bands + bandBytes * <usize>g;
  const d = inverseD + (<usize>(g * radialNodes) << 4);
  if (bandwidth == 3) backwardCubic(first, band, d, ds);
  else backwardTridiagonal(first, band, d, ds);
}
