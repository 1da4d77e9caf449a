import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contentColour, scaleGradient } from '../../src/web/particle/colour.js';
import { drawElectrode, packed } from '../../src/web/particle/drawElectrode.js';
import { drawParticle } from '../../src/web/particle/drawParticle.js';
import { outlineOf } from '../../src/web/particle/outline.js';
import type { Palette } from '../../src/web/state/colours.js';
import { circle, frameOf, geometry, layout, recordingCanvas } from './drawing.js';

// The pictures of particle and electrode show the computed state at its scale.

const palette: Palette = {
  dark: false,
  cells: ['cell A', 'cell B'],
  ink: 'ink',
  soft: 'soft',
  line: 'line',
  paper: 'paper',
  electrolyte: 'electrolyte',
  electrolyteGrain: 'grain',
  liquid: 'liquid',
  gap: 'gap',
  interphase: 'interphase',
  coating: 'coating',
  dead: 'dead',
  outline: 'outline',
};

let background: ReturnType<typeof recordingCanvas>;

beforeEach(() => {
  background = recordingCanvas();
  vi.stubGlobal('document', {
    createElement: () => ({ getContext: () => ({ ...background.context, scale: () => {} }) }),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('colours of contents', () => {
  it('run through viridis from what an oxide gives up to all of it', () => {
    expect([0.1, 0.55, 1].map(contentColour)).toEqual(['#440154', '#21918c', '#fde725']);
    expect([0, -1, 1.2].map(contentColour)).toEqual(['#440154', '#440154', '#fde725']);
    // Half way between the fourth and the fifth of seven.
    expect(contentColour(0.625)).toMatch(/^#2[a-c]a[3-7]8[0-4]$/);
    expect(scaleGradient).toMatch(/^linear-gradient\(to right, #440154, .*, #fde725\)$/);
    expect(scaleGradient.match(/#/g)).toHaveLength(13);
  });
});

describe('the particle', () => {
  const state = { contact: 0.5, connected: 1, crack: 0.4, contraction: 0.03 };
  const draw = (changes: object = {}, moment: object = {}) => {
    const { context, drawn } = recordingCanvas();
    const frame = frameOf({ ...state, ...moment });
    const picture = { geometry, layout, frame, sizeClass: 0, outline: circle, palette, exaggeration: 20, ...changes };
    drawParticle(context, 300, picture);
    return drawn;
  };
  /** [px] From the middle of the picture to the corner of a shape in a direction. */
  const away = ({ points }: { readonly points: readonly (readonly [number, number])[] }, direction: number) => {
    const [x, y] = points[direction];
    expect(Math.atan2(y - 150, x - 150)).toBeCloseTo(
      direction <= 120 ? (Math.PI * direction) / 120 : (Math.PI * (direction - 240)) / 120,
      6,
    );
    return Math.hypot(x - 150, y - 150);
  };
  const filled = (drawn: ReturnType<typeof draw>, colour: string) => drawn.filter(({ fill }) => fill === colour);

  // 108 px when discharged, less by 2.5 times a third of the contraction; 20 x 108 / 1500 px are a nanometre of film.
  const radius = 108 * (1 - 2.5 * 0.01);
  const nanometre = 1.44;

  it('has coating and interphase where they are, as thick as they are', () => {
    const drawn = draw();
    const [interphase] = filled(drawn, 'interphase');
    const [coating] = filled(drawn, 'coating');
    expect(interphase.points).toHaveLength(240);
    // Three quarters are covered.
    expect(away(coating, 90)).toBeCloseTo(radius + 4.5 * nanometre, 4);
    expect(away(coating, 179)).toBeCloseTo(radius + 4.5 * nanometre, 4);
    expect(away(coating, 180)).toBeCloseTo(radius, 4);
    expect(away(interphase, 90)).toBeCloseTo(radius + 5 * nanometre, 4);
    expect(away(interphase, 210)).toBeCloseTo(radius + 2 * nanometre, 4);
    // Rounded over five directions: three of 0.5 nm and two of 2 nm.
    expect(away(interphase, 179)).toBeCloseTo(radius + (4.5 + 1.1) * nanometre, 4);
  });

  it('has no coating without covered patches, and a thin one that can still be seen', () => {
    const bare = draw({ geometry: { ...geometry, patchNames: ['bare'], patchFractions: [1], coatingThickness: 0 } });
    expect(away(filled(bare, 'coating')[0], 90)).toBeCloseTo(radius, 4);
    expect(away(filled(bare, 'interphase')[0], 90)).toBeCloseTo(radius + 2 * nanometre, 4);
    const thin = draw({ geometry: { ...geometry, coatingThickness: 0.1 } });
    expect(away(filled(thin, 'coating')[0], 90)).toBeCloseTo(radius + 1, 4);
  });

  it('is drawn smaller by its contraction, with gaps where contact is lost', () => {
    const [gap] = filled(draw({ outline: { ...circle, cracks: [] } }), 'gap');
    expect(away(gap, 90)).toBeCloseTo(radius + 5 * nanometre, 4);
    // A quarter more than the contact of one half has its rank here.
    const beyond = 180.5 / 240 - 0.5;
    const depth = 0.9 * (108 - radius) + 1.8 + 6 * 3 * beyond;
    expect(away(gap, 180)).toBeCloseTo(radius + away(filled(draw(), 'interphase')[0], 180) - radius + depth, 4);
    expect(away(gap, 239) - away(filled(draw(), 'interphase')[0], 239)).toBeCloseTo(0.9 * (108 - radius) + 7.8, 4);
    const wet = draw({ geometry: { ...geometry, electrolyte: 'liquid' }, outline: { ...circle, cracks: [] } });
    expect(away(filled(wet, 'gap')[0], 200)).toBeCloseTo(radius + 2 * nanometre, 4);
    expect(filled(wet, 'liquid')[0].rectangle).toEqual([0, 0, 300, 300]);
  });

  it('has thirty rings in the colour of the content, averaged over the depth of the electrode', () => {
    const rings = draw().filter(({ fill }) => fill?.startsWith('#'));
    expect(rings).toHaveLength(30);
    // Means of both nodes: 0.3 in the centre, 0.5 half way, 0.7 at the surface.
    const content = (r: number) => 0.3 + 0.4 * r;
    rings.forEach(({ fill }, ring) => {
      expect(fill).toBe(contentColour(content(1 - (ring + 0.5) / 30)));
    });
    expect(away(rings[0], 60)).toBeCloseTo(radius, 4);
    expect(away(rings[29], 60)).toBeCloseTo(radius / 30, 4);
  });

  it('has cracks to the computed depth, dry in a solid cell and wet in a liquid one', () => {
    const drawn = draw();
    const crack = drawn[drawn.findIndex(({ points }) => points.length === 16)];
    const length = 0.4 * 0.96;
    const mouth = radius * (0.012 + 0.03 * length);
    expect(crack.fill).toBe('gap');
    // Along the crack and across it, turned by 30 degrees.
    const [cos, sin] = [Math.sqrt(3) / 2, 0.5];
    const at = (along: number, across: number) => [
      expect.closeTo(150 + along * cos - across * sin, 4),
      expect.closeTo(150 + along * sin + across * cos, 4),
    ];
    expect(crack.points[0]).toEqual(at(radius, mouth));
    expect(crack.points[7]).toEqual(at(radius * (1 - length), 0));
    expect(crack.points[15]).toEqual(at(radius, -mouth));
    const wet = draw({ geometry: { ...geometry, electrolyte: 'liquid' } });
    expect(wet.find(({ points }) => points.length === 16)?.fill).toBe('liquid');
    expect(draw({}, { crack: 0 }).filter(({ points }) => points.length === 16)).toEqual([]);
    expect(draw({}, { crack: 7 }).find(({ points }) => points.length === 16)?.points[7][0]).toBeCloseTo(
      150 + radius * 0.04 * cos,
      4,
    );
  });

  it('has the borders of its grains, and pressed grains of electrolyte around it', () => {
    const border = draw().find(({ points }) => points.length === 2);
    expect(border?.stroke).toBe('rgba(255,255,255,0.28)');
    expect(border?.points).toEqual([
      [150, expect.closeTo(150 + radius / 2, 4)],
      [expect.closeTo(150 + radius / 2, 4), 150],
    ]);
    const dark = draw({ palette: { ...palette, dark: true } });
    expect(dark.find(({ points }) => points.length === 2)?.stroke).toBe('rgba(0,0,0,0.35)');
    const last = dark[dark.length - 1];
    expect(last.stroke).toBe('outline');
    expect(away(last, 30)).toBeCloseTo(radius, 4);
    // One in 420 square pixels.
    expect(background.drawn[0].rectangle).toEqual([0, 0, 300, 300]);
    expect(background.drawn.length - 1).toBe(Math.round((300 * 300) / 420));
    for (const { points } of background.drawn.slice(1)) {
      expect(points.length).toBeGreaterThanOrEqual(5);
      expect(points.length).toBeLessThanOrEqual(7);
    }
  });
});

describe('outlines', () => {
  const [single, poly] = [outlineOf('single', 21), outlineOf('poly', 4)];
  const mean = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0) / values.length;

  it('are the same for the same seed, of mean radius about 1', () => {
    expect(outlineOf('poly', 4)).toEqual(poly);
    expect(outlineOf('poly', 5).shape).not.toEqual(poly.shape);
    for (const { shape } of [single, poly]) {
      expect(Math.abs(mean(shape) - 1)).toBeLessThan(0.03);
      for (const r of shape) expect(Math.abs(r - 1)).toBeLessThan(0.12);
    }
  });

  it('have seven facets, or grains and bumps', () => {
    // A flat side is nearest to the middle at its own middle.
    const sides = Array.from({ length: 7 }, (_, s) =>
      Math.round((((s + 0.5) / 7) * 2 * Math.PI - 0.3) * (240 / (2 * Math.PI))),
    );
    const corners = sides.map((at) => at + 17);
    const at = (places: readonly number[]) => places.reduce((sum, i) => sum + single.shape[(i + 240) % 240], 0) / 7;
    expect(at(corners) - at(sides)).toBeGreaterThan(0.03);
    expect([single.grains.length, poly.grains.length > 30]).toEqual([0, true]);
    expect([single.cracks.length, poly.cracks.length]).toEqual([4, 8]);
    for (const line of poly.grains) {
      for (const [x, y] of line) expect(Math.hypot(x, y)).toBeLessThan(1);
    }
  });

  it('lose contact and cover by shares of the surface', () => {
    for (const { contact, cover } of [single, poly]) {
      for (const ranks of [contact, cover]) {
        expect([0.25, 0.5, 0.9].map((share) => ranks.filter((rank) => rank < share).length)).toEqual([60, 120, 216]);
        // In patches: most neighbours go together.
        const jumps = ranks.filter((rank, i) => Math.abs(rank - ranks[(i + 1) % 240]) > 0.3);
        expect(jumps.length).toBeLessThan(5);
      }
    }
  });

  it('have one crack of the computed depth and others that are shorter', () => {
    for (const { cracks } of [single, poly]) {
      expect(cracks[0].share).toBe(1);
      cracks.forEach(({ share, direction }, i) => {
        expect(share).toBeGreaterThanOrEqual(0.55);
        expect(share).toBeLessThanOrEqual(1);
        expect(Math.abs(direction - i / cracks.length)).toBeLessThan(0.35 / cracks.length);
      });
    }
  });
});

describe('the electrode', () => {
  const packing = packed(geometry, 60);

  it('holds as many particles of each class as its volume says, none in another and none outside', () => {
    // Areas of 0.2 and 0.3 of 40 x 60 um2.
    expect([0, 1].map((k) => packing.filter(({ sizeClass }) => sizeClass === k).length)).toEqual([
      Math.round((0.2 * 2400) / (Math.PI * 2.25)),
      Math.round((0.3 * 2400) / (Math.PI * 9)),
    ]);
    for (const { x, r } of packing) {
      expect(x).toBeGreaterThanOrEqual(r);
      expect(x).toBeLessThanOrEqual(40 - r);
    }
    for (const [i, a] of packing.entries()) {
      for (const b of packing.slice(0, i))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.r + b.r + 0.1);
    }
    // The largest first; one that does not fit is left out.
    expect(packing[0].r).toBe(3);
    expect(packed({ ...geometry, thickness: 5 }, 60).every(({ r }) => r === 1.5)).toBe(true);
  });

  const draw = (state: object, electrolyte: 'solid' | 'liquid' = 'liquid') => {
    const { context, drawn } = recordingCanvas();
    const frame = frameOf({ contact: 1, connected: 0.5, crack: 0, contraction: 0, ...state });
    const particles = [
      { x: 10, y: 30, r: 3, sizeClass: 1, luck: 0.4, turn: 1 },
      { x: 30, y: 10, r: 1.5, sizeClass: 0, luck: 0.6, turn: 2 },
    ];
    const picture = { geometry: { ...geometry, electrolyte }, layout, frame, packing: particles, palette };
    drawElectrode(context, 1000, 500, picture);
    return drawn;
  };
  // From the separator to the collector.
  const scale = (1000 - 55 - 22) / 40;

  it('lies between separator and collector, in colours of the content at its depth', () => {
    const drawn = draw({});
    expect(drawn.filter(({ rectangle }) => rectangle).map(({ fill, rectangle }) => [fill, rectangle])).toEqual([
      ['liquid', [0, 0, 1000, 500]],
      ['electrolyte', [0, 0, 55, 500]],
      ['soft', [978, 0, 22, 500]],
    ]);
    const shells = drawn.filter(({ fill }) => fill?.startsWith('#'));
    expect(shells).toHaveLength(5);
    shells.forEach(({ fill, arcs }, s) => {
      const share = 1 - s / 5;
      expect(arcs[0].slice(0, 3)).toEqual([
        expect.closeTo(55 + 10 * scale, 6),
        expect.closeTo(30 * scale, 6),
        expect.closeTo(3 * scale * share, 6),
      ]);
      // At a quarter of the depth stands the first node: 0.2 in the centre, 0.6 at the surface.
      expect(fill).toBe(contentColour(0.2 + 0.4 * (share - 0.1)));
    });
  });

  it('is grey where it is cut off', () => {
    const dead = draw({}).filter(({ fill }) => fill === 'dead');
    expect(dead.map(({ arcs }) => arcs[0].slice(0, 3))).toEqual([
      [expect.closeTo(55 + 30 * scale, 6), expect.closeTo(10 * scale, 6), expect.closeTo(1.5 * scale, 6)],
    ]);
    expect(draw({ connected: 1 }).filter(({ fill }) => fill === 'dead')).toEqual([]);
    expect(draw({ connected: 0.1 }).filter(({ fill }) => fill === 'dead')).toHaveLength(2);
  });

  it('has a gap as wide as the contact that is lost, in a solid cell', () => {
    const gaps = (contact: number, kind: 'solid' | 'liquid') =>
      draw({ contact, connected: 1 }, kind)
        .filter(({ fill }) => fill === 'gap')
        .map(({ arcs }) => arcs[0]);
    expect(gaps(0.75, 'solid')[0]).toEqual([
      expect.closeTo(55 + 10 * scale, 6),
      expect.closeTo(30 * scale, 6),
      expect.closeTo(3 * scale * 1.13 + 0.8, 6),
      1,
      expect.closeTo(1 + Math.PI / 2, 6),
    ]);
    expect(gaps(0.75, 'solid')).toHaveLength(2);
    expect([gaps(1, 'solid'), gaps(0.75, 'liquid')]).toEqual([[], []]);
  });

  it('is interpolated between the nodes, and even beyond the outer ones', () => {
    const at = (x: number) => {
      const { context, drawn } = recordingCanvas();
      const frame = frameOf({ contact: 1, connected: 1, crack: 0, contraction: 0 });
      const picture = { geometry: { ...geometry, electrolyte: 'liquid' as const }, layout, frame, palette };
      drawElectrode(context, 1000, 500, { ...picture, packing: [{ x, y: 30, r: 3, sizeClass: 1, luck: 0, turn: 0 }] });
      return drawn.find(({ fill }) => fill?.startsWith('#'))?.fill;
    };
    // The outer shell has its content at 0.9 of the radius.
    expect([4, 10, 20, 30, 36].map(at)).toEqual([0.56, 0.56, 0.66, 0.76, 0.76].map(contentColour));
  });
});
