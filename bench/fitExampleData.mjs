import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { prepare } from '../dist/prepare.js';
import { simulate } from '../dist/simulate.js';

/**
 * Makes the data of scenarios/fit-example: the cells of cell.yaml at the true values below, with noise, written as two cyclers
 * write their tables of cycles. `npm run build && node bench/fitExampleData.mjs` writes bare.csv and coated.csv.
 */
const folder = new URL('../scenarios/fit-example/', import.meta.url);

/** None of them is what cell.yaml says. */
export const truth = {
  'mechanisms.interphase.parabolicRate': '5.2e-22 m2/s',
  'mechanisms.contactLoss.rate': 0.0042,
  'mechanisms.isolation.rate': 6.5e-4,
  'variants.coated.coating.coverage': 0.82,
};

/** Standard errors: [mAh/g], [percentage points], relative. */
export const noise = { capacity: 0.3, efficiency: 0.05, resistance: 0.05 };
const seed = 1;
/** A discharge that was broken off at this share of its capacity. */
const interrupted = { variant: 'coated', cycle: 57, share: 0.75 };
/** Cycles after which an impedance was taken. */
const measured = [5, 40, 160];

function normal(generator) {
  const uniform = () => (generator.next() / 2 ** 32 + 0.5) * (1 - 1e-9) + 5e-10;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Both cells as measured. [mAh], [%], and resistances [Ohm cm2] by cycle. */
export function exampleData() {
  const settings = Object.entries(truth).map(([path, value]) => `${path}=${value}`);
  const preparation = prepare(readFileSync(new URL('cell.yaml', folder), 'utf8'), { settings });
  const random = normal(xoroshiro128plus(seed));
  return simulate(preparation).variants.map(({ name, cell, cycles }) => {
    // [g]
    const mass = 1e3 * cell.activeMass * cell.area;
    const rows = cycles.map((row) => {
      const broken = name === interrupted.variant && row.cycle === interrupted.cycle ? interrupted.share : 1;
      const discharge = (row.dischargeCapacity + noise.capacity * random()) * broken;
      const efficiency = (100 * row.coulombicEfficiency + noise.efficiency * random()) * broken;
      return {
        cycle: row.cycle,
        charge: (100 * discharge * mass) / efficiency,
        discharge: discharge * mass,
        efficiency,
      };
    });
    const resistances = measured.map((cycle) => ({
      cycle,
      value: cycles[cycle - 1].interfaceResistance * (1 + noise.resistance * random()),
    }));
    return { name, mass, rows, resistances };
  });
}

const lines = (head, rows, cells) =>
  `${[head, ...rows.map((row) => cells(row).join(head.includes('\t') ? '\t' : ','))].join('\r\n')}\r\n`;

/** As BTSDA of Neware exports its sheet of cycles. */
function neware(rows) {
  const head = 'Cycle Index,Chg. Cap.(mAh),DChg. Cap.(mAh),Chg.-DChg. Eff(%)';
  return lines(head, rows, ({ cycle, charge, discharge, efficiency }) => [
    cycle,
    charge.toFixed(4),
    discharge.toFixed(4),
    efficiency.toFixed(2),
  ]);
}

/** As the program of Landt does. */
function landt(rows) {
  const head = 'Cycle-Index\tCapC/mAh\tCapD/mAh\tEfficiency/%';
  return lines(head, rows, ({ cycle, charge, discharge, efficiency }) => [
    cycle,
    charge.toFixed(4),
    discharge.toFixed(4),
    efficiency.toFixed(2),
  ]);
}

/** The files by name. */
export function exampleTables(data = exampleData()) {
  const [bare, coated] = data;
  return { 'bare.csv': neware(bare.rows), 'coated.csv': landt(coated.rows) };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const data = exampleData();
  for (const [name, text] of Object.entries(exampleTables(data))) writeFileSync(new URL(name, folder), text);
  for (const { name, mass, resistances } of data) {
    const points = resistances.map(({ cycle, value }) => `{ cycle: ${cycle}, value: ${value.toFixed(1)} }`);
    console.log(`${name}: ${(1e3 * mass).toFixed(3)} mg; interfaceResistance [${points.join(', ')}]`);
  }
}
