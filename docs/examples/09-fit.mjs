// Fit constants to data
//
// The files that a fit names come from wherever you keep them: here from the program itself. Every number comes with its interval.

import { prepare, simulate } from 'argyrode';
import { fitProblem, openCellPool, openFit } from 'argyrode/fit';
import { cell } from './cell.mjs';

const truth = simulate(prepare(cell, { settings: ['mechanisms.interphase.growth=500 Ohm cm2'] }));
const rows = truth.variants[0].cycles.map(({ cycle, dischargeCapacity }) => `${cycle},${dischargeCapacity.toFixed(0)}`);
const texts = { 'cell.yaml': cell, 'bare.csv': `Cycle,Discharge capacity (mAh/g)\n${rows.join('\n')}\n` };
const fit = `
scenario: cell.yaml
data: [{ file: bare.csv, variant: bare, error: { dischargeCapacity: 0.3 mAh/g } }]
free: [{ parameter: mechanisms.interphase.growth, from: 100 Ohm cm2, to: 2000 Ohm cm2, scale: log }]
search: { points: 4, starts: 1 }
`;
const files = { read: (name) => texts[name], bytes: (name) => new TextEncoder().encode(texts[name]) };
const { problem } = await openFit(fit, files);
const pool = openCellPool();
const { parameters } = await fitProblem(problem, { pool });
pool.close();
const [{ path, value, unit, interval }] = parameters;
console.log(
  `${path} = ${value.toFixed(0)} ${unit}, 95 % between ${interval.low.toFixed(0)} and ${interval.high.toFixed(0)}`,
);
