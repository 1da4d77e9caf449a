import { FrameLayout } from '../../src/web/engine/frames.js';
import type { Geometry } from '../../src/web/engine/messages.js';
import type { Outline } from '../../src/web/particle/outline.js';
import { directions } from '../../src/web/particle/outline.js';

/** A shape that was filled or stroked: its corners, or its arcs as [x, y, radius, from, to]. */
export interface Drawn {
  readonly fill?: string;
  readonly stroke?: string;
  readonly points: readonly (readonly [number, number])[];
  readonly arcs: readonly (readonly number[])[];
  /** [x, y, width, height] */
  readonly rectangle?: readonly number[];
}

/** A canvas that keeps what is drawn on it. */
export function recordingCanvas() {
  const drawn: Drawn[] = [];
  let points: [number, number][] = [];
  let arcs: number[][] = [];
  const done = (how: Partial<Drawn>) => drawn.push({ points, arcs, ...how });
  const canvas = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    globalAlpha: 1,
    beginPath: () => {
      points = [];
      arcs = [];
    },
    moveTo: (x: number, y: number) => points.push([x, y]),
    lineTo: (x: number, y: number) => points.push([x, y]),
    arc: (...arc: number[]) => arcs.push(arc),
    fill: () => done({ fill: canvas.fillStyle }),
    stroke: () => done({ stroke: canvas.strokeStyle }),
    fillRect: (...rectangle: number[]) => drawn.push({ fill: canvas.fillStyle, points: [], arcs: [], rectangle }),
    closePath: () => {},
    clearRect: () => {},
    setLineDash: () => {},
    save: () => {},
    restore: () => {},
    clip: () => {},
    drawImage: () => {},
    getTransform: () => ({ a: 1 }),
  };
  return { context: canvas as unknown as CanvasRenderingContext2D, drawn };
}

export const geometry: Geometry = {
  level: 'fine',
  nodes: 2,
  classes: 2,
  radialNodes: 3,
  patches: 2,
  radius: Float64Array.of(0, 0.5, 1),
  through: Float64Array.of(0.25, 0.75),
  particleRadius: [1.5, 3],
  contact: [0.9, 0.9],
  volumeFraction: [0.2, 0.3],
  thickness: 40,
  patchNames: ['bare', 'covered'],
  patchFractions: [0.25, 0.75],
  morphology: 'single',
  electrolyte: 'solid',
  coatingThickness: 4.5,
};

export const layout = new FrameLayout(geometry);

/** A moment of both classes: contents rise outwards and away from the separator, films of 2 nm on bare and 0.5 nm on covered surface. */
export function frameOf(state: { readonly [name in 'contact' | 'connected' | 'crack' | 'contraction']: number }) {
  const frame = new Float32Array(layout.size);
  for (const k of [0, 1]) {
    for (const name of ['contact', 'connected', 'crack', 'contraction'] as const) {
      frame[layout.ofClass(name, k)] = state[name];
    }
    frame[layout.film(k, 0)] = 2;
    frame[layout.film(k, 1)] = 0.5;
    for (const i of [0, 1]) frame.set([0.2 + 0.2 * i, 0.4 + 0.2 * i, 0.6 + 0.2 * i], layout.content(i, k));
  }
  return frame;
}

/** A circle that is in contact and covered from direction 0 on, with one straight crack at 30 degrees and one border of grains. */
export const circle: Outline = {
  shape: new Float64Array(directions).fill(1),
  contact: Float64Array.from({ length: directions }, (_, i) => (i + 0.5) / directions),
  cover: Float64Array.from({ length: directions }, (_, i) => (i + 0.5) / directions),
  cracks: [{ direction: 1 / 12, share: 1, bends: [0, 0, 0, 0, 0, 0, 0] }],
  grains: [
    [
      [0, 0.5],
      [0.5, 0],
    ],
  ],
};
