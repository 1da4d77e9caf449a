import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Page, readPage } from '../../docs/tool/handbook.mjs';
import { commandProgram } from '../../src/cli/program.js';
import { argyrode } from '../cli/argyrode.js';
import { handbook, root } from './builtHandbook.js';

/** Files and commands are as the page has them, but for what makes them long: fewer cycles, runs and draws, one particle. */
const shorter: readonly (readonly [RegExp, string])[] = [
  [/cycles: 50\b/g, 'cycles: 10'],
  [/cycles: (?:2\d|30|200)\b/g, 'cycles: 4'],
  [/cycle: 32/g, 'cycle: 6'],
  [/cycle: 10, value/g, 'cycle: 4, value'],
  [/cycle: 20, value/g, 'cycle: 5, value'],
  [/cycle: 30, value/g, 'cycle: 6, value'],
  [/cyclesPerRate: 2/g, 'cyclesPerRate: 1'],
  [/runs: \d+/g, 'runs: 16'],
  [/points: 8, starts: 1/g, 'points: 2, starts: 1, evaluations: 4'],
  [
    /^(mechanisms: \{ interphase.*)$/m,
    '$1\nnumerics: { throughNodes: 1, sizeClasses: 1, contactClasses: 1, radialNodes: 8 }',
  ],
  [/--draws \d+/g, '--draws 2'],
  [/--cells 24/g, '--cells 12'],
];
const shortened = (text: string): string => shorter.reduce((all, [long, short]) => all.replace(long, short), text);

/** Of these the words and options are checked and nothing is computed: they take minutes, and tests of their own run them. */
const tooLong = /^(population fit|validate|calibrate|compare-laws|probes|worker|suggest|analyse .*--drt)/;

const fences = ({ code }: Page, info: string): string[] =>
  code.filter((one) => one.info === info).flatMap(({ content }) => content.trim().split('\n'));

/** The words of a command after `npx argyrode`; none for other lines. */
function wordsOf(line: string): readonly string[] {
  const [, words] = /^npx argyrode (.*?)(?:\s+#.*)?$/.exec(line.trim()) ?? [];
  return (words?.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) => word.replace(/["']/g, ''));
}

/** What the program says to the words of a command; its action is left out. */
async function misread(words: readonly string[]): Promise<string> {
  let said = '';
  const say = (text: string): void => {
    said += text;
  };
  const silent = (command: ReturnType<typeof commandProgram>): void => {
    command.exitOverride().configureOutput({ writeOut: () => {}, writeErr: say });
    // An action that asks for more subcommands stays as it is.
    if (command.commands.length === 0 || command.registeredArguments.length > 0) command.action(() => {});
    command.commands.forEach(silent);
  };
  const program = commandProgram();
  silent(program);
  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    said += (error as { readonly exitCode?: number }).exitCode === 0 ? '' : String(error);
  }
  return said;
}

const folder = mkdtempSync(join(tmpdir(), 'handbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The pages of a chapter in order: a reader has the files of those before at hand. */
const chapters = ['first-hour', 'recipes'].map((name) => {
  const paths = handbook.chapters.find((one) => one.folder === name)?.paths ?? [];
  return [name, paths.flatMap((path) => [[path, handbook.pages.get(path)] as const])] as const;
});

describe.each(chapters)('the commands of %s', (name, pages) => {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });

  it.each(pages)('%s', async (_, page) => {
    for (const { info, content } of page?.code ?? []) {
      const [, how, file = ''] = /(file|append)=(\S+)/.exec(info) ?? [];
      const before = how === 'append' ? readFileSync(join(place, file), 'utf8') : '';
      if (file !== '') writeFileSync(join(place, file), before + shortened(content));
      for (const line of info === 'sh' ? content.trim().split('\n') : []) {
        const words = wordsOf(shortened(line));
        if (words.length === 0) expect(line).toMatch(/^npm (ci|run [a-z]+)$/);
        else if (tooLong.test(words.join(' '))) expect(await misread(words), line).toBe('');
        else {
          const { code, stderr } = await argyrode(place, words);
          expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
        }
      }
    }
  });
});

it('are thirteen questions, each with its commands', () => {
  const [, pages] = chapters[1] ?? ['', []];
  expect(pages.length).toBe(14);
  for (const [path, page] of pages.slice(1)) expect(fences(page as Page, 'sh').length, path).toBeGreaterThan(0);
});

it('have words and options that the program knows, wherever a page names them', async () => {
  const readme = readPage(readFileSync(`${root}README.md`, 'utf8'));
  const wrong: string[] = [];
  let asked = 0;
  for (const [path, page] of [...handbook.pages, ['README.md', readme] as const]) {
    if (path.startsWith('reference/')) continue;
    for (const line of fences(page, 'sh')) {
      const words = wordsOf(line);
      if (words.length === 0) continue;
      asked++;
      const said = await misread(words);
      if (said !== '') wrong.push(`${path}: ${line}: ${said}`);
    }
  }
  expect(asked).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});
