import { paretoFront } from '../../numerics/search/paretoFront.js';
import type { RunsColumn, RunsRow } from '../../results/runsTable.js';
import type { Goal } from '../../results/studyAnalysis.js';

/** Rows between two sortings out. */
const batch = 2000;

/** The rows that no other row beats in all goals, by their runs, found as the rows come: only the front and a batch are held. */
export class Front {
  private kept: RunsRow[] = [];
  private since = 0;

  constructor(
    private readonly columns: readonly RunsColumn[],
    private readonly goals: readonly Goal[],
  ) {}

  add(row: RunsRow): void {
    if (row.status === 'failed') return;
    this.kept.push(row);
    if (++this.since >= batch) this.sortOut();
  }

  get rows(): readonly RunsRow[] {
    this.sortOut();
    return [...this.kept].sort((a, b) => a.run - b.run);
  }

  private sortOut(): void {
    const values = this.kept.map((row) => this.goals.map((goal) => goalValue(row, this.columns, goal)));
    this.kept = paretoFront(values).flatMap((k) => this.kept[k] ?? []);
    this.since = 0;
  }
}

/** Larger is better; NaN where the row has none. */
function goalValue(row: RunsRow, columns: readonly RunsColumn[], { column, aim }: Goal): number {
  const value = valueIn(row, columns, column);
  return typeof value !== 'number' ? Number.NaN : aim === 'maximum' ? value : -value;
}

/** What stands in a column of a row. */
export function valueIn(row: RunsRow, columns: readonly RunsColumn[], name: string): number | string | undefined {
  const found = columns.find((column) => column.name === name);
  if (!found) return undefined;
  const at = columns.filter(({ of }) => of === found.of).indexOf(found);
  return found.of === 'parameter' ? row.parameters[at] : row.outputs[at];
}
