import type { VariantResult } from '../src/results/results.js';
import type { Issue } from '../src/scenario/document/issue.js';

/** Errors in plausible input that are not about a step out of the cell's reach. */
export function wrongRefusals(issues: readonly Issue[]): string[];
/** Everything that must not be in the result of a run that took plausible input: empty when all is well. */
export function complaints(result: VariantResult): string[];
