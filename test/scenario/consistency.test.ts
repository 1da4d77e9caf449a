import { describe, expect, it } from 'vitest';
import { inconsistencies } from '../../src/scenario/consistency.js';
import { inOneLine } from '../../src/scenario/document/issue.js';
import { formatPath } from '../../src/scenario/document/path.js';

/** What is said of a document, as a person reads it. */
const said = (document: unknown): string[] =>
  inconsistencies(document, []).map(({ place, ...issue }) => {
    expect(issue.severity).toBe('error');
    return inOneLine({ ...issue, path: formatPath(place) });
  });

const powder = { activeMaterial: 'NCM85', particles: { d50: '3 um' } };
const cathode = { ...powder, loading: '11 mg/cm2' };
const cell = { diameter: '10 mm', cathode, separator: { mass: '100 mg' } };
const withCathode = (more: object) => said({ cell: { ...cell, cathode: { ...cathode, ...more } } });

describe('what is given in one of two ways', () => {
  it('is needed in one of them', () => {
    expect(said({ cell })).toEqual([]);
    expect(said({ cell: { area: 1, cathode: { ...powder, compositeMass: 1 }, separator: { thickness: 1 } } })).toEqual(
      [],
    );
    expect(said({ cell: { cathode: powder, separator: {} } })).toEqual([
      'cell.diameter: Either diameter or area is needed. (allowed: exactly one of diameter and area)',
      'cell.cathode.compositeMass: Either compositeMass or loading is needed. (allowed: exactly one of compositeMass and loading)',
      'cell.separator.mass: Either mass or thickness is needed. (allowed: exactly one of mass and thickness)',
    ]);
    // Whatever is no mapping is another mistake.
    expect(said({ cell: { diameter: 1, cathode: 3 } })).toEqual([]);
  });

  it('is not given in both', () => {
    const both = (a: string, b: string, got: string) =>
      `Both ${a} and ${b} are given; they say the same thing twice. (got ${got}; allowed: one of ${a} and ${b}; ` +
      `keep one; a variant that changes from one to the other leaves ${a} empty (${a}: null))`;
    expect(
      said({
        cell: {
          diameter: '10 mm',
          area: '1 cm2',
          cathode: {
            ...powder,
            compositeMass: '12 mg',
            loading: 3,
            particles: { d10: '1 um', d50: '3 um', d90: '5 um', spread: 1 },
          },
          separator: { mass: '1 mg', thickness: '2 um' },
        },
      }),
    ).toEqual([
      `cell.area: ${both('diameter', 'area', 'diameter: 10 mm, area: 1 cm2')}`,
      `cell.cathode.loading: ${both('compositeMass', 'loading', 'compositeMass: 12 mg, loading: 3')}`,
      `cell.separator.thickness: ${both('mass', 'thickness', 'mass: 1 mg, thickness: 2 um')}`,
      `cell.cathode.particles.d90: ${both('spread', 'd90', 'spread: 1, d90: 5 um')}`,
      `cell.cathode.particles.d10: ${both('spread', 'd10', 'spread: 1, d10: 1 um')}`,
    ]);
    expect(said({ cell: { ...cell, initial: { x: 1 } }, initial: { x: 2 } })).toEqual([
      'cell.initial: The initial state is given twice. (got {"x":1}; keep `initial` at the top level)',
    ]);
    expect(said({ cell: { ...cell, initial: { x: 1 } } })).toEqual([]);
    expect(said({ cell, initial: { x: 1 } })).toEqual([]);
  });
});

describe('diameters of particles', () => {
  it('rise with the share of the powder below them', () => {
    const particles = (more: object) => withCathode({ particles: more });
    expect(particles({ d10: '1 um', d50: '3 um', d90: '5 um' })).toEqual([]);
    expect(particles({ d10: '900 nm', d50: '1 um', d90: '0.01 mm' })).toEqual([]);
    expect(particles({ d10: '3 um', d50: '3 um', d90: '3000 nm' })).toEqual([
      'cell.cathode.particles.d50: The diameter d50 is not above d10. (got 3 um; allowed: above 3 um)',
      'cell.cathode.particles.d90: The diameter d90 is not above d50. (got 3000 nm; allowed: above 3 um)',
    ]);
    // What cannot be read or is not there is another mistake.
    expect(particles({ d10: 'x', d50: '3 um', d90: true })).toEqual([]);
    expect(particles({ d10: '4 um', d90: '3 um' })).toEqual([
      'cell.cathode.particles.d50: A required value is missing. (allowed: from 0.01 um, up to 200 um, for example 3 um)',
    ]);
  });
});

describe('a composite', () => {
  it('without solid electrolyte conducts no ions, unless a liquid fills it', () => {
    const issue = [
      'cell.cathode.weightRatio.electrolyte: A composite without solid electrolyte conducts no ions. (got 0; allowed: above 0)',
    ];
    const none = { weightRatio: { electrolyte: 0 } };
    expect(withCathode(none)).toEqual(issue);
    expect(withCathode({ ...none, electrolyte: 'li6ps5cl' })).toEqual(issue);
    expect(withCathode({ ...none, electrolyte: 'LP57' })).toEqual([]);
    expect(withCathode({ ...none, electrolyte: 'not Li6PS5Cl' })).toEqual([]);
    expect(withCathode({ ...none, electrolyte: 'Li6PS5Cl-like' })).toEqual([]);
    expect(withCathode({ weightRatio: { electrolyte: '0' }, electrolyte: 3 })).toEqual(issue);
    expect(withCathode({ weightRatio: { electrolyte: 30 } })).toEqual([]);
    expect(withCathode({ weightRatio: {} })).toEqual([]);
  });
});

describe('model parameters', () => {
  const raw = (parameters: object) => said({ cell: { raw: { cathode: parameters } } });
  const at = 'cell.raw.cathode';

  it('ask nothing of a lab recipe', () => {
    expect(raw({})).toEqual([]);
    expect(said({ cell: { raw: {}, cathode: {}, separator: {} } })).toEqual([]);
    expect(said({ cell: { raw: 3, cathode: {} } })).toEqual([]);
    for (const none of [{ cell: 3 }, {}, 3, null]) expect(said(none)).toEqual([]);
  });

  it('have patches that make up the whole surface', () => {
    const patches = (...fractions: readonly unknown[]) => raw({ patches: fractions.map((fraction) => ({ fraction })) });
    for (const whole of [[0.5, '50 %'], [1], [0.1, 0.2, 0.7]]) expect(patches(...whole)).toEqual([]);
    expect(patches(0.5, 0.4)).toEqual([
      `${at}.patches: The fractions of the patches do not add up to 1. (got 0.9; allowed: 1)`,
    ]);
    expect(patches(0.5, 0.50000001)).toHaveLength(1);
    expect(patches(0.5, undefined)).toEqual([]);
    expect(raw({ patches: 3 })).toEqual([]);
  });

  it('have particles of which some count', () => {
    const issue = [`${at}.particles: No particle class has a share. (allowed: at least one share above 0)`];
    expect(raw({ particles: [{ share: 0 }, { share: '0 %' }] })).toEqual(issue);
    for (const particles of [[{ share: 0 }, { share: 1 }], [{}], [], 3, [{ share: 'x' }]])
      expect(raw({ particles })).toEqual([]);
  });

  const turns = (where: string, rows: string) =>
    `${at}.${where}: The lithium content does not go one way through the table. (got ${rows}; allowed: x ascending or descending)`;
  const rises = (where: string, rows: string) =>
    `${at}.${where}: The open-circuit voltage does not fall with the lithium content. (got ${rows}; allowed: voltage falling while x rises)`;

  it.each<readonly [string, unknown, readonly string[]]>([
    [
      'rising',
      [
        [0.1, 4],
        [0.5, 3.5],
        [0.9, 3],
      ],
      [],
    ],
    [
      'falling',
      [
        [0.9, 3],
        [0.5, '3500 mV'],
        [0.1, 4],
      ],
      [],
    ],
    [
      'flat',
      [
        [0.1, 4],
        [0.5, 4],
        [0.9, 3],
      ],
      [rises('openCircuitVoltage[1]', '[0.1,4], [0.5,4]')],
    ],
    [
      'upward',
      [
        [0.1, 4],
        [0.5, 3],
        [0.9, 3.1],
      ],
      [rises('openCircuitVoltage[2]', '[0.5,3], [0.9,3.1]')],
    ],
    [
      'upward from behind',
      [
        [0.9, 3],
        [0.5, 2.9],
        [0.1, 4],
      ],
      [rises('openCircuitVoltage[1]', '[0.9,3], [0.5,2.9]')],
    ],
    [
      'turning',
      [
        [0.1, 4],
        [0.5, 3.5],
        [0.3, 3],
      ],
      [turns('openCircuitVoltage[2]', '[0.5,3.5], [0.3,3]')],
    ],
    [
      'standing',
      [
        [0.1, 4],
        [0.1, 3.5],
      ],
      [turns('openCircuitVoltage[1]', '[0.1,4], [0.1,3.5]')],
    ],
    [
      'unreadable',
      [
        [0.1, 4],
        ['x', 4.5],
        [0.2, 5],
      ],
      [],
    ],
    [
      'unreadable in its voltage',
      [
        [0.1, 4],
        [0.05, 'x'],
        [0.2, 5],
      ],
      [],
    ],
    ['a single', [[0.1, 4]], []],
    ['a named', 'chen2020-nmc811', []],
  ])('have an open-circuit curve over a content that goes one way: a %s one', (_, openCircuitVoltage, issues) => {
    expect(raw({ openCircuitVoltage })).toEqual(issues);
  });

  it('have a diffusivity that may rise and fall', () => {
    expect(
      raw({
        diffusivity: [
          [0.1, 4],
          [0.2, 5],
          [0.3, 4],
        ],
      }),
    ).toEqual([]);
    expect(
      raw({
        diffusivity: [
          [0.1, 4],
          [0.3, 5],
          [0.2, 4],
        ],
      }),
    ).toEqual([turns('diffusivity[2]', '[0.3,5], [0.2,4]')]);
  });
});

it('windows and measured points are looked at, too', () => {
  const found = said({
    protocol: [{ cycling: { window: ['4 V', '3 V'] } }],
    data: [{ quantity: 'retention', value: 'x' }],
  });
  expect(found.map((text) => text.split(':')[0])).toEqual(['protocol[0].cycling.window', 'data[0].value']);
});
