/** [V] A single row so far from both neighbours, which agree, is a fault of the recording. */
const spike = 0.2;

/** Rows whose voltage no cell can have for one row: jumps there and back under an unchanged current. */
export function spikes(voltage: readonly number[], current: readonly number[] | undefined): readonly number[] {
  const found: number[] = [];
  for (let i = 1; i < voltage.length - 1; i++) {
    const [before, here, after] = [voltage[i - 1], voltage[i], voltage[i + 1]];
    if (Math.abs(after - before) > 0.25 * Math.min(Math.abs(here - before), Math.abs(here - after))) continue;
    if (Math.abs(here - before) < spike || Math.abs(here - after) < spike) continue;
    if (current) {
      const size = Math.max(Math.abs(current[i - 1]), Math.abs(current[i + 1]));
      const pulse = Math.abs(current[i] - 0.5 * (current[i - 1] + current[i + 1])) > 0.1 * size + 1e-12;
      if (pulse) continue;
    }
    found.push(i);
  }
  return found;
}
