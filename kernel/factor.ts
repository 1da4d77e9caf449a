import {
  AREA, bandBytes, bands, bandwidth, carbon, DIFFUSION_TABLES, eliminationBytes, eliminations, EXCHANGE, FILM_CHARGE, FILM_SLOPE,
  filmLaw, films, FIXED_RESISTANCE, groupBytes, groupRecords, groups, GROWTH_FACTOR, GROWTH_RESISTANCE, INVERSE_LENGTH2, inverseD,
  NODE_OFFSETS, patches, PATCHES, PER_PATCH, perParticle, POTENTIAL_TABLES, PSI_OFFSETS, radialNodes, scalars, sums, SURFACE_RATE,
  THERMAL_VOLTAGE, WEIGHT, electrode, nodes,
} from './cell';
import { factorCubic, factorTridiagonal } from './bands';
import { factorCarbon } from './carbon';
import { factorElectrode } from './electrode';
import { BY_CONTENT, BY_EQUILIBRIUM, BY_POTENTIAL, BY_THICKNESS, growth, slopesOfGrowth } from './oxidation';
import { equilibrium, equilibriumByContent, exchangeByContent, position, twoExchange } from './surface';
import { add, both, div, gather, mul, one, scatterAdd, sub, zero } from './vectors';

/** What remains of a group, byte offsets in its record of `eliminations`: names as in `Elimination`. */
export const BETA: usize = 0;
export const DENOMINATOR: usize = 16;
export const PARTICLE_B: usize = 32;
export const PARTICLE_C: usize = 48;
export const ALPHA_HAT: usize = 64;
/** From here on for each patch. */
export const OF_PATCHES: usize = 80;
export const PER_PATCH_ELIMINATION: usize = 144;
export const PATCH_R: usize = 0;
export const PATCH_B: usize = 16;
export const PATCH_C: usize = 32;
export const FILM_K: usize = 48;
export const FILM_PSI: usize = 64;
export const FILM_J: usize = 80;
export const FILM_X: usize = 96;
export const FILM_D: usize = 112;
export const FILM_H: usize = 128;

/** Factorises shift M - df/dy at a state, as `Elimination.factor`. */
export function factor(state: usize, shift: f64): void {
  const h = 1 / shift;
  memory.fill(sums, 0, <usize>nodes << 3);
  for (let g = 0; g < groups; g++) {
    const s = state + (<usize>(g * perParticle) << 4);
    const group = groupRecords + groupBytes * <usize>g;
    const e = eliminations + eliminationBytes * <usize>g;
    const band = bands + bandBytes * <usize>g;
    const d = inverseD + (<usize>(g * radialNodes) << 4);
    const tables = group + DIFFUSION_TABLES;
    const inverseL2 = v128.load(group, INVERSE_LENGTH2);
    const scaled = div(both(shift), inverseL2);
    const pivot = bandwidth == 3 ? factorCubic(s, band, d, tables, scaled) : factorTridiagonal(s, band, d, tables, scaled);
    const surface = <usize>(radialNodes - 1) << 4;
    const beta = mul(mul(div(v128.load(group, SURFACE_RATE), inverseL2), pivot), v128.load(d + surface));
    v128.store(e, beta, BETA);
    scatterAdd(sums, group + NODE_OFFSETS, mul(v128.load(group, AREA), patchesOf(s + surface, state, group, e, beta, h)));
  }
  if (carbon) factorCarbon(state, h);
  factorElectrode(h, shift);
}

/** The patches of a group whose surface content is at `at`: their elimination, and what their current rises by with psi [S/m2]. */
@inline function patchesOf(at: usize, state: usize, group: usize, e: usize, beta: v128, h: f64): v128 {
  const x = v128.load(at);
  const psi = gather(state + electrode, group + PSI_OFFSETS);
  const twoJ0 = twoExchange(x, v128.load(group, EXCHANGE));
  const z = position(x);
  const byContent = equilibriumByContent(x, z, group + POTENTIAL_TABLES);
  const u = films ? equilibrium(z, group + POTENTIAL_TABLES) : zero();
  const thermal = v128.load64_splat(scalars, THERMAL_VOLTAGE);
  const exchange = mul(thermal, exchangeByContent(x));
  const charge = v128.load64_splat(scalars, FILM_CHARGE);
  let sumB = zero(), sumC = zero(), totalB = zero(), totalC = zero();
  at += 16;
  for (let p = 0, patch = group + PATCHES, to = e + OF_PATCHES; p < patches; p++, patch += PER_PATCH, to += PER_PATCH_ELIMINATION) {
    const j = v128.load(at);
    const root = f64x2.sqrt(add(mul(j, j), mul(twoJ0, twoJ0)));
    let r = add(v128.load(patch, FIXED_RESISTANCE), div(thermal, root));
    let slope = sub(byContent, div(mul(exchange, j), root));
    let b = one(), share = one(), sideB = zero(), sideC = zero();
    if (films) {
      const delta = v128.load(at, 16);
      const filmSlope = v128.load(patch, FILM_SLOPE);
      const behind = v128.load(patch, GROWTH_RESISTANCE);
      growth(filmLaw, sub(psi, mul(j, behind)), u, delta, x, v128.load(patch, GROWTH_FACTOR), slopesOfGrowth);
      const byDelta = mul(v128.load(slopesOfGrowth, BY_THICKNESS), both(h));
      const k = div(one(), sub(one(), byDelta));
      const g1 = mul(k, v128.load(slopesOfGrowth, BY_POTENTIAL));
      const g2 = mul(f64x2.neg(behind), g1);
      const g3 = mul(k, add(v128.load(slopesOfGrowth, BY_CONTENT), mul(v128.load(slopesOfGrowth, BY_EQUILIBRIUM), byContent)));
      const hp = mul(mul(j, filmSlope), both(h));
      v128.store(to, k, FILM_K);
      v128.store(to, g1, FILM_PSI);
      v128.store(to, g2, FILM_J);
      v128.store(to, g3, FILM_X);
      v128.store(to, byDelta, FILM_D);
      v128.store(to, hp, FILM_H);
      r = add(add(r, mul(delta, filmSlope)), mul(hp, g2));
      slope = add(slope, mul(hp, g3));
      b = sub(b, mul(hp, g1));
      share = add(share, mul(charge, g2));
      sideB = mul(charge, g1);
      sideC = mul(charge, g3);
      at += 48;
    } else at += 16;
    const inverse = div(one(), r);
    const bp = mul(b, inverse);
    const cp = mul(slope, inverse);
    v128.store(to, inverse, PATCH_R);
    v128.store(to, bp, PATCH_B);
    v128.store(to, cp, PATCH_C);
    const weight = v128.load(patch, WEIGHT);
    sumB = add(sumB, mul(weight, bp));
    sumC = add(sumC, mul(weight, cp));
    totalB = add(totalB, mul(weight, add(mul(share, bp), sideB)));
    totalC = add(totalC, mul(weight, sub(sideC, mul(share, cp))));
  }
  const denominator = div(one(), sub(one(), mul(beta, sumC)));
  v128.store(e, denominator, DENOMINATOR);
  v128.store(e, mul(mul(denominator, beta), sumB), PARTICLE_B);
  v128.store(e, totalC, PARTICLE_C);
  return sub(totalB, mul(mul(mul(totalC, denominator), beta), sumB));
}
