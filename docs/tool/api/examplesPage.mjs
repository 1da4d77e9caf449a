import { readdirSync, readFileSync } from 'node:fs';

/** The programs of docs/examples, in order: what each shows, in words, and its code. */
export function readExamples(docs) {
  const folder = `${docs}/examples`;
  const files = readdirSync(folder).filter((name) => /^\d\d-.*\.mjs$/.test(name));
  return files.sort().map((file) => {
    const lines = readFileSync(`${folder}/${file}`, 'utf8').split('\n');
    const end = lines.findIndex((line) => !line.startsWith('//'));
    const [title, ...about] = lines.slice(0, end).map((line) => line.replace(/^\/\/ ?/, ''));
    return { file, title, about: about.join('\n').trim(), code: lines.slice(end).join('\n').trim() };
  });
}

/** The examples as a page: path under `docs` to Markdown. */
export function examplesPage(docs) {
  const cell = readFileSync(`${docs}/examples/cell.mjs`, 'utf8').trim();
  const parts = readExamples(docs).map(
    ({ file, title, about, code }, i) =>
      `## ${i + 1} ${title}\n\n${about}\n\n\`\`\`js\n${code}\n\`\`\`\n\n[docs/examples/${file}](../examples/${file})\n`,
  );
  const text = [
    '# Ten examples',
    'Programs in `docs/examples`; `node docs/examples/01-simulate.mjs` runs one in a clone that was built, a test runs all. They share a recipe:',
    `\`\`\`js\n${cell}\n\`\`\``,
    ...parts,
  ].join('\n\n');
  return { 'api/examples.md': text };
}
