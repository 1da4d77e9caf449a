import type { CellModel } from '../../src/model/cellModel.js';
import { Rodas4 } from '../../src/numerics/integration/rodas4.js';

/**
 * The time-domain cell model driven by I = bias + amplitude sin(omega t), the sine being two more states of the same system:
 *     u' = omega v,  v' = -omega u,  0 = bias + amplitude u - I
 * Returns the complex ratio of the first harmonics of V and I over the last of `periods` periods.
 */
export function drivenImpedance(
  model: CellModel,
  start: Float64Array,
  {
    frequency,
    amplitude,
    bias = 0,
    periods = 3,
    steps = 200,
  }: { frequency: number; amplitude: number; bias?: number; periods?: number; steps?: number },
): { re: number; im: number } {
  const n = model.size;
  const omega = 2 * Math.PI * frequency;
  let shift = 0;
  const inner = new Float64Array(n);
  const at = model.layout.current;
  model.controlCurrent(bias);
  const system = {
    size: n + 2,
    mass: Float64Array.of(...model.mass, 1, 1),
    evaluate(y: Float64Array, f: Float64Array) {
      model.target = bias + amplitude * y[n];
      model.evaluate(y.subarray(0, n), inner);
      f.set(inner);
      f[n] = omega * y[n + 1];
      f[n + 1] = -omega * y[n];
    },
    factor(y: Float64Array, s: number) {
      shift = s;
      model.factor(y.subarray(0, n), s);
    },
    solve(x: Float64Array) {
      // (s, -omega; omega, s)(u, v) = rhs, then the cell with the current row moved by amplitude u.
      const d = shift * shift + omega * omega;
      const u = (shift * x[n] + omega * x[n + 1]) / d;
      const v = (shift * x[n + 1] - omega * x[n]) / d;
      inner.set(x.subarray(0, n));
      inner[at] += amplitude * u;
      model.solve(inner);
      x.set(inner);
      x[n] = u;
      x[n + 1] = v;
    },
    errorNorm: () => 0,
  };
  const y = new Float64Array(n + 2);
  y.set(start);
  y[n] = 0;
  y[n + 1] = 1;
  const method = new Rodas4(system);
  const h = 1 / (frequency * steps);
  let sine = 0;
  let cosine = 0;
  let first = 0;
  for (let step = 0; step < periods * steps; step++) {
    if (step === (periods - 1) * steps) first = model.voltage(y.subarray(0, n));
    method.step(y, h);
    y.set(method.yNew);
    if (step >= (periods - 1) * steps) {
      const phase = (2 * Math.PI * ((step % steps) + 1)) / steps;
      const v = model.voltage(y.subarray(0, n));
      sine += v * Math.sin(phase);
      cosine += v * Math.cos(phase);
    }
  }
  // A slow drift over the period is no part of the harmonic: drift t/T has the sine coefficient -drift/pi, and in the sum
  // over the ends of the steps the cosine coefficient drift/steps.
  const drift = model.voltage(y.subarray(0, n)) - first;
  const re = (2 * sine) / steps + drift / Math.PI;
  const im = (2 * cosine) / steps - drift / steps;
  return { re: re / amplitude, im: im / amplitude };
}
