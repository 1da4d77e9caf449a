import type { LawComparison } from '../../results/lawComparison.js';
import { type Json, plain } from '../../results/plain.js';
import { fixed, missing, significant } from '../text/numberText.js';
import { formatTable } from '../text/table.js';

/** The laws by criterion, what they predict of what was left out, and a recommendation. */
export function lawComparisonText(comparison: LawComparison): string {
  const { study, title, laws, criterion, leftOut, predictions, recommendation } = comparison;
  const table = formatTable(
    [
      ['', '', '', '', `delta ${criterion}`, `delta ${criterion}`, '', 'left out:'],
      ['law', 'data', 'free', 'cost', 'on all', `without ${leftOut}`, 'BIC', 'median error'],
      ...laws.map((law) => [
        law.law,
        String(law.data),
        String(law.free),
        fixed(law.fit.cost, 1),
        fixed(law.delta, 1),
        fixed(law.deltaBefore, 1),
        fixed(law.bic, 1),
        Number.isFinite(law.heldOut) ? `${fixed(law.heldOut, 1)} tol.` : missing,
      ]),
    ],
    { align: ['left'], heads: 2 },
  );
  const inside = predictions.filter(({ published, low, high }) => published >= low && published <= high).length;
  const spread = formatTable(
    [
      ['variant', 'quantity', 'cycle', 'published', 'predicted', 'from', 'to', 'unit'],
      ...predictions.map((p) => [
        p.variant,
        p.quantity,
        Number.isFinite(p.cycle) ? String(p.cycle) : '',
        String(p.published),
        significant(p.predicted, 4),
        significant(p.low, 4),
        significant(p.high, 4),
        p.unit,
      ]),
    ],
    { align: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'left'] },
  );
  return (
    `${study}: ${title}\n\n${table}\n` +
    `Predicted without ${leftOut}; from and to over the laws that fit the rest about equally well\n\n${spread}` +
    `${inside} of ${predictions.length} published values lie in that spread.\n\n${recommendation}\n`
  );
}

/** The object that `compare-laws --json` prints. */
export function lawComparisonJson({ laws, ...comparison }: LawComparison): Json {
  return {
    ...(plain(comparison) as { readonly [key: string]: Json }),
    laws: laws.map(({ fit, fitBefore, ...law }) => ({
      ...(plain(law) as { readonly [key: string]: Json }),
      cost: plain(fit.cost),
      parameters: plain(fit.parameters.map(({ path, value, error, unit }) => ({ path, value, error, unit }))),
      parametersBefore: plain(
        fitBefore.parameters.map(({ path, value, error, unit }) => ({ path, value, error, unit })),
      ),
    })),
  };
}
