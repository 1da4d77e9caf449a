import type { Property } from '../../constants/property.js';
import type { MaterialListing, PropertyListing } from '../../materials/listing.js';
import { fromSi } from '../../scenario/quantities/quantity.js';
import { electronicContacts } from './coatingLaws.js';
import { contactConstants } from './contactConstants.js';
import { lengthConstants } from './length.js';
import { pressureConstants } from './pressure.js';
import { transportConstants } from './transport.js';

/** The constants by which a fresh cell follows from its recipe under transferable laws, with their sources. */
export function listFreshCell(): MaterialListing {
  const constants = {
    ...contactConstants,
    ...pressureConstants,
    ...transportConstants,
    ...lengthConstants,
    'electronic contacts of a particle': electronicContacts.bare,
    'electronic contacts per surface of carbon': electronicContacts.carbon,
  };
  return {
    name: 'freshCell',
    kind: 'law',
    aliases: [],
    description: 'Contact, pores, ion paths and diffusion lengths from the recipe (laws: transferable)',
    properties: Object.entries(constants).map(([name, constant]) => listed(name, constant)),
  };
}

const labUnits: Readonly<Record<string, string>> = { Pa: 'MPa', m: 'um' };

function listed(name: string, { value, unit, source, range, note }: Property): PropertyListing {
  const labUnit = labUnits[unit];
  const shown = (si: number): number => (labUnit === undefined ? si : Number(fromSi(si, labUnit).toPrecision(12)));
  return {
    name,
    value: shown(value),
    unit: labUnit ?? (unit === '1' ? '-' : unit),
    source,
    ...(range === undefined ? {} : { range: [shown(range[0]), shown(range[1])] as const }),
    ...(note === undefined ? {} : { note }),
  };
}
