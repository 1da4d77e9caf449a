import type { Observation } from '../problem.js';
import type { CellPool } from './cellPool.js';
import type { CellOutcome } from './cellRun.js';
import { type FitCell, type MeasuredRow, reaches } from './fitCell.js';
import { lastCycle } from './lastCycle.js';

/** The simulated counterparts of published numbers as a function of settings; no cell is run twice with what concerns it. */
export class Evaluation {
  private readonly done = new Map<string, Promise<CellOutcome>>();
  private readonly cells: readonly { readonly cell: FitCell; readonly wanted: readonly number[] }[];

  constructor(
    readonly rows: readonly MeasuredRow[],
    private readonly pool: CellPool,
  ) {
    const cells = [...new Set(rows.map(({ cell }) => cell))];
    this.cells = cells.map((cell) => ({
      cell,
      wanted: rows.flatMap((row, i) => (row.cell === cell ? [i] : [])),
    }));
  }

  /** One number a row; NaN where the run has none. */
  async at(settings: readonly string[]): Promise<Float64Array> {
    const values = new Float64Array(this.rows.length);
    await Promise.all(
      this.cells.map(async ({ cell, wanted }) => {
        const outcome = await this.run(cell, wanted, settings);
        wanted.forEach((row, i) => {
          values[row] = outcome.values[i];
        });
      }),
    );
    return values;
  }

  private run(cell: FitCell, wanted: readonly number[], settings: readonly string[]): Promise<CellOutcome> {
    const own = settings.filter((setting) => reaches(setting, cell));
    const key = [cell.scenario, cell.prepared.name, ...own].join('\n');
    const known = this.done.get(key);
    if (known) return known;
    const observe = wanted.map((i): Observation => ({ kind: 'cycle', measurement: this.rows[i].measurement }));
    const last = lastCycle(observe);
    const { document, files } = cell;
    const outcome = this.pool.run({
      document,
      files,
      settings: own,
      observe,
      table: false,
      ...(last === undefined ? {} : { last }),
    });
    this.done.set(key, outcome);
    return outcome;
  }
}
