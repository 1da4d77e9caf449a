import { builtInPopulation, openCellPool, predict } from '../../fit.js';
import { cycleCount } from '../../index.js';
import { prepareCell } from './cellScenario.js';
import { DRAWS } from './draws.js';
import type { CellRequest, PredictedBands } from './messages.js';

const SEED = 1;

/** Wide jumps where there are many cycles: a band is wider than what they miss. */
const jumps = { ratio: 1.3, tolerance: 3e-3 };

/**
 * The prediction of a cell by the population of studies, at the quick level: the constants that its scenario leaves open are drawn, the same draw
 * for every cell. Undefined for a cell that cannot be.
 */
export async function predictCell(
  cell: CellRequest,
  onDraw: (done: number) => void,
): Promise<PredictedBands | undefined> {
  const [first] = prepareCell(cell, 'quick').variants;
  const cycles = first ? cycleCount(first.programme) : 0;
  const preparation = prepareCell(cell, 'quick', cycles > 40 ? { cycleJumping: jumps } : {});
  if (preparation.variants.length === 0) return undefined;
  let done = 0;
  const { variants, source } = await predict(preparation, {
    pool: openCellPool(),
    population: builtInPopulation,
    draws: DRAWS,
    seed: SEED,
    onRun: () => onDraw(++done),
  });
  const [found] = variants;
  return (
    found && {
      source,
      draws: DRAWS - found.failed,
      drawn: found.drawn,
      capacity: found.cycles.flatMap(({ cycle, bands: { dischargeCapacity } }) =>
        dischargeCapacity ? [{ cycle, low: dischargeCapacity.low90, high: dischargeCapacity.high90 }] : [],
      ),
      curves: found.curves.map(({ cycle, direction, points }) => ({
        cycle,
        direction: direction === 'charge' ? 1 : -1,
        points: points.map(({ share, voltage }) => ({ share, low: voltage.low90, high: voltage.high90 })),
      })),
    }
  );
}
