import { describe, expect, it } from 'vitest';
import { parseCircuit } from '../../src/measure/spectrum/circuit.js';
import { firstGuess, fitCircuit } from '../../src/measure/spectrum/circuitFit.js';

/** Three points at omega = 1e4, 100 and 1, in no order of the real part. */
const spectrum = {
  frequency: Float64Array.of(1e4, 100, 1).map((w) => w / (2 * Math.PI)),
  re: Float64Array.of(12, 10, 30),
  im: Float64Array.of(3, -10, -2),
};

function guess(text: string, shift = 0, changes: Partial<typeof spectrum> = {}) {
  const circuit = parseCircuit(text).circuit!;
  const values = firstGuess({ ...spectrum, ...changes }, circuit, shift);
  return Object.fromEntries(circuit.parameters.map(({ name }, j) => [name, values[j]]));
}

function expectClose(found: Record<string, number>, expected: Record<string, number>) {
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  for (const [name, value] of Object.entries(expected)) expect(found[name] / value, name).toBeCloseTo(1, 9);
}

describe('the first guess of a circuit', () => {
  it('is the smallest real part for lone resistors, the width of the spectrum and the middle of its range for an arc', () => {
    expectClose(guess('R0-p(R1,C1)'), { R0: 10, R1: 20, C1: 1 / (100 * 20) });
    expectClose(guess('p(R1,C1)'), { R1: 20, C1: 1 / (100 * 20) });
    expectClose(guess('R0-p(R1-R2,C1)'), { R0: 10, R1: 20, R2: 20, C1: 1 / (100 * 20) });
    expectClose(guess('R0-R1'), { R0: 10, R1: 10 });
    expectClose(guess('R0-p(R1,R2)'), { R0: 10, R1: 20, R2: 20 });
  });

  it('shares width and range between arcs, the fastest first', () => {
    expectClose(guess('R0-p(R1,CPE1)-p(R2,CPE2)'), {
      R0: 10,
      R1: 10,
      CPE1_0: 1 / (10 * 1000 ** 0.85),
      CPE1_1: 0.85,
      R2: 10,
      CPE2_0: 1 / (10 * 10 ** 0.85),
      CPE2_1: 0.85,
    });
    expectClose(guess('K1-R0-K2'), { K1_0: 10, K1_1: 1e-3, R0: 10, K2_0: 10, K2_1: 0.1 });
    expectClose(guess('R1-K1-R10-K10'), { R1: 10, K1_0: 10, K1_1: 1e-3, R10: 10, K10_0: 10, K10_1: 0.1 });
  });

  it('takes a coil from the fast end and a Warburg element from the slow one', () => {
    expectClose(guess('L0-R0-W1'), { L0: 3e-4, R0: 10, W1: 2 });
    expectClose(guess('L0-W1', 0, { im: Float64Array.of(0, -10, 0) }), { L0: 1e-9, W1: 20 });
    expectClose(guess('Wo1'), { Wo1_0: 20, Wo1_1: 0.01 });
    expectClose(guess('TLMQ1'), { TLMQ1_0: 20, TLMQ1_1: 1 / (20 * 100 ** 0.85), TLMQ1_2: 0.85 });
  });

  it('moves arcs by a shift, but not out of the range', () => {
    expectClose(guess('R0-K1', 0.25), { R0: 10, K1_0: 20, K1_1: 1e-3 });
    expectClose(guess('R0-K1', -0.25), { R0: 10, K1_0: 20, K1_1: 0.1 });
    expectClose(guess('K1', 0.7), { K1_0: 20, K1_1: 1e-4 });
    expectClose(guess('K1', -0.7), { K1_0: 20, K1_1: 1 });
  });

  it('is above zero for spectra without width or resistance', () => {
    const flat = { re: Float64Array.of(3, 3, 3), im: Float64Array.of(-1, -1, -4) };
    expectClose(guess('R0-K1', 0, flat), { R0: 3, K1_0: 5e-3, K1_1: 0.01 });
    expectClose(guess('R0-K1', 0, { re: Float64Array.of(0, 5, 20) }), { R0: 0.02, K1_0: 20, K1_1: 0.01 });
  });
});

describe('a guess of one’s own', () => {
  const circuit = parseCircuit('R0-p(R1,C1)').circuit!;

  it('is where the search begins, in part or as a whole', () => {
    // A whole guess is the only start: a search from far off ends where it can.
    const whole = fitCircuit(spectrum, circuit, { guess: { R0: 10, R1: 20, C1: 5e-4 } });
    const none = fitCircuit(spectrum, circuit);
    const part = fitCircuit(spectrum, circuit, { guess: { R0: 9 } });
    for (const fit of [whole, part]) expect(fit.deviation / none.deviation).toBeCloseTo(1, 3);
    const far = fitCircuit(spectrum, circuit, { guess: { R0: 1e-9, R1: 1e9, C1: 1e9 } });
    expect(far.deviation).toBeGreaterThan(1.5 * none.deviation);
  });
});
