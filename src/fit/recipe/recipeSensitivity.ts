import type { Preparation, Prepared } from '../../prepare.js';
import { tabulatedQuantities } from '../../quantities/registry.js';
import type { CycleRow } from '../../results/results.js';
import type {
  SensitivityNote,
  SensitivityParameter,
  SensitivityResult,
  SensitivityRow,
} from '../../results/sensitivity.js';
import { fromSi } from '../../scenario/quantities/quantity.js';
import { referencedFiles } from '../../scenario/scenario.js';
import { version } from '../../version.js';
import type { CellPool } from '../runs/cellPool.js';
import type { CellJob } from '../runs/cellRun.js';
import { type Column, derivatives, type Moved } from '../runs/derivatives.js';
import { type RecipeNumber, recipeNumbers } from './recipeNumbers.js';

/** Who runs the cells, and what is wanted of them. */
export interface RecipeSensitivityOptions {
  readonly pool: CellPool;
  /** Paths; absent: all numbers of the cells. */
  readonly parameters?: readonly string[];
  /** Cycles that rows are made of; absent: about a dozen, from the first to the last. */
  readonly cycles?: readonly number[];
  /** Reads a file that the scenario names; absent: it names none. */
  readonly readFile?: (path: string) => string;
  readonly onProgress?: (progress: { readonly done: number; readonly of: number }) => void;
}

/** Cycles that are taken when none are asked for. */
const MOST_CYCLES = 12;

/** All numbers of all variants, by path. */
export function sensitivityParameters({ variants }: Preparation): readonly SensitivityParameter[] {
  const found = new Map<string, SensitivityParameter>();
  for (const prepared of variants) {
    for (const { path, unit, value, stated } of recipeNumbers(prepared)) {
      const before = found.get(path);
      const values = { ...before?.values, [prepared.name]: fromSi(value, unit) };
      found.set(path, { path, unit, values, stated: stated || before?.stated === true });
    }
  }
  return [...found.values()];
}

/**
 * By how many per cent each quantity of the cycle table changes with each number of the recipe, d ln quantity/d ln number, by central
 * differences of runs that keep to one plan. Numbers that are not those of a cell are left out for it. Rejects with `Interrupted`.
 */
export async function recipeSensitivity(
  preparation: Preparation,
  options: RecipeSensitivityOptions,
): Promise<SensitivityResult> {
  const wanted = (path: string): boolean => options.parameters?.includes(path) ?? true;
  const progress = { done: 0, of: 0 };
  const pool = counted(options.pool, progress, options.onProgress);
  const found = await Promise.all(
    preparation.variants.map((prepared) =>
      ofVariant(
        prepared,
        recipeNumbers(prepared).filter(({ path }) => wanted(path)),
        { ...options, pool },
      ),
    ),
  );
  return {
    title: preparation.title,
    version,
    parameters: sensitivityParameters(preparation).filter(({ path }) => wanted(path)),
    rows: found.flatMap(({ rows }) => rows),
    variants: found.map(({ variant }) => variant),
    left: found.flatMap(({ left }) => left),
    plain: found.flatMap(({ plain }) => plain),
    runs: found.reduce((sum, { runs }) => sum + runs, 0),
  };
}

async function ofVariant(prepared: Prepared, numbers: readonly RecipeNumber[], options: RecipeSensitivityOptions) {
  const { name: variant } = prepared;
  const { pool, readFile, cycles: asked } = options;
  const files = Object.fromEntries(
    referencedFiles(prepared.scenario).flatMap((path) => (readFile ? [[path, readFile(path)]] : [])),
  );
  const job: CellJob = { document: JSON.stringify(prepared.raw), files, settings: [], observe: [], table: true };
  const { base, columns, runs } = await derivatives(pool, job, numbers.map(moved), { sides: 'both' });
  const present = base.table?.rows ?? [];
  const cycles = chosen(
    present.map(({ cycle }) => cycle),
    asked,
  );
  const left: SensitivityNote[] = [];
  const plain: SensitivityNote[] = [];
  const rows = numbers.flatMap(({ path: parameter }, j): SensitivityRow[] => {
    const column = columns[j];
    if (!column) {
      left.push({ variant, parameter, reason: 'it cannot be a little larger or smaller' });
      return [];
    }
    if (column.plain !== undefined) plain.push({ variant, parameter, reason: column.plain });
    return present
      .filter(({ cycle }) => cycles.includes(cycle))
      .flatMap((row) =>
        slopesOf(row, column).map(([quantity, value]) => ({ variant, quantity, cycle: row.cycle, parameter, value })),
      );
  });
  return { variant: { name: variant, status: base.status, cycles }, rows, left, plain, runs };
}

/** d ln quantity/d ln number of every quantity that a cycle has on both sides. */
function slopesOf(row: CycleRow, { above, below, width }: Column): (readonly [string, number])[] {
  const of = ({ table }: Column['above']) => table?.rows.find(({ cycle }) => cycle === row.cycle);
  const [high, low] = [of(above), of(below)];
  if (!high || !low) return [];
  return tabulatedQuantities().flatMap(({ name, column }) => {
    const value = (column.of(high) - column.of(low)) / width / column.of(row);
    return Number.isFinite(value) ? [[name, value] as const] : [];
  });
}

/** A number a part larger or smaller, in its unit. */
function moved({ path, unit, value }: RecipeNumber): Moved {
  return (by) => [`${path}=${fromSi(value * Math.exp(by), unit)}${unit === '' || unit === '1' ? '' : ` ${unit}`}`];
}

/** Those asked for, or about a dozen, evenly in ln of the cycle, the first and the last among them. */
function chosen(there: readonly number[], asked: readonly number[] | undefined): readonly number[] {
  if (asked) return there.filter((cycle) => asked.includes(cycle));
  if (there.length <= MOST_CYCLES) return there;
  const last = there.length - 1;
  const places = Array.from({ length: MOST_CYCLES }, (_, i) => Math.round(last ** (i / (MOST_CYCLES - 1))));
  return [...new Set([0, ...places])].map((i) => there[i]);
}

function counted(
  pool: CellPool,
  progress: { done: number; of: number },
  tell: RecipeSensitivityOptions['onProgress'],
): CellPool {
  return {
    ...pool,
    size: pool.size,
    run: async (job) => {
      progress.of++;
      const outcome = await pool.run(job);
      progress.done++;
      tell?.({ ...progress });
      return outcome;
    },
  };
}
