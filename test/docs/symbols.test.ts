import { describe, expect, it } from 'vitest';
import { mechanismNamed } from '../../src/degradation/mechanisms.js';
import { isGroup, type NumberOption, valuesOf } from '../../src/degradation/options.js';
import { parsePath } from '../../src/scenario/document/path.js';
import { type Schema, schemasBelow } from '../../src/scenario/document/schemaKeys.js';
import { parseQuantity } from '../../src/scenario/quantities/quantity.js';
import { scenarioSchema } from '../../src/scenario/schema.js';
import { citationsIn, textsBelow } from './equationsOf.js';

const symbols = textsBelow('docs/theory', /symbols\.md$/).get('docs/theory/symbols.md') ?? '';

/** Rows of the tables below a heading, cell by cell. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const section = symbols.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| $'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

const fields = [...symbols.matchAll(/`([a-z]+(?:\.\w+)*)`/g)].map(([, path]) => path);
const places = fields.filter((path) => /^(?:cell|initial|protocol|mechanisms|numerics)\b/.test(path));

describe('the table of symbols', () => {
  it('names fields that a scenario may have', () => {
    const schema = [scenarioSchema() as unknown as Schema];
    const unknown = places.filter((path) => schemasBelow(schema, parsePath(path) ?? []).length === 0);
    expect(unknown).toEqual([]);
    expect(places.length).toBeGreaterThan(80);
    expect(schemasBelow(schema, ['cell', 'cathode', 'nothing'])).toEqual([]);
  });

  it.each([
    ['Constants of ageing, transferable laws', 'transferable'],
    ['Constants of ageing, laws per study', 'per study'],
  ] as const)('has the built-in values: %s', (heading, laws) => {
    const rows = rowsBelow(heading);
    expect(rows.length).toBeGreaterThan(15);
    const wrong = rows.flatMap(([, , equation, field, told]) => {
      const [, mechanism, name] = /`mechanisms\.(\w+)\.(\w+)/.exec(field) ?? [];
      const option = mechanismNamed(mechanism)?.options[name] as NumberOption | undefined;
      const known = option && (isGroup(option) ? 'none' : builtIn(option, laws));
      const right = known !== undefined && same(told, known) && citationsIn(equation).length === 1;
      return right ? [] : [`${field}: ${told}, built in ${JSON.stringify(known)}`];
    });
    expect(wrong).toEqual([]);
  });
});

/** Built-in values (SI) under a set of laws, by the kinds of cells that each is for; or where the number comes from. */
function builtIn(
  { default: given }: NumberOption,
  laws: 'transferable' | 'per study',
): Record<string, number> | string {
  if (given === undefined) return 'none';
  const values = valuesOf(given);
  const own = values.filter(({ of }) => of.includes('transferable') === (laws === 'transferable'));
  const chosen = (own.length > 0 ? own : values).filter(({ of }) => !of.includes('liquid'));
  const [first] = chosen;
  if ('of' in first.value) return first.value.meaning;
  return Object.fromEntries(
    chosen.map(({ of, value }) => [
      of.filter((kind) => kind === 'single' || kind === 'poly').join(),
      'value' in value ? value.value : Number.NaN,
    ]),
  );
}

/** Whether a cell such as "0.025 poly, 0.003 single" or "of the coating" says the same. */
function same(told: string, known: Record<string, number> | string): boolean {
  if (typeof known === 'string') return known === told || known.endsWith(told);
  const parts = told.split(', ').map((part) => /^(.*?)(?: (poly|single))?$/.exec(part) ?? []);
  return (
    parts.length === Object.keys(known).length &&
    parts.every(([, number, kind = '']) => {
      const found = parseQuantity(number);
      const value = 'value' in found ? Number(found.value) : Number.NaN;
      return Math.abs(value / (known[kind] || 1) - (known[kind] === 0 ? 0 : 1)) < 1e-9;
    })
  );
}
