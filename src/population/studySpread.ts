import { findMaterial } from '../materials/catalogue.js';
import type { MaterialListing, PropertyListing } from '../materials/listing.js';
import type { PopulationConstant, Scale } from './constant.js';
import { type Population, spreadOf } from './population.js';

/** Listings with what the constants that differ between studies scatter by, beside their values. */
export function withStudySpread(
  listings: readonly MaterialListing[],
  population: Population,
): readonly MaterialListing[] {
  return listings.map((listing) => ({
    ...listing,
    properties: listing.properties.map((property): PropertyListing => {
      const own = population.constants.filter((constant) => isOf(constant, listing, property));
      if (own.length === 0) return property;
      const told = own.map((constant) => oneSpread(constant, spreadOf(constant, population).sd, own.length > 1));
      return {
        ...property,
        studySpread: `${[...new Set(told)].join(', ')} (one standard deviation; ${population.source})`,
      };
    }),
  }));
}

function oneSpread({ scale, name, level }: PopulationConstant, sd: number, named: boolean): string {
  const of = named ? ` (${name.split('.')[1] ?? name})` : '';
  return `${level === 'universal' ? 'the same, known to ' : ''}${bySd[scale](sd)}${of}`;
}

const bySd: Readonly<Record<Scale, (sd: number) => string>> = {
  ln: (sd) => `a factor of ${Math.exp(sd).toPrecision(2)} either way`,
  'ln-odds': (sd) => `${sd.toPrecision(2)} in ln-odds`,
  linear: (sd) => `${sd.toPrecision(2)} either way`,
};

/** Whether a property is that constant: by the place in a scenario where it may be stated, and by kinds of cells in its name. */
function isOf({ name, place }: PopulationConstant, listing: MaterialListing, property: PropertyListing): boolean {
  const kind = name.split('.')[1];
  const [, option = '', of = ''] = /^([^ ]+)(?: \((.*)\))?$/.exec(property.name) ?? [];
  if (listing.kind === 'mechanism') {
    if (place !== `mechanisms.${listing.name}.${option}`) return false;
    const differs = listing.properties.some(({ name: other }) => other.startsWith(`${option} (`));
    const others = listing.properties.some(({ name: other }) => other.startsWith(`${option} (transferable`));
    if (others && !of.startsWith('transferable')) return false;
    return !differs || kind === undefined || !isMorphology(of) || of.includes(kind);
  }
  if (listing.kind === 'coating') return kind === familyOf(listing.name) && place === `cell.cathode.coating.${option}`;
  return listing.kind === 'cam' && place === `cell.cathode.overrides.${option}`;
}

const isMorphology = (of: string): boolean => of.includes('single') || of.includes('poly');

function familyOf(name: string): string | undefined {
  const found = findMaterial('coating', name, '');
  return 'material' in found ? (found.material.family ?? 'oxide') : undefined;
}
