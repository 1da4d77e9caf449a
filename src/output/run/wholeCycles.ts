import type { Results } from '../../results/results.js';

/** The results without cycles that were cut short: their capacities say when the run ended, nothing about the cell. */
export function wholeCycles(results: Results): Results {
  const variants = results.variants.map((variant) => {
    const cut = variant.status.code === 'interrupted' || variant.status.code === 'failed';
    return cut && variant.cycles.length > 1 ? { ...variant, cycles: variant.cycles.slice(0, -1) } : variant;
  });
  return { ...results, variants };
}
