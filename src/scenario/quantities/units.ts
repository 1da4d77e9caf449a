/** Exponents of m, kg, s, A, K, mol. */
export type Dimension = readonly [number, number, number, number, number, number];

export const dimensionless: Dimension = [0, 0, 0, 0, 0, 0];

/**
 * A unit as scale 10^power SI. Decimal powers are kept apart from the scale so that "60 um" becomes the number nearest to
 * 6e-5 and not a product with a rounding error: the same recipe in other units gives bit-identical results.
 */
export interface Unit {
  readonly scale: number;
  readonly power: number;
  readonly dimension: Dimension;
}

interface NamedUnit extends Unit {
  readonly prefixable: boolean;
}

const plain = (dimension: Dimension, power = 0, scale = 1): NamedUnit => ({
  scale,
  power,
  dimension,
  prefixable: false,
});
const prefixable = (dimension: Dimension, power = 0, scale = 1): NamedUnit => ({
  scale,
  power,
  dimension,
  prefixable: true,
});

const time: Dimension = [0, 0, 1, 0, 0, 0];
const length: Dimension = [1, 0, 0, 0, 0, 0];
const temperature: Dimension = [0, 0, 0, 0, 1, 0];
const pressure: Dimension = [-1, 1, -2, 0, 0, 0];
const energy: Dimension = [2, 1, -2, 0, 0, 0];
const charge: Dimension = [0, 0, 1, 1, 0, 0];
const resistance: Dimension = [2, 1, -3, -2, 0, 0];

const share = plain(dimensionless, -2);
const second = prefixable(time);
const minute = plain(time, 1, 6);
const hour = plain(time, 2, 36);
const day = plain(time, 2, 864);
const week = plain(time, 2, 6048);
const month = plain(time, 2, 26298);
const year = plain(time, 2, 315576);
const ohm = prefixable(resistance);

// Kelvin differences in products; the offset of a lone degC is added where quantities are read.
const celsius = plain(temperature);

const named: ReadonlyMap<string, NamedUnit> = new Map(
  Object.entries({
    m: prefixable(length),
    micron: plain(length, -6),
    angstrom: plain(length, -10),
    g: prefixable([0, 1, 0, 0, 0, 0], -3),
    t: plain([0, 1, 0, 0, 0, 0], 3),
    L: prefixable([3, 0, 0, 0, 0, 0], -3),
    l: prefixable([3, 0, 0, 0, 0, 0], -3),
    s: second,
    sec: plain(time),
    second: plain(time),
    seconds: plain(time),
    min: minute,
    minute: minute,
    minutes: minute,
    h: hour,
    hr: hour,
    hour: hour,
    hours: hour,
    d: day,
    day: day,
    days: day,
    week: week,
    weeks: week,
    month: month,
    months: month,
    year: year,
    years: year,
    A: prefixable([0, 0, 0, 1, 0, 0]),
    K: prefixable(temperature),
    degC: celsius,
    mol: prefixable([0, 0, 0, 0, 0, 1]),
    V: prefixable([2, 1, -3, -1, 0, 0]),
    Ohm: ohm,
    ohm: ohm,
    S: prefixable([-2, -1, 3, 2, 0, 0]),
    C: prefixable(charge),
    Ah: prefixable(charge, 2, 36),
    F: prefixable([-2, -1, 4, 2, 0, 0]),
    N: prefixable([1, 1, -2, 0, 0, 0]),
    Pa: prefixable(pressure),
    bar: prefixable(pressure, 5),
    atm: plain(pressure, 0, 101325),
    J: prefixable(energy),
    Wh: prefixable(energy, 2, 36),
    eV: prefixable(energy, -19, 1.602176634),
    W: prefixable([2, 1, -3, 0, 0, 0]),
    Hz: prefixable([0, 0, -1, 0, 0, 0]),
    '%': share,
    percent: share,
    'wt%': share,
    'at%': share,
    'vol%': share,
    'mol%': share,
    ppm: plain(dimensionless, -6),
  }),
);

const prefixes: ReadonlyMap<string, number> = new Map([
  ['f', -15],
  ['p', -12],
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['c', -2],
  ['d', -1],
  ['h', 2],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
]);

/** Spellings a lab uses, for suggestions. */
export const familiarUnits: readonly string[] = (
  'mg mg/cm2 g kg nm um mm cm m mm2 cm2 m2 degC K MPa GPa kPa kN bar s min h days mA A mA/g mA/cm2 A/m2 mAh mAh/g mAh/cm2 ' +
  'V mV S/m S/cm mS/cm Ohm Ohm_cm2 Ohm_m2 m2/s cm2/s mol/m3 mol/L mmol kg/m3 g/cm3 kJ/mol eV % Hz F/m2'
)
  .split(' ')
  .map((unit) => unit.replace('_', ' '));

/** A single unit by its symbol, with or without a decimal prefix. */
export function findUnit(symbol: string): Unit | undefined {
  const exact = named.get(symbol);
  if (exact !== undefined) return exact;
  const base = named.get(symbol.slice(1));
  const prefix = prefixes.get(symbol.slice(0, 1));
  if (base === undefined || !base.prefixable || prefix === undefined) return undefined;
  return { scale: base.scale, power: base.power + prefix, dimension: base.dimension };
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.every((exponent, i) => exponent === b[i]);
}
