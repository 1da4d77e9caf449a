import { describe, expect, it } from 'vitest';
import { circuitImpedance, circuitSpectrum, parseCircuit } from '../../src/measure/spectrum/circuit.js';
import { circuitElements } from '../../src/measure/spectrum/circuitElements.js';

const z = (type: string, p: number[], omega: number) => circuitElements[type].impedance(p, omega);

function expectZ(found: { re: number; im: number }, re: number, im: number) {
  expect(found.re).toBeCloseTo(re, 9);
  expect(found.im).toBeCloseTo(im, 9);
}

describe('a circuit element', () => {
  it('has the impedance of its name', () => {
    expectZ(z('R', [7], 3), 7, 0);
    expectZ(z('C', [0.5], 4), 0, -0.5);
    expectZ(z('L', [0.5], 4), 0, 2);
    // 1/(2 j^(1/2) 3) = (1 - j)/(6 sqrt 2).
    expectZ(z('CPE', [2, 0.5], 9), 1 / (6 * Math.SQRT2), -1 / (6 * Math.SQRT2));
    expectZ(z('W', [6], 9), 2, -2);
    expectZ(z('K', [10, 0.5], 4), 2, -4);
    // 1/sqrt(1 + j 4/3) = sqrt(3/(3 + 4 j)) = sqrt(3) (2 - j)/5.
    expectZ(z('G', [5, 1 / 3], 4), 2 * Math.sqrt(3), -Math.sqrt(3));
    // u = 1 + j at omega tau = 2: tanh u = (sinh 2 + j sin 2)/(cosh 2 + cos 2).
    const [a, b] = [Math.sinh(2), Math.sin(2)].map((v) => v / (Math.cosh(2) + Math.cos(2)));
    expectZ(z('Ws', [3, 0.5], 4), (3 * (a + b)) / 2, (3 * (b - a)) / 2);
    const size = a * a + b * b;
    expectZ(z('Wo', [3, 0.5], 4), (3 * (a - b)) / 2 / size, (-3 * (a + b)) / 2 / size);
    // A line of R and C: R coth(u)/u with u^2 = j omega R C.
    expectZ(z('TLMQ', [3, 1 / 6, 1], 4), (3 * (a - b)) / 2 / size, (-3 * (a + b)) / 2 / size);
  });

  it.each([
    ['R', ['Ohm'], ['resistance']],
    ['C', ['F'], ['capacitance']],
    ['L', ['H'], ['inductance']],
    ['CPE', ['Ohm^-1 s^a', '-'], ['capacitance', 'exponent']],
    ['W', ['Ohm s^-1/2'], ['warburg']],
    ['Wo', ['Ohm', 's'], ['resistance', 'time']],
    ['Ws', ['Ohm', 's'], ['resistance', 'time']],
    ['G', ['Ohm', 's'], ['resistance', 'time']],
    ['K', ['Ohm', 's'], ['resistance', 'time']],
    ['TLMQ', ['Ohm', 'Ohm^-1 s^a', '-'], ['resistance', 'capacitance', 'exponent']],
  ])('%s has its parameters in these units', (type, units, kinds) => {
    const { parameters } = parseCircuit(`${type}3`).circuit!;
    expect(parameters.map(({ unit }) => unit)).toEqual(units);
    expect(parameters.map(({ kind }) => kind)).toEqual(kinds);
    expect(parameters.map(({ name }) => name)).toEqual(
      units.length === 1 ? [`${type}3`] : units.map((_, i) => `${type}3_${i}`),
    );
    expect(circuitElements[type].description.length).toBeGreaterThan(5);
  });
});

describe('a circuit', () => {
  it('takes the parameters of its elements in the order of the string, at omega = 2 pi f', () => {
    const { circuit } = parseCircuit('p(R1, K1) - Wo1-p(C1,R2-L1)');
    const values = [2, 10, 0.5, 3, 0.5, 0.25, 5, 1];
    const k = { re: 2, im: -4 };
    // 2 parallel to 2 - 4j: 2 (2 - 4j)/(4 - 4j) = 1.5 - 0.5j; -j parallel to 5 + 4j: (4 - 5j)/(5 + 3j) = (5 - 37j)/34.
    expect(k).toEqual(z('K', [10, 0.5], 4));
    const wo = z('Wo', [3, 0.5], 4);
    expectZ(circuitImpedance(circuit!, values, 4), 1.5 + wo.re + 5 / 34, -0.5 + wo.im - 37 / 34);
    const { frequency, re, im } = circuitSpectrum(circuit!, values, [4 / (2 * Math.PI), 1]);
    expect([...frequency]).toEqual([4 / (2 * Math.PI), 1]);
    expect(re[0]).toBeCloseTo(1.5 + wo.re + 5 / 34, 9);
    expect(im[0]).toBeCloseTo(-0.5 + wo.im - 37 / 34, 9);
    expect(re).toHaveLength(2);
  });

  it.each([
    ['R0-p(R1,C1', 'the end', ', or )'],
    ['R0-p(R1;C1)', ';C1)', ', or )'],
    ['R0)-R1', ')-R1', '-'],
    ['R0-?', '?', 'R, C, L, CPE, W, Wo, Ws, G, K, TLMQ with a number, or p( , )'],
    ['R0-', 'the end', 'R, C, L, CPE, W, Wo, Ws, G, K, TLMQ with a number, or p( , )'],
    ['R0-Zz12', 'Zz12', 'R, C, L, CPE, W, Wo, Ws, G, K, TLMQ'],
    ['R0 R1-p(R2,C1)-p(R3,C3)', 'R1-p(R2,C1)-', '-'],
  ])('%s: %j is shown beside what may stand there', (text, got, allowed) => {
    const [issue] = parseCircuit(text).issues;
    expect(issue).toMatchObject({ severity: 'error', path: 'circuit', got, allowed });
  });

  it('has each of its mistakes named once, with what helps', () => {
    expect(parseCircuit('R0-R0-X1-p(C1)').issues.map(({ column, hint }) => [column, hint])).toEqual([
      [4, 'number the elements'],
      [7, undefined],
      [10, 'p(R1,CPE1)'],
    ]);
    // What is no element is skipped, except what ends or joins one.
    expect(parseCircuit('?-R1').issues).toHaveLength(1);
    expect(parseCircuit('-R1').issues).toHaveLength(1);
    expect(parseCircuit('p(,R1)-R2').issues.map(({ column }) => column)).toEqual([3]);
    expect(parseCircuit('p (R1,C1 )').issues).toEqual([]);
    expect(parseCircuit('R0-R1 ').circuit!.root).toMatchObject({ kind: 'series' });
    expect(parseCircuit('R0').circuit!.root).toMatchObject({ kind: 'element', type: 'R', name: 'R0', first: 0 });
  });
});
