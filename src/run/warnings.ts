import type { Prepared } from '../prepare.js';
import type { JumpingReport } from '../protocol/jumping/jumping.js';
import { outgrown } from '../resolution/untested.js';
import type { CycleRow } from '../results/results.js';
import type { Issue } from '../scenario/document/issue.js';

/** Where cycle jumping was not possible. */
export function jumpWarnings(jumped: JumpingReport | undefined): Issue[] {
  const refusals = jumped?.refusals ?? [];
  return refusals.map((message) => ({ severity: 'warning', path: 'numerics.cycleJumping', message }));
}

export const notJumped: Issue = {
  severity: 'warning',
  path: 'numerics.cycleJumping',
  message: 'Every cycle was cycled through: temperature or pressure change in the course of the programme.',
};

/** Where films and lost contact have carried the cell out of what its resolution was chosen for. */
export function resistanceWarnings(
  { scenario, cell, programme }: Prepared,
  rows: readonly CycleRow[],
): readonly Issue[] {
  const highest = rows.reduce((most, { interfaceResistanceMid: r }) => (r > most ? r : most), 0);
  return outgrown(scenario.numerics, cell, programme, 1e-4 * highest);
}
