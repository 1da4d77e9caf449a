import type { RunsColumn } from '../../results/runsTable.js';
import type { Issue } from '../../scenario/document/issue.js';
import { nearest } from '../../scenario/document/suggest.js';
import type { StudyGoal } from '../study.js';

/** What is wrong with the goals of a study. */
export function studyGoals(
  goals: readonly StudyGoal[],
  columns: readonly RunsColumn[],
): { readonly issues: readonly Issue[] } {
  const names = columns.filter(({ type }) => type === 'number').map(({ name }) => name);
  const issues = goals.flatMap(({ column }, i): Issue[] => {
    if (names.includes(column)) return [];
    const alike = nearest(column, names);
    const message = 'There is no such column of numbers.';
    const hint = alike === undefined ? {} : { hint: `did you mean ${alike}?` };
    return [
      { severity: 'error', path: `goals[${i}].column`, message, got: column, allowed: names.join(', '), ...hint },
    ];
  });
  return { issues };
}
