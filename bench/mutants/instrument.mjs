import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

const silent = Object.fromEntries(
  ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, () => {}]),
);
silent.isDebugEnabled = () => false;

/**
 * Every mutant of some source files by the mutators of StrykerJS, and the sources with all mutants in them behind switches.
 *
 * @param files paths of TypeScript files
 * @param excluded names of mutators that are left out
 * @returns mutants, their `id` is the position in the list, and by absolute path the sources that a session is to run
 */
export async function instrument(files, excluded) {
  const sources = files.map((file) => ({ name: resolve(file), mutate: true, content: readFileSync(file, 'utf8') }));
  const result = await new Instrumenter({ ...silent }).instrument(sources, {
    plugins: null,
    excludedMutations: excluded,
    ignorers: [],
    noHeader: true,
  });
  const text = new Map(sources.map(({ name, content }) => [name, content.split('\n')]));
  return {
    mutants: result.mutants.map((mutant) => ({
      id: Number(mutant.id),
      file: relative('.', mutant.fileName),
      line: mutant.location.start.line + 1,
      mutator: mutant.mutatorName,
      original: between(text.get(mutant.fileName), mutant.location),
      replacement: mutant.replacement,
      where: `${mutant.location.start.line}:${mutant.location.start.column}-${mutant.location.end.line}:${mutant.location.end.column}`,
      ignored: mutant.status === 'Ignored',
    })),
    sources: Object.fromEntries(result.files.map(({ name, content }) => [name, content])),
  };
}

function between(lines, { start, end }) {
  const part = lines.slice(start.line, end.line + 1);
  part[part.length - 1] = part[part.length - 1].slice(0, end.column);
  part[0] = part[0].slice(start.column);
  return part.join('\n');
}

/**
 * An instrumented source for one purpose: for counting, every piece of code counts how often it ran and no mutant is active; for
 * trying mutants nothing is counted and a switch is one comparison of numbers, so that hot loops stay nearly as fast as they are.
 */
export function specialise(source, counting) {
  const names = 'const { active: mutant_active, count: mutant_count, hit: mutant_hit } = globalThis.mutantSwitch;';
  return `${names} ${source
    .replaceAll(/stryMutAct_9fa48\("(\d+)"\)/g, counting ? 'false' : '(mutant_active === $1 && mutant_hit())')
    .replaceAll(/stryCov_9fa48\(([^)]*)\)/g, (_, ids) =>
      counting ? `(${[...ids.matchAll(/\d+/g)].map(([id]) => `mutant_count[${id}]++`).join(', ')})` : '0',
    )}`;
}
