// Every mistake at once
//
// An issue has its severity, the path and the line, what stood there and what is allowed. Without an error there are variants to run.

import { prepare } from 'argyrode';
import { cell } from './cell.mjs';

const { issues, variants } = prepare(cell.replace('45 degC', '45').replace('pressure:', 'presure:'));
for (const { severity, line, path, message } of issues) console.log(`${severity} in line ${line}, ${path}: ${message}`);
console.log(`${variants.length} variants to run`);
