import { code, plain, table } from './text.mjs';

/**
 * The fields of a JSON Schema, one row each: path ([] for items of a list, {} for values of any name), whether it must be there, what
 * may stand in it, and its meaning. A field in several forms has a row for each form that means something of its own.
 */
export function fieldRows(schema, { leaveOut = () => false } = {}) {
  const rows = [];
  const walk = (node, path, needed) => {
    if (typeof node !== 'object' || node === null || leaveOut(path)) return;
    const said = allowed(node);
    if (path !== '' && (said !== '' || node.description !== undefined)) {
      const last = rows.at(-1);
      const same = last?.path === path && (meaning(node) === '' || last.meaning === meaning(node));
      if (same) last.allowed = joined(last.allowed, said);
      else rows.push({ path, needed, allowed: said, meaning: meaning(node) });
    }
    const must = node.required ?? [];
    for (const [key, inner] of Object.entries(node.properties ?? {}))
      walk(inner, path === '' ? key : `${path}.${key}`, must.includes(key));
    for (const form of node.anyOf ?? []) walk(form, path, needed);
    walk(node.items, `${path}[]`, false);
    for (const [i, item] of (node.prefixItems ?? []).entries()) walk(item, `${path}[${i}]`, true);
    walk(node.additionalProperties, `${path}{}`, false);
  };
  walk(schema, '', true);
  return rows;
}

function joined(one, other) {
  return one === '' || other === '' || one === other ? one || other : `${one}; or ${other}`;
}

/** The range in brackets stands in a column of its own. */
function meaning({ description = '', 'x-unit': unit }) {
  return unit === undefined ? description : description.replace(/ \([^()]*\)$/, '');
}

/** What may stand in a field: unit and range, choices, kind of number, how many items, default, an example. */
function allowed(node) {
  const { description, type, enum: choices, minimum, maximum, exclusiveMinimum, minItems, maxItems, examples } = node;
  const quantity = 'x-unit' in node;
  const range = quantity ? / \(([^()]*)\)$/.exec(description ?? '')?.[1] : undefined;
  const bound = (value, before) =>
    !quantity && typeof value === 'number' && Math.abs(value) < 9e15 ? `${before} ${value}` : undefined;
  const parts = [
    range ?? (quantity ? `in ${node['x-unit'] || 'no unit'}` : undefined),
    !quantity && type === 'integer' ? 'whole number' : !quantity && type === 'number' ? 'number' : undefined,
    bound(exclusiveMinimum, 'above'),
    bound(minimum, 'from'),
    bound(maximum, 'up to'),
    choices?.map((choice) => code(choice)).join(', '),
    node.const === undefined ? undefined : code(node.const),
    type === 'string' && !quantity && !choices ? 'text' : undefined,
    type === 'boolean' ? 'true or false' : type === 'null' ? 'empty' : undefined,
    itemsWords(minItems, maxItems),
    node.default === undefined || isObject(node.default) ? undefined : `default ${code(asWritten(node.default))}`,
    examples === undefined ? undefined : `as ${examples.map((example) => code(asWritten(example))).join(' or ')}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

function itemsWords(least, most) {
  if (least === undefined && most === undefined) return undefined;
  return least === most ? `${least} items` : `${least ?? 0} to ${most ?? 'any number of'} items`;
}

function asWritten(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Rows as a table, paths without what all of them begin with. */
export function fieldTable(rows, from = '') {
  const name = ({ path, needed }) =>
    `${code(path.slice(from.length).replace(/^\./, '') || path)}${needed ? ' (needed)' : ''}`;
  return table(
    ['field', 'what may stand there', 'meaning'],
    rows.map((row) => [name(row), row.allowed, plain(row.meaning)]),
  );
}
