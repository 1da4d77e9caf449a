import type { FrameLayout } from '../engine/frames.js';
import type { Geometry } from '../engine/messages.js';
import type { Palette } from '../state/colours.js';
import { contentColour } from './colour.js';
import { pressedGrains } from './drawParticle.js';
import { randomNumbers } from './outline.js';

export interface ElectrodePicture {
  readonly geometry: Geometry;
  readonly layout: FrameLayout;
  readonly frame: Float32Array;
  readonly packing: readonly PackedParticle[];
  readonly palette: Palette;
}

export interface PackedParticle {
  /** [um] From the separator, and across. */
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly sizeClass: number;
  /** Isolated once the connected fraction of its class is below this. */
  readonly luck: number;
  readonly turn: number;
}

const separatorShare = 0.055;
const collectorShare = 0.022;
const SHELLS = 5;

/** Particles of all size classes in a section of the electrode, as many as the volume fractions say where there is room. */
export function packed(geometry: Geometry, height: number): readonly PackedParticle[] {
  const random = randomNumbers(11);
  const { thickness, particleRadius, volumeFraction } = geometry;
  const found: PackedParticle[] = [];
  const order = particleRadius.map((_, k) => k).sort((a, b) => particleRadius[b] - particleRadius[a]);
  for (const k of order) {
    const r = particleRadius[k];
    if (2 * r > Math.min(thickness, height)) continue;
    const wanted = Math.min(260, Math.round((volumeFraction[k] * thickness * height) / (Math.PI * r * r)));
    const tries = 120 * wanted;
    let placed = 0;
    for (let t = 0; t < tries && placed < wanted; t++) {
      const x = r + random() * (thickness - 2 * r);
      const y = random() * height;
      if (found.some((other) => Math.hypot(other.x - x, other.y - y) < other.r + r + 0.1)) continue;
      found.push({ x, y, r, sizeClass: k, luck: random(), turn: 2 * Math.PI * random() });
      placed++;
    }
  }
  return found;
}

/** The composite from the separator (left) to the collector (right): content by colour, lost contact as a gap, isolated particles grey. */
export function drawElectrode(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  { geometry, layout, frame, packing, palette }: ElectrodePicture,
): void {
  context.clearRect(0, 0, width, height);
  if (geometry.electrolyte === 'liquid') {
    context.fillStyle = palette.liquid;
    context.fillRect(0, 0, width, height);
  } else pressedGrains(context, width, height, palette);
  const left = separatorShare * width;
  const right = width - collectorShare * width;
  const perMicrometre = (right - left) / geometry.thickness;
  for (const particle of packing) {
    const { sizeClass: k } = particle;
    const x = left + particle.x * perMicrometre;
    const y = particle.y * perMicrometre;
    const r = particle.r * perMicrometre;
    if (particle.luck > frame[layout.ofClass('connected', k)]) {
      isolated(context, x, y, r, palette);
      continue;
    }
    const contact = frame[layout.ofClass('contact', k)];
    if (geometry.electrolyte === 'solid' && contact < 0.995) {
      context.beginPath();
      context.moveTo(x, y);
      context.arc(x, y, r * 1.13 + 0.8, particle.turn, particle.turn + 2 * Math.PI * (1 - contact));
      context.closePath();
      context.fillStyle = palette.gap;
      context.fill();
    }
    for (let s = 0; s < SHELLS; s++) {
      const share = 1 - s / SHELLS;
      context.beginPath();
      context.arc(x, y, r * share, 0, 2 * Math.PI);
      context.fillStyle = contentColour(
        contentAt(geometry, layout, frame, k, particle.x / geometry.thickness, share - 0.5 / SHELLS),
      );
      context.fill();
    }
  }
  context.fillStyle = palette.electrolyte;
  context.globalAlpha = 0.92;
  context.fillRect(0, 0, left, height);
  context.globalAlpha = 1;
  context.strokeStyle = palette.soft;
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(left, 0);
  context.lineTo(left, height);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = palette.soft;
  context.fillRect(right, 0, width - right, height);
}

function isolated(context: CanvasRenderingContext2D, x: number, y: number, r: number, palette: Palette): void {
  context.beginPath();
  context.arc(x, y, r * 1.12 + 0.8, 0, 2 * Math.PI);
  context.fillStyle = palette.gap;
  context.fill();
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.fillStyle = palette.dead;
  context.fill();
  context.save();
  context.clip();
  context.strokeStyle = palette.outline;
  context.globalAlpha = 0.5;
  context.lineWidth = 0.8;
  context.beginPath();
  for (let d = -2 * r; d < 2 * r; d += 4) {
    context.moveTo(x + d, y - r);
    context.lineTo(x + d + 2 * r, y + r);
  }
  context.stroke();
  context.restore();
}

/** Content at a depth of the electrode and a radius in the particle, linear between the nodes. */
function contentAt(
  geometry: Geometry,
  layout: FrameLayout,
  frame: Float32Array,
  k: number,
  depth: number,
  r: number,
): number {
  const { through, radius, nodes } = geometry;
  let i = 0;
  while (i + 2 < nodes && through[i + 1] < depth) i++;
  const next = Math.min(nodes - 1, i + 1);
  const span = through[next] - through[i];
  const t = span > 0 ? Math.min(1, Math.max(0, (depth - through[i]) / span)) : 0;
  let n = 0;
  while (n + 2 < radius.length && radius[n + 1] < r) n++;
  const u = Math.min(1, Math.max(0, (r - radius[n]) / (radius[n + 1] - radius[n])));
  const at = (node: number): number => {
    const start = layout.content(node, k) + n;
    return (1 - u) * frame[start] + u * frame[start + 1];
  };
  return (1 - t) * at(i) + t * at(next);
}
