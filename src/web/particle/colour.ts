import { lithiumAt } from '../../output/chart/drawing/style.js';

/** Contents that the scale spans: what an oxide uses. */
export const scaleFrom = 0.1;
export const scaleTo = 1;

const steps = 128;
const table = Array.from({ length: steps + 1 }, (_, i) => lithiumAt(i / steps));

/** Colour of a lithium content. */
export function contentColour(content: number): string {
  const t = (content - scaleFrom) / (scaleTo - scaleFrom);
  return table[Math.round(Math.min(1, Math.max(0, t)) * steps)];
}

/** The scale from left (empty) to right (full) as a CSS gradient. */
export const scaleGradient = `linear-gradient(to right, ${Array.from({ length: 13 }, (_, i) => lithiumAt(i / 12)).join(', ')})`;
