import { parseArgs } from 'node:util';
import { ageing, ageingText } from './ageing.mjs';
import { fits, fitText } from './fit.mjs';
import { halfCycles, halfCycleText } from './halfCycle.mjs';
import { impedances, impedanceText } from './impedance.mjs';
import { sweeps, sweepText } from './sweep.mjs';
import { circumstances } from './text.mjs';

/** `npm run bench`: half cycles, impedance, long ageing, a fit and studies, with the error beside each time; `-- --quick` leaves out the larger cells. */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    /** [ms] per half-cycle task. */
    time: { type: 'string', default: '300' },
    repeats: { type: 'string', default: '3' },
    /** In the study whose memory is watched. */
    runs: { type: 'string' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`npm run bench -- [options]
  --only half|impedance|ageing|fit|sweep   one part of it
  --quick                            without the larger cells
  --time <ms>                        per half-cycle task, default 300
  --repeats <number>                 of long runs, default 3
  --runs <number>                    of the study whose memory is watched, default 10000
  --json                             one JSON object`);
  process.exit();
}
const { quick, only } = values;
const where = circumstances();
const time = Number(values.time);
const wants = (part) => only === undefined || only === part;
const half = wants('half') ? await halfCycles({ time, quick }) : undefined;
const spectra = wants('impedance') ? await impedances({ time, quick }) : undefined;
const long = wants('ageing') ? ageing({ repeats: Number(values.repeats), quick }) : undefined;
const fit = wants('fit') ? await fits({ time, repeats: Number(values.repeats), quick }) : undefined;
const runs = values.runs === undefined ? undefined : Number(values.runs);
const sweep = wants('sweep') ? await sweeps({ time, quick, runs }) : undefined;

if (values.json) {
  const parts = {
    ...(half ? { half } : {}),
    ...(spectra ? { impedance: spectra } : {}),
    ...(long ? { ageing: long } : {}),
    ...(fit ? { fit } : {}),
    ...(sweep ? { sweep } : {}),
  };
  console.log(JSON.stringify({ ...where, ...parts }, null, 1));
} else {
  const { commit, node, processor, processors, load } = where;
  console.log(
    `commit ${commit}, node ${node}, ${processors} x ${processor}, load ${load.toFixed(1)}; medians of warm runs on one core\n`,
  );
  if (half) console.log(`${halfCycleText(half)}\n`);
  if (spectra) console.log(`${impedanceText(spectra)}\n`);
  if (long) console.log(`Ageing, 1C at 45 degC: every cycle, and with cycle jumping\n${ageingText(long)}`);
  if (fit) console.log(`\n${fitText(fit)}`);
  if (sweep) console.log(`\n${sweepText(sweep)}`);
}
