import { ink, text } from './style.js';

/** [px] */
const keyWidth = 26;
const gap = 11;
/** The chart library spaces rows like columns. */
const rowHeight = text.label + gap;

export interface LegendOptions {
  /** Keys are plain lines, without a symbol on them. */
  readonly linesOnly?: boolean;
}

/**
 * A legend above the plot, never over the data, and the height it takes [px]. Its rows are counted here from estimated text
 * widths (0.53 em a character in the sans-serif faces used), because the plot below must know where to start; then the width
 * is drawn in as far as the number of rows allows, which evens the rows.
 */
export function legendAbove(names: readonly string[], chartWidth: number, options: LegendOptions = {}) {
  const entries = names.map((name) => keyWidth + 5 + name.length * 0.53 * text.label + gap);
  const widest = chartWidth - 20;
  const rows = countRows(entries, widest);
  let width = widest;
  while (width > 100 && countRows(entries, width - 10) === rows) width -= 10;
  return {
    height: rows === 0 ? 0 : rows * rowHeight - 4,
    option: {
      top: 4,
      left: 'center',
      // Estimated widths are a little small for capitals; the slack keeps a row from breaking early.
      width: Math.min(widest, width + 16),
      padding: [0, 0],
      itemGap: gap,
      itemWidth: keyWidth,
      itemHeight: 9,
      ...(options.linesOnly ? { itemStyle: { opacity: 0 } } : {}),
      textStyle: { fontSize: text.label, color: ink, fontFamily: text.family },
      data: names.map((name) => ({ name })),
    },
  };
}

function countRows(entries: readonly number[], width: number): number {
  let rows = entries.length > 0 ? 1 : 0;
  let used = 0;
  for (const entry of entries) {
    if (used > 0 && used + entry > width) {
      rows++;
      used = 0;
    }
    used += entry;
  }
  return rows;
}
