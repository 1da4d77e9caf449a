import type { Issue } from '../scenario/document/issue.js';

/** Share of the electrolyte within reach below which its end is near enough to speak of it. */
const LITTLE = 0.2;

/** Where oxidation has used up most of the electrolyte that it reaches; `supply`: share that is left. */
export function electrolyteWarnings(supply: number): readonly Issue[] {
  if (supply >= LITTLE) return [];
  return [
    {
      severity: 'warning',
      path: 'mechanisms.interphase',
      message: `Oxidation has used up ${Math.round(100 * (1 - supply))} % of the electrolyte within its reach: films stop growing, and the composite conducts less.`,
      hint: 'more electrolyte in the composite, a coating, less time at high potential',
    },
  ];
}
