import type { LearntConstant, ModelError } from './population.js';

/** What `argyrode population fit` has learnt, and from how many studies; nothing yet: the spreads are those set beforehand. */
export const estimate: {
  readonly studies: number;
  readonly learnt: { readonly [name: string]: LearntConstant };
  readonly modelError: ModelError;
} = {
  studies: 0,
  learnt: {},
  // Residual scatter of studies that were left out of a first fit of these laws; 0.25 of the loss is 4 points of a first efficiency.
  modelError: { capacity: 0.08, retention: 8, cycles: 50, resistance: 0.4, loss: 0.25, shared: 0.7 },
};
