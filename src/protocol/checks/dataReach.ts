import type { Cell } from '../../cell/cell.js';
import type { Issue } from '../../scenario/document/issue.js';
import { formatPath } from '../../scenario/document/path.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { PlacedPoint } from '../../scenario/schema/data.js';
import { plainNumber } from '../../text/plainNumber.js';
import type { StepPlaces } from '../programme/buildProgramme.js';
import type { Programme } from '../programme/programme.js';
import { isCheckUp, programmeCycles } from '../programme/programmeCycles.js';
import { dischargeRate } from '../steps/kindOf.js';

/** Rates that differ by less are the same. */
const sameRateWithin = 0.02;

/** Measured points that no cycle of the programme answers to. Without a cell, currents are not known as rates. */
export function unreachedData(
  points: readonly PlacedPoint[],
  programme: Programme,
  places: StepPlaces,
  cell?: Cell,
): Issue[] {
  if (points.length === 0) return [];
  const cycles = programmeCycles(programme);
  const made = `${cycles} ${cycles === 1 ? 'cycle' : 'cycles'}`;
  const rates = cell && dischargeRates(cell, places);
  return points.flatMap(({ place, point }): Issue[] => {
    const say = (field: string, message: string, allowed: string): Issue => ({
      severity: 'warning',
      path: formatPath([...place, field]),
      message: `${message} The value is not compared.`,
      got: String(point[field as 'cycle']),
      allowed,
    });
    const { cycle, reference, rate } = point;
    if (cycle !== undefined && cycle > cycles)
      return [say('cycle', `The programme makes ${made}, there is no cycle ${cycle}.`, `1 to ${cycles}`)];
    if (reference !== undefined && reference > cycles)
      return [say('reference', `The programme makes ${made}, there is no cycle ${reference}.`, `1 to ${cycles}`)];
    if (
      cycle !== undefined &&
      reference !== undefined &&
      isCheckUp(programme, cycle) !== isCheckUp(programme, reference)
    ) {
      const message = 'One of the two cycles is a check-up between the passes of a block, the other is not.';
      return [say('reference', message, 'a cycle that is done as the other one')];
    }
    if (cycle !== undefined || rate === undefined || rates === undefined) return [];
    if (rates.some((own) => Math.abs(own / rate - 1) < sameRateWithin)) return [];
    const known = [...new Set(rates.map((own) => `${plainNumber(own, 3)}C`))].join(', ');
    return [say('rate', `The programme never discharges at ${rate}C.`, known || 'a programme with discharges')];
  });
}

/** Cycles whose series or profiles are asked for and that the programme does not make. */
export function neverRecorded({ output }: Scenario, programme: Programme): Issue[] {
  return (['series', 'profiles'] as const).flatMap((kind): Issue[] => {
    const choice = output[kind];
    const asked = typeof choice === 'string' ? [] : choice.filter((cycle) => typeof cycle === 'number');
    if (asked.length === 0) return [];
    // A programme without any charge or discharge is recorded as its first cycle.
    const cycles = Math.max(1, programmeCycles(programme));
    const beyond = asked.filter((cycle) => cycle > cycles);
    if (beyond.length === 0) return [];
    return [
      {
        severity: 'warning',
        path: `output.${kind}`,
        message: `The programme makes ${cycles} ${cycles === 1 ? 'cycle' : 'cycles'}: nothing is recorded of ${beyond.join(', ')}.`,
        allowed: `1 to ${cycles}, first, last`,
      },
    ];
  });
}

/** [C-rate] Of all discharges, each step once. */
function dischargeRates(cell: Cell, places: StepPlaces): readonly number[] {
  return [...places.keys()].flatMap((step) => dischargeRate(step, cell) ?? []);
}
