/**
 * Colours that stay apart for colour-blind readers and in grey print (Okabe and Ito, Color Universal Design, 2008); the
 * yellow is left out, it vanishes on white.
 */
export const palette = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000'] as const;

export const symbols = ['circle', 'rect', 'triangle', 'diamond'] as const;

/** Solid, dashed, dotted, dash-dotted: second distinction beside colour. */
export const dashes = ['solid', [7, 3], [2, 3], [8, 3, 2, 3]] as const;

export const ink = '#111111';
export const faint = '#8a8a8a';
/** Of a field whose number does not exist. */
export const unknown = '#f2f2f2';

/** [px] Sizes for a figure of one journal column (400 px = 85 mm), where 13 px print as 7.8 pt. */
export const text = {
  family: 'Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif',
  label: 13,
  title: 14,
} as const;

export type Dash = 'solid' | number[];

export function colourOf(index: number): string {
  return palette[index % palette.length];
}

export function symbolOf(index: number): string {
  return symbols[index % symbols.length];
}

export function dashOf(index: number): Dash {
  const dash = dashes[index % dashes.length];
  return typeof dash === 'string' ? dash : [...dash];
}

/** The seven viridis anchors (Smith and van der Walt, matplotlib 2.0): even steps in lightness for every kind of vision. */
export const viridis = ['#440154', '#443983', '#31688e', '#21918c', '#35b779', '#90d743', '#fde725'] as const;

/** Colour at t in [0, 1] on the viridis scale; a light grey, which is not on it, where there is no number. */
export function viridisAt(t: number): string {
  if (Number.isNaN(t)) return unknown;
  const at = Math.min(1, Math.max(0, t)) * (viridis.length - 1);
  const k = Math.min(viridis.length - 2, Math.floor(at));
  const channel = (hex: string, c: number) => Number.parseInt(hex.slice(1 + 2 * c, 3 + 2 * c), 16);
  const mixed = [0, 1, 2].map((c) => {
    const value = channel(viridis[k], c) * (k + 1 - at) + channel(viridis[k + 1], c) * (at - k);
    return Math.round(value).toString(16).padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}

/** The scale of lithium contents, empty to full, wherever they are drawn: in reports, on the lab page and in pictures of a particle. */
export const lithiumScale: readonly string[] = viridis;

/** Colour of a content at t in [0, 1] of its scale. */
export const lithiumAt = viridisAt;
