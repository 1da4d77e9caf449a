import type { MaterialListing, PropertyListing } from '../materials/listing.js';
import { plainNumber } from '../text/plainNumber.js';
import { formatTable } from './text/table.js';

/** What is listed, by kind and in the order of the list: titles. */
export const listedKinds: Readonly<Record<MaterialListing['kind'], string>> = {
  cam: 'Cathode active materials',
  electrolyte: 'Electrolytes',
  coating: 'Coatings',
  anode: 'Anodes',
  carbon: 'Carbon additives',
  binder: 'Binders',
  mechanism: 'Ageing mechanisms',
  law: 'Laws',
};

/** All materials and mechanisms by kind: name, what it is, other spellings that find it. */
export function materialList(materials: readonly MaterialListing[]): string {
  const groups = Object.entries(listedKinds).flatMap(([kind, title]) => {
    const members = materials.filter((material) => material.kind === kind);
    if (members.length === 0) return [];
    const rows = members.map(({ name, description, aliases }) => [
      `  ${name}`,
      description,
      aliases.slice(0, 3).join(', '),
    ]);
    return [`${title}\n${formatTable(rows, { align: ['left', 'left', 'left'], heads: 0 })}`];
  });
  return groups.join('\n');
}

/** One material or mechanism: every property with value, range, source and remark. */
export function materialSheet({ name, kind, description, aliases, properties }: MaterialListing): string {
  const also = aliases.length === 0 ? '' : `Also: ${aliases.join(', ')}\n`;
  return `${name}: ${description} (${listedKinds[kind].toLowerCase()})\n${also}\n${properties.map(propertyText).join('\n')}`;
}

function propertyText({ name, meaning, value, unit, range, source, note, studySpread }: PropertyListing): string {
  const withUnit = unit === '' || unit === '-' ? `${value}` : `${value} ${unit}`;
  const lines = [
    `${name}: ${typeof value === 'number' ? withUnit : `${value}${unit === '-' ? '' : `, in ${unit}`}`}`,
    ...(meaning === undefined ? [] : [meaning]),
    ...(range === undefined ? [] : [rangeText(range, typeof value === 'number')]),
    ...(studySpread === undefined ? [] : [`between studies: ${studySpread}`]),
    `source: ${source}`,
    ...(note === undefined ? [] : [`remark: ${note}`]),
  ];
  return `${lines.join('\n    ')}\n`;
}

function rangeText([low, high]: readonly [number, number], ofNumber: boolean): string {
  const ends = `${plainNumber(low, 4)} to ${plainNumber(high, 4)}`;
  return ofNumber ? `plausible: ${ends}` : `supported: x from ${ends}`;
}
