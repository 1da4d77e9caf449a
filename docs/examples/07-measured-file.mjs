// Read what a cycler wrote
//
// Bytes in, everything that was understood out: kind and format, columns that were used, doubts by line, cycles. Nothing is guessed that
// changes numbers: capacities per gram need the mass.

import { readMeasured } from 'argyrode';

const text = 'Cycle,Charge capacity (mAh),Discharge capacity (mAh)\n1,1.72,1.51\n2,1.52,1.49\n3,1.50,1.48\n';
const { kind, cycles } = await readMeasured(new TextEncoder().encode(text), { mass: 8.6e-6 });
console.log(kind, `with ${cycles.rows.length} cycles`);
console.log(`first discharge: ${cycles.rows[0].dischargeCapacity.toFixed(1)} ${cycles.capacityUnit}`);
