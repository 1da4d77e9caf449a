import type { Issue } from '../scenario/issue.js';

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
  const where = `${file}${position}${issue.path === '' ? '' : ` ${issue.path}`}`;
  const lines = [
    `${where}: ${issue.severity === 'warning' ? 'warning: ' : ''}${issue.message}`,
    ...(issue.got === undefined ? [] : [`    got:     ${issue.got}`]),
    ...(issue.allowed === undefined ? [] : [`    allowed: ${issue.allowed}`]),
    ...(issue.hint === undefined ? [] : [`    hint:    ${issue.hint}`]),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

function countText(issues: readonly Issue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - errors;
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  if (errors > 0 && warnings > 0) return `${count(errors, 'error')} and ${count(warnings, 'warning')}`;
  return warnings > 0 ? count(warnings, 'warning') : count(errors, 'error');
}

/** On one line and without control characters: what stood in a file must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
