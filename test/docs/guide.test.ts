import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readFitFile } from '../../src/fit/opening/readFitFile.js';
import { prepare } from '../../src/prepare.js';
import { readStudyFile } from '../../src/sweep/opening/readStudyFile.js';
import { handbook } from './builtHandbook.js';

type Plain = Readonly<Record<string, unknown>>;

const [, recipe = ''] =
  /file=cell.yaml\n([\s\S]*?)```/.exec(readFileSync(new URL('../../docs/recipes/index.md', import.meta.url), 'utf8')) ??
  [];
const base = { ...parse(recipe), variants: { bare: {} } } as Plain & {
  readonly cell: Plain & { readonly cathode: Plain };
};
/** What a fragment of a scenario names beside it. */
const material = 'basedOn: LiNbO3\n';

/** Parts of scenarios as the guide shows them, put into a whole one. */
function whole(part: Plain): Plain {
  if (part.title !== undefined) return part;
  const { powders, ...others } = part;
  const { activeMaterial, morphology, particles, ...cathode } = base.cell.cathode;
  return powders === undefined
    ? { ...base, ...others }
    : { ...base, cell: { ...base.cell, cathode: { ...cathode, powders } } };
}

const parts = [...handbook.pages].flatMap(([path, { code }]) =>
  path.startsWith('guide/')
    ? code
        .filter(({ info }) => info === 'yaml')
        .map(({ content, line }) => [`${path}:${line}`, parse(content) as Plain, content] as const)
    : [],
);

describe('what the guide shows of files', () => {
  it('is found', () => expect(parts.length).toBeGreaterThan(6));

  it.each(parts)('is understood: %s', (_, part, text) => {
    const issues =
      'free' in part
        ? readFitFile(text).issues
        : 'vary' in part
          ? readStudyFile(text).issues
          : prepare(stringify(whole(part)), { readFile: () => material }).issues;
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
