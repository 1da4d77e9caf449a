import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/scenario/document/issue.js';
import { keysAt, suggestKey } from '../../src/scenario/document/keys.js';
import { inOrder, readScenario } from '../../src/scenario/document/read.js';
import { nearest } from '../../src/scenario/document/suggest.js';
import { starterScenario } from '../../src/scenario/starter.js';
import { crossedWindows } from '../../src/scenario/windows.js';
import { labExample, rawExample } from './examples.js';

describe('parts of a scenario that say nothing', () => {
  it('an empty `extends` and empty variants are as if they were not there', () => {
    const plain = readScenario(rawExample);
    expect(plain.issues).toEqual([]);
    for (const more of ['extends:\n', 'variants: {}\n', 'variants:\n']) {
      const read = readScenario(`${rawExample}${more}`);
      expect(read.issues, more).toEqual([]);
      expect(read.variants.map(({ name }) => name)).toEqual(['cell']);
      expect(read.variants[0].scenario).toEqual(plain.variants[0].scenario);
    }
  });

  it('a text that is no scenario has no variants', () => {
    for (const text of ['- 1\n', '3', ''])
      expect(readScenario(text)).toMatchObject({ variants: [], document: undefined });
  });
});

describe('variants that are none', () => {
  const lab = labExample.slice(0, labExample.indexOf('variants:')).concat('variants:\n');

  it.each(['3', 'text', '[1, 2]', 'true'])('%s is told what a variant is', (value) => {
    const { issues } = readScenario(`${lab}  one: ${value}\n`);
    expect(issues).toMatchObject([
      { path: 'variants.one', allowed: 'a mapping of what differs from the base; empty for nothing' },
    ]);
    expect(issues[0].got).toBeDefined();
    expect(issues[0].message).toBe('The variant is not a mapping.');
  });

  it('without a name are refused', () => {
    expect(readScenario(`${lab}  " ": {}\n`).issues).toMatchObject([{ message: 'A variant has no name.' }]);
  });
});

describe('shares of patches', () => {
  const patches = (...fractions: readonly number[]) =>
    rawExample.replace(
      '      particles:',
      `      patches: [${fractions.map((fraction) => `{ fraction: ${fraction} }`).join(', ')}]\n      particles:`,
    );

  it('add up to 1, else their sum is told', () => {
    expect(readScenario(patches(0.3, 0.7)).issues).toEqual([]);
    expect(readScenario(patches(0.25, 0.5)).issues).toMatchObject([
      { path: 'cell.raw.cathode.patches', got: '0.75', allowed: '1' },
    ]);
    expect(readScenario(patches(0.75, 0.5)).issues).toMatchObject([{ got: '1.25', allowed: '1' }]);
  });
});

describe('issues', () => {
  it('come by line, those of the scenario itself before those of other files, those without a line last', () => {
    const at = (file: string | undefined, line: number | undefined): Issue => ({
      severity: 'error',
      path: `${file ?? 'own'} ${line ?? 'none'}`,
      message: '',
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
    });
    const right = [
      at(undefined, 2),
      at(undefined, 10),
      at(undefined, undefined),
      at('a.yaml', 1),
      at('a.yaml', 7),
      at('b.yaml', 3),
      at('b.yaml', undefined),
    ];
    for (let shift = 0; shift < right.length; shift++) {
      const turned = [...right.slice(shift), ...right.slice(0, shift)];
      expect(inOrder(turned)).toEqual(right);
      expect(inOrder(turned.reverse())).toEqual(right);
    }
  });

  it('name the keys that may stand beside an unknown one, where there are any', () => {
    const { issues } = readScenario(labExample.replace('  pressure: 81 MPa', '  pressure: 81 MPa\n  qqqqqqq: 1'));
    expect(issues[0].allowed).toBe(keysAt(['cell'])?.join(', '));
    expect(keysAt(['cell'])).toContain('pressure');
  });

  it('name each place of a misplaced key once', () => {
    for (const key of [
      'porosity',
      'particles',
      'coating',
      'thickness',
      'temperature',
      'tolerance',
      'material',
      'mass',
    ]) {
      for (const place of [['cell'], ['cell', 'cathode'], []]) {
        const places = (suggestKey(key, place)?.hint ?? '').replace(/^.* belongs to /, '').split(' or ');
        expect(new Set(places).size, `${key} in ${place}`).toBe(places.length);
      }
    }
  });

  it('say of a setting that is hidden by one or by several variants', () => {
    const hidden = (names: readonly string[]) => {
      const variants = names.map((name) => `  ${name}: { porosity: 10 % }\n`).join('');
      const text = `${labExample.slice(0, labExample.indexOf('variants:'))}variants:\n  free: {}\n${variants}`;
      return readScenario(text, { settings: ['porosity=20 %'] }).issues.map(({ message }) => message);
    };
    expect(hidden([])).toEqual([]);
    expect(hidden(['a'])).toEqual(['The setting has no effect on a, which has a value of its own.']);
    expect(hidden(['a', 'b'])).toEqual(['The setting has no effect on a, b, which have values of their own.']);
  });
});

describe('words', () => {
  it('of more than 60 letters are no slips', () => {
    const long = 'a'.repeat(60);
    expect(nearest(long, [`${long}b`])).toBe(`${long}b`);
    expect(nearest(`${long}a`, [`${long}b`])).toBeUndefined();
  });

  it('between a voltage and its electrode need no blank after a point', () => {
    const window = (low: string, high: string) => crossedWindows({ protocol: [{ cycling: { window: [low, high] } }] });
    for (const between of [' vs ', ' vs. ', ' vs.', ' versus ', ' against ', ' VS '])
      expect(window(`4 V${between}Li`, `3 V${between}Li`), between).toHaveLength(1);
  });

  it('of a starter are those of its kind', () => {
    expect(starterScenario('rate')).toMatch(/^title: Rate test/m);
    expect(starterScenario('rate')).toContain('rateTest:');
    expect(starterScenario('coating')).toMatch(/^title: NCM85 cell, bare and coated$/m);
    expect(starterScenario('coating')).toContain('cycling:');
    expect(starterScenario('coating')).not.toContain('rateTest:');
    expect(starterScenario('raw')).toContain('raw:');
    expect(starterScenario()).toBe(starterScenario('coating'));
  });
});
