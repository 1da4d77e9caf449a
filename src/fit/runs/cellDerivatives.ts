import type { Plan } from '../../protocol/cycler/plan.js';
import { settingsAt } from '../opening/freeParameters.js';
import type { FitParameter, Observation } from '../problem.js';
import { coordinate, fromCoordinate } from '../search/residuals.js';
import type { CellPool } from './cellPool.js';
import { derivatives, type Moved } from './derivatives.js';
import type { EvaluationLog } from './evaluationLog.js';
import { concerns, type FitCell } from './fitCell.js';

/** Where derivatives are taken, and by which parameters (their numbers). */
export interface DerivativePoint {
  readonly values: ArrayLike<number>;
  readonly parameters: readonly FitParameter[];
  readonly settings: readonly string[];
  readonly which: readonly number[];
}

/** Values of a cell, and d value/d q of each by one parameter after the other, q being the coordinate of the search; NaN where there is none. */
export interface CellDerivatives {
  readonly values: readonly number[];
  readonly slopes: readonly (readonly number[])[];
}

/** Of single cells: how many derivatives were taken, how many of them without a plan that held, and why the first of these. */
export interface DerivativesTaken {
  readonly all: number;
  readonly plain: number;
  readonly reason?: string;
}

/** A linear parameter moves in parts of itself, or of a fifth of its range where that is more. */
const LEAST_SHARE = 0.2;

/** Runs whose decisions are kept, some hundred kilobytes each. */
const MOST_NOTES = 40;

const noteKey = ({ scenario, prepared }: FitCell, last: number | undefined, settings: readonly string[]): string =>
  [scenario, prepared.name, last, ...settings].join('\n');

/** Derivatives of what cells of a fit report, none taken twice. */
export class DerivativeRuns {
  /** Simulations made here: what the log knew is not among them. */
  made = 0;
  taken: DerivativesTaken = { all: 0, plain: 0 };
  private readonly known = new Map<string, Promise<CellDerivatives>>();
  /** What the last runs of the cells decided: derivatives are mostly wanted where a search has just been. */
  private readonly notes = new Map<string, Plan>();

  constructor(
    private readonly pool: CellPool,
    private readonly log?: EvaluationLog,
  ) {}

  at(
    cell: FitCell,
    observe: readonly Observation[],
    last: number | undefined,
    point: DerivativePoint,
  ): Promise<CellDerivatives> {
    const { values, parameters, settings, which } = point;
    const settingsOf = (changed: ArrayLike<number>): readonly string[] =>
      [...settings, ...settingsAt(parameters, changed)].filter((setting) => concerns(setting, [cell.prepared.name]));
    const own = settingsOf(values);
    const by = which.map((j) => parameters[j].path);
    const head = [cell.scenario, cell.prepared.name, 'derivatives', JSON.stringify(observe)];
    const key = [...head, ...by, ...own].join('\n');
    const before = this.known.get(key);
    if (before) return before;
    const { document, files } = cell;
    const job = { document, files, settings: own, observe, table: false, ...(last === undefined ? {} : { last }) };
    const take = async (): Promise<CellDerivatives> => {
      const n = observe.length;
      const answer = this.log?.get(key);
      const part = (all: readonly number[], k: number): readonly number[] => all.slice(k * n, (k + 1) * n);
      // Each line of a log counts as one.
      if (answer) this.made += (answer.at(-1) ?? 1) - 1;
      if (answer) return { values: part(answer, 0), slopes: which.map((_, k) => part(answer, k + 1)) };
      const directions = which.map((j) => direction(parameters, values, j, settingsOf));
      const notes = this.notes.get(noteKey(cell, last, own));
      const { base, columns, runs } = await derivatives(
        this.pool,
        job,
        directions.map(({ moved }) => moved),
        { sides: 'one', notes },
      );
      // A run under error control at these numbers is one of the search, also where its notes are gone.
      const counted = runs - (notes ? 0 : 1);
      this.made += counted;
      this.count(cell, columns);
      const slopes = columns.map((column, k) =>
        base.values.map((_, i) =>
          column ? (column.above.values[i] - column.below.values[i]) / (column.width * directions[k].size) : Number.NaN,
        ),
      );
      this.log?.put(key, [...[base.values, ...slopes].flat(), counted]);
      return { values: base.values, slopes };
    };
    const found = take();
    this.known.set(key, found);
    return found;
  }

  /** Keeps what a run for the same data has decided. */
  keep(cell: FitCell, last: number | undefined, settings: readonly string[], notes: Plan | undefined): void {
    if (!notes) return;
    this.notes.set(noteKey(cell, last, settings), notes);
    const [oldest] = this.notes.keys();
    if (this.notes.size > MOST_NOTES && oldest !== undefined) this.notes.delete(oldest);
  }

  private count({ prepared }: FitCell, columns: readonly ({ readonly plain?: string } | undefined)[]): void {
    const plain = columns.flatMap((column) => column?.plain ?? []);
    const reason = this.taken.reason ?? (plain.length > 0 ? `${prepared.name}: ${plain[0]}` : undefined);
    this.taken = {
      all: this.taken.all + columns.length,
      plain: this.taken.plain + plain.length,
      ...(reason === undefined ? {} : { reason }),
    };
  }
}

/** Whether the value of a parameter is one of a cell. */
export function isOf({ path, also }: Pick<FitParameter, 'path' | 'also'>, { prepared }: FitCell): boolean {
  return [path, ...also].some((place) => concerns(`${place}=`, [prepared.name]));
}

/** The settings with one parameter moved, in units of `size` of its coordinate. */
function direction(
  parameters: readonly FitParameter[],
  values: ArrayLike<number>,
  j: number,
  settingsOf: (values: ArrayLike<number>) => readonly string[],
): { readonly moved: Moved; readonly size: number } {
  const parameter = parameters[j];
  const q = coordinate(parameter, values[j]);
  const [lower, upper] = [coordinate(parameter, parameter.lower), coordinate(parameter, parameter.upper)];
  const size = parameter.scale === 'log' ? 1 : Math.max(Math.abs(q), LEAST_SHARE * (upper - lower));
  const moved: Moved = (by) => {
    const next = q + by * size;
    if (!(next >= lower && next <= upper)) return undefined;
    return settingsOf(Float64Array.from(values).fill(fromCoordinate(parameter, next), j, j + 1));
  };
  return { moved, size };
}
