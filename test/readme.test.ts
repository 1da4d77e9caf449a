import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../src/prepare.js';
import { argyrode, builtArgyrode } from './cli/argyrode.js';

/** Every command line in the README, in order, as its words after `npx argyrode`. */
const readme = readFileSync('README.md', 'utf8');
const lines = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block.trim().split('\n'));
const commands = lines.flatMap((line) => {
  const [, words] = /^npx argyrode (.*?)(?:\s+#.*)?$/.exec(line.trim()) ?? [];
  return words === undefined ? [] : [words];
});
const others = lines.filter((line) => !line.startsWith('npx argyrode'));

/** The example of a fit is tried on its first cycles, with a short search: all of it is fitted in the benchmark. */
const CYCLES = 6;
const shorter: readonly (readonly [string | RegExp, string])[] = [
  ['cycles: 160', `cycles: ${CYCLES}`],
  [/, \{ cycle: (40|160), value: [\d.]+ \}/g, ''],
  ['points: 16, starts: 2', 'points: 3, starts: 1, evaluations: 40'],
  ['sizeClasses: 3', 'sizeClasses: 1'],
];
/** So is the example of a study, on fewer and shorter runs. */
const fewer: readonly (readonly [string | RegExp, string])[] = [
  ['runs: 128', 'runs: 16'],
  [/cycles?: 50/g, 'cycles: 2'],
  ['retention, cycles: 2', 'retention, cycle: 2'],
];
/** The scenario to begin with, after it was run as it stands: what its mechanisms take is asked of a coarser one. */
const coarser = 'numerics: { throughNodes: 1, sizeClasses: 1, radialNodes: 8 }\n';

describe('the README', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'readme-'));
  });
  const shortenExample = (name: string, changes: typeof shorter): void => {
    const from = `scenarios/${name}`;
    const short = join(folder, name);
    mkdirSync(short);
    for (const name of readdirSync(from)) {
      const lines = readFileSync(join(from, name), 'utf8').split('\n');
      const text = name.endsWith('.csv') ? lines.slice(0, 1 + CYCLES).join('\n') : lines.join('\n');
      writeFileSync(
        join(short, name),
        changes.reduce((result, [long, short]) => result.replace(long, short), text),
      );
    }
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('names the two commands of the package and nothing else that is no argyrode command', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const allowed = /^(npm (ci|start|test|run [a-z]+)(\s--\s.*)?|&&|\s|#.*)+$/;
    for (const line of others) {
      expect(line).toMatch(allowed);
      for (const [, name] of line.matchAll(/npm run ([a-z]+)/g)) expect(scripts).toHaveProperty(name);
    }
    expect(commands.length).toBeGreaterThan(5);
  });

  // The commands work on each other's files, so they run in the order in which a reader would type them; one as its own process.
  it.each(commands)('argyrode %s', async (words) => {
    if (words.startsWith('fit ')) shortenExample('fit-example', shorter);
    if (words.startsWith('sweep scenarios/')) shortenExample('sweep-example', fewer);
    if (words.startsWith('why ')) appendFileSync(join(folder, 'my-cell.yaml'), coarser);
    const args = (words.match(/"[^"]*"|\S+/g) ?? []).map((given) => {
      const word = given.replaceAll('"', '');
      if (/^(fit|suggest|sweep) /.test(words) && /^scenarios\/(fit|sweep)-example\//.test(word))
        return join(folder, word.replace('scenarios/', ''));
      return /^(scenarios|bench)\//.test(word) ? resolve(word) : word;
    });
    const { code, stderr } = await (words.startsWith('new ') ? builtArgyrode : argyrode)(folder, args);
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('shows a scenario that can be run as it stands', () => {
    const [, scenario] = /```yaml\n(title:[\s\S]*?)```/.exec(readme) ?? [];
    expect(prepare(scenario ?? '').issues).toEqual([]);
  });

  it('points at files that exist', () => {
    for (const [, link] of readme.matchAll(/\]\((?!http)([^)#]+)\)/g)) expect(existsSync(link)).toBe(true);
  });
});
