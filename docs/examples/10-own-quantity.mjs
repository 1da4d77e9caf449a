// A quantity of your own
//
// One descriptor, and the quantity is a column of cycles.csv, a field of JSON, something that `data` may state and a fit may use. `addQuantity`
// returns what takes it away again.

import { addQuantity, prepare, simulate } from 'argyrode';
import { cyclesCsv } from 'argyrode/output';
import { cell } from './cell.mjs';

const remove = addQuantity({
  name: 'energyEfficiency',
  kind: 'efficiency',
  label: 'Energy efficiency',
  words: 'energy efficiency',
  shown: { unit: '%', scale: 100, decimals: 1 },
  column: { unit: '1', of: (row) => row.dischargeEnergy / row.chargeEnergy },
});
const [heads, first] = cyclesCsv(simulate(prepare(cell))).split('\r\n');
console.log(heads.split(',').at(-1), first.split(',').at(-1));
remove();
