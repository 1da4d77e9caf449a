import { cycling, oneCycle, type Protocol } from './baseCell.js';
import { inCathode } from './experiments.js';
import { after, down, fresh, last, text, times } from './findings.js';
import { type Finding, type Probe, remark } from './probe.js';
import type { ProbeRun, ProbeRuns } from './probeRuns.js';

const infinity = Number.POSITIVE_INFINITY;

/** A cell that is charged once and held. */
const held = (potential: number, hours: number): Protocol => [
  `Charge at 0.2C until ${potential} V vs Li`,
  `Hold at ${potential} V vs Li for ${hours} h`,
];

const growthInHold = ({ moments: [, before, end] }: ProbeRun): number => end.bare - before.bare;

const potential: Probe = {
  number: '11',
  raised: 'potential of a hold of 48 h, 4.1 -> 4.3 V',
  expected: 'growth of r in the hold up 1.8 to 4.5 times',
  measure(runs) {
    const of = (at: number): number => growthInHold(runs.of({ protocol: held(at, 48) }));
    return [times({ what: 'growth of r', from: of(4.1), to: of(4.3), unit: 'kOhm cm2' }, [1.8, 4.5])];
  },
};

/** Films that rest alone makes, and ten times as much, by the conductivity of the built-in interphase. */
const thinFilm = 2.55;
const agedAt: readonly (readonly [string, number])[] = [
  ['0.1C', 3],
  ['1C', 30],
];

const protection: Probe = {
  number: '11b',
  raised: 'film resistance 10 times, by hand, 1C; and the rate of an aged bare cell 0.1C -> 1C',
  expected: 'per cycle less further growth, never more; at 1C less fade per hour than at 0.1C',
  measure(runs) {
    const of = (nm: number): ProbeRun =>
      runs.of({ change: inCathode({ interphase: { bare: `${nm} nm` } }), protocol: cycling(20, '1C') });
    const both = [of(thinFilm), of(10 * thinFilm)];
    const [growth, square] = [
      both.map((run) => (last(run).bare - fresh(run).bare) / 20),
      both.map((run) => (last(run).bareSquare - fresh(run).bareSquare) / 20),
    ];
    const start = both.map((run) => text(fresh(run).bare)).join(' and ');
    const [slow, fast] = agedAt.map(([rate, cycles]) => fadePerHour(runs, rate, cycles));
    return [
      remark(`films of ${start} kOhm cm2`),
      down({ what: 'growth of r per cycle', from: growth[0], to: growth[1], unit: 'kOhm cm2' }),
      down({ what: 'of r^2', from: square[0], to: square[1], unit: 'kOhm2 cm4' }),
      down({ what: 'fade after 40 cycles', from: 1000 * slow, to: 1000 * fast, unit: 'uAh/g per hour' }),
    ];
  },
};

/** [mAh/g per hour] Of a cell of 40 cycles, by cycles at 0.2C before and after some at another rate. */
function fadePerHour(runs: ProbeRuns, rate: string, cycles: number): number {
  const run = runs.of({ protocol: [...cycling(40, '0.2C'), ...cycling(cycles, rate), ...cycling(1, '0.2C')] });
  const { rows } = run;
  return (
    (rows[39].dischargeCapacity - rows[40 + cycles].dischargeCapacity) /
    (after(run, 40 + cycles).hours - after(run, 40).hours)
  );
}

const HOURS = 48;

/** 1C cycles in as many hours, with a cycle at 0.2C before and after. */
function cycledInHours(runs: ProbeRuns): ProbeRun {
  const trial = runs.of({ protocol: [...cycling(1, '0.2C'), ...cycling(60, '1C')] });
  const start = after(trial, 1).hours;
  const cycles = trial.moments.findLast(({ hours }) => hours - start <= HOURS)!.cycle - 1;
  return runs.of({ protocol: [...cycling(1, '0.2C'), ...cycling(cycles, '1C'), ...cycling(1, '0.2C')] });
}

const hold: Probe = {
  number: '12',
  raised: '48 h of holding at 4.3 V against 48 h of 1C cycling to it',
  expected: 'the hold loses more, its R growth is at least 2.5 times as large',
  measure(runs): readonly Finding[] {
    const [charge, discharge] = oneCycle('0.2C', '0.2C');
    const holding = runs.of({
      protocol: [...cycling(1, '0.2C'), charge, `Hold at 4.3 V vs Li for ${HOURS} h`, discharge, ...cycling(1, '0.2C')],
    });
    const cycled = cycledInHours(runs);
    const lost = ({ rows }: ProbeRun): number => rows[0].dischargeCapacity - rows[rows.length - 1].dischargeCapacity;
    const growth = (run: ProbeRun): number => last(run).resistance - after(run, 1).resistance;
    return [
      remark(`${cycled.rows.length - 2} cycles in that time`),
      {
        text: `loss at 0.2C ${text(lost(cycled))} cycled, ${text(lost(holding))} mAh/g held`,
        holds: lost(holding) > lost(cycled),
      },
      times({ what: 'R growth', from: growth(cycled), to: growth(holding), unit: 'Ohm cm2' }, [2.5, infinity]),
      remark(`active mass ${text(100 * last(cycled).connected)} and ${text(100 * last(holding).connected)} %`),
    ];
  },
};

const longer: Probe = {
  number: '13',
  raised: 'time of a hold at 4.3 V, 48 -> 192 h',
  expected: 'r^2 - r(0)^2 up 4 times within 10 %',
  measure(runs) {
    const of = (hours: number): ProbeRun => runs.of({ protocol: held(4.3, hours) });
    const square = ({ moments: [, before, end] }: ProbeRun): number => end.bareSquare - before.bareSquare;
    const [from, to] = [of(48), of(192)];
    return [
      times({ what: 'r^2 - r(0)^2', from: square(from), to: square(to), unit: 'kOhm2 cm4' }, [3.6, 4.4]),
      remark(`electrolyte left ${text(100 * last(to).supply)} %`),
    ];
  },
};

const SLOW_CYCLES = 15;

const sameHours: Probe = {
  number: '14',
  raised: 'rate 0.1C -> 0.5C in the same hours',
  expected: 'per cycle 0.1C is worse; growth of r^2 per hour above 4.0 V at 0.5C is 0.6 to 1.1 of that at 0.1C',
  measure(runs) {
    const slow = runs.of({ protocol: cycling(SLOW_CYCLES, '0.1C') });
    const quick = runs.of({ protocol: cycling(6 * SLOW_CYCLES, '0.5C') });
    const end = quick.moments.findLast(({ hours }) => hours <= last(slow).hours)!;
    const cycles = end.cycle - 1;
    const perCycle = ({ rows }: ProbeRun, n: number): number =>
      (100 * (1 - rows[n - 1].dischargeCapacity / rows[0].dischargeCapacity)) / (n - 1);
    const rate = (run: ProbeRun, moment: typeof end): number =>
      (moment.bareSquare - fresh(run).bareSquare) / moment.hoursHigh;
    return [
      remark(`${SLOW_CYCLES} and ${cycles} cycles in ${text(last(slow).hours)} h`),
      down({ what: 'loss', from: perCycle(slow, SLOW_CYCLES), to: perCycle(quick, cycles), unit: '% per cycle' }),
      times(
        { what: 'r^2 per hour above 4.0 V', from: rate(slow, last(slow)), to: rate(quick, end), unit: 'kOhm2 cm4/h' },
        [0.6, 1.1],
      ),
    ];
  },
};

export const timeProbes: readonly Probe[] = [potential, protection, hold, longer, sameHours];
