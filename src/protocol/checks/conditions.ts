import type { Issue } from '../../scenario/document/issue.js';
import type { BlockEnd } from '../cycler/blockEnd.js';
import type { StepPlaces } from '../programme/buildProgramme.js';
import { formatCondition } from '../programme/condition.js';
import type { Programme, ProgrammeEntry } from '../programme/programme.js';
import { writtenSteps } from '../programme/walk.js';
import { halfByName, heldVoltage } from '../steps/kindOf.js';

/** Blocks that came to their last pass without having met a condition. */
export function conditionWarnings(
  ends: readonly BlockEnd[],
  placeOf: (text: string) => Pick<Issue, 'path' | 'line' | 'column'>,
): Issue[] {
  const found = new Map<string, Issue>();
  for (const { until, met, cycle, step } of ends) {
    if (met !== undefined || found.has(`${until} ${step}`)) continue;
    found.set(`${until} ${step}`, {
      severity: 'warning',
      ...placeOf(step),
      message: `A block ended with its last pass, in cycle ${cycle}: until then "${until}" was not met.`,
      hint: 'repeat it more often, or ask for less',
    });
  }
  return [...found.values()];
}

/** Conditions that cannot come about, because a pass of their block neither charges nor discharges. */
export function idleConditions({ entries }: Programme, places: StepPlaces): Issue[] {
  return entries.flatMap((entry): Issue[] => {
    if (entry.kind === 'step') return [];
    return [...idle(entry, places), ...idleConditions({ entries: entry.entries, stop: {} }, places)];
  });
}

function idle(block: Extract<ProgrammeEntry, { kind: 'repeat' }>, places: StepPlaces): Issue[] {
  const steps = [...writtenSteps([block])].map(({ step }) => step);
  return (block.until ?? []).flatMap((condition): Issue[] => {
    if (condition.quantity === 'time' || condition.quantity === 'voltage') return [];
    const half = condition.quantity === 'charge capacity' ? 'charge' : 'discharge';
    const moves = steps.some((step) => halfByName(step) === half || heldVoltage(step) !== undefined);
    if (moves) return [];
    const [first] = steps;
    return [
      {
        severity: 'warning',
        path: (first && places.get(first)) ?? '',
        message: `"${formatCondition(condition)}" says nothing in a block without any ${half}.`,
        hint: 'add the other half of the cycle, or take a condition on time or voltage',
      },
    ];
  });
}
