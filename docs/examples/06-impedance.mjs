// Fit a circuit to a spectrum
//
// A circuit is a string: `-` in series, `p(a,b)` in parallel. Frequencies are in Hz, impedances in Ohm, parameters come with standard
// errors. `readSpectra` reads the spectrum of an instrument, `impedance` computes that of a cell.

import { circuitSpectrum, fitCircuit, logFrequencies, parseCircuit } from 'argyrode';

const { circuit } = parseCircuit('R0-p(R1,CPE1)');
const measured = circuitSpectrum(circuit, [12, 30, 1e-4, 0.9], logFrequencies(1e6, 0.1, 8));
const { parameters } = fitCircuit(measured, circuit);
for (const [name, { value, unit }] of Object.entries(parameters)) console.log(name, value.toPrecision(3), unit);
