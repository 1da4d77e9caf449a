import { settingsAt } from '../opening/freeParameters.js';
import type { FitDatum, FitParameter, FitProblem, Observation } from '../problem.js';
import {
  type CellDerivatives,
  type DerivativePoint,
  DerivativeRuns,
  type DerivativesTaken,
  isOf,
} from './cellDerivatives.js';
import type { CellPool } from './cellPool.js';
import type { EvaluationLog } from './evaluationLog.js';
import { concerns, type FitCell } from './fitCell.js';
import { lastCycle } from './lastCycle.js';

/** Which data are asked for: held-out ones may need many more cycles. */
export type Wanted = 'fitted' | 'all';

interface CellTask {
  readonly cell: FitCell;
  /** Numbers of the data that this cell answers to. */
  readonly data: readonly number[];
  readonly observations: readonly Observation[];
  readonly last: number | undefined;
}

/** The simulated counterparts of the data as a function of the parameters; no cell is run twice with what concerns it. */
export class ProblemEvaluation {
  private readonly known = new Map<string, Promise<readonly number[]>>();
  private readonly tasks: Readonly<Record<Wanted, readonly CellTask[]>>;
  private readonly derivatives: DerivativeRuns;
  private made = 0;
  private fault: string | undefined;

  constructor(
    readonly problem: FitProblem,
    private readonly pool: CellPool,
    private readonly log?: EvaluationLog,
  ) {
    this.derivatives = new DerivativeRuns(pool, log);
    const { cells, data } = problem;
    const tasksOf = (wanted: (datum: FitDatum) => boolean): readonly CellTask[] =>
      cells.flatMap((cell) => {
        const own = data.flatMap((datum, i) =>
          problem.series[datum.series].cell === cell && wanted(datum) ? [i] : [],
        );
        if (own.length === 0) return [];
        const observations = own.map((i) => data[i].observation);
        return [{ cell, data: own, observations, last: lastCycle(observations) }];
      });
    this.tasks = { fitted: tasksOf(({ heldOut }) => !heldOut), all: tasksOf(() => true) };
  }

  /** Simulations of single cells that were made here: what the log knew is not among them. */
  get runs(): number {
    return this.made + this.derivatives.made;
  }

  /** Why the first run that failed did so, one sentence; what the log knew does not tell. */
  get failure(): string | undefined {
    return this.fault;
  }

  /**
   * Simulated counterpart of every datum, in its unit; NaN where a run has none and for data that are not wanted. Rejects with
   * Interrupted.
   */
  async at(
    values: ArrayLike<number>,
    parameters: readonly FitParameter[] = this.problem.parameters,
    settings: readonly string[] = [],
    wanted: Wanted = 'fitted',
  ): Promise<Float64Array> {
    const all = [...settings, ...settingsAt(parameters, values)];
    const simulated = new Float64Array(this.problem.data.length).fill(Number.NaN);
    await Promise.all(
      this.tasks[wanted].map(async ({ cell, data, observations, last }) => {
        const found = await this.run(cell, observations, all, last, wanted);
        data.forEach((datum, i) => {
          simulated[datum] = found[i];
        });
      }),
    );
    return simulated;
  }

  /** How the derivatives of single cells were taken here. */
  get derivativesTaken(): DerivativesTaken {
    return this.derivatives.taken;
  }

  /**
   * Simulated counterparts of the fitted data, and d simulated/d q for each parameter of the point, from runs by one plan. NaN as for
   * `at`. Rejects with Interrupted.
   */
  async derivativesAt(
    point: DerivativePoint,
  ): Promise<{ readonly simulated: Float64Array; readonly slopes: readonly Float64Array[] }> {
    const { length } = this.problem.data;
    const simulated = new Float64Array(length).fill(Number.NaN);
    const slopes = point.which.map(() => new Float64Array(length));
    await Promise.all(
      this.tasks.fitted.map(async ({ cell, data, observations, last }) => {
        const which = point.which.filter((j) => isOf(point.parameters[j], cell));
        const found = await this.derivatives.at(cell, observations, last, { ...point, which });
        data.forEach((datum, i) => {
          simulated[datum] = found.values[i];
          which.forEach((j, k) => {
            slopes[point.which.indexOf(j)][datum] = found.slopes[k][i];
          });
        });
      }),
    );
    return { simulated, slopes };
  }

  /** What else could be read from a cell, and how it changes with the parameters of the point. */
  observeAround(cell: FitCell, observations: readonly Observation[], point: DerivativePoint): Promise<CellDerivatives> {
    return this.derivatives.at(cell, observations, lastCycle(observations), point);
  }

  /** What else could be read from a cell. */
  observe(
    cell: FitCell,
    observations: readonly Observation[],
    settings: readonly string[],
  ): Promise<readonly number[]> {
    return this.run(cell, observations, settings, lastCycle(observations), JSON.stringify(observations));
  }

  private run(
    cell: FitCell,
    observations: readonly Observation[],
    settings: readonly string[],
    last: number | undefined,
    what: string,
  ): Promise<readonly number[]> {
    const own = settings.filter((setting) => concerns(setting, [cell.prepared.name]));
    const key = [cell.scenario, cell.prepared.name, what, ...own].join('\n');
    const before = this.known.get(key);
    if (before) return before;
    const answer = this.log?.get(key);
    const found = answer ? Promise.resolve(answer) : this.simulate(key, cell, observations, own, last, what);
    this.known.set(key, found);
    return found;
  }

  private async simulate(
    key: string,
    cell: FitCell,
    observe: readonly Observation[],
    settings: readonly string[],
    last: number | undefined,
    what: string,
  ): Promise<readonly number[]> {
    const { document, files } = cell;
    const note = what === 'fitted' ? { plan: 'note' as const } : {};
    const job = { document, files, settings, observe, table: false, ...note, ...(last === undefined ? {} : { last }) };
    const { values, status, notes } = await this.pool.run(job);
    this.derivatives.keep(cell, last, settings, notes);
    this.made++;
    if (status.code === 'failed') this.fault ??= `${cell.prepared.name}: ${status.message}`;
    this.log?.put(key, values);
    return values;
  }
}
