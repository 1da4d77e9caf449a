// Change one value
//
// `settings` are what `--set` takes: a path and a value, in the words of the scenario. Here the capacity of the first discharge over
// the current.

import { prepare, simulate } from 'argyrode';
import { cell } from './cell.mjs';

for (const rate of ['0.1C', '1C', '3C']) {
  const settings = [`protocol[0].cycling.discharge=${rate}`, 'protocol[0].cycling.cycles=1'];
  const [bare] = simulate(prepare(cell, { settings })).variants;
  console.log(`${rate}: ${bare.cycles[0].dischargeCapacity.toFixed(1)} mAh/g`);
}
