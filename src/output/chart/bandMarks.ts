import type { Band } from '../../results/prediction.js';
import { colourOf } from './drawing/style.js';
import { bandArea, fitLine } from './fit/fitMarks.js';

/** A band in the colour of a sample: 90 % light, 50 % dark, the median as a line. */
export function bandMarks(
  name: string,
  index: number,
  points: readonly { readonly x: number; readonly band: Band }[],
  scale = 1,
) {
  const at = points.map(({ x }) => x);
  const of = (key: keyof Band): number[] => points.map(({ band }) => scale * band[key]);
  return [
    bandArea(colourOf(index), at, of('low90'), of('high90'), 0.12),
    bandArea(colourOf(index), at, of('low50'), of('high50'), 0.28),
    fitLine(
      name,
      index,
      points.map(({ x, band }) => [x, scale * band.median]),
    ),
  ];
}
