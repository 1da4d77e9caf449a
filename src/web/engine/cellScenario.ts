import { type Preparation, prepare } from '../../index.js';
import { coarse } from './coarse.js';
import type { CellRequest, Level } from './messages.js';

/** A cell ready to run at a level; without variants when something in it is wrong. */
export function prepareCell({ name, text }: CellRequest, level: Level, quickNumerics: object = {}): Preparation {
  const solved = level === 'fine' ? text : quickText(text, quickNumerics);
  const preparation = prepare(solved, { format: 'json', oneOfSeveral: true });
  return { ...preparation, variants: preparation.variants.filter((variant) => variant.name === name) };
}

/** Coarse, and without records: the page takes its own, and measured points do not change a run that jumps over no cycle. */
function quickText(text: string, more: object): string {
  const document = JSON.parse(text) as { readonly numerics?: object };
  return JSON.stringify({
    ...document,
    numerics: { ...document.numerics, ...coarse, ...more },
    output: { series: 'none', profiles: 'none' },
    data: [],
  });
}
