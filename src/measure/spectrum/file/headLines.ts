import { separators, splitLine, trimmed } from './spectrumCells.js';
import { type SpectrumHead, type SpectrumQuantity, spectrumHead } from './spectrumHead.js';

export interface SpectrumColumn extends Omit<SpectrumHead, 'quantity' | 'rank'> {
  /** Place in a row, from 0. */
  readonly at: number;
}

export type SpectrumColumns = Partial<Record<SpectrumQuantity, SpectrumColumn>>;

/** The columns of a table as a line of heads names them. */
export interface Heads {
  readonly width: number;
  readonly columns: SpectrumColumns;
  readonly cycle?: number;
  readonly section: readonly number[];
}

/** Whether a frequency and both parts of an impedance are there. */
export function isWhole({ frequency, real, imaginary, modulus, phase }: SpectrumColumns): boolean {
  return frequency !== undefined && ((real && imaginary) || (modulus && phase)) !== undefined;
}

/** Ways to take a line apart in which a frequency and something else of a spectrum are named, the best first. */
export function headsIn(line: string): readonly Heads[] {
  // Most lines of a long file are rows of numbers.
  if (!/[fω频周頻]|omega|angular/i.test(line) || line.length > 20000) return [];
  const text = line
    .replace(/^\uFEFF/, '')
    .replace(/^\s*(?:[#%!]+|\/\/|Definition=)\s*/, '')
    .replace(/^\s*"([^"]*)"\s*$/, '$1');
  const found: Heads[] = [];
  for (const cells of headCells(text)) {
    const heads = headsOf(cells);
    const number = Object.keys(heads.columns).length;
    if (heads.columns.frequency && number > 1 && cells.length >= 3) found.push(heads);
  }
  return found.sort((a, b) => Object.keys(b.columns).length - Object.keys(a.columns).length);
}

function headCells(text: string): readonly (readonly string[])[] {
  const ways = separators
    .filter((separator) => separator !== ' ' && text.includes(separator))
    .map((separator) => [...trimmed(splitLine(text, separator))]);
  const tight = text
    .trim()
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+(?=[([{])/g, '')
    .replace(/\b(Z|Data|Phase of|Impedance)\s+(?=\w)/g, '$1_')
    .replace(/(?<=^|\s)([-−–]|neg\.)\s+(?=\w)/g, '$1');
  return [...ways, text.trim().split(/\s{2,}|\t/), text.trim().split(/\s+/), tight.split(/\s+/)];
}

function headsOf(cells: readonly string[]): Heads {
  const columns: SpectrumColumns = {};
  const ranks = new Map<SpectrumQuantity, number>();
  for (const [at, cell] of cells.entries()) {
    const head = spectrumHead(cell);
    if (!head) continue;
    const { quantity, rank, ...rest } = head;
    if (rank >= (ranks.get(quantity) ?? Infinity)) continue;
    ranks.set(quantity, rank);
    columns[quantity] = { at, ...rest };
  }
  const place = (...patterns: RegExp[]): number | undefined =>
    patterns.map((pattern) => cells.findIndex((cell) => pattern.test(cell))).find((at) => at >= 0);
  const cycle = place(/^(?:cycle(?:[ _](?:number|index|no\.?))?|cyc#?|zyklus)$/i, /^z cycle$/i);
  const section = cells.flatMap((cell, at) =>
    /^(?:Ns|segment ?#?|step(?:[ _](?:number|index))?|loop|variant|sample)$/i.test(cell) ? [at] : [],
  );
  const both = columns.real && columns.imaginary;
  // R and X mean an impedance together only.
  if (!both) for (const part of ['real', 'imaginary'] as const) if ((ranks.get(part) ?? 0) > 0) delete columns[part];
  return {
    width: cells.length,
    columns,
    ...(cycle === undefined ? {} : { cycle }),
    section,
  };
}
