/** Coefficients B_2k/(2k (2k-1)) of the asymptotic series of ln Gamma (Abramowitz & Stegun 1964, 6.1.41). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** Argument from which the series is exact to machine precision. */
export const LARGE = 12;

const MOST_TERMS = 100_000;
const TINY = 1e-300;

/** ln Gamma(x) for x > 0: Stirling's series, with Gamma(x+1) = x Gamma(x) for small x. */
export function lnGamma(x: number): number {
  let product = 1;
  let z = x;
  while (z < LARGE) {
    product *= z;
    z += 1;
  }
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + stirling(z) - Math.log(product);
}

/** What Stirling's formula lacks: ln Gamma(z) - ((z - 1/2) ln z - z + ln(2 pi)/2), for z >= LARGE. */
export function stirling(z: number): number {
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = STIRLING[k] + sum / (z * z);
  return sum / z;
}

/**
 * Regularised incomplete gamma functions P(a, x) and Q = 1 - P for a > 0, x >= 0, the smaller of them to full relative precision: series
 * (Abramowitz & Stegun 1964, 6.5.29) up to x = a + 1, continued fraction (6.5.31, evaluated after Lentz 1976) beyond.
 */
export function incompleteGamma(a: number, x: number): { readonly p: number; readonly q: number } {
  if (!(x > 0)) return { p: 0, q: 1 };
  if (x === Infinity) return { p: 1, q: 0 };
  const front = power(a, x);
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let k = 1; k < MOST_TERMS && term > sum * 1e-17; k++) {
      term *= x / (a + k);
      sum += term;
    }
    const p = Math.min(1, front * sum);
    return { p, q: 1 - p };
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < MOST_TERMS; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  const q = Math.min(1, front * fraction);
  return { p: 1 - q, q };
}

/** x^a exp(-x)/Gamma(a), for large a without the difference of large logarithms. */
function power(a: number, x: number): number {
  if (a < LARGE) return Math.exp(a * Math.log(x) - x - lnGamma(a));
  const away = (x - a) / a;
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-a * (away - Math.log1p(away)) - stirling(a));
}

/** Lentz's guard against a division by zero within a continued fraction. */
export function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
