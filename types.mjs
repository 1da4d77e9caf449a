import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// What reads what people wrote must not count on an entry of a list or a group of a pattern to be there. The compiler holds all files
// of a program against the same rules, also those that are only imported: what it says about these is left out here.

const root = fileURLToPath(new URL('.', import.meta.url));
const project = 'tsconfig.readers.json';
const { include } = JSON.parse(readFileSync(join(root, project), 'utf8'));
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', project, '--pretty', 'false'], {
  cwd: root,
  encoding: 'utf8',
});
// An error begins at the margin; the lines that explain it are indented.
const errors = (stdout + stderr).split(/\n(?! )/).filter((error) => error !== '');
const own = errors.filter((error) =>
  include.some((path) => error.startsWith(`${path}/`) || error.startsWith(`${path}(`)),
);
const unplaced = errors.filter((error) => !/^\S+\(\d+,\d+\): /.test(error));
for (const error of [...unplaced, ...own]) process.stdout.write(`${error}\n`);
process.exitCode = own.length + unplaced.length > 0 ? 1 : 0;
