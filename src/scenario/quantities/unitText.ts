import { type Dimension, dimensionless, findUnit, type Unit } from './units.js';

/**
 * One spelling for signs that look alike: micro and mu, ohm and omega, angstrom and the letter, superscripts, middle dots, the
 * degree sign. By their numbers where an editor that composes letters would make one of two.
 */
export function plainSigns(text: string): string {
  if (plain.test(text) && !spelt.test(text)) return text.trim();
  return text
    .replace(/[\u00B5\u03BC]/g, 'u')
    .replace(/[\u03A9\u2126]/g, 'Ohm')
    .replace(/℃|°\s?C|deg C\b|[cC]elsius\b/g, 'degC')
    .replace(/[\u00C5\u212B]/g, 'angstrom')
    .replace(/[−–⁻]/g, '-')
    .replace(/[⁰¹²³⁴-⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)))
    .replace(/[·⋅×*]/g, ' ')
    .trim();
}

/** What needs no second look: most of what is written. */
const plain = /^[\w\s./^%()+-]*$/;
const spelt = /deg C\b|celsius/i;

/** No quantity of a cell has a higher power of a unit. */
const highestPower = 9;

/**
 * Reads "mAh/g", "A m^-2", "Ohm cm2", "J/(mol K)", "cm2/s": products by a blank, a star or a point, quotients from left to
 * right, whole powers with or without ^. The empty text is the unit of pure numbers.
 */
export function parseUnit(text: string): Unit | { readonly error: string } {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const found = readUnit(text);
  if (parsed.size < mostParsed) parsed.set(text, found);
  return found;
}

/** Scenarios that are read thousands of times have the same few units. */
const parsed = new Map<string, Unit | { readonly error: string }>();
const mostParsed = 1000;

function readUnit(text: string): Unit | { readonly error: string } {
  const tokens = plainSigns(text).match(/[A-Za-z%]+|\^?[+-]?\d+|[/().]|\s+|./g) ?? [];
  let at = 0;
  let error: string | undefined;

  const skipBlanks = (): void => {
    while (/^[\s.]/.test(tokens[at] ?? '')) at += 1;
  };

  const exponent = (): number => {
    const token = tokens[at];
    if (token === undefined || !/^\^?[+-]?\d+$/.test(token)) return 1;
    at += 1;
    const power = Number(token.replace('^', ''));
    if (Math.abs(power) > highestPower) error ??= `the power in "${text}" is out of bounds`;
    return power;
  };

  const factor = (): Unit => {
    skipBlanks();
    const token = tokens[at];
    at += 1;
    if (token === '(') {
      const inner = product();
      if (tokens[at] !== ')') error ??= `a bracket is not closed in "${text}"`;
      at += 1;
      return raise(inner, exponent());
    }
    if (token === '1') return { scale: 1, power: 0, dimension: dimensionless };
    const unit = token === undefined ? undefined : findUnit(token);
    if (unit === undefined) {
      error ??= token === undefined ? `a unit is missing at the end of "${text}"` : `"${token}" is not a unit`;
      return { scale: 1, power: 0, dimension: dimensionless };
    }
    return raise(unit, exponent());
  };

  const product = (): Unit => {
    let total = factor();
    for (;;) {
      skipBlanks();
      const token = tokens[at];
      if (error !== undefined || token === undefined || token === ')') return total;
      if (token === '/') at += 1;
      const next = factor();
      total = multiply(total, token === '/' ? raise(next, -1) : next);
    }
  };

  if (tokens.length === 0) return { scale: 1, power: 0, dimension: dimensionless };
  const unit = product();
  if (error === undefined && at < tokens.length) error = `"${tokens[at]}" is out of place in "${text}"`;
  if (error === undefined && !(Number.isFinite(unit.scale) && Math.abs(unit.power) < 200))
    error = `"${text}" is out of bounds`;
  return error === undefined ? unit : { error };
}

function sumOf(a: Dimension, b: Dimension): Dimension {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4], a[5] + b[5]];
}

function multiply(a: Unit, b: Unit): Unit {
  return {
    scale: a.scale * b.scale,
    power: a.power + b.power,
    dimension: sumOf(a.dimension, b.dimension),
  };
}

function raise(unit: Unit, n: number): Unit {
  return {
    scale: unit.scale ** n,
    power: unit.power * n,
    dimension: unit.dimension.map((exponent) => exponent * n + 0) as unknown as Dimension,
  };
}
