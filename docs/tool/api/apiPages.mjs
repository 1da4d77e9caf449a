import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The entries of the package: the file in `src` that lists what each exports, its page, and how it is called there. */
const entries = [
  { file: 'index', page: 'engine', title: 'argyrode: the engine' },
  { file: 'output', page: 'output', title: 'argyrode/output: texts, files, charts' },
  { file: 'fit', page: 'fit', title: 'argyrode/fit: fits, studies, populations' },
  { file: 'node', page: 'node', title: 'argyrode/node: files and threads' },
];

/** The pages that `apiPages` makes, under `docs`. */
export const apiPageNames = entries.map(({ page }) => `api/${page}.md`);

/** What TypeDoc writes about the four entries of the package, a page each: path under `docs` to Markdown. */
export async function apiPages(root) {
  await import('./typescriptForTypedoc.mjs');
  const { Application } = await import('typedoc');
  const folder = mkdtempSync(join(tmpdir(), 'argyrode-api-'));
  try {
    const app = await Application.bootstrapWithPlugins({
      plugin: ['typedoc-plugin-markdown'],
      entryPoints: entries.map(({ file }) => join(root, 'src', `${file}.ts`)),
      tsconfig: join(root, 'tsconfig.json'),
      out: folder,
      readme: 'none',
      disableGit: true,
      disableSources: true,
      skipErrorChecking: true,
      excludeExternals: true,
      logLevel: 'Error',
      outputFileStrategy: 'modules',
      hidePageHeader: true,
      hideBreadcrumbs: true,
      parametersFormat: 'table',
      interfacePropertiesFormat: 'table',
      typeAliasPropertiesFormat: 'table',
      tableColumnSettings: { hideInherited: true, hideModifiers: true, hideSources: true },
      sanitizeComments: true,
    });
    const project = await app.convert();
    if (project === undefined) throw new Error('TypeDoc could not read the entries of the package');
    await app.generateOutputs(project);
    return Object.fromEntries(
      entries.map(({ file, page, title }) => [
        `api/${page}.md`,
        asPage(readFileSync(join(folder, `${file}.md`), 'utf8'), title),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With a title of ours and the page of the engine under its name here; rules between sections are drawn by the style. */
function asPage(text, title) {
  return (
    text
      .replace(/^# .*$/m, `# ${title}`)
      .replaceAll('](index.md', '](engine.md')
      // Accessors of arrays have no heading of their own.
      .replace(/\[([^\]]*)\]\(\w+\.md#property-(?:get|put)\)/g, '$1')
      .replace(/^\*\*\*$/gm, '')
  );
}
