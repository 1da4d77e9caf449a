import type { DataEntry, MeasuredFileEntry } from '../opening/fitFile.js';

/** Which of the cycles that were measured are used. `first`: the first one there is. */
export function cycleChosen(cycles: MeasuredFileEntry['cycles'], first: number): (cycle: number) => boolean {
  if (cycles === undefined) return () => true;
  if (!('length' in cycles)) {
    const { from = first, to = Infinity, every = 1, except = [] } = cycles;
    return (cycle) => cycle >= from && cycle <= to && (cycle - from) % every === 0 && !except.includes(cycle);
  }
  return (cycle) => cycles.includes(cycle);
}

/** Which cycles are kept out of the fit. */
export function cycleHeldOut(holdOut: DataEntry['holdOut']): (cycle: number) => boolean {
  if (holdOut === undefined || typeof holdOut === 'boolean') return () => holdOut === true;
  const { from, to, cycles } = holdOut;
  const range = from !== undefined || to !== undefined;
  return (cycle) => (range && cycle >= (from ?? 1) && cycle <= (to ?? Infinity)) || (cycles?.includes(cycle) ?? false);
}

/** "1 to 160", "1 to 160, 80 of them", "57". */
export function cycleSpanText(cycles: readonly number[]): string {
  const distinct = [...new Set(cycles)].sort((a, b) => a - b);
  const [first, last] = [distinct[0], distinct.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (distinct.length === 1) return String(first);
  if (distinct.length === 2) return `${first} and ${last}`;
  const whole = distinct.length === last - first + 1;
  return `${first} to ${last}${whole ? '' : `, ${distinct.length} of them`}`;
}
