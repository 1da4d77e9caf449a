import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../src/scenario/document/jsonSchema.js';
import { suggestKey } from '../../src/scenario/document/keys.js';
import { valueAt } from '../../src/scenario/document/path.js';
import { readScenario } from '../../src/scenario/document/read.js';
import { resolveRelative } from '../../src/scenario/document/resolveRelative.js';
import { parseQuantity } from '../../src/scenario/quantities/quantity.js';
import { labExample } from './examples.js';

const lab = labExample.slice(0, labExample.indexOf('variants:'));

describe('shapes that a scenario may have', () => {
  it('a file is named relative to the one that names it, unless its path is whole', () => {
    expect(resolveRelative('', 'b.yaml')).toBe('b.yaml');
    expect(resolveRelative('a.yaml', 'b.yaml')).toBe('b.yaml');
    expect(resolveRelative('x/a.yaml', 'b.yaml')).toBe('x/b.yaml');
    for (const whole of ['/y/b.yaml', 'C:\\y\\b.yaml', 'd:/y/b.yaml'])
      expect(resolveRelative('x/a.yaml', whole)).toBe(whole);
  });

  it('variants are a mapping', () => {
    for (const variants of ['[a, b]', '3', 'text']) {
      const { issues } = readScenario(`${lab}variants: ${variants}\n`);
      expect(issues).toHaveLength(1);
      expect(issues[0]).toMatchObject({ path: 'variants', severity: 'error' });
      expect(issues[0].allowed).toBeDefined();
    }
  });

  it('a source may be a title alone', () => {
    const { variants, issues } = readScenario(
      labExample.replace(
        'source: { title: A paper, authors: [A. One, B. Two], year: 2022, doi: 10.1000/x }',
        'source: A book',
      ),
    );
    expect(issues).toEqual([]);
    expect(variants[0].scenario.source).toEqual({ title: 'A book' });
  });

  it.each([
    ['1', 1],
    ['12.5C', 12.5],
    ['0.25 C', 0.25],
    ['1e-1 C', 0.1],
    ['C/5', 0.2],
    ['2C / 4', 0.5],
    ['C/2.5', 0.4],
    ['C', 1],
  ])('a measured point at the rate %s', (text, rate) => {
    const data = `data:\n  - { quantity: dischargeCapacity, rate: ${text}, value: 185 mAh/g, source: here }\n`;
    const { variants, issues } = readScenario(`${lab}${data}`);
    expect(issues).toEqual([]);
    expect(variants[0].scenario.data?.[0].rate).toBeCloseTo(rate, 12);
  });

  it('a number is finite, also after its unit is taken in', () => {
    for (const text of ['1e999', '1e305 kg', '9e307 Ah']) {
      const read = parseQuantity(text);
      if (text === '1e999' || text.endsWith('Ah')) expect(read).toHaveProperty('error');
    }
  });

  it('a misplaced key is sent to a part by its name', () => {
    expect(suggestKey('interphase', ['mechanisms', 'cracking'])?.hint).toContain('mechanisms');
  });

  it('a variant may take parts away in an editor, too', () => {
    const coating = valueAt(scenarioJsonSchema(), ['properties', 'variants', 'additionalProperties']);
    const text = JSON.stringify(coating);
    expect(text).toContain('"enum":["none",null]');
    expect(JSON.stringify(scenarioJsonSchema())).toContain(
      '"examples":["In/InLi","LTO","Li","graphite","Si","lithium-free"]',
    );
  });

  it('a setting is hidden only by variants that set the same place', () => {
    const text = `${lab}variants:\n  a: { pressure: 20 MPa }\n  b: { cell: { cathode: { porosity: 12 % } } }\n`;
    const messages = (setting: string) =>
      readScenario(text, { settings: [setting] }).issues.map(({ message }) => message);
    expect(messages('temperature=30 degC')).toEqual([]);
    expect(messages('pressure=30 MPa')).toMatchObject([expect.stringContaining('no effect on a,')]);
    expect(messages('porosity=20 %')).toMatchObject([expect.stringContaining('no effect on b,')]);
  });
});
