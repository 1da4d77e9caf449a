import { describe, expect, it } from 'vitest';
import { particleMap } from '../../../src/output/chart/particleMap.js';
import { cellPieces, cutOutlines, surfaceOutlines } from '../../../src/output/chart/particleOutlines.js';
import { particleJson, particleText, particleWords } from '../../../src/output/particle/particleText.js';
import type { ParticleShape } from '../../../src/particle2d/shape.js';
import { gridOf, study } from './smallParticle.js';
import { told } from './told.js';

// Pictures of particles of a few cells, whose corners can be checked by hand; texts of a made-up study.

/** Corners in the polar coordinates of the picture: radius and angle from the axis, clockwise. */
const polar = (outline: readonly (readonly number[])[]) =>
  outline.map(([x, y]) => `${Number(Math.hypot(x, y).toFixed(3))}@${Number(Math.atan2(x, y).toFixed(3))}`).join(' ');
const half = Math.PI / 2;

describe('map of a particle', () => {
  it('has its cells and their mirror images, surface, cracks and colours', () => {
    const grid = gridOf({ cuts: [{ angle: 0.05, length: 0.5, branch: 0 }] });
    expect(`\n${told(particleMap(grid, Float64Array.of(0.2, 0.4, 0.6, 0.8), 'NCM')).join('\n')}\n`).toBe(`
{animation: false, backgroundColor: #ffffff, textStyle: {fontFamily: sans, color: #111111}}
box {left: 10, top: 28, width: 302, height: 302}
x {type: value, min: -1.12, max: 1.12, show: false}
y {type: value, min: -1.12, max: 1.12, show: false}
title {text: NCM, left: 8, top: 4, padding: 0, textStyle: {fontSize: 13, color: #111111, fontFamily: sans, fontWeight: normal}}
title {text: Li content x, right: 16, top: 28, padding: 0, textStyle: {fontSize: 13, color: #111111, fontFamily: sans, fontWeight: normal}}
title {text: contact, right: 16, bottom: 28, padding: 0, textStyle: {fontSize: 13, color: #b87700, fontFamily: sans, fontWeight: normal}}
title {text: no contact, right: 16, bottom: 10, padding: 0, textStyle: {fontSize: 13, color: #767676, fontFamily: sans, fontWeight: normal}}
bar {type: continuous, seriesIndex: [], calculable: false, min: 0.2, max: 0.8, right: 38, top: 52, itemWidth: 14, itemHeight: 172, inRange: {color: [#440154, #443983, #31688e, #21918c, #35b779, #90d743, #fde725]}, text: [0.8, 0.2], textStyle: {color: #111111, fontSize: 13, fontFamily: sans}}
custom on 0 {silent: true}: 0,0,0 0,0,1 0,0,2 0,0,3 0,0,4 0,0,5 0,0,6 0,0,7
  polygon {shape: {points: [[0, -50], [2.5, -49.9], [0, 0], [0, 0]]}, style: {fill: #440154, stroke: #440154, lineWidth: 0.5}}
  polygon {shape: {points: [[0, -50], [-2.5, -49.9], [0, 0], [0, 0]]}, style: {fill: #440154, stroke: #440154, lineWidth: 0.5}}
  polygon {shape: {points: [[2.5, -49.9], [5, -49.8], [0, 0], [0, 0]]}, style: {fill: #31688e, stroke: #31688e, lineWidth: 0.5}}
  polygon {shape: {points: [[-2.5, -49.9], [-5, -49.8], [0, 0], [0, 0]]}, style: {fill: #31688e, stroke: #31688e, lineWidth: 0.5}}
  polygon {shape: {points: [[0, -100], [5, -99.9], [2.5, -49.9], [0, -50]]}, style: {fill: #35b779, stroke: #35b779, lineWidth: 0.5}}
  polygon {shape: {points: [[0, -100], [-5, -99.9], [-2.5, -49.9], [0, -50]]}, style: {fill: #35b779, stroke: #35b779, lineWidth: 0.5}}
  polygon {shape: {points: [[5, -99.9], [10, -99.5], [5, -49.8], [2.5, -49.9]]}, style: {fill: #fde725, stroke: #fde725, lineWidth: 0.5}}
  polygon {shape: {points: [[-5, -99.9], [-10, -99.5], [-5, -49.8], [-2.5, -49.9]]}, style: {fill: #fde725, stroke: #fde725, lineWidth: 0.5}}
custom on 0 {silent: true}: 0,0,0 0,0,1 0,0,2 0,0,3 0,0,4
  polyline {shape: {points: [[5, -100.5], [10, -100.1]]}, style: {fill: none, stroke: #b5b5b5, lineWidth: 1.5}}
  polyline {shape: {points: [[-5, -100.5], [-10, -100.1]]}, style: {fill: none, stroke: #b5b5b5, lineWidth: 1.5}}
  polyline {shape: {points: [[-5.1, -102.8], [0, -102.9], [5.1, -102.8]]}, style: {fill: none, stroke: #E69F00, lineWidth: 6.74107}}
  polyline {shape: {points: [[5, -99.9], [2.5, -49.9]]}, style: {fill: none, stroke: #ffffff, lineWidth: 2}}
  polyline {shape: {points: [[-5, -99.9], [-2.5, -49.9]]}, style: {fill: none, stroke: #ffffff, lineWidth: 2}}
`);
  });

  it('has a bar where nothing is known', () => {
    const lines = told(particleMap(gridOf({}), new Float64Array(4).fill(Number.NaN), 'x'));
    expect(lines.filter((line) => line.includes('fill: #f2f2f2'))).toHaveLength(8);
    expect(lines.find((line) => line.startsWith('bar'))).toMatch(/min: 0, max: 1,.*text: \[1\.00, 0\.00\]/);
  });
});

describe('pieces of a particle', () => {
  it('are cells with their content, on both sides of the axis', () => {
    const pieces = cellPieces(gridOf({}), Float64Array.of(0.2, 0.4, 0.6, 0.8));
    expect(pieces.map(({ outline, value }) => `${value}: ${polar(outline)}`)).toEqual([
      '0.2: 0.5@0 0.5@0.05 0@0 0@0',
      '0.2: 0.5@0 0.5@-0.05 0@0 0@0',
      '0.4: 0.5@0.05 0.5@0.1 0@0 0@0',
      '0.4: 0.5@-0.05 0.5@-0.1 0@0 0@0',
      '0.6: 1@0 1@0.05 0.5@0.05 0.5@0',
      '0.6: 1@0 1@-0.05 0.5@-0.05 0.5@0',
      '0.8: 1@0.05 1@0.1 0.5@0.1 0.5@0.05',
      '0.8: 1@-0.05 1@-0.1 0.5@-0.1 0.5@-0.05',
    ]);
  });

  it('go round in steps that look round', () => {
    const [{ outline }] = cellPieces(gridOf({}, [0.5, 1], [0, 0.12]), Float64Array.of(1));
    expect(polar(outline)).toBe('1@0 1@0.06 1@0.12 0.5@0.12 0.5@0.06 0.5@0');
    expect(cellPieces(gridOf({}, [0.5, 1], [0, 0.13]), Float64Array.of(1))[0].outline).toHaveLength(8);
  });

  it('join small cells by their volume, but not across a crack', () => {
    const radii = [0.5, 0.51, 0.515, 0.53, 1];
    const content = Float64Array.of(1, 2, 3, 4);
    const rings = (cuts: ParticleShape['cuts']) =>
      cellPieces(gridOf({ cuts }, radii, [0, 0.05]), content)
        .filter((_, i) => i % 2 === 0)
        .map(({ outline, value }) => `${Number(value.toFixed(4))}: ${polar([outline[0], outline[2]])}`);
    // Volumes 1, 2 and 3: (1 1 + 2 2 + 3 3)/6.
    expect(rings([])).toEqual(['2.3333: 0.53@0 0.5@0.05', '4: 1@0 0.53@0.05']);
    expect(rings([{ angle: 0.05, length: 0.49, branch: 0 }])).toEqual([
      '1: 0.51@0 0.5@0.05',
      '2.6: 0.53@0 0.51@0.05',
      '4: 1@0 0.53@0.05',
    ]);
    const angles = [0, 0.02, 0.03, 0.04, 0.1];
    const sectors = (cuts: ParticleShape['cuts']) =>
      cellPieces(gridOf({ cuts }, [0.5, 1], angles), content)
        .filter((_, i) => i % 2 === 0)
        .map(
          ({ outline, value }) =>
            `${Number(value.toFixed(4))}: ${polar([outline[0], outline[outline.length / 2 - 1]])}`,
        );
    expect(sectors([])).toEqual(['2.3333: 1@0 1@0.04', '4: 1@0.04 1@0.1']);
    expect(sectors([{ angle: 0.02, length: 0.5, branch: 0 }])).toEqual(['1: 1@0 1@0.02', '3.2222: 1@0.02 1@0.1']);
  });

  it('are copied where patches are true copies: on a disc, and at two poles of a sphere', () => {
    const turns = (geometry: ParticleShape['geometry'], reach: number) =>
      cellPieces(gridOf({ geometry, reach }, [0.5, 1], [0, 0.05]), Float64Array.of(1))
        .filter((_, i) => i % 2 === 0)
        .map(({ outline }) => polar([outline[0]]));
    expect(turns('sphere', Math.PI)).toEqual(['1@0']);
    expect(turns('sphere', half)).toEqual(['1@0', '1@3.142']);
    expect(turns('sphere', half / 2)).toEqual(['1@0']);
    expect(turns('disc', half / 2)).toEqual(['1@0', '1@1.571', '1@3.142', '1@-1.571']);
  });
});

describe('surface of a particle', () => {
  it('is what is in contact, and what is left between and behind', () => {
    const outlines = (contacts: ParticleShape['contacts'], reach = 0.1) => {
      const { contact, free } = surfaceOutlines(gridOf({ contacts, reach }), { contact: 1.1, free: 1.2 });
      return {
        contact: contact.map((arc) => polar([arc[0], arc[arc.length - 1]])),
        free: free.map((arc) => polar([arc[0], arc[arc.length - 1]])),
      };
    };
    expect(outlines([[0, 0.04]])).toEqual({
      contact: ['1.1@-0.04 1.1@0.04'],
      free: ['1.2@0.04 1.2@0.1', '1.2@-0.04 1.2@-0.1'],
    });
    expect(outlines([[0, 0.1]])).toEqual({ contact: ['1.1@-0.1 1.1@0.1'], free: [] });
    expect(
      outlines([
        [0.02, 0.04],
        [0.06, 0.1],
      ]),
    ).toEqual({
      contact: ['1.1@0.02 1.1@0.04', '1.1@-0.02 1.1@-0.04', '1.1@0.06 1.1@0.1', '1.1@-0.06 1.1@-0.1'],
      free: ['1.2@-0.02 1.2@0.02', '1.2@0.04 1.2@0.06', '1.2@-0.04 1.2@-0.06'],
    });
    expect(outlines([])).toEqual({ contact: [], free: ['1.2@-0.1 1.2@0.1'] });
    expect(outlines([[0, 0.04]], half).contact).toEqual(['1.1@-0.04 1.1@0.04', '1.1@3.102 1.1@-3.102']);
  });

  it('is cut where it is cracked, with branches to both sides at the tip', () => {
    const cuts = (one: ParticleShape['cuts'][number], reach = 0.1) =>
      cutOutlines(gridOf({ cuts: [one], reach })).map(polar);
    expect(cuts({ angle: 0.05, length: 0.4, branch: 0 })).toEqual(['1@0.05 0.6@0.05', '1@-0.05 0.6@-0.05']);
    expect(cuts({ angle: 0.05, length: 0.4, branch: 0.02 })).toEqual([
      '1@0.05 0.6@0.05',
      '0.6@0.03 0.6@0.07',
      '1@-0.05 0.6@-0.05',
      '0.6@-0.03 0.6@-0.07',
    ]);
    expect(cuts({ angle: 0.1, length: 0.4, branch: 0.02 })[1]).toBe('0.6@0.08 0.6@0.1');
    expect(cuts({ angle: 0.05, length: 0.4, branch: 0 }, half)).toHaveLength(4);
  });
});

describe('study of a particle', () => {
  it('is told with closures, sweeps and discharges', () => {
    expect(`\n${particleText(study)}`).toBe(`
Sphere, contact 30 % in 2 patches, 2 cracks a patch of 0.4 R. L = R (1 + lambda_c l/R + lambda_t (1/theta - 1)).

                                                        L/R  lambda_t  lambda_c
-------------------------------------------------------------------------------
resolved: constant current, contact at one potential   1.00      8.00      9.00
resolved: constant current, even flux through contact  1.10      8.10      9.10
resolved: held potential, end of the decay             1.20      8.20      9.20
linear closure                                         2.35      0.30      1.80

Contact alone, without cracks; flux tubes: (L/R)^2 = 1 + (5 pi/2) (1 - theta^0.5)^1.5/(n theta)^0.5 for n patches on a sphere:
theta  closure  flux tubes  current  even flux  held  lambda_t: current  even flux  held
----------------------------------------------------------------------------------------
  0.1     2.01        3.01     5.01       5.11  5.21               6.01       6.11  6.21
  0.5     2.02        3.02     5.02       5.12  5.22               6.02       6.12  6.22

Cracks of other lengths at this contact:
l/R  closure  current  even flux  held  lambda_c: current  even flux  held
--------------------------------------------------------------------------
  0     2.03     5.03       5.13  5.23               7.03       7.13  7.23
0.6     2.04     5.04       5.14  5.24               7.04       7.14  7.24

Discharge of NCM85 with D(x) at 25 degC, R = 1.50 um, from x = 0.25 until x = 0.95 at the contact; percent of the window filled:
rate  intact  resolved  closure  1-D with resolved L  L/R of equal capacity
---------------------------------------------------------------------------
0.1C    99.5      90.1     80.2                 70.3                   1.56
  1C    30.0         –     10.0                 20.0                      –
`);
    expect(particleText({ ...study, comparison: { ...study.comparison, byCrack: [] } })).not.toContain(
      'Cracks of other lengths',
    );
  });

  it('is told as data without the contents of its cells', () => {
    const { grid: _, last: __, ...numbers } = study.comparison;
    expect(particleJson(study)).toEqual(
      JSON.parse(
        JSON.stringify({
          material: 'NCM85',
          radius: 1.5e-6,
          rates: [0.1, 1],
          window: [0.25, 0.95],
          ...numbers,
          grid: { radialCells: 2, angularCells: 2 },
          imbalance: 1e-9,
        }),
      ),
    );
  });

  it.each([
    [{ contact: 1 }, 'Sphere, contact 100 % in 1 patch, no cracks'],
    [{ contact: 0.005, patches: 3, geometry: 'disc' }, 'Disc, contact 0.500 % in 3 patches, no cracks'],
    [{ contact: 0.01, crack: 0.3 }, 'Sphere, contact 1 % in 1 patch, 2 cracks a patch of 0.3 R'],
    [{ contact: 0.01, crack: 0.3, cracks: 0 }, 'Sphere, contact 1 % in 1 patch, no cracks'],
    [
      { contact: 0.01, crack: 0.3, cracks: 1, branch: 0.5 },
      'Sphere, contact 1 % in 1 patch, 1 crack a patch of 0.3 R, branched by 50 %',
    ],
    [
      { contact: 0.01, crack: 0.3, cracks: 1, branch: 0.5, grain: 0.1 },
      'Sphere, contact 1 % in 1 patch, 1 crack a patch of 0.3 R, branched by 50 % at every 0.1 R',
    ],
    [{ contact: 0.01, crack: 0.3, grain: 0.1 }, 'Sphere, contact 1 % in 1 patch, 2 cracks a patch of 0.3 R'],
  ] as const)('%j in words', (particle, words) => expect(particleWords(particle)).toBe(words));
});
