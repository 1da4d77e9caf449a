import { numberAt } from '../numberAt.js';

/** [V] A single row so far from both neighbours, which agree, is a fault of the recording. */
const spike = 0.2;

/** Rows whose voltage no cell can have for one row: jumps there and back under an unchanged current. */
export function spikes(voltage: readonly number[], current: readonly number[] | undefined): readonly number[] {
  const found: number[] = [];
  for (let i = 1; i < voltage.length - 1; i++) {
    const before = numberAt(voltage, i - 1);
    const here = numberAt(voltage, i);
    const after = numberAt(voltage, i + 1);
    if (Number.isNaN(before + here + after)) continue;
    if (Math.abs(after - before) > 0.25 * Math.min(Math.abs(here - before), Math.abs(here - after))) continue;
    if (Math.abs(here - before) < spike || Math.abs(here - after) < spike) continue;
    if (current) {
      const [left, right] = [numberAt(current, i - 1), numberAt(current, i + 1)];
      const size = Math.max(Math.abs(left), Math.abs(right));
      const pulse = Math.abs(numberAt(current, i) - 0.5 * (left + right)) > 0.1 * size + 1e-12;
      if (pulse) continue;
    }
    found.push(i);
  }
  return found;
}

/** Times the current that all but a few rows stay below. */
const beyond = 10;

/** Single rows whose current is far beyond what the cycler delivers anywhere else, between two rows that are not. */
export function currentSpikes(current: readonly number[]): readonly number[] {
  const sizes = current.map(Math.abs).sort((a, b) => a - b);
  const limit = beyond * numberAt(sizes, Math.floor(0.98 * (sizes.length - 1)));
  if (!(limit > 0) || numberAt(sizes, sizes.length - 1) <= limit) return [];
  const far = (i: number): boolean => Math.abs(current[i] ?? 0) > limit;
  return current.flatMap((_, i) => (far(i) && !far(i - 1) && !far(i + 1) ? [i] : []));
}
