import { prepare } from '../dist/prepare.js';
import { runVariant } from '../dist/simulate.js';
import { table } from './text.mjs';

/**
 * `node bench/classes.mjs`: how capacities converge with the number of classes of particles, against 10 sizes times 40 contacts, or
 * 40 sizes where contact does not vary independently of them. NCM85 in Li6PS5Cl at 45 degC with an interphase as of an aged cell,
 * charged at 0.2C.
 */
const rates = [0.2, 0.5, 1, 2, 3];
const counts = [
  [1, 1],
  [2, 4],
  [2, 6],
  [2, 8],
  [3, 12],
  [4, 12],
  [6, 20],
];
const finest = { uneven: [10, 40], even: [40, 1] };

/** Interphase [nm], mean contact and its spread. */
const cells = [
  { name: 'thin film', film: 0.3, contact: 0.6, spread: 0.7 },
  { name: 'aged', film: 2, contact: 0.6, spread: 0.7 },
  { name: 'aged further', film: 5, contact: 0.6, spread: 0.7 },
  { name: 'aged further, the same contact for all', film: 5, contact: 0.6, spread: 0 },
  { name: 'aged further, contact tied to size', film: 5, contact: 0.9, spread: 1, rule: 'tied to size' },
];

for (const cell of cells) {
  const reference = cell.spread > 0 && !cell.rule ? finest.uneven : finest.even;
  const [exact, drop] = capacities(cell, reference);
  const chosen = capacities(cell);
  const rows = [
    ...counts.map((count) => [count.join(' x '), capacities(cell, count)[0]]),
    [`chosen: ${chosen[2]}`, chosen[0]],
  ];
  const errors = rows.map(([name, found]) => [
    name,
    ...found.map((q, i) => `${(q - exact[i]).toFixed(2)} (${((100 * (q - exact[i])) / exact[i]).toFixed(2)} %)`),
  ]);
  console.log(`${cell.name}: interface drop at 1C ${drop.toFixed(0)} mV; error in mAh/g\n`);
  console.log(
    `${table(['classes', ...rates.map((rate) => `${rate}C`)], [[reference.join(' x '), ...exact.map((q) => q.toFixed(1))], ...errors])}\n`,
  );
}

/** [mAh/g] Discharge capacities by rate, interface drop at 1C [mV], and the number of classes in the model. */
function capacities({ film, contact, spread, rule }, count) {
  const [sizeClasses, contactClasses] = count ?? [];
  const text = JSON.stringify({
    title: 'convergence with classes',
    cell: {
      temperature: '45 degC',
      pressure: '81 MPa',
      diameter: '10 mm',
      oneC: '190 mA/g',
      cathode: {
        activeMaterial: 'NCM85',
        weightRatio: { cam: 69.3, electrolyte: 29.7, carbon: 1 },
        loading: '11 mg/cm2',
        particles: { d50: '3 um', spread: 0.45 },
        contact: { fraction: contact, spread, ...(rule ? { rule } : {}) },
        interphase: { bare: `${film} nm`, conductivity: '1.2e-8 S/m' },
      },
      separator: { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
      anode: { material: 'LTO', mass: '65 mg' },
    },
    numerics: { throughNodes: 1, radialNodes: 10 },
    protocol: rates.map((rate) => ({
      cycling: { cycles: 1, charge: '0.2C', discharge: `${rate}C`, window: ['1.35 V vs LTO', '2.75 V vs LTO'] },
    })),
    output: { series: 'none', profiles: 'none' },
  });
  const [prepared] = prepare(text, { format: 'json' }).variants;
  const { numerics } = prepared;
  const variant = count ? prepared.atResolution({ ...numerics, sizeClasses, contactClasses }) : prepared;
  const { cell } = variant;
  const drop = cell.derived.find(({ name }) => name === 'interface drop at 1C').value;
  const running = runVariant({ ...variant, warnings: [] });
  let next = running.next();
  while (!next.done) next = running.next();
  const { cycles } = next.value;
  return [cycles.map(({ dischargeCapacity }) => dischargeCapacity), drop, cell.cathode.classes.length];
}
