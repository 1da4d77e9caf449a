import { Bench } from 'tinybench';
import { impedance } from '../dist/impedance/impedance.js';
import { logFrequencies } from '../dist/impedance/spectrum.js';
import { circuitSpectrum, parseCircuit } from '../dist/measure/circuit.js';
import { fitCircuit } from '../dist/measure/circuitFit.js';
import { fitLine } from '../dist/measure/lineFit.js';
import { kramersKronig } from '../dist/measure/linKK.js';
import { relaxationTimes } from '../dist/measure/relaxationTimes.js';
import { CellModel } from '../dist/model/cellModel.js';
import { prepare } from '../dist/prepare.js';

/** 80 frequencies from 1 MHz to 100 uHz. */
const frequencies = logFrequencies(1e6, 1e-4, 7.9);

/** A cell in the middle of its first charge, on a grid of a given size. */
function state(sizeClasses, throughNodes) {
  const { variants, issues } = prepare(`
title: impedance
cell:
  temperature: 25 degC
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    electrolyte: Li6PS5Cl
    weightRatio: { cam: 70, electrolyte: 30 }
    loading: 12 mg/cm2
    particles: { d50: 4 um, spread: 0.45 }
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: Li }
  initial: { x: 0.5 }
numerics: { sizeClasses: ${sizeClasses}, throughNodes: ${throughNodes} }
protocol: [Charge at C/5 until 4.3 V]
`);
  if (!variants[0]) throw new Error(JSON.stringify(issues, undefined, 1));
  const { cell, scenario } = variants[0];
  const model = new CellModel(cell, scenario.numerics);
  const y = model.initialState(0.5);
  model.controlCurrent(cell.oneC / 5);
  model.makeConsistent(y);
  return { model, y };
}

const bench = new Bench({ time: 500, warmupTime: 300, throws: true });
for (const [classes, nodes, target] of [
  [1, 1, 'none'],
  [3, 8, '5 ms'],
  [5, 20, '15 ms'],
]) {
  const { model, y } = state(classes, nodes);
  bench.add(`impedance, 80 frequencies, ${classes} classes x ${nodes} nodes (target ${target})`, () => {
    impedance(model, y, frequencies);
  });
}

const { circuit } = parseCircuit('R0-p(R1,CPE1)-p(R2,CPE2)');
const spectrum = circuitSpectrum(circuit, [10, 20, 1e-6, 0.9, 30, 1e-3, 0.85], logFrequencies(1e6, 1e-2, 9.9));
bench.add('relaxation times of 80 points (target 50 ms)', () => {
  relaxationTimes(spectrum);
});
bench.add('Kramers-Kronig check of 80 points', () => {
  kramersKronig(spectrum);
});
bench.add('circuit fit of 80 points, 7 parameters, no guess', () => {
  fitCircuit(spectrum, circuit);
});
bench.add('transmission line fit of 80 points', () => {
  fitLine(spectrum);
});
await bench.run();
console.table(
  bench.tasks.map(({ name, result }) => ({ name, 'median ms': Number(result.latency.p50.toPrecision(3)) })),
);
