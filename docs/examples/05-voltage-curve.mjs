// Voltage over time
//
// `series: true` records all cycles. A series has one array for each quantity, of equal length: time in s since the start, voltage in V,
// current in A, positive on charge.

import { prepare, simulate } from 'argyrode';
import { cell } from './cell.mjs';

const [bare] = simulate(prepare(cell), { series: true }).variants;
const { time, voltage, current } = bare.series;
const last = time.length - 1;
console.log(`${time.length} points in ${(time[last] / 3600).toFixed(2)} h`);
console.log(
  `from ${voltage[0].toFixed(3)} V to ${voltage[last].toFixed(3)} V, ${current[last] < 0 ? 'discharging' : 'charging'}`,
);
