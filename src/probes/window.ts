import { cycling, jumping } from './baseCell.js';
import { aged } from './experiments.js';
import {
  contactLost,
  firstDischarge,
  fresh,
  last,
  lastContraction,
  lastDischarge,
  resistanceGrowth,
  text,
  times,
  up,
} from './findings.js';
import { type Probe, remark } from './probe.js';
import type { ProbeRun } from './probeRuns.js';

const limit: Probe = {
  number: '20',
  raised: 'upper limit 4.1 -> 4.3 V',
  expected: 'contact loss, cracks, isolation and film all up',
  measure(runs) {
    const [from, to] = [runs.of(aged({}, { upper: 4.1 })), runs.of(aged())];
    return [
      up({ what: 'loss of ln theta', from: contactLost(from), to: contactLost(to) }),
      up({ what: 'cracked share', from: last(from).cracks, to: last(to).cracks }),
      up({ what: 'y_i', from: last(from).isolation, to: last(to).isolation }),
      up({ what: 'film', from: last(from).bare, to: last(to).bare, unit: 'kOhm cm2' }),
    ];
  },
};

const shallow: Probe = {
  number: '21',
  raised: '1000 cycles in a window too shallow to contract by more than the allowance',
  expected: 'no contact loss; isolation below 3 %',
  measure(runs) {
    const run = runs.of({ change: { numerics: jumping }, protocol: cycling(1000, '0.2C', 4) });
    const isolated = 100 * (1 - last(run).connected / fresh(run).connected);
    return [
      { text: `ln theta ${text(last(run).lnContact)}`, holds: last(run).lnContact === 0 },
      { text: `isolated ${text(isolated)} %`, holds: isolated < 3 },
      remark(`charged to 4.0 V, contraction ${text(lastContraction(run))}`),
    ];
  },
};

/** Cycles of the study of upper limits. */
const FEW = 25;

const high: Probe = {
  number: '36',
  raised: 'upper limit 4.6 -> 5.0 V, 25 cycles',
  expected: 'R growth up 3 to 6 times; R^2 per cycle does not fall below half although capacity does',
  measure(runs) {
    const of = (rate: string) => [4.6, 5].map((upper) => runs.of({ protocol: cycling(FEW, rate, upper) }));
    const [from, to] = of('0.2C');
    const slow = of('0.1C').map(resistanceGrowth);
    const square = ({ moments }: ProbeRun, first: number, end: number): number => {
      const at = (cycle: number): number => moments.findLast((moment) => moment.cycle === cycle)!.bareSquare;
      return (at(end) - at(first)) / (end - first);
    };
    return [
      times({ what: 'R growth', from: resistanceGrowth(from), to: resistanceGrowth(to), unit: 'Ohm cm2' }, [3, 6]),
      times(
        {
          what: 'r^2 per cycle to 5.0 V, cycles 2 to 6 -> 20 to 25',
          from: square(to, 1, 6),
          to: square(to, 19, 25),
          unit: 'kOhm2 cm4',
        },
        [0.5, Number.POSITIVE_INFINITY],
      ),
      remark(`at 0.1C, as in the source, R growth ${text(slow[1] / slow[0])} times`),
      remark(`capacity ${text(firstDischarge(to))} -> ${text(lastDischarge(to))} mAh/g`),
    ];
  },
};

export const windowProbes: readonly Probe[] = [limit, shallow, high];
