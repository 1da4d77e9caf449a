import { parseArgs } from 'node:util';
import { ageing, ageingText } from './ageing.mjs';
import { halfCycles, halfCycleText } from './halfCycle.mjs';
import { circumstances } from './text.mjs';

/** `npm run bench`: half cycles and long ageing, with the error beside each time; `-- --quick` leaves out the larger cells. */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    /** [ms] per half-cycle task. */
    time: { type: 'string', default: '300' },
    repeats: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const { quick, only } = values;
const where = circumstances();
const half = only === 'ageing' ? undefined : await halfCycles({ time: Number(values.time), quick });
const long = only === 'half' ? undefined : ageing({ repeats: Number(values.repeats), quick });

if (values.json) {
  console.log(JSON.stringify({ ...where, ...(half ? { half } : {}), ...(long ? { ageing: long } : {}) }, null, 1));
} else {
  const { commit, node, processor, processors } = where;
  console.log(`commit ${commit}, node ${node}, ${processors} x ${processor}; medians of warm runs on one core\n`);
  if (half) console.log(`${halfCycleText(half)}\n`);
  if (long) console.log(`Ageing, 1C at 45 degC: every cycle, and with cycle jumping\n${ageingText(long)}`);
}
