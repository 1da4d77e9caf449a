import type { Measured } from '../../measured/measured.js';
import { type Json, plain } from '../../results/plain.js';
import type { Issue } from '../../scenario/document/issue.js';
import { formatTable } from '../text/table.js';

/** One file of a folder: what it was read as, or why it was not. */
export interface FolderEntry {
  /** Below the folder. */
  readonly file: string;
  readonly measured?: Measured;
  /** Why it was not even opened. */
  readonly issue?: Issue;
}

/** Longest words on a file in the list. */
const mostWords = 90;

/** What every file of a folder is, one a line. */
export function folderText(entries: readonly FolderEntry[], folder: string): string {
  if (entries.length === 0) return `${folder} holds no files.\n`;
  const rows = entries.map(({ file, measured, issue }) => [
    file,
    isRead(measured) ? measured.kind : '-',
    isRead(measured) ? measured.format : '-',
    isRead(measured) ? String(measured.source.rows) : '-',
    measured && measured.cycles.rows.length > 0 ? String(measured.cycles.rows.length) : '-',
    words(measured, issue),
  ]);
  const read = entries.filter(({ measured }) => isRead(measured)).length;
  const table = formatTable([['file', 'what it is', 'written by', 'rows', 'cycles', ''], ...rows], {
    align: ['left', 'left', 'left', 'right', 'right', 'left'],
  });
  return `${folder}: ${entries.length} files, ${read} of them read.\n\n${table}`;
}

function isRead(measured: Measured | undefined): measured is Measured {
  return measured !== undefined && measured.kind !== 'unknown' && !asked(measured);
}

/** A question without whose answer the file is of no use; that for the mass is none. */
function asked({ issues }: Measured): Issue | undefined {
  return issues.find(({ severity, path }) => severity === 'error' && path !== '--mass');
}

function words(measured: Measured | undefined, unopened: Issue | undefined): string {
  const first =
    unopened ?? (measured && (asked(measured) ?? (measured.kind === 'unknown' ? measured.issues[0] : undefined)));
  if (first) return shortened(first.message);
  const parts = [
    ...(measured?.kind === 'time series' && measured.spectrum ? ['spectra among the cycles'] : []),
    ...(measured?.issues.some(({ path }) => path === '--mass') ? ['--mass is needed'] : []),
  ];
  const doubts = measured?.issues.filter(({ path }) => path !== '--mass').length ?? 0;
  if (doubts > 0) parts.push(doubts === 1 ? 'one doubt' : `${doubts} doubts`);
  return parts.join(', ');
}

function shortened(message: string): string {
  const line = message.replace(/\s+/g, ' ');
  return line.length > mostWords ? `${line.slice(0, mostWords - 3)}...` : line;
}

/** The object that `import --json` prints for a folder: for every file its name, kind, format, source, number of cycles and issues. */
export function folderJson(entries: readonly FolderEntry[]): Json {
  return entries.map(({ file, measured, issue }) => ({
    file,
    kind: measured?.kind ?? 'unknown',
    format: measured?.format ?? 'unknown',
    source: measured ? plain(measured.source) : null,
    cycles: measured?.cycles.rows.length ?? 0,
    issues: plain(measured?.issues ?? (issue ? [issue] : [])),
  }));
}
