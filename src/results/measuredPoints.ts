import type { Measurement } from './results.js';

interface OfVariant {
  readonly name: string;
  readonly scenario: { readonly data: readonly Measurement[] };
}

/**
 * The measured points of all variants, each once and in the order of the first that has it. A point without a variant that
 * stands in the data of some variants only was measured on these.
 */
export function pointsOf(variants: readonly OfVariant[]): readonly Measurement[] {
  const holders = new Map<string, { readonly point: Measurement; readonly names: string[] }>();
  for (const { name, scenario } of variants) {
    for (const point of scenario.data) {
      const key = JSON.stringify(point);
      const known = holders.get(key) ?? { point, names: [] };
      holders.set(key, known);
      if (!known.names.includes(name)) known.names.push(name);
    }
  }
  return [...holders.values()].flatMap(({ point, names }): Measurement[] => {
    if (point.variant !== undefined || names.length === variants.length) return [point];
    return names.map((variant) => ({ variant, ...point }));
  });
}
