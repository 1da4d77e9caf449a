import { palette, unknown } from './style.js';

/** White at 0, the colours of the palette at -1 and 1; grey where there is none. */
export function divergingColour(value: number): string {
  if (!Number.isFinite(value)) return unknown;
  const full = value < 0 ? palette[0] : palette[1];
  const share = Math.min(1, Math.abs(value));
  const channels = [0, 1, 2].map((c) => {
    const colour = Number.parseInt(full.slice(1 + 2 * c, 3 + 2 * c), 16);
    return Math.round(255 + (colour - 255) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
