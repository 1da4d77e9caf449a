import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { citationsIn, equationsOf, textsBelow } from './equationsOf.js';

const pages = textsBelow('docs', /\.md$/);
const sources = new Map([...textsBelow('src', /\.tsx?$/), ...textsBelow('kernel', /\.ts$/)]);
const equations = [...pages].flatMap(([page, text]) => equationsOf(page, text));
const tags = equations.map(({ tag }) => tag);
const byTag = new Map(equations.map((equation) => [equation.tag, equation]));

describe('numbered equations', () => {
  it('are found by this test at all', () => {
    expect(byTag.get('T13.1')?.files).toEqual(['src/constants/arrhenius.ts']);
    expect(citationsIn('Equations (T1.2) and (T3.1), and (T1.2) again')).toEqual(['T1.2', 'T3.1']);
  });

  it('have one number each, and no number is left out', () => {
    const perPage = [...pages].map(([page, text]) => equationsOf(page, text).map(({ tag }) => tag));
    for (const own of perPage) {
      const [chapter] = own[0]?.split('.') ?? [];
      expect(own).toEqual(own.map((_, i) => `${chapter}.${i + 1}`));
    }
    expect(tags.length).toBe(new Set(tags).size);
  });

  it('say file, source, assumption and range', () => {
    const silent = equations.filter(({ said }) => said.join() !== 'File,Source,Assumes,Valid');
    expect(silent.map(({ tag, said }) => `${tag}: ${said.join()}`)).toEqual([]);
  });

  it('name files that exist and name them', () => {
    const wrong = equations.flatMap(({ tag, files }) => {
      if (files.length === 0) return [`${tag} names no file`];
      const unnamed = files.filter((file) => !citationsIn(sources.get(file) ?? '').includes(tag));
      return unnamed.map((file) => `${tag} is not in ${file}${existsSync(file) ? '' : ', which does not exist'}`);
    });
    expect(wrong).toEqual([]);
  });

  it('that a file names are in the handbook, which names the file', () => {
    const wrong = [...sources].flatMap(([file, text]) =>
      citationsIn(text)
        .filter((tag) => !byTag.get(tag)?.files.includes(file))
        .map((tag) => `${file} names ${tag}, which ${byTag.has(tag) ? 'names other files' : 'nobody defines'}`),
    );
    expect(wrong).toEqual([]);
  });

  it('that a page refers to exist', () => {
    const wrong = [...pages].flatMap(([page, text]) =>
      citationsIn(text)
        .filter((tag) => !byTag.has(tag))
        .map((tag) => `${page}: ${tag}`),
    );
    expect(wrong).toEqual([]);
  });
});
