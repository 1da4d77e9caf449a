import type { Measured, MeasuredOptions, NamedMeasured } from './measured.js';
import { bestSeparator, splitter } from './table/split.js';

/**
 * An own export, whose first column names the variant of every row: the text of each variant alone. All lines keep their places; those
 * of the others become empty. Undefined for any other table.
 */
export function variantsApart(text: string): readonly { readonly name: string; readonly text: string }[] | undefined {
  if (!/^\uFEFF?"?Variant"?[,;\t]/.test(text)) return undefined;
  const lines = text.split(/\r\n|\r|\n/);
  const [head = '', ...rows] = lines;
  const split = splitter(bestSeparator(lines.slice(0, 200)));
  const names = rows.map((row) => (row.trim() === '' ? undefined : (split(row)[0] ?? '')));
  const known = [...new Set(names.filter((name) => name !== undefined))];
  if (known.length === 0 || known.includes('')) return undefined;
  return known.map((name) => ({
    name,
    text: [head, ...rows.map((row, i) => (names[i] === name ? row : ''))].join('\n'),
  }));
}

/** What was read of each variant as one: that which is asked for, otherwise the first, which is said where there are others. */
export function ofVariants(read: readonly NamedMeasured[], { variant }: MeasuredOptions): Measured {
  const all = numberedOn(read);
  const [first, ...others] = all;
  if (first === undefined) throw new Error('no variants');
  const chosen = all.find(({ name }) => name === variant) ?? first;
  const names = all.map(({ name }) => name).join(', ');
  const asked = variant !== undefined && variant !== chosen.name;
  const { measured } = chosen;
  if (others.length === 0 || (variant !== undefined && !asked)) return { ...measured, variants: all };
  const issue = asked
    ? ({ severity: 'error', message: 'The file holds no variant of this name.', got: variant, allowed: names } as const)
    : ({
        severity: 'warning',
        message: `The file holds ${all.length} variants, ${names}; what is shown below is of ${first.name}.`,
        hint: `--variant '${others[0]?.name}' shows another one; all are written`,
      } as const);
  return { ...measured, variants: all, issues: [...measured.issues, { ...issue, path: '--variant', line: 1 }] };
}

/** Spectra are counted through the whole file, as `analyse` counts them. */
function numberedOn(all: readonly NamedMeasured[]): readonly NamedMeasured[] {
  let before = 0;
  return all.map(({ name, measured }) => {
    const from = before;
    const { spectrum, spectra } = measured;
    before += spectra?.length ?? (spectrum ? 1 : 0);
    if (!spectra || from === 0) return { name, measured };
    return {
      name,
      measured: { ...measured, spectra: spectra.map((one) => ({ ...one, number: one.number + from })) },
    };
  });
}
