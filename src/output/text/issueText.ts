import type { Issue } from '../../scenario/document/issue.js';
import { resolveRelative } from '../../scenario/document/resolveRelative.js';
import { listed } from '../../text/listed.js';
import { printable } from './printable.js';

/**
 * Issues as compilers print them, one after the other: `file:line:column path: sentence`, below it what stood there, what may
 * stand there and what to try; at the end how many there are.
 */
export function issuesText(issues: readonly Issue[], file: string): string {
  return `${issues.map((issue) => issueText(issue, file)).join('')}${countText(issues)} in ${printable(file)}.\n`;
}

function issueText(issue: Issue, file: string): string {
  const position =
    issue.line === undefined ? '' : `:${issue.line}${issue.column === undefined ? '' : `:${issue.column}`}`;
  const written = issue.file === undefined ? file : resolveRelative(file, issue.file);
  const where = `${written}${position}${issue.path === '' ? '' : ` ${issue.path}`}`;
  const lines = [
    `${where}: ${issue.severity === 'error' ? '' : `${issue.severity}: `}${issue.message}`,
    ...(issue.got === undefined ? [] : [`    got:     ${issue.got}`]),
    ...(issue.allowed === undefined ? [] : [`    allowed: ${issue.allowed}`]),
    ...(issue.hint === undefined ? [] : [`    hint:    ${issue.hint}`]),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

/** "2 errors and 1 warning". */
function countText(issues: readonly Issue[]): string {
  const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const number = issues.filter((issue) => issue.severity === severity).length;
    return number === 0 ? [] : [`${number} ${severity}${number === 1 ? '' : 's'}`];
  });
  return listed(counts) || '0 errors';
}
