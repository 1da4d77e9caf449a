import type { Attribution, AttributionDifference, LossPart } from '../results/attribution.js';

/**
 * Why the first variant has less capacity at `to`: less at `from` (in its turn less when unaged, and more lost by then), and
 * more lost since, mechanism by mechanism.
 */
export function difference(first: Attribution, other: Attribution): AttributionDifference {
  return {
    variants: [first.variant, other.variant],
    from: first.from,
    to: first.to,
    total: other.capacityTo - first.capacityTo,
    parts: [
      { mechanism: 'start', loss: other.capacityFrom - first.capacityFrom },
      ...partwise(first.parts, other.parts),
    ],
    start: [{ mechanism: 'unaged', loss: other.unaged - first.unaged }, ...partwise(first.before, other.before)],
  };
}

/** What the first one loses more than the other one, by every mechanism that either has. */
function partwise(first: readonly LossPart[], other: readonly LossPart[]): readonly LossPart[] {
  const lossIn = (parts: readonly LossPart[], mechanism: LossPart['mechanism']): number =>
    parts.find((part) => part.mechanism === mechanism)?.loss ?? 0;
  const mechanisms = new Set([...first, ...other].map((part) => part.mechanism));
  return [...mechanisms].map((mechanism) => ({ mechanism, loss: lossIn(first, mechanism) - lossIn(other, mechanism) }));
}
