import type { RunsRow } from '../../../fit.js';
import type { Issue } from '../../../index.js';
import type { SweepFindings } from '../../../output.js';
import { exitCode } from '../../exitCode.js';
import { remark } from '../../terminal.js';

/** Rows that a report draws and analyses. */
const mostRows = 20_000;

type Goals = SweepFindings['goals'];

/** What the table in a folder says: decided by what, best in what. The rows pass by one after the other. */
export async function findingsOf(
  folder: string,
  record: SweepFindings['record'],
  command: string,
  goals?: Goals,
): Promise<SweepFindings> {
  const { Failures, Front, sensitivities, studyOfRecord } = await import('../../../fit.js');
  const { readRows } = await import('../../../node.js');
  const { study } = studyOfRecord(record);
  const wanted = goals ?? study?.goals ?? [];
  const front = new Front(record.columns, wanted);
  const failures = new Failures();
  const rows: RunsRow[] = [];
  let [done, failed] = [0, 0];
  for await (const row of readRows(folder, record)) {
    done++;
    if (row.status === 'failed') failed++;
    failures.add(row);
    if (wanted.length > 0) front.add(row);
    if (rows.length < mostRows) rows.push(row);
  }
  const found = study ? sensitivities(study, rows) : { outputs: [], notes: ['The study cannot be read any more.'] };
  const { reasons } = failures;
  const best = wanted.length > 0 ? front.rows : [];
  return { record, rows, done, failed, reasons, sensitivities: found, goals: wanted, front: best, command };
}

/** The study in a folder; undefined, with the reason said, where there is none. */
export async function studyFolder(given: string) {
  const { sweepFolder } = await import('../../../node.js');
  const found = sweepFolder(given);
  if ('issue' in found) {
    await refuse([found.issue], given);
    return undefined;
  }
  return found;
}

/** Says what is wrong with what was typed. */
export async function refuse(issues: readonly Issue[], where: string): Promise<void> {
  const { issuesText } = await import('../../../output.js');
  remark(issuesText(issues, where));
  process.exitCode = exitCode.badInput;
}

/** Goals as they were typed, or what is wrong with them. */
export function goalsOf(
  record: SweepFindings['record'],
  maximise: readonly string[] = [],
  minimise: readonly string[] = [],
): { readonly goals: Goals; readonly issues: readonly Issue[] } {
  const known = record.columns.filter(({ type }) => type === 'number').map(({ name }) => name);
  const goals = [
    ...maximise.map((column) => ({ column, aim: 'maximum' as const })),
    ...minimise.map((column) => ({ column, aim: 'minimum' as const })),
  ];
  const unknown = goals.filter(({ column }) => !known.includes(column));
  const issues = unknown.map(({ column, aim }): Issue => {
    const message = 'There is no such column of numbers.';
    const path = aim === 'maximum' ? '--maximise' : '--minimise';
    return { severity: 'error', path, message, got: column, allowed: known.join(', ') };
  });
  return { goals, issues };
}
