import type { FrameLayout } from '../engine/frames.js';
import type { Geometry } from '../engine/messages.js';
import type { Palette } from '../state/colours.js';
import { contentColour } from './colour.js';
import { directions, type Outline, randomNumbers } from './outline.js';

export interface ParticlePicture {
  readonly geometry: Geometry;
  readonly layout: FrameLayout;
  readonly frame: Float32Array;
  /** Size class that is drawn. */
  readonly sizeClass: number;
  readonly outline: Outline;
  readonly palette: Palette;
  /** How many times thicker than true films are drawn. */
  readonly exaggeration: number;
}

/** Radius of the discharged particle as a share of the picture. */
const DISCHARGED = 0.36;
/** Contraction and gaps are drawn this many times larger than they are. */
export const BREATHING = 2.5;
const RINGS = 30;

/** A cross-section of one particle: everything on it is the computed state, except where the caption says otherwise. */
export function drawParticle(context: CanvasRenderingContext2D, size: number, picture: ParticlePicture): void {
  const { geometry, layout, frame, sizeClass: k, outline, palette, exaggeration } = picture;
  const centre = size / 2;
  const discharged = DISCHARGED * size;
  const contraction = frame[layout.ofClass('contraction', k)];
  const radius = discharged * (1 - (BREATHING * Math.max(0, contraction)) / 3);
  const perNanometre = (exaggeration * discharged) / (1000 * geometry.particleRadius[k]);
  const thinnest = size / 300;

  context.clearRect(0, 0, size, size);
  background(context, size, geometry.electrolyte, palette);

  const contact = frame[layout.ofClass('contact', k)];
  const layers = layersOf(picture, perNanometre, thinnest);
  const gapDepth = (direction: number): number => {
    const beyond = outline.contact[direction] - contact;
    if (beyond <= 0 || geometry.electrolyte === 'liquid') return 0;
    // Gaps open with the contraction and are deepest where contact was lost first.
    return (discharged - radius) * 0.9 + size * 0.006 + size * 0.02 * Math.min(1, beyond * 3);
  };
  path(context, centre, (i) => radius * outline.shape[i] + layers[i].coat + layers[i].film + gapDepth(i));
  context.fillStyle = palette.gap;
  context.fill();

  path(context, centre, (i) => radius * outline.shape[i] + layers[i].coat + layers[i].film);
  context.fillStyle = palette.interphase;
  context.fill();
  path(context, centre, (i) => radius * outline.shape[i] + layers[i].coat);
  context.fillStyle = palette.coating;
  context.fill();

  for (let ring = 0; ring < RINGS; ring++) {
    const r = 1 - ring / RINGS;
    path(context, centre, (i) => radius * r * (1 + (outline.shape[i] - 1) * r));
    context.fillStyle = contentColour(meanAt(picture, r - 0.5 / RINGS));
    context.fill();
  }
  grains(context, centre, radius, picture);
  cracks(context, centre, radius, picture);
  path(context, centre, (i) => radius * outline.shape[i]);
  context.lineWidth = size / 420;
  context.strokeStyle = palette.outline;
  context.stroke();
}

interface Layer {
  readonly coat: number;
  readonly film: number;
}

function layersOf(
  { geometry, layout, frame, sizeClass, outline }: ParticlePicture,
  perNanometre: number,
  thinnest: number,
): Layer[] {
  const covered = geometry.patchNames.indexOf('covered');
  const bare = geometry.patchNames.indexOf('bare');
  const coverage = covered < 0 ? 0 : geometry.patchFractions[covered];
  const film = (patch: number): number => (patch < 0 ? 0 : frame[layout.film(sizeClass, patch)] * perNanometre);
  const visible = (thickness: number): number => (thickness <= 0 ? 0 : Math.max(thinnest, thickness));
  const onCoat: Layer = { coat: visible(geometry.coatingThickness * perNanometre), film: film(covered) };
  const onBare: Layer = { coat: 0, film: film(bare) };
  const sharp = Array.from({ length: directions }, (_, i) => (outline.cover[i] < coverage ? onCoat : onBare));
  // Rounded edges: films of neighbouring patches meet over a few degrees.
  return sharp.map((layer, i) => {
    let film = 0;
    for (let d = -2; d <= 2; d++) film += sharp[(i + d + directions) % directions].film / 5;
    return { coat: layer.coat, film };
  });
}

function path(context: CanvasRenderingContext2D, centre: number, radius: (direction: number) => number): void {
  context.beginPath();
  for (let i = 0; i < directions; i++) {
    const angle = (2 * Math.PI * i) / directions;
    const r = radius(i);
    context.lineTo(centre + r * Math.cos(angle), centre + r * Math.sin(angle));
  }
  context.closePath();
}

/** Content at r/R, averaged over the depth of the electrode. */
function meanAt({ geometry, layout, frame, sizeClass }: ParticlePicture, r: number): number {
  const { radius, nodes } = geometry;
  let n = 0;
  while (n + 2 < radius.length && radius[n + 1] < r) n++;
  const span = radius[n + 1] - radius[n];
  const t = Math.min(1, Math.max(0, span > 0 ? (r - radius[n]) / span : 0));
  let sum = 0;
  for (let i = 0; i < nodes; i++) {
    const start = layout.content(i, sizeClass);
    sum += (1 - t) * frame[start + n] + t * frame[start + n + 1];
  }
  return sum / nodes;
}

function grains(
  context: CanvasRenderingContext2D,
  centre: number,
  radius: number,
  { outline, palette }: ParticlePicture,
): void {
  context.lineWidth = radius / 170;
  context.strokeStyle = palette.dark ? 'rgba(0,0,0,0.35)' : 'rgba(255,255,255,0.28)';
  context.beginPath();
  for (const line of outline.grains) {
    line.forEach(([x, y], i) => {
      if (i === 0) context.moveTo(centre + radius * x, centre + radius * y);
      else context.lineTo(centre + radius * x, centre + radius * y);
    });
  }
  context.stroke();
}

/** Cracks run inwards from the surface to the computed depth; dry in a solid cell, wetted in a liquid one. */
function cracks(context: CanvasRenderingContext2D, centre: number, radius: number, picture: ParticlePicture): void {
  const { geometry, layout, frame, sizeClass, outline, palette } = picture;
  const depth = Math.min(1, frame[layout.ofClass('crack', sizeClass)]);
  if (depth < 0.01) return;
  context.fillStyle = geometry.electrolyte === 'liquid' ? palette.liquid : palette.gap;
  context.strokeStyle = palette.outline;
  context.lineWidth = radius / 300;
  for (const { direction, share, bends } of outline.cracks) {
    const angle = 2 * Math.PI * direction;
    const rim = outline.shape[Math.round(direction * directions + directions) % directions];
    const length = depth * share * 0.96;
    const mouth = 0.012 + 0.03 * length;
    const side = (sign: number, j: number): [number, number] => {
      const t = j / bends.length;
      const r = radius * rim * (1 - length * t);
      const sideways =
        radius * (0.075 * bends[j % bends.length] * Math.min(1, 4 * t) * length + sign * mouth * (1 - t));
      return [
        centre + r * Math.cos(angle) - sideways * Math.sin(angle),
        centre + r * Math.sin(angle) + sideways * Math.cos(angle),
      ];
    };
    context.beginPath();
    for (let j = 0; j <= bends.length; j++) context.lineTo(...side(1, j));
    for (let j = bends.length; j >= 0; j--) context.lineTo(...side(-1, j));
    context.closePath();
    context.fill();
    context.stroke();
  }
}

const backgrounds = new Map<string, HTMLCanvasElement>();

/** Pressed electrolyte grains, or a plain liquid; drawn once per size and theme. */
function background(
  context: CanvasRenderingContext2D,
  size: number,
  kind: Geometry['electrolyte'],
  palette: Palette,
): void {
  if (kind === 'liquid') {
    context.fillStyle = palette.liquid;
    context.fillRect(0, 0, size, size);
    return;
  }
  const scale = context.getTransform().a;
  const key = `${size} ${scale} ${palette.dark}`;
  let drawn = backgrounds.get(key);
  if (!drawn) {
    drawn = document.createElement('canvas');
    drawn.width = Math.round(size * scale);
    drawn.height = drawn.width;
    const c = drawn.getContext('2d');
    if (c) {
      c.scale(scale, scale);
      pressedGrains(c, size, size, palette);
    }
    backgrounds.set(key, drawn);
  }
  context.drawImage(drawn, 0, 0, size, size);
}

export function pressedGrains(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  palette: Palette,
): void {
  context.fillStyle = palette.electrolyte;
  context.fillRect(0, 0, width, height);
  const random = randomNumbers(7);
  context.strokeStyle = palette.electrolyteGrain;
  context.lineWidth = 1;
  const count = Math.round((width * height) / 420);
  for (let g = 0; g < count; g++) {
    const x = random() * width;
    const y = random() * height;
    const r = 5 + 13 * random();
    const corners = 5 + Math.floor(3 * random());
    context.globalAlpha = 0.25 + 0.35 * random();
    context.beginPath();
    for (let i = 0; i < corners; i++) {
      const angle = (2 * Math.PI * (i + 0.5 * random())) / corners;
      context.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
    context.closePath();
    context.stroke();
  }
  context.globalAlpha = 1;
}
