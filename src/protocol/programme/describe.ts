import { plainNumber } from '../../text/plainNumber.js';
import { formatTime } from '../language/formatAmount.js';
import { formatCondition } from './condition.js';
import type { Programme, ProgrammeEntry } from './programme.js';

/** The programme in one line: "cycling: 50 x (Charge at 0.1C until 4.3 V vs Li; Discharge ...); stops after 30 days". */
export function describe({ entries, stop }: Programme): string {
  const stops = [
    ...(stop.cycles === undefined ? [] : [`after ${stop.cycles} ${stop.cycles === 1 ? 'cycle' : 'cycles'}`]),
    ...(stop.retention === undefined ? [] : [retentionText(stop.retention, stop.retentionCycle)]),
    ...(stop.time === undefined ? [] : [`after ${formatTime(stop.time)}`]),
  ];
  const ending = stops.length === 0 ? '' : `; stops ${stops.join(' or ')}`;
  return entries.map(describeEntry).join('; ') + ending;
}

function retentionText(retention: number, cycle: number | undefined): string {
  const of =
    cycle === undefined ? 'the first cycle of the same rates and limits' : `cycle ${cycle}, at its rates and limits`;
  return `below ${plainNumber(100 * retention, 6)} % of the discharge capacity of ${of}`;
}

function describeEntry(entry: ProgrammeEntry): string {
  if (entry.kind === 'step') return entry.step.text;
  const label = entry.label === undefined ? '' : `${entry.label}: `;
  const inside = entry.entries.map(describeEntry).join('; ');
  if (entry.untilLimit) return `${label}repeated until a limit is reached (${inside})`;
  const once = entry.times === 1 && (label !== '' || entry.until !== undefined);
  if (entry.until === undefined) return once ? `${label}${inside}` : `${label}${entry.times} x (${inside})`;
  const ending = `until ${entry.until.map(formatCondition).join(' or ')}`;
  return once ? `${label}${ending}, at most (${inside})` : `${label}at most ${entry.times} x (${inside}), ${ending}`;
}
