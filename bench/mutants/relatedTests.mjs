import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const listed = (folder, ending) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative('.', join(entry.parentPath, entry.name)))
    .sort();

/** TypeScript sources at a path, which is a file or a folder, of src. */
export function sourcesAt(path) {
  return (path.endsWith('.ts') ? [path] : listed(path, '.ts')).filter((file) => !file.endsWith('.d.ts'));
}

/**
 * Tests that are about some sources: those in the folder of the same name, and those that import one of the sources or a file
 * beside themselves that does. All tests reach nearly all of the program: to try each survivor on them would take hours.
 */
export function relatedTests(sources, folder) {
  const wanted = new Set(sources.map((file) => resolve(file)));
  return listed('test', '.test.ts').filter(
    (test) => test.startsWith(`${join('test', folder)}/`) || imports(test).some((file) => wanted.has(file)),
  );
}

/** Absolute paths of what a test imports, itself or through the files of the tests. */
function imports(test, seen = new Set()) {
  const text = readFileSync(test, 'utf8');
  const found = [...text.matchAll(/(?:import|export)\s(?!type)[^'";]*?from\s*'(\.[^']*)'/g)].map(([, path]) =>
    resolve(dirname(test), path.replace(/\.js$/, '.ts')),
  );
  const beside = found.filter(
    (file) => file.startsWith(`${resolve('test')}/`) && file.endsWith('.ts') && !seen.has(file),
  );
  for (const file of beside) seen.add(file);
  return [...found, ...beside.flatMap((file) => imports(file, seen))];
}
