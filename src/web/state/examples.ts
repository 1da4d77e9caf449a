/** Text of files by their path. */
export type Texts = Readonly<Record<string, string>>;

export interface ExampleGroup {
  /** "ma2022", or empty of scenarios by themselves. */
  readonly study: string;
  readonly title: string;
  /** Under the laws that all studies have in common, or with constants of its own. */
  readonly common: boolean;
  readonly examples: readonly { readonly path: string; readonly title: string }[];
}

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');
const nameOf = (path: string): string => path.split('/').at(-1) ?? path;

/** All scenarios among these files, study by study: those that carry published numbers of a study, else all that can be run. */
export function examplesIn(texts: Texts): readonly ExampleGroup[] {
  const folders = [...new Set(Object.keys(texts).map(folderOf))].sort();
  const groups = folders.flatMap((folder): ExampleGroup[] => {
    const own = Object.keys(texts).filter((path) => folderOf(path) === folder && /\.ya?ml$/.test(path));
    const study = texts[folder === '' ? 'study.yaml' : `${folder}/study.yaml`];
    const scenarios = own.filter((path) => isScenario(texts[path] ?? '') && !/(^|\/)cell\.ya?ml$/.test(path));
    const paths = scenarios.length > 0 ? scenarios : own.filter((path) => isScenario(texts[path] ?? ''));
    if (paths.length === 0) return [];
    const cell = texts[`${folder}/cell.yaml`] ?? texts[paths[0] ?? ''] ?? '';
    return [
      {
        study: nameOf(folder),
        title: top(study ?? cell, 'title') ?? nameOf(folder),
        common: /^laws:\s*transferable/m.test(cell),
        examples: paths.sort().map((path) => ({ path, title: shortTitle(texts[path] ?? '', nameOf(path)) })),
      },
    ];
  });
  return groups.sort((a, b) => Number(b.common) - Number(a.common) || a.study.localeCompare(b.study));
}

/** The files that a scenario needs, by the names by which it asks for them. */
export function filesOf(path: string, texts: Texts): Texts {
  const text = texts[path] ?? '';
  const named = namedFiles(text);
  const further = named.flatMap((name) => {
    const at = joined(folderOf(path), name);
    return texts[at] === undefined || at === path
      ? []
      : [[nameOf(name), texts[at]], ...Object.entries(filesOf(at, texts))];
  });
  return Object.fromEntries([...further, [nameOf(path), text]]);
}

/**
 * The shipped file that a scenario means when it extends or names one: by its path where that says it, else from the folder in which the scenario
 * itself is shipped. Undefined where it could be several.
 */
export function shippedFile(name: string, asking: string, texts: Texts): string | undefined {
  const below = name.replace(/^(\.\.?\/)+/, '');
  const ends = Object.keys(texts).filter((path) => path === below || path.endsWith(`/${below}`));
  if (ends.length === 1) return texts[ends[0] ?? ''];
  const home = Object.keys(texts).find((path) => texts[path]?.trim() === asking.trim());
  return home === undefined ? undefined : texts[joined(folderOf(home), name)];
}

/** Names of files in a scenario: what it extends first, then its data. */
export function namedFiles(text: string): readonly string[] {
  const all = [...text.matchAll(/(?:^|[{,\s-])"?(extends|file)"?\s*:\s*["']?([^"',}\n#]+)/g)];
  const names = (key: string) => all.flatMap(([, word, name]) => (word === key && name ? [name.trim()] : []));
  return [...new Set([...names('extends'), ...names('file')])];
}

function isScenario(text: string): boolean {
  return !/^(study|design|parameters|free):/m.test(text) && /^(protocol|extends|cell):/m.test(text);
}

function shortTitle(text: string, file: string): string {
  const title = top(text, 'title');
  // "choi2024, 0.1C to 2C": the study stands above it.
  return title?.replace(/^\w+\d{4}\w*( \([^)]*\))?,\s*/, '') ?? file.replace(/\.ya?ml$/, '');
}

function top(text: string, key: string): string | undefined {
  const found = new RegExp(`^${key}:\\s*["']?(.+?)["']?\\s*$`, 'm').exec(text)?.[1];
  return found === undefined || /^[|>]/.test(found) ? undefined : found;
}

function joined(folder: string, name: string): string {
  const base = `file:///${folder === '' ? '' : `${folder}/`}`;
  return decodeURI(new URL(name, base).pathname).slice(1);
}
