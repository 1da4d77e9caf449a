/** What is aimed at unless a scenario says otherwise: relative error of capacities. */
export const defaultAccuracy = 0.005;

/** Upper bounds of a group, ascending, each with what is enough below it at the default accuracy. */
export type Steps = readonly (readonly [bound: number, count: number])[];

/** The count of the first bound above `group`; of the last one beyond all. */
export function stepped(steps: Steps, group: number): number {
  return (steps.find(([bound]) => group < bound) ?? steps[steps.length - 1])[1];
}
