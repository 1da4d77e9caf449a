import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** An equation as the handbook numbers it. */
export interface Equation {
  /** Of the page, from the root of the repository. */
  readonly page: string;
  readonly tag: string;
  /** Files that compute it, from the root of the repository. */
  readonly files: readonly string[];
  /** Heads of the lines below it: File, Source, Assumes, Valid. */
  readonly said: readonly string[];
}

/** Text files below a folder with one of these endings, from the root of the repository, by name. */
export function textsBelow(folder: string, ending: RegExp): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(name, 'utf8')]));
}

/** The equations of a page, in its order. What belongs to one goes on to the next one or the next heading. */
export function equationsOf(page: string, text: string): readonly Equation[] {
  const parts = text.split(/\\tag\{([^}]*)\}/);
  return parts.flatMap((part, i): readonly Equation[] => {
    if (i % 2 === 0) return [];
    const [below = ''] = (parts[i + 1] ?? '').split(/^#/m);
    const files = /^- File: (.*)$/m.exec(below)?.[1] ?? '';
    return [
      {
        page,
        tag: part,
        files: [...files.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => normalize(join(dirname(page), link))),
        said: [...below.matchAll(/^- (\w+): \S/gm)].map(([, head]) => head),
      },
    ];
  });
}

/** Numbers of equations that a text names, each once: (T7.1), (N2.1). */
export function citationsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\(([TN]\d+\.\d+)\)/g)].map(([, tag]) => tag))];
}
