import type { GalleryData, OpenCircuitData } from '../material.js';

/** The galleries of a material whose content lies, at every potential, a share of the way from that of one to that of another. Both S = 1. */
export function mixedGalleries(from: OpenCircuitData, to: OpenCircuitData, share: number): GalleryData {
  if (!('form' in from) || !('form' in to) || from.scale !== 1 || to.scale !== 1) {
    throw new Error('Only galleries without idle sites mix exactly.');
  }
  const part = ({ galleries }: GalleryData, weight: number) => {
    const total = galleries.reduce((sum, [, X]) => sum + X, 0);
    return galleries.map(([U0, X, w]) => [U0, (weight * X) / total, w] as const);
  };
  return {
    form: 'galleries',
    scale: 1,
    galleries: [...part(from, 1 - share), ...part(to, share)],
    window: [Math.max(from.window[0], to.window[0]), Math.min(from.window[1], to.window[1])],
  };
}
