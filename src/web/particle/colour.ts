/** The viridis anchors (Smith and van der Walt, matplotlib 2.0), dark for full: even steps of lightness for every kind of vision. */
const anchors = ['#fde725', '#90d743', '#35b779', '#21918c', '#31688e', '#443983', '#440154'].map((hex) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
);

/** Contents that the scale spans: what an oxide uses. */
export const scaleFrom = 0.1;
export const scaleTo = 1;

const steps = 128;
const table = Array.from({ length: steps + 1 }, (_, i) => mixed(i / steps));

/** Colour of a lithium content. */
export function contentColour(content: number): string {
  const t = (content - scaleFrom) / (scaleTo - scaleFrom);
  return table[Math.round(Math.min(1, Math.max(0, t)) * steps)];
}

/** The scale from left (empty) to right (full) as a CSS gradient. */
export const scaleGradient = `linear-gradient(to right, ${Array.from({ length: 13 }, (_, i) => mixed(i / 12)).join(', ')})`;

function mixed(t: number): string {
  const at = t * (anchors.length - 1);
  const k = Math.min(anchors.length - 2, Math.floor(at));
  const rgb = anchors[k].map((value, c) => Math.round(value * (k + 1 - at) + anchors[k + 1][c] * (at - k)));
  return `rgb(${rgb.join(',')})`;
}
