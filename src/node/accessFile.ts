import type { FileText } from '../measured/binary/binaryText.js';
import type { Issue } from '../scenario/document/issue.js';

/** Whether bytes are those of an Access database, in which Arbin's MITS Pro keeps its records (.res). */
export function isAccess(bytes: Uint8Array): boolean {
  return bytes[1] === 1 && /^Standard (?:Jet|ACE) DB/.test(Buffer.from(bytes.subarray(4, 20)).toString('latin1'));
}

/** Columns of the records and their heads in exports of Arbin; capacities count on through a test. */
const columns = [
  ['Data_Point', 'Data_Point'],
  ['DateTime', 'Date_Time'],
  ['Test_Time', 'Test_Time(s)'],
  ['Step_Time', 'Step_Time(s)'],
  ['Step_Index', 'Step_Index'],
  ['Cycle_Index', 'Cycle_Index'],
  ['Current', 'Current(A)'],
  ['Voltage', 'Voltage(V)'],
  ['Charge_Capacity', 'Charge_Capacity(Ah)'],
  ['Discharge_Capacity', 'Discharge_Capacity(Ah)'],
] as const;

/** [days] From the first day of Access to 1970. */
const epoch = 25569;

/**
 * The records of an Arbin database (.res) as text, one table for each test. mdb-reader, which reads the database, is loaded here only: it
 * takes a sixth of a second.
 */
export async function accessText(bytes: Uint8Array): Promise<FileText | { readonly issue: Issue }> {
  const refuse = (message: string, hint: string) => ({
    issue: { severity: 'error', path: '', message, hint } as const,
  });
  const { default: MDBReader } = await import('mdb-reader');
  let rows: readonly Record<string, unknown>[];
  try {
    const reader = new MDBReader(Buffer.from(bytes));
    if (!reader.getTableNames().includes('Channel_Normal_Table'))
      return refuse('The database holds no records of Arbin (Channel_Normal_Table).', 'export the table as CSV');
    rows = reader.getTable('Channel_Normal_Table').getData({});
  } catch {
    return refuse('The database of Arbin cannot be read.', 'is it complete? Export it as CSV');
  }
  const tests = new Map<string, Record<string, unknown>[]>();
  for (const row of rows) {
    const test = String(row.Test_ID ?? '');
    const own = tests.get(test) ?? [];
    tests.set(test, own);
    own.push(row);
  }
  return {
    tables: [...tests].map(([test, own]) => ({
      name: `test ${test}`,
      text: textOf(own.sort((a, b) => Number(a.Data_Point) - Number(b.Data_Point))),
    })),
    encoding: 'binary',
    format: 'Arbin database (.res)',
    findings: [],
  };
}

function textOf(rows: readonly Record<string, unknown>[]): string {
  const heads = columns.map(([, head]) => head).join('\t');
  const lines = rows.map((row) => columns.map(([name]) => cell(name, row[name])).join('\t'));
  return `${[heads, ...lines].join('\n')}\n`;
}

function cell(name: string, value: unknown): string {
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  if (typeof value !== 'number' || !Number.isFinite(value)) return '';
  if (name !== 'DateTime') return String(value);
  const milliseconds = Math.round((value - epoch) * 86_400_000);
  return new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '');
}
