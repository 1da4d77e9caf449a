import { sources } from '../../constants/sources.js';
import type { Deposition } from '../../scenario/recipe.js';
import type { Coating, CoatingFamily, Property } from '../material.js';

/** What the transferable laws of coating ask of a material, all of it; absent where the family does no such thing. */
export interface CoatingConstants {
  readonly density: Property;
  readonly coverThickness: Property;
  /** Absent: it protects nothing. */
  readonly barrierThickness?: Property;
  readonly insulatingThickness: Property;
  /** Absent: it never cracks. */
  readonly crackStrain?: Property;
  readonly crackRate?: Property;
  readonly ownCharge: Property;
  readonly agglomerated: Property;
}

type FamilyConstants = Omit<CoatingConstants, 'coverThickness'> & {
  readonly coverThickness: Property | Readonly<Record<Deposition, Property>>;
  readonly adhesion: Property;
};

const nm = (value: number, range: readonly [number, number], source: string, note: string): Property => ({
  value: value * 1e-9,
  unit: 'm',
  source,
  range: [range[0] * 1e-9, range[1] * 1e-9],
  note,
});

const number = (value: number, unit: string, range: readonly [number, number], source: string, note: string) =>
  ({ value, unit, source, range, note }) satisfies Property;

const density = (value: number, range: readonly [number, number]): Property =>
  number(value, 'kg/m3', range, sources.assumed, 'typical of the family');

const ownCharge: Property = number(
  1.08e8,
  'C/m3',
  [0, 1.5e9],
  sources.assumed,
  '0.03 mAh/m2 per nm; lithium-poor oxides ten times as much',
);

const nothingLost: Property = number(0, '-', [0, 0.4], sources.assumed, 'all of it lies on the particles');

const islands = 'islands of a growing film, covered share 1 - exp(-t/t_0); closure, ln t_0 to 0.5';

/**
 * Constants of the transferable laws of coating by family. Between materials of a family ln t_0 scatters by 0.5, ln t_b by 1.2, ln t_e by 1.0,
 * k_f by 0.5 and h by 0.4 (standard deviations).
 */
const families: Readonly<Record<CoatingFamily, FamilyConstants>> = {
  oxide: {
    density: density(4600, [2000, 9700]),
    coverThickness: {
      ALD: nm(1, [0.4, 2.5], sources.park, `1.0 nm leaks, 2.5 nm suffices, 5 nm gains nothing; ${islands}`),
      'sol-gel': nm(2, [0.7, 5], sources.assumed, `between conformal growth and nanoparticles; ${islands}`),
      nanoparticles: nm(3, [1, 8], sources.assumed, `from electron micrographs; ${islands}`),
    },
    barrierThickness: nm(
      0.2,
      [0.02, 3],
      `${sources.ma}; ${sources.kang}; ${sources.shi}`,
      'growth of R coated/bare 0.08, 0.17 and 0.6, of which the rate has the square',
    ),
    insulatingThickness: nm(
      10,
      [0.4, 60],
      `${sources.shi}; ${sources.park}`,
      `active mass after cycle 1 and first discharge against thickness; ZrO2 without carbon 0.4, oxygen-poor 2.9 (${sources.choi})`,
    ),
    crackStrain: number(0.06, '-', [0.03, 0.12], sources.assumed, 'closure, held by the thickness series alone'),
    crackRate: number(
      0.0015,
      '-',
      [2e-4, 0.01],
      sources.assumed,
      'per cycle; closure: coatings of 10 to 18 nm still protect after 150 to 1000 cycles in the coated cells of five papers',
    ),
    ownCharge,
    agglomerated: nothingLost,
    adhesion: number(1, '-', [0.5, 1], sources.shi, 'active mass: an oxide holds no better than bare surface'),
  },
  halide: {
    density: density(2500, [1700, 3500]),
    coverThickness: nm(3, [1, 8], sources.assumed, islands),
    barrierThickness: nm(3, [0.3, 30], sources.assumed, 'conducts ions and hardly blocks oxygen and sulfur'),
    insulatingThickness: nm(30, [4, 220], sources.assumed, 'soft, pressed aside where particles meet'),
    ownCharge,
    agglomerated: nothingLost,
    adhesion: number(0.8, '-', [0.4, 1], sources.assumed, 'soft'),
  },
  polymer: {
    density: density(1400, [1000, 2000]),
    coverThickness: nm(1.5, [0.5, 4], sources.shi, islands),
    barrierThickness: nm(6, [0.6, 60], sources.shi, 'growth of R coated/bare 0.6, of which the rate has the square'),
    insulatingThickness: nm(12, [2, 90], sources.shi, 'active mass after cycle 1: 7.8, 7.6 and 7.4 mg, with fibres'),
    ownCharge: { ...ownCharge, value: 0, note: 'no lithium of its own' },
    agglomerated: number(0.4, '-', [0, 0.6], sources.shi, 'at 5 wt%'),
    adhesion: number(0.4, '-', [0.2, 0.8], sources.shi, 'from the active mass'),
  },
  residue: {
    density: density(1800, [1000, 2200]),
    coverThickness: nm(8, [3, 20], sources.assumed, `loose deposits; ${islands}`),
    barrierThickness: nm(
      10,
      [1, 100],
      sources.ma,
      'growth of R coated/bare 0.3, of which the rate has the square, where it covers',
    ),
    insulatingThickness: nm(30, [4, 220], sources.assumed, 'loose deposits'),
    ownCharge: { ...ownCharge, value: 0, note: 'no lithium of its own' },
    agglomerated: nothingLost,
    adhesion: number(1, '-', [0.5, 1], sources.assumed, 'loose deposits do not bind'),
  },
};

/** Share of the particle surface measured by gas adsorption over that of spheres of the median size. */
export const roughness: Property = number(
  2,
  '-',
  [1, 5],
  sources.assumed,
  'Ni-rich powders of 4 to 12 um have 0.2 to 0.7 m2/g where spheres have 0.1 to 0.3',
);

/** Constants of a coating deposited in the given way (default: its usual one): its own, else those of its family. */
export function coatingConstants(material: Coating, deposition?: Deposition): CoatingConstants {
  const { coverThickness, adhesion: _, ...family } = families[material.family ?? 'oxide'];
  const customary =
    'value' in coverThickness ? coverThickness : coverThickness[deposition ?? material.deposition ?? 'sol-gel'];
  return {
    ...family,
    coverThickness: material.coverThickness ?? customary,
    ...own(material, 'density'),
    ...own(material, 'barrierThickness'),
    ...own(material, 'insulatingThickness'),
    ...own(material, 'crackStrain'),
    ...own(material, 'crackRate'),
    ...own(material, 'ownCharge'),
    ...own(material, 'agglomerated'),
  };
}

/** Factor on contact loss under the transferable laws. */
export function familyAdhesion(family: CoatingFamily): Property {
  return families[family].adhesion;
}

function own<K extends keyof CoatingConstants>(material: Coating, name: K): { readonly [N in K]?: Property } {
  const value = material[name];
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in K]: Property });
}
