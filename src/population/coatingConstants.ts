import type { CoatingFamily } from '../materials/material.js';
import type { PopulationConstant } from './constant.js';
import { coatingConstant, ofFamily } from './kinds.js';

const families: readonly CoatingFamily[] = ['oxide', 'halide', 'polymer', 'residue'];

/** Between materials of a family: what the tables of the laws of coating print beside their values. */
const source = 'scatter between materials of a family, set with the laws of coating';

/** The constants of coatings by family. What a family does not have, as a barrier of loose residue, does not scatter. */
export const coatingScatter: readonly PopulationConstant[] = families.flatMap((family) => {
  const shared = { scale: 'ln', level: 'group', of: 'constants', source, when: ofFamily(family) } as const;
  const place = (name: string): string => `cell.cathode.coating.${name}`;
  const all: readonly PopulationConstant[] = [
    {
      ...shared,
      name: `barrier.${family}`,
      words: `thickness of protection (${family})`,
      place: place('barrierThickness'),
      statedBy: [place('blocking')],
      unit: 'nm',
      sd: 1.2,
      builtIn: coatingConstant('barrierThickness'),
    },
    {
      ...shared,
      name: `insulation.${family}`,
      words: `thickness of insulation (${family})`,
      place: place('insulatingThickness'),
      unit: 'nm',
      sd: 1,
      builtIn: coatingConstant('insulatingThickness'),
    },
    {
      ...shared,
      name: `cover.${family}`,
      words: `thickness of islands (${family})`,
      place: place('coverThickness'),
      statedBy: [place('coverage')],
      unit: 'nm',
      sd: 0.5,
      builtIn: coatingConstant('coverThickness'),
    },
    {
      ...shared,
      name: `conduction.${family}`,
      words: `conductivity (${family})`,
      place: place('conductivity'),
      unit: 'S/m',
      sd: 1,
    },
    {
      ...shared,
      name: `adhesion.${family}`,
      words: `adhesion (${family})`,
      place: place('adhesion'),
      unit: '',
      sd: 0.4,
      bounds: [0, 10],
    },
    {
      ...shared,
      name: `tearing.${family}`,
      words: `cracks of the film (${family})`,
      place: 'mechanisms.coatingCracking.rate',
      unit: '',
      sd: 0.5,
      bounds: [0, 10],
      builtIn: ({ cell, scenario }) =>
        scenario.mechanisms.coatingCracking === undefined ? undefined : cell.cathode.coating?.crackRate,
    },
  ];
  // An oxide holds as bare surface does, a residue protects nothing, and neither polymers nor residues crack.
  const none: Readonly<Record<string, readonly CoatingFamily[]>> = {
    barrier: ['residue'],
    adhesion: ['oxide', 'residue'],
    tearing: ['polymer', 'residue'],
  };
  return all.filter(({ name }) => !none[name.split('.')[0] ?? '']?.includes(family));
});
