/** Complex numbers for formulas that are read more often than they run; hot loops write out real and imaginary parts. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

export const complex = (re: number, im = 0): Complex => ({ re, im });
export const add = (a: Complex, b: Complex): Complex => ({ re: a.re + b.re, im: a.im + b.im });
export const subtract = (a: Complex, b: Complex): Complex => ({ re: a.re - b.re, im: a.im - b.im });
export const scaled = (factor: number, a: Complex): Complex => ({ re: factor * a.re, im: factor * a.im });
export const multiply = (a: Complex, b: Complex): Complex => ({
  re: a.re * b.re - a.im * b.im,
  im: a.re * b.im + a.im * b.re,
});
export const modulus = (a: Complex): number => Math.hypot(a.re, a.im);

/** Smith's quotient (1962): no overflow where the result does not. */
export function divide(a: Complex, b: Complex): Complex {
  if (Math.abs(b.re) >= Math.abs(b.im)) {
    const ratio = b.im / b.re;
    const d = b.re + b.im * ratio;
    return { re: (a.re + a.im * ratio) / d, im: (a.im - a.re * ratio) / d };
  }
  const ratio = b.re / b.im;
  const d = b.re * ratio + b.im;
  return { re: (a.re * ratio + a.im) / d, im: (a.im * ratio - a.re) / d };
}

export const inverse = (a: Complex): Complex => divide({ re: 1, im: 0 }, a);

/** The root with positive real part. */
export function squareRoot(a: Complex): Complex {
  const size = Math.hypot(a.re, a.im);
  if (size === 0) return { re: 0, im: 0 };
  const big = Math.sqrt(0.5 * (size + Math.abs(a.re)));
  const small = a.im / (2 * big);
  if (a.re >= 0) return { re: big, im: small };
  return { re: Math.abs(small), im: a.im >= 0 ? big : -big };
}

/** (j omega)^power. */
export function imaginaryPower(omega: number, power: number): Complex {
  const size = omega ** power;
  return { re: size * Math.cos((power * Math.PI) / 2), im: size * Math.sin((power * Math.PI) / 2) };
}

/** tanh by e^-2|a|, so that large arguments do not overflow. */
export function hyperbolicTangent(a: Complex): Complex {
  if (a.re < 0) return scaled(-1, hyperbolicTangent(scaled(-1, a)));
  if (Math.hypot(a.re, a.im) < 1e-4) {
    const square = multiply(a, a);
    return multiply(a, { re: 1 - square.re / 3, im: -square.im / 3 });
  }
  const decay = Math.exp(-2 * a.re);
  const e = { re: decay * Math.cos(2 * a.im), im: -decay * Math.sin(2 * a.im) };
  return divide({ re: 1 - e.re, im: -e.im }, { re: 1 + e.re, im: e.im });
}

export const hyperbolicCotangent = (a: Complex): Complex => inverse(hyperbolicTangent(a));
