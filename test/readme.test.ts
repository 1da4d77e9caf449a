import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../src/prepare.js';

/** Every command line in the README, in order, as its words after `npx argyrode`. */
const readme = readFileSync('README.md', 'utf8');
const lines = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block.trim().split('\n'));
const commands = lines.flatMap((line) => {
  const [, words] = /^npx argyrode (.*?)(?:\s+#.*)?$/.exec(line.trim()) ?? [];
  return words === undefined ? [] : [words];
});
const others = lines.filter((line) => !line.startsWith('npx argyrode'));

const CYCLES = 10;

describe('the README', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'readme-'));
  });
  // The example of a fit with its first cycles alone: all of them are fitted in the benchmark.
  const shortenExample = (): void => {
    const from = 'scenarios/fit-example';
    const short = join(folder, 'fit-example');
    mkdirSync(short);
    for (const name of readdirSync(from)) {
      const lines = readFileSync(join(from, name), 'utf8').split('\n');
      const text = name.endsWith('.csv') ? lines.slice(0, 1 + CYCLES).join('\n') : lines.join('\n');
      writeFileSync(
        join(short, name),
        text.replace('cycles: 160', `cycles: ${CYCLES}`).replace(/, \{ cycle: (40|160), value: [\d.]+ \}/g, ''),
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

  // The commands work on each other's files, so they run in the order in which a reader would type them.
  it.each(commands)('argyrode %s', (words) => {
    if (words.startsWith('fit ')) shortenExample();
    const args = words.split(/\s+/).map((word) => {
      if (/^(fit|suggest) /.test(words) && word.startsWith('scenarios/fit-example/'))
        return join(folder, word.replace('scenarios/', ''));
      return /^(scenarios|bench)\//.test(word) ? resolve(word) : word;
    });
    expect(() =>
      execFileSync('node', [resolve('dist/cli/main.js'), ...args], { cwd: folder, stdio: 'pipe' }),
    ).not.toThrow();
  });

  it('shows a scenario that can be run as it stands', () => {
    const [, scenario] = /```yaml\n(title:[\s\S]*?)```/.exec(readme) ?? [];
    expect(prepare(scenario ?? '').issues).toEqual([]);
  });

  it('points at files that exist', () => {
    for (const [, link] of readme.matchAll(/\]\((?!http)([^)#]+)\)/g)) expect(existsSync(link)).toBe(true);
  });
});
