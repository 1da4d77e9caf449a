// Which mechanism took the capacity
//
// Every combination of mechanisms is run, and a loss is split over them (Shapley values): the parts and the rest add up to the loss.

import { attribute, prepare } from 'argyrode';
import { cell } from './cell.mjs';

const { variants } = await attribute(prepare(cell), { variants: ['bare'] });
const [{ total, parts }] = variants;
console.log(`lost: ${total.toFixed(2)} mAh/g`);
for (const { mechanism, loss } of parts) console.log(`${mechanism}: ${Math.abs(loss).toFixed(2)} mAh/g`);
