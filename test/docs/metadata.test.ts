import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { version } from '../../src/version.js';
import { root } from './builtHandbook.js';

const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');
const packed = JSON.parse(read('package.json')) as Readonly<Record<string, unknown>>;

const person = z.strictObject({ 'family-names': z.string(), 'given-names': z.string() });
const entity = z.strictObject({ name: z.string().min(1) });
const authors = z.array(z.union([person, entity])).min(1);
/** The part of the Citation File Format 1.2.0 that is used here: keys beyond it are refused, as that schema refuses unknown ones. */
const citation = z.strictObject({
  'cff-version': z.literal('1.2.0'),
  message: z.string().min(1),
  title: z.string().min(1),
  abstract: z.string().min(1),
  type: z.literal('software'),
  authors,
  version: z.string(),
  license: z.literal('MIT'),
  keywords: z.array(z.string()).min(1),
  references: z.array(
    z.strictObject({ type: z.literal('book'), title: z.string(), authors, year: z.int(), notes: z.string() }),
  ),
});

describe('the version', () => {
  it('is the same wherever it stands', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      readonly version: string;
      readonly packages: Readonly<Record<string, { readonly version?: string }>>;
    };
    const told = {
      package: packed.version,
      lock: [lock.version, lock.packages['']?.version],
      citation: (parse(read('CITATION.cff')) as { readonly version: unknown }).version,
      codemeta: (JSON.parse(read('codemeta.json')) as { readonly version: unknown }).version,
      changes: /^## (\d+\.\d+\.\d+)/m.exec(read('CHANGELOG.md'))?.[1],
    };
    expect(told).toEqual({
      package: version,
      lock: [version, version],
      citation: version,
      codemeta: version,
      changes: version,
    });
  });
});

describe('how it is cited', () => {
  it('is written as the Citation File Format asks for', () => {
    expect(citation.safeParse(parse(read('CITATION.cff'))).error?.issues).toBeUndefined();
  });

  it('says of licence, words and authors what package and codemeta say', () => {
    const cited = citation.parse(parse(read('CITATION.cff')));
    const meta = JSON.parse(read('codemeta.json')) as Readonly<Record<string, unknown>>;
    expect(meta['@context']).toBe('https://w3id.org/codemeta/3.0');
    expect([cited.keywords, meta.keywords]).toEqual([packed.keywords, packed.keywords]);
    expect([cited.license, meta.license]).toEqual([packed.license, `https://spdx.org/licenses/${packed.license}`]);
    expect(cited.authors).toEqual([{ name: packed.author }]);
  });
});
