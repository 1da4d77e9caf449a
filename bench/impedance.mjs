import { pathToFileURL } from 'node:url';
import { Bench } from 'tinybench';
import { impedance } from '../dist/impedance/impedance.js';
import { logFrequencies } from '../dist/impedance/spectrum.js';
import { circuitSpectrum, parseCircuit } from '../dist/measure/spectrum/circuit.js';
import { fitCircuit } from '../dist/measure/spectrum/circuitFit.js';
import { fitLine } from '../dist/measure/spectrum/lineFit.js';
import { kramersKronig } from '../dist/measure/spectrum/linKK.js';
import { relaxationTimes } from '../dist/measure/spectrum/relaxationTimes.js';
import { CellModel } from '../dist/model/cellModel.js';
import { prepare } from '../dist/prepare.js';
import { circumstances, table } from './text.mjs';

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
  const { cell, numerics } = variants[0];
  const model = new CellModel(cell, numerics);
  const y = model.initialState(0.5);
  model.controlCurrent(cell.oneC / 5);
  model.makeConsistent(y);
  return { model, y };
}

/** Grids of classes x nodes with what a spectrum of 80 frequencies may cost [ms]. */
const grids = [
  [1, 1, undefined],
  [3, 8, 5],
  [5, 20, 15],
];

/** Times [ms] of spectra and of their analyses; `time` [ms] per task. */
export async function impedances({ time = 300, quick = false } = {}) {
  const bench = new Bench({ time, warmupTime: time / 2, throws: true });
  const targets = [];
  const add = (name, target, task) => {
    targets.push(target);
    bench.add(name, task);
  };
  for (const [classes, nodes, target] of quick ? grids.slice(0, 2) : grids) {
    const { model, y } = state(classes, nodes);
    add(`80 frequencies, ${classes} x ${nodes}`, target, () => {
      impedance(model, y, frequencies);
    });
  }
  const { circuit } = parseCircuit('R0-p(R1,CPE1)-p(R2,CPE2)');
  const spectrum = circuitSpectrum(circuit, [10, 20, 1e-6, 0.9, 30, 1e-3, 0.85], logFrequencies(1e6, 1e-2, 9.9));
  add('relaxation times of 80 points', 50, () => {
    relaxationTimes(spectrum);
  });
  add('Kramers-Kronig check', undefined, () => {
    kramersKronig(spectrum);
  });
  add('circuit, 7 parameters, no guess', undefined, () => {
    fitCircuit(spectrum, circuit);
  });
  add('transmission line', undefined, () => {
    fitLine(spectrum);
  });
  await bench.run();
  return bench.tasks.map(({ name, result }, i) => {
    if (result.error) throw result.error;
    return { name, median: result.latency.p50, lowest: result.latency.min, target: targets[i] };
  });
}

export function impedanceText(rows) {
  return table(
    ['spectra and their analyses, classes x nodes', 'median ms', 'lowest', 'target'],
    rows.map(({ name, median, lowest, target }) => [name, median.toPrecision(3), lowest.toPrecision(3), target ?? '']),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { commit, node, processor } = circumstances();
  console.log(`commit ${commit}, node ${node}, ${processor}\n\n${impedanceText(await impedances())}`);
}
