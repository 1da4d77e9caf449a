import { DIFFUSION_FROM, DIFFUSION_INVERSE, lastDiffusionCell, phi, radialMass, radialNodes, scalars, stiffness, stiffnessRows } from './cell';
import { tableSlope, tableValue } from './tables';
import { add, div, mul, one, sub, zero } from './vectors';

/**
 * Diffusion in the particles of a group: the stage matrix and its factors as `DiffusionFactors`, right-hand side and sweeps as
 * `Diffusion` and `bandLdl`, for the bandwidths 3 (cubic elements) and 1 (finite volumes). The right-hand side is made and swept in one loop.
 */

/** 1/D(s) of a content; `from` and `inverse` are of the table. */
@inline function inverseDiffusivity(content: v128, tables: usize, from: v128, inverse: v128, last: i32): v128 {
  return div(one(), mul(inverse, tableSlope(tables, mul(sub(content, from), inverse), last)));
}

/** L and 1/D of shift mass/D(s) + S/L^2 times L^2 into `band`, 1/D(s) of the contents at `s` into `d`; `scaled` is shift L^2. Returns the last pivot. */
@inline export function factorCubic(s: usize, band: usize, d: usize, tables: usize, scaled: v128): v128 {
  const from = v128.load64_splat(scalars, DIFFUSION_FROM);
  const inverse = v128.load64_splat(scalars, DIFFUSION_INVERSE);
  const last = lastDiffusionCell;
  const end = s + (<usize>radialNodes << 4);
  let l21 = zero(), l31 = zero(), l32 = zero(), d1 = zero(), d2 = zero(), d3 = zero();
  // L^-1 of the row sums, from which the last pivot follows exactly.
  let x1 = zero(), x2 = zero(), x3 = zero();
  for (let m = radialMass, row = stiffness; s < end; s += 16, d += 16, band += 64, m += 8, row += 32) {
    const inverseD = inverseDiffusivity(v128.load(s), tables, from, inverse, last);
    v128.store(d, inverseD);
    const excess = mul(mul(v128.load64_splat(m), scaled), inverseD);
    const w3 = v128.load64_splat(row);
    const w2 = sub(v128.load64_splat(row, 8), mul(w3, l32));
    const w1 = sub(sub(v128.load64_splat(row, 16), mul(w3, l31)), mul(w2, l21));
    const m3 = mul(w3, d3);
    const m2 = mul(w2, d2);
    const m1 = mul(w1, d1);
    const pivot = sub(sub(sub(add(v128.load64_splat(row, 24), excess), mul(w3, m3)), mul(w2, m2)), mul(w1, m1));
    v128.store(band, m3);
    v128.store(band, m2, 16);
    v128.store(band, m1, 32);
    const x = sub(sub(sub(excess, mul(m3, x3)), mul(m2, x2)), mul(m1, x1));
    l32 = l21;
    l31 = m2;
    l21 = m1;
    d3 = d2;
    d2 = d1;
    d1 = div(one(), pivot);
    v128.store(band, d1, 48);
    x3 = x2;
    x2 = x1;
    x1 = x;
  }
  const exact = div(one(), x1);
  v128.store(band - 16, exact);
  return exact;
}

@inline export function factorTridiagonal(s: usize, band: usize, d: usize, tables: usize, scaled: v128): v128 {
  const from = v128.load64_splat(scalars, DIFFUSION_FROM);
  const inverse = v128.load64_splat(scalars, DIFFUSION_INVERSE);
  const last = lastDiffusionCell;
  const end = s + (<usize>radialNodes << 4);
  let d1 = zero(), x1 = zero();
  for (let m = radialMass, row = stiffness; s < end; s += 16, d += 16, band += 32, m += 8, row += 16) {
    const inverseD = inverseDiffusivity(v128.load(s), tables, from, inverse, last);
    v128.store(d, inverseD);
    const excess = mul(mul(v128.load64_splat(m), scaled), inverseD);
    const off = v128.load64_splat(row);
    const l = mul(off, d1);
    v128.store(band, l);
    d1 = div(one(), sub(add(v128.load64_splat(row, 8), excess), mul(off, l)));
    v128.store(band, d1, 16);
    x1 = sub(excess, mul(l, x1));
  }
  const exact = div(one(), x1);
  v128.store(band - 16, exact);
  return exact;
}

/** -Phi(s)/L^2 of the contents at `s` into `phi`, behind which there are zeros. */
@inline function transform(s: usize, tables: usize, scale: v128): void {
  const from = v128.load64_splat(scalars, DIFFUSION_FROM);
  const inverse = v128.load64_splat(scalars, DIFFUSION_INVERSE);
  const last = lastDiffusionCell;
  const end = s + (<usize>radialNodes << 4);
  for (let to = phi; s < end; s += 16, to += 16) {
    v128.store(to, mul(scale, tableValue(tables, mul(sub(v128.load(s), from), inverse), last)));
  }
}

/**
 * L^-1 (f(s) + c) L^2 into `v`, but for its surface, which is returned; `flux` is what leaves through it [1/s]. `inverseL2` is 1/L^2,
 * `length2` its inverse.
 */
@inline export function forwardCubic(
  s: usize, c: usize, v: usize, band: usize, tables: usize, inverseL2: v128, length2: v128, flux: v128,
): v128 {
  transform(s, tables, f64x2.neg(inverseL2));
  const surface = v + (<usize>(radialNodes - 1) << 4);
  let p = phi;
  let p0 = zero(), p1 = zero(), p2 = zero(), p3 = v128.load(p), p4 = v128.load(p, 16), p5 = v128.load(p, 32);
  let gained = zero(), x1 = zero(), x2 = zero(), x3 = zero();
  for (let row = stiffnessRows; v < surface; v += 16, c += 16, p += 16, band += 64, row += 56) {
    const p6 = v128.load(p, 48);
    const lower = add(add(mul(v128.load64_splat(row), p0), mul(v128.load64_splat(row, 8), p1)), mul(v128.load64_splat(row, 16), p2));
    const middle = add(add(lower, mul(v128.load64_splat(row, 24), p3)), mul(v128.load64_splat(row, 32), p4));
    const f = add(add(middle, mul(v128.load64_splat(row, 40), p5)), mul(v128.load64_splat(row, 48), p6));
    gained = add(gained, f);
    const right = mul(length2, add(f, v128.load(c)));
    const x = sub(sub(sub(right, mul(v128.load(band), x3)), mul(v128.load(band, 16), x2)), mul(v128.load(band, 32), x1));
    v128.store(v, x);
    x3 = x2;
    x2 = x1;
    x1 = x;
    p0 = p1;
    p1 = p2;
    p2 = p3;
    p3 = p4;
    p4 = p5;
    p5 = p6;
  }
  const right = mul(length2, add(sub(f64x2.neg(gained), flux), v128.load(c)));
  return sub(sub(sub(right, mul(v128.load(band), x3)), mul(v128.load(band, 16), x2)), mul(v128.load(band, 32), x1));
}

@inline export function forwardTridiagonal(
  s: usize, c: usize, v: usize, band: usize, tables: usize, inverseL2: v128, length2: v128, flux: v128,
): v128 {
  transform(s, tables, f64x2.neg(inverseL2));
  const surface = v + (<usize>(radialNodes - 1) << 4);
  let p = phi;
  let p0 = zero(), p1 = v128.load(p);
  let gained = zero(), x1 = zero();
  for (let row = stiffnessRows; v < surface; v += 16, c += 16, p += 16, band += 32, row += 24) {
    const p2 = v128.load(p, 16);
    const lower = add(mul(v128.load64_splat(row), p0), mul(v128.load64_splat(row, 8), p1));
    const f = add(lower, mul(v128.load64_splat(row, 16), p2));
    gained = add(gained, f);
    x1 = sub(mul(length2, add(f, v128.load(c))), mul(v128.load(band), x1));
    v128.store(v, x1);
    p0 = p1;
    p1 = p2;
  }
  const right = mul(length2, add(sub(f64x2.neg(gained), flux), v128.load(c)));
  return sub(right, mul(v128.load(band), x1));
}

/** From ds at the surface the change of all contents, in `v` where the forward sweep left its own; `d` is 1/D(s), `band` as factorised. */
@inline export function backwardCubic(v: usize, band: usize, d: usize, ds: v128): void {
  const inside = <usize>(radialNodes - 1) << 4;
  const first = v;
  v += inside;
  d += inside;
  band += inside << 2;
  let y1 = div(ds, v128.load(d)), y2 = zero(), y3 = zero();
  v128.store(v, ds);
  // Column n of L: L[n+1][n], L[n+2][n] and L[n+3][n] are in the rows below it.
  let m1 = v128.load(band, 32), m2 = zero(), m3 = zero();
  let next2 = v128.load(band, 16), next3 = v128.load(band), later3 = zero();
  while (v > first) {
    v -= 16;
    d -= 16;
    band -= 64;
    const x = sub(sub(sub(mul(v128.load(v), v128.load(band, 48)), mul(m3, y3)), mul(m2, y2)), mul(m1, y1));
    v128.store(v, mul(x, v128.load(d)));
    y3 = y2;
    y2 = y1;
    y1 = x;
    m3 = later3;
    m2 = next2;
    m1 = v128.load(band, 32);
    later3 = next3;
    next3 = v128.load(band);
    next2 = v128.load(band, 16);
  }
}

@inline export function backwardTridiagonal(v: usize, band: usize, d: usize, ds: v128): void {
  const inside = <usize>(radialNodes - 1) << 4;
  const first = v;
  v += inside;
  d += inside;
  band += inside << 1;
  let y1 = div(ds, v128.load(d));
  v128.store(v, ds);
  let m1 = v128.load(band);
  while (v > first) {
    v -= 16;
    d -= 16;
    band -= 32;
    y1 = sub(mul(v128.load(v), v128.load(band, 16)), mul(m1, y1));
    v128.store(v, mul(y1, v128.load(d)));
    m1 = v128.load(band);
  }
}
