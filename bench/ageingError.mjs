/**
 * Error of the capacity that integration in time causes over hundreds of cycles: the same cell at several tolerances, against
 * the tightest one.
 *   node bench/ageingError.mjs [cycles ...]        default: 200 1000
 */
import { pathToFileURL } from 'node:url';
import { prepare, simulate } from '../dist/index.js';

const reference = 1e-6;
const tolerances = [1e-3, 3e-4, 1e-4];

/** A coated cell with all mechanisms on that loses a good part of its capacity in a thousand cycles. */
export function fadingCell(cycles, { sizeClasses, throughNodes = 1, tolerance }) {
  return JSON.stringify({
    title: 'fading cell',
    cell: {
      temperature: '25 degC',
      pressure: '80 MPa',
      diameter: '10 mm',
      oneC: '190 mA/g',
      cathode: {
        activeMaterial: 'NCM85',
        morphology: 'poly',
        weightRatio: { cam: 70, electrolyte: 29, carbon: 1 },
        electrolyte: 'Li6PS5Cl',
        carbon: 'Super C65',
        loading: '11 mg/cm2',
        particles: { d50: '3 um', spread: 0.45 },
        coating: { material: 'ZrO2', thickness: '4.5 nm', coverage: '90 %' },
      },
      separator: { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
      anode: { material: 'In/InLi' },
    },
    mechanisms: {
      interphase: true,
      carbonOxidation: true,
      oxygenRelease: true,
      contactLoss: { rate: 0.005 },
      isolation: { contacts: 4.5, rate: 2e-4 },
      cracking: { rate: 0.001 },
    },
    numerics: { throughNodes, sizeClasses, tolerance },
    output: { series: 'none', profiles: 'none' },
    protocol: [{ cycling: { cycles, charge: '0.5C', window: ['2.9 V vs Li', '4.3 V vs Li'] } }],
  });
}

/** Discharge capacity of each cycle [mAh/g] and the time it took [s]. */
export function capacities(cycles, numerics) {
  const preparation = prepare(fadingCell(cycles, numerics));
  if (preparation.variants.length === 0) throw new Error(JSON.stringify(preparation.issues, null, 1));
  const start = performance.now();
  const [{ cycles: rows, status, statistics }] = simulate(preparation).variants;
  const time = (performance.now() - start) / 1000;
  if (status.code !== 'completed') throw new Error(status.message);
  return { capacity: rows.map(({ dischargeCapacity }) => dischargeCapacity), time, steps: statistics.steps };
}

/** Errors relative to the discharge capacity of the first cycle: of the last cycle, and the largest. */
export function capacityError(capacity, exact) {
  const errors = capacity.map((value, i) => Math.abs(value - exact[i]) / exact[0]);
  return { last: errors.at(-1), largest: Math.max(...errors) };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const counts = process.argv.slice(2).map(Number);
  const percent = (value) => `${(100 * value).toFixed(4)} %`.padStart(11);
  console.log('Error of the discharge capacity against tolerance 1e-6, relative to the first cycle\n');
  console.log(' cycles  classes  tolerance   last cycle     largest   steps/cycle   time    capacity first -> last');
  for (const cycles of counts.length > 0 ? counts : [200, 1000]) {
    for (const sizeClasses of [1, 3]) {
      const exact = capacities(cycles, { sizeClasses, tolerance: reference }).capacity;
      for (const tolerance of tolerances) {
        const { capacity, time, steps } = capacities(cycles, { sizeClasses, tolerance });
        const { last, largest } = capacityError(capacity, exact);
        console.log(
          `${String(cycles).padStart(7)}${String(sizeClasses).padStart(9)}${tolerance.toExponential(0).padStart(11)}  ` +
            `${percent(last)} ${percent(largest)}${(steps / cycles).toFixed(0).padStart(14)}${time.toFixed(2).padStart(7)} s    ` +
            `${capacity[0].toFixed(2)} -> ${capacity.at(-1).toFixed(2)} mAh/g`,
        );
      }
    }
  }
}
