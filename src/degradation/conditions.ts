import type { Cell } from '../cell/cell.js';

/** Whether the electrolyte makes contact; a liquid wets all of the surface. */
export function isSolid({ cathode }: Cell): boolean {
  return cathode.electrolyte === 'solid';
}

/** Whether the active material swells and shrinks at all. */
export function breathes({ cathode }: Cell): boolean {
  const [low, high] = [0.2, 0.9].map((x) => cathode.volumeChange.at(x));
  return low !== high;
}
