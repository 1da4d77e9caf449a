import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { MeasuredOptions } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import type { FolderEntry } from '../../output.js';
import { say } from '../terminal.js';

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Lists what every file below a folder is; hidden ones are passed over. */
export async function listFolder(folder: string, asked: MeasuredOptions, json: boolean, limit: number): Promise<void> {
  const { readMeasuredFile } = await import('../../index.js');
  const { readMeasurementFile } = await import('../../node.js');
  const { folderJson, folderText } = await import('../../output.js');
  const entries: FolderEntry[] = [];
  for (const path of filesBelow(folder)) {
    const file = relative(folder, path).replaceAll('\\', '/');
    const content = await readMeasurementFile(path, limit);
    if ('issue' in content) entries.push({ file, issue: content.issue });
    else {
      // The series of hundreds of files would fill the memory.
      const { series: _, variants: _v, ...measured } = readMeasuredFile(content, asked);
      entries.push({ file, measured });
    }
  }
  say(json ? `${jsonText(folderJson(entries))}\n` : folderText(entries, folder));
}

function filesBelow(folder: string): readonly string[] {
  const all = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  return all
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
    });
}
