import { mechanismNamed } from '../../degradation/mechanisms.js';
import type { DifferencePart } from '../../results/attribution.js';

/** A mechanism as a person calls it, and what stands beside mechanisms in an attribution. */
export function mechanismText(mechanism: DifferencePart['mechanism']): string {
  if (mechanism === 'unaged') return 'without ageing';
  if (mechanism === 'start') return 'at the start';
  return mechanismNamed(mechanism)?.words.name ?? mechanism;
}
