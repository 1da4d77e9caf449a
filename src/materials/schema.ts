import { z } from 'zod';
import { fits, fromSi, parseQuantity } from '../scenario/quantities/quantity.js';
import { spanOf } from '../scenario/quantities/span.js';
import { depositions } from '../scenario/recipe.js';
import { plainNumber } from '../text/plainNumber.js';
import { labUnits } from './labUnits.js';
import type { Material, MaterialKind, Property } from './material.js';

/**
 * What a person may write for a material: each property as a number in SI, a text with unit ("1.2 mS/cm"), or in full as
 * { value, unit, source, range, note }. The parsed form is always the full one in SI, as the built-in materials have it.
 */
interface Limits {
  readonly min?: number;
  readonly max?: number;
  /** The value must lie above `min`, not on it. */
  readonly open?: boolean;
}

const positive: Limits = { min: 0, open: true };
const nonNegative: Limits = { min: 0 };
const share: Limits = { min: 0, max: 1 };

/**
 * Between which values, in SI, any material lies, by unit: beyond them a unit was left out or mistaken, as in 279 for 279 mAh/g.
 * Zero is always a value. Capacities from a tenth of LTO to beyond lithium, densities from aerogel to beyond lead.
 */
const conceivable: Readonly<Record<string, readonly [low: number, high: number]>> = {
  'kg/m3': [10, 3e4],
  'C/kg': [6e4, 2e7],
  'C/m3': [1e6, 1e12],
  'J/mol': [1e3, 3e5],
  'S/m': [1e-25, 1e8],
  'm2/kg': [1, 1e7],
  Pa: [1e5, 2e12],
  V: [-1, 6],
  m: [1e-11, 1e-4],
};

const ownSource = 'given by the user';
export const defaultSource = 'default of the program';

/** The fields beside `value` in the full form. */
const background = {
  unit: z.string().optional(),
  source: z.string().optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
  note: z.string().optional(),
};

type Background = { [K in keyof typeof background]?: z.infer<(typeof background)[K]> };

function complete<T>(value: T, unit: string, given: Background): Property<T> {
  return {
    value,
    unit,
    source: given.source ?? ownSource,
    ...(given.range === undefined ? {} : { range: given.range }),
    ...(given.note === undefined ? {} : { note: given.note }),
  };
}

/** A number with unit. Without `fallback` it has to be given. */
function property(unit: string, limits: Limits, fallback?: number) {
  const written = z
    .union([z.number(), z.string(), z.strictObject({ value: z.union([z.number(), z.string()]), ...background })])
    .transform((input, context): Property => {
      const full = typeof input === 'object' ? input : { value: input };
      const spread = typeof full.value === 'string' ? spanOf(full.value) : undefined;
      const value = toSi(spread?.mean ?? full.value, full.unit, unit);
      if (typeof value !== 'number') {
        context.addIssue({ code: 'custom', message: value.error, input: full.value });
        return z.NEVER;
      }
      const { min = -Infinity, max = Infinity, open = false } = limits;
      if (value < min || value > max || (open && value === min)) {
        context.addIssue({
          code: 'custom',
          message: `has to be ${bounds(limits)}${unit === '-' ? '' : ` ${unit}`}, not ${value}`,
          input: full.value,
        });
        return z.NEVER;
      }
      const [low, high] = conceivable[unit] ?? [-Infinity, Infinity];
      if (value !== 0 && (value < low || value > high)) {
        const bare = typeof full.value === 'number' && full.unit === undefined;
        const lab = labUnits[unit];
        const why = bare ? `a number without unit is in ${unit}; ` : '';
        const hint = lab === undefined ? {} : { hint: `${why}write "${value} ${lab}" if that was meant` };
        context.addIssue({
          code: 'custom',
          message: `${value} ${unit} is beyond any material, ${low} to ${high} ${unit}`,
          input: full.value,
          params: { ...hint, allowed: inLabUnit(low, high, unit) },
        });
        return z.NEVER;
      }
      const ends = spread && [toSi(spread.low, full.unit, unit), toSi(spread.high, full.unit, unit)];
      const range = rangeInSi(ends ?? full.range?.map((end) => toSi(end, full.unit, unit)));
      return complete(value, unit, { ...full, ...(range === undefined ? {} : { range }) });
    });
  return fallback === undefined ? written : written.default({ value: fallback, unit, source: defaultSource });
}

/** "60000 to 20000000 C/kg", in the unit of the laboratory. */
function inLabUnit(low: number, high: number, unit: string): string {
  const lab = labUnits[unit];
  const show = (si: number): string => plainNumber(lab === undefined ? si : fromSi(si, lab), 3);
  return `${show(low)} to ${show(high)} ${lab ?? unit}`;
}

function rangeInSi(ends: readonly (number | { error: string })[] | undefined): [number, number] | undefined {
  const [low, high] = ends ?? [];
  return typeof low === 'number' && typeof high === 'number' ? [low, high] : undefined;
}

/** The number in SI, or a sentence about its unit. */
function toSi(value: number | string, givenUnit: string | undefined, unit: string): number | { error: string } {
  if (typeof value === 'number' && (givenUnit === undefined || givenUnit === unit)) return value;
  const text = typeof value === 'string' ? value : `${value} ${givenUnit}`;
  const quantity = parseQuantity(text);
  if ('error' in quantity) return { error: `"${text}" cannot be read: ${quantity.error}` };
  if (!fits(quantity, unit === '-' ? '' : unit)) {
    return {
      error: `"${text}" has the wrong dimension; expected ${unit === '-' ? 'a pure number' : `a unit like ${unit}`}`,
    };
  }
  return quantity.value;
}

function bounds({ min, max, open }: Limits): string {
  if (min !== undefined && max !== undefined) return `${open ? 'above' : 'from'} ${min} to ${max}`;
  return min !== undefined ? `${open ? 'above' : 'at least'} ${min}` : `at most ${max}`;
}

/** A property that is no single number: plain, or in full. */
function structured<T extends z.ZodType>(unit: string, value: T) {
  return z.union([z.strictObject({ value, ...background }), value]).transform((input): Property<z.output<T>> => {
    const full: { value: z.output<T> } & Background = isFull<z.output<T>>(input)
      ? input
      : { value: input as z.output<T> };
    return complete(full.value, unit, full);
  });
}

function isFull<T>(input: unknown): input is { value: T } & Background {
  return typeof input === 'object' && input !== null && 'value' in input;
}

const points = z.array(z.tuple([z.number(), z.number()])).readonly();

const openCircuit = z.union([
  z
    .strictObject({
      form: z.literal('galleries'),
      scale: z.number().gt(0).max(1),
      galleries: z.array(z.tuple([z.number(), z.number().gt(0), z.number().gt(0)])).min(1),
      window: z.tuple([z.number(), z.number()]),
    })
    .refine(({ window }) => window[0] < window[1], {
      message: 'the lower end of the window has to be below the upper',
    }),
  points,
]);

/** "1e-15 m2/s" in place of the number. */
const constantDiffusivity = z.string().transform((text, context): number => {
  const value = toSi(text, undefined, 'm2/s');
  if (typeof value === 'number' && value > 0) return value;
  context.addIssue({
    code: 'custom',
    message: typeof value === 'number' ? 'has to be above 0' : value.error,
    input: text,
  });
  return z.NEVER;
});

const diffusivity = z.union([
  z.strictObject({
    form: z.literal('law'),
    D0: z.number().gt(0),
    A1: z.number(),
    x1: z.number(),
    w1: z.number().gt(0),
    A2: z.number(),
    x2: z.number(),
    w2: z.number().gt(0),
  }),
  z.number().gt(0),
  constantDiffusivity,
  points,
]);

const tortuosity = z.union([
  z.strictObject({ form: z.literal('bruggeman'), exponent: z.number().min(1) }),
  z.strictObject({
    form: z.literal('percolating'),
    points: z.array(z.tuple([z.number().gt(0).max(1), z.number().min(1)])).min(2),
    exponent: z.number().gt(0),
  }),
]);

const plateauShape = z
  .strictObject({
    from: z.number(),
    to: z.number(),
    steepness: z.number().gt(0),
    width: z.number().gt(0),
    step: z.strictObject({ at: z.number(), drop: z.number().min(0), width: z.number().gt(0) }).exactOptional(),
  })
  .refine(({ from, to }) => from < to, { message: 'the plateau has to begin below its end' })
  .nullable();

const named = {
  name: z.string().min(1),
  aliases: z.array(z.string()).default([]),
  description: z.string().default('own material'),
};

/** One kind of material: its properties, and again those that have another value under the transferable laws, none of them with a default. */
function materialOf<K extends MaterialKind, P extends z.ZodRawShape>(kind: K, properties: P) {
  type Differing = { readonly [N in keyof P]?: z.output<P[N]> };
  const { phase: _, ...stated } = Object.fromEntries(
    Object.entries(properties).map(([name, type]) => [
      name,
      z.optional(type instanceof z.ZodDefault ? type.unwrap() : type),
    ]),
  );
  const transferable = z.strictObject(stated) as unknown as z.ZodType<Differing>;
  return z.strictObject({ kind: z.literal(kind), ...named, ...properties, transferable: transferable.exactOptional() });
}

/** A material of the user; the built-in ones satisfy it too. */
export const materialSchema = z.discriminatedUnion('kind', [
  materialOf('cam', {
    density: property('kg/m3', positive),
    theoreticalCapacity: property('C/kg', positive),
    openCircuitVoltage: structured('V', openCircuit),
    diffusivity: structured('m2/s', diffusivity),
    diffusivityActivation: property('J/mol', nonNegative, 42e3),
    exchangeCurrentDensity: property('A/m2', positive, 0.6),
    exchangeActivation: property('J/mol', nonNegative, 40e3),
    volumeChange: structured('-', points).default({ value: [], unit: '-', source: defaultSource }),
    initialContent: property('-', { min: 1e-6, max: 1 - 1e-6 }, 0.9985),
    youngsModulus: property('Pa', positive, 140e9),
    poissonRatio: property('-', { min: 0, max: 0.5 }, 0.25),
  }),
  materialOf('electrolyte', {
    phase: z.enum(['solid', 'liquid']),
    density: property('kg/m3', positive),
    ionicConductivity: property('S/m', positive),
    conductivityActivation: property('J/mol', nonNegative, 36e3),
    tortuosity: structured('-', tortuosity),
    interphaseConductivity: property('S/m', positive, 2.6e-9),
    interphaseActivation: property('J/mol', nonNegative, 40e3),
    oxidationCharge: property('C/m3', positive, 1.34e9),
    oxidationOnset: property('V', nonNegative, 3.1),
    contactLossFactor: property('-', nonNegative).exactOptional(),
    growthFactor: property('-', nonNegative).exactOptional(),
  }),
  materialOf('coating', {
    conductivity: property('S/m', positive),
    conductivityActivation: property('J/mol', nonNegative, 40e3),
    thickness: property('m', positive, 10e-9),
    blocking: property('-', share, 0.01),
    adhesion: property('-', share, 1),
    youngsModulus: property('Pa', positive, 195e9),
    family: z.enum(['oxide', 'halide', 'polymer', 'residue']).exactOptional(),
    deposition: z.enum(depositions).exactOptional(),
    density: property('kg/m3', positive).exactOptional(),
    coverThickness: property('m', positive).exactOptional(),
    barrierThickness: property('m', positive).exactOptional(),
    insulatingThickness: property('m', positive).exactOptional(),
    crackStrain: property('-', share).exactOptional(),
    crackRate: property('-', nonNegative).exactOptional(),
    ownCharge: property('C/m3', nonNegative).exactOptional(),
    agglomerated: property('-', share).exactOptional(),
  }),
  materialOf('anode', {
    plateau: property('V', {}),
    shape: structured('V over y', plateauShape),
    potential: structured('V', points).exactOptional(),
    capacity: property('C/kg', positive),
    activeShare: property('-', { ...share, open: true }, 1),
    initialContent: property('-', share, 0),
    resistance: property('Ohm m2', nonNegative, 10e-4),
    resistanceActivation: property('J/mol', nonNegative, 40e3),
    capacityRatio: property('-', positive).exactOptional(),
    density: property('kg/m3', positive).exactOptional(),
    particleDiameter: property('m', positive).exactOptional(),
    diffusivity: property('m2/s', positive).exactOptional(),
    diffusivityActivation: property('J/mol', nonNegative).exactOptional(),
    exchangeCurrentDensity: property('A/m2', positive).exactOptional(),
    exchangeActivation: property('J/mol', nonNegative).exactOptional(),
  }),
  materialOf('carbon', {
    density: property('kg/m3', positive, 1900),
    specificSurface: property('m2/kg', nonNegative),
    compositeConductivity: property('S/m', positive, 0.5),
    compositeExponent: property('-', nonNegative, 2),
    pathBlocking: property('-', nonNegative, 10),
    volumeBlocking: property('-', nonNegative, 2.6),
  }),
  materialOf('binder', {
    density: property('kg/m3', positive),
    pathExponent: property('-', nonNegative, 0),
    fullShare: property('-', { ...share, open: true }, 0.01),
    contactBlocking: property('-', share, 0),
  }),
]) satisfies z.ZodType<Material>;
