import { listMaterials } from '../../../dist/index.js';
import { listedKinds } from '../../../dist/output/materialText.js';
import { code, page, plain, table } from './text.mjs';

// Mechanisms and laws have a page of their own.
const { mechanism: _mechanism, law: _law, ...kinds } = listedKinds;

/** Every built-in material with every number, its range and its source. */
export function materialsPage() {
  const listings = listMaterials();
  const parts = Object.entries(kinds).flatMap(([kind, title]) => [
    `## ${title}\n`,
    ...listings.filter((one) => one.kind === kind).map(section),
  ]);
  return page(
    'Materials',
    '`npx argyrode materials LiNbO3` prints the same. "From memory", "through notes" and "assumed" say that a number has no better source yet; a scenario puts its own in its place under [`materials`](scenario.md#the-scenario-as-a-whole).\n',
    ...parts,
  );
}

function section(listing) {
  const also = listing.aliases.length === 0 ? '' : ` Also: ${listing.aliases.map(plain).join(', ')}.`;
  return `### ${plain(listing.name)}\n\n${plain(listing.description)}.${also}\n\n${listingTable(listing)}`;
}

/** The numbers of a material, a mechanism or a law as a table. */
export function listingTable({ properties }) {
  return table(
    ['name', 'value', 'range', 'meaning and source'],
    properties.map((property) => [code(property.name), shownValue(property), rangeOf(property), sourceOf(property)]),
  );
}

function shownValue({ value, unit }) {
  const bare = unit === '' || unit === '-';
  if (typeof value === 'number') return bare ? `${value}` : `${value} ${unit}`;
  return plain(bare ? value : `${value}, in ${unit}`);
}

function rangeOf({ range, value }) {
  if (range === undefined) return '';
  const ends = range.map((end) => Number(end.toPrecision(4))).join(' to ');
  return typeof value === 'number' ? ends : `x from ${ends}`;
}

function sourceOf({ meaning, source, note }) {
  return [meaning, `Source: ${source}`, note]
    .filter((part) => part !== undefined)
    .map((part) => sentence(plain(part)))
    .join(' ');
}

function sentence(text) {
  return `${text[0].toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}
