import type { FitResult } from '../../results/fit.js';
import { type Json, plain } from '../../results/plain.js';

/** The object that `fit --json` prints and that fit.json holds: the result as it is, null where a number does not exist or is infinite. */
export function fitJson(result: FitResult): Json {
  return plain(result);
}
