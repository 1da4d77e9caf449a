import type { MeasuredCurve, MeasuredSpectrum, Measurement } from './results.js';

interface OfVariant {
  readonly name: string;
  readonly scenario: { readonly data: readonly Measurement[] };
}

/**
 * The measured points of all variants, each once and in the order of the first that has it. A point without a variant that
 * stands in the data of some variants only was measured on these.
 */
export function pointsOf(variants: readonly OfVariant[]): readonly Measurement[] {
  return eachOnce(variants, ({ scenario }) => scenario.data);
}

interface WithRecords {
  readonly name: string;
  readonly scenario: {
    readonly curves: readonly MeasuredCurve[];
    readonly spectra: readonly MeasuredSpectrum[];
  };
}

/** Measured curves or spectra of the data blocks of variants; one that several variants have in common stands there once. */
export function measuredOf<K extends 'curves' | 'spectra'>(
  variants: readonly WithRecords[],
  which: K,
): WithRecords['scenario'][K] {
  return eachOnce<WithRecords, MeasuredCurve | MeasuredSpectrum>(
    variants,
    ({ scenario }) => scenario[which],
  ) as WithRecords['scenario'][K];
}

function eachOnce<V extends { readonly name: string }, T extends { readonly variant?: string }>(
  variants: readonly V[],
  dataOf: (variant: V) => readonly T[],
): readonly T[] {
  const holders = new Map<string, { readonly point: T; readonly names: string[] }>();
  for (const variant of variants) {
    for (const point of dataOf(variant)) {
      const key = JSON.stringify(point);
      const known = holders.get(key) ?? { point, names: [] };
      holders.set(key, known);
      if (!known.names.includes(variant.name)) known.names.push(variant.name);
    }
  }
  return [...holders.values()].flatMap(({ point, names }): T[] => {
    if (point.variant !== undefined || names.length === variants.length) return [point];
    return names.map((variant) => ({ variant, ...point }));
  });
}
