import type { CellModel } from '../../src/model/cellModel.js';
import type { Stepper } from '../../src/numerics/integration/rodas4.js';

/** Where two states differ in any bit; NaN is as NaN. */
export function differences(a: ArrayLike<number>, b: ArrayLike<number>): number[] {
  return Array.from(a, (value, i) => (Object.is(value, b[i]) ? -1 : i)).filter((i) => i >= 0);
}

/** Takes steps of growing length from y by both; what differs: error, state, or a state between, of any step. */
export function differingSteps(
  model: CellModel,
  y: Float64Array,
  [reference, other]: readonly [Stepper, Stepper],
  lengths: readonly number[],
): string[] {
  const found: string[] = [];
  const [between, otherBetween] = [new Float64Array(model.size), new Float64Array(model.size)];
  let time = 0;
  for (const h of lengths) {
    const error = reference.step(y, h, time);
    const otherError = other.step(y, h, time);
    reference.interpolate(y, 0.3, between);
    other.interpolate(y, 0.3, otherBetween);
    if (!Object.is(error, otherError)) found.push(`error at ${h} s: ${error}, ${otherError}`);
    for (const i of differences(reference.yNew, other.yNew)) found.push(`state ${i} at ${h} s`);
    for (const i of differences(between, otherBetween)) found.push(`state ${i} within ${h} s`);
    if (!(error <= 1)) continue;
    y.set(reference.yNew);
    time += h;
  }
  return found;
}
