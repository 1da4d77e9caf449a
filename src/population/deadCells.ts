import { isOf } from '../quantities/registry.js';

/**
 * Values of draws, those of dead cells filled in: a cell that cannot pass the current of a cycle has no capacity there, which is 0 and
 * not unknown, where others have one. Left out, such draws would make the median of the rest too good. `ran`: the run did not fail.
 */
export function withDead(
  quantity: string,
  values: readonly number[],
  ran: (draw: number) => boolean,
): readonly number[] {
  const counts = isOf('capacity', quantity) || isOf('arealCapacity', quantity);
  if (!counts || !values.some(Number.isFinite)) return values;
  return values.map((value, draw) => (Number.isFinite(value) || !ran(draw) ? value : 0));
}
