// Simulate a recipe
//
// `prepare` reads a scenario, YAML or JSON, and never throws for what a person wrote; `simulate` runs every variant. Capacities of
// cycles are in mAh per gram of active material, voltages in V, durations in s.

import { prepare, simulate } from 'argyrode';
import { cell } from './cell.mjs';

const results = simulate(prepare(cell));
for (const { name, cycles } of results.variants) {
  const [first] = cycles;
  console.log(`${name}: ${first.dischargeCapacity.toFixed(1)} mAh/g at ${first.meanDischargeVoltage.toFixed(2)} V`);
}
