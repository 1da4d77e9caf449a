import type { Cell, DerivedQuantity } from '../../cell/cell.js';
import { significant } from '../text/numberText.js';
import { formatTable } from '../text/table.js';

/** A cell with the name of its variant. */
export interface NamedCell {
  readonly name: string;
  readonly cell: Cell;
}

/** One derived quantity over all variants. */
export interface DerivedRow {
  readonly name: string;
  /** Unit of all values but those that carry their own. */
  readonly unit: string;
  /** Texts, one a variant; empty where the variant has no such quantity. */
  readonly values: readonly string[];
  readonly note: string;
}

/** The derived quantities of all variants side by side, in reading order. */
export function derivedRows(variants: readonly NamedCell[], missing = ''): readonly DerivedRow[] {
  const names = [...new Set(variants.flatMap(({ cell }) => cell.derived.map(({ name }) => name)))];
  return names.map((name) => {
    const entries = variants.map(({ cell }) => cell.derived.find((quantity) => quantity.name === name));
    const known = entries.filter((entry): entry is DerivedQuantity => entry !== undefined);
    const { unit } = known[0];
    const notes = known.flatMap(({ note }) => (note === undefined ? [] : [note]));
    return {
      name,
      unit,
      values: entries.map((entry) =>
        entry ? significant(entry.value, 3) + (entry.unit === unit ? '' : ` ${entry.unit}`) : missing,
      ),
      note: [...new Set(notes)].join('; '),
    };
  });
}

/** The derived cells for the terminal. Where there is no room, the remarks are left out, then variants go below one another. */
export function cellTable(variants: readonly NamedCell[], options: { readonly width?: number } = {}): string {
  const width = options.width ?? 120;
  const whole = cellBlock(variants, true);
  if (widthOf(whole) <= width) return whole;
  const blocks: string[] = [];
  for (let from = 0; from < variants.length; ) {
    let to = from + 1;
    while (to < variants.length && widthOf(cellBlock(variants.slice(from, to + 1), false)) <= width) to++;
    blocks.push(cellBlock(variants.slice(from, to), false));
    from = to;
  }
  return blocks.join('\n');
}

function cellBlock(variants: readonly NamedCell[], remarks: boolean): string {
  const rows = derivedRows(variants);
  return formatTable(
    [
      ['quantity', 'unit', ...variants.map(({ name }) => name), ...(remarks ? ['remark'] : [])],
      ...rows.map(({ name, unit, values, note }) => [name, unit, ...values, ...(remarks ? [note] : [])]),
    ],
    { align: ['left', 'left', ...variants.map(() => 'right' as const), 'left'] },
  );
}

function widthOf(block: string): number {
  return Math.max(...block.split('\n').map((line) => line.length));
}
