import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import type { Measured, MeasuredOptions } from '../measured/measured.js';
import { readMeasuredBytes } from '../measured/readFile.js';
import { type Preparation, prepare } from '../prepare.js';
import type { Issue } from '../scenario/document/issue.js';
import { nearest } from '../scenario/document/suggest.js';

/** [bytes] More than any recipe needs; a larger file is a wrong file and is not read. */
const largest = 2_000_000;

/** [bytes] Records of runs grow with their cycles; more text does not fit into one string. */
const largestRun = 500_000_000;

/** [bytes] Larger files do not fit into one string. */
const largestData = 400_000_000;

const scenarioEndings = ['.yaml', '.yml'];

/** Reads and prepares a scenario file. Whatever is wrong with the file or in it comes back as issues. */
export function prepareFile(file: string, settings: readonly string[]): Preparation {
  const name = scenarioName(file);
  const read = readTextFile(file);
  if ('issue' in read) return { title: name, document: undefined, variants: [], issues: [read.issue] };
  return prepare(read.text, {
    name,
    settings,
    ...(extname(file).toLowerCase() === '.json' ? { format: 'json' } : {}),
    readMeasured: measuredBeside(dirname(file)),
    readFile: (path, what) => {
      const other = readTextFile(resolve(dirname(file), path), what, what === 'run' ? largestRun : largest);
      if ('issue' in other) throw new Error(other.issue.message.replace(/\.$/, ''));
      return other.text;
    },
  });
}

/** Reads files of measurements below a folder, each once for all variants; throws with the reason. */
function measuredBeside(folder: string): (path: string, options: MeasuredOptions) => Measured {
  const known = new Map<string, Measured>();
  return (path, options) => {
    const key = JSON.stringify([path, options]);
    const before = known.get(key);
    if (before) return before;
    const found = readBytes(resolve(folder, path), 'file of measurements', largestData);
    if ('issue' in found) throw new Error(found.issue.message.replace(/\.$/, ''));
    const measured = readMeasuredBytes(found.bytes, options);
    known.set(key, measured);
    return measured;
  };
}

/** The file name without folder and ending: names the folder of the results. */
export function scenarioName(file: string): string {
  return basename(file, extname(file)) || 'scenario';
}

/** Text of a file, or what is wrong with it. */
export function readTextFile(
  file: string,
  what = 'scenario',
  limit = largest,
): { readonly text: string } | { readonly issue: Issue } {
  const read = readBytes(file, what, limit);
  // Bytes that are no UTF-8 become replacement characters, which the reader of the text reports with their line.
  return 'issue' in read ? read : { text: new TextDecoder('utf-8').decode(read.bytes) };
}

/** Content of a file of at most `limit` bytes, or what is wrong with it. */
export function readBytes(
  file: string,
  what: string,
  limit: number,
): { readonly bytes: Uint8Array } | { readonly issue: Issue } {
  const refuse = (message: string, more: Partial<Issue> = {}) => ({
    issue: { severity: 'error', path: '', message, ...more } as const,
  });
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) return refuse('This is a folder, not a file.', folderHint(file));
    // A pipe would be waited for without end, a device has no end.
    if (!stat.isFile()) return refuse('This is no regular file.', { hint: 'write it to a file first' });
    if (stat.size > limit) return tooLarge(stat.size);
    // Files that the system makes up when they are read tell no size beforehand.
    const bytes = readAtMost(file, stat.size > 0 ? stat.size + 1 : limit + 1);
    return bytes.length > limit ? tooLarge(bytes.length) : { bytes };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('There is no such file.', nearbyHint(file));
    if (code === 'EACCES' || code === 'EPERM')
      return refuse('The file may not be read.', { hint: 'check its permissions' });
    if (code === 'ENAMETOOLONG') return refuse('No file has such a long name.');
    if (code === 'ELOOP') return refuse('The links of this name lead in a circle.');
    if (code === 'ERR_INVALID_ARG_VALUE') return refuse('This is no name of a file.');
    return refuse(`The file cannot be read (${code ?? String(error)}).`);
  }

  function tooLarge(size: number) {
    return refuse(`The file is too large for a ${what}.`, {
      got: `${(size / 1e6).toFixed(1)} MB`,
      allowed: `up to ${limit / 1e6} MB`,
    });
  }
}

function readAtMost(file: string, limit: number): Uint8Array {
  const buffer = new Uint8Array(limit);
  const descriptor = openSync(file, 'r');
  try {
    let length = 0;
    while (length < limit) {
      const count = readSync(descriptor, buffer, length, limit - length, null);
      if (count === 0) break;
      length += count;
    }
    return buffer.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

function folderHint(folder: string): Partial<Issue> {
  const scenarios = scenariosIn(folder);
  return scenarios.length === 0 ? {} : { hint: `it contains ${scenarios.slice(0, 5).join(', ')}` };
}

function nearbyHint(file: string): Partial<Issue> {
  const scenarios = scenariosIn(dirname(file));
  const alike = nearest(basename(file), scenarios) ?? scenarios.find((name) => scenarioName(name) === basename(file));
  if (alike !== undefined) return { hint: `did you mean ${alike}?` };
  return scenarios.length === 0 ? {} : { hint: `there are ${scenarios.slice(0, 5).join(', ')}` };
}

function scenariosIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => scenarioEndings.includes(extname(name).toLowerCase()));
  } catch {
    return [];
  }
}
