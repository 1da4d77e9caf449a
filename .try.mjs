import fs from 'node:fs'; import {prepare} from './dist/prepare.js'; import {simulate} from './dist/simulate.js'; import {comparisonTable} from './dist/output/table.js';
const p=prepare(fs.readFileSync(process.argv[2],'utf8'),{settings:process.argv.slice(3)});
for(const i of p.issues)console.log(i);
if(process.env.D) for(const v of p.variants){console.log(v.name);for(const d of v.cell.derived)console.log('  ',d.name,d.value.toPrecision(4),d.unit,d.note??'');}
const t=performance.now();const r=simulate(p);console.log((performance.now()-t).toFixed(0),'ms');
for(const v of r.variants){console.log(v.name,v.status,v.balances,v.statistics,v.series.time.length,v.profiles.length);for(const w of v.warnings)console.log(w.message);
 for(const c of v.cycles)console.log(c.cycle,c.label,c.chargeCapacity.toFixed(2),c.dischargeCapacity.toFixed(2),c.coulombicEfficiency.toFixed(4),c.meanChargeVoltage.toFixed(3),c.meanDischargeVoltage.toFixed(3),'pol',c.polarisation.toFixed(3),c.endOfChargeContent.toFixed(3),c.endOfDischargeContent.toFixed(3));}
