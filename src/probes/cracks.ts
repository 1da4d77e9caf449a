import type { Plain } from '../scenario/document/path.js';
import { changed, cycling, jumping, oneCycle } from './baseCell.js';
import { inCathode, oxide, rate } from './experiments.js';
import {
  after,
  byPercent,
  down,
  firstDischarge,
  fresh,
  last,
  lastContraction,
  percentLess,
  text,
  times,
} from './findings.js';
import { type Finding, type Probe, remark } from './probe.js';
import type { ProbeRun, ProbeRuns } from './probeRuns.js';

const infinity = Number.POSITIVE_INFINITY;
const CYCLES = 20;
const single = inCathode({ morphology: 'single' });

const sameDepth: Probe = {
  number: '23',
  raised: 'rate 0.1C -> 1C at the same depth (polycrystal)',
  expected: 'cracks up by 10 % or more',
  measure(runs) {
    const of = (rate: number): ProbeRun => {
      const hours = `${0.4 / rate} h`;
      const steps = [`Charge at ${rate}C for ${hours}`, `Discharge at ${rate}C for ${hours}`];
      return runs.of({ protocol: ['Charge at 0.1C for 3 h', { repeat: CYCLES, steps }] });
    };
    const [slow, quick] = [of(0.1), of(1)];
    return [
      byPercent({ what: 'cracked share', from: last(slow).cracks, to: last(quick).cracks }, [10, infinity]),
      remark(`contraction ${text(lastContraction(slow))} and ${text(lastContraction(quick))}`),
    ];
  },
};

const sameLimits: Probe = {
  number: '24',
  raised: 'rate 0.1C -> 1C between the same limits (polycrystal)',
  expected: 'cracks 0.5 to 2 times',
  measure(runs) {
    const of = (rate: string): ProbeRun => runs.of({ protocol: cycling(CYCLES, rate) });
    const [slow, quick] = [of('0.1C'), of('1C')];
    return [
      times({ what: 'cracked share', from: last(slow).cracks, to: last(quick).cracks }, [0.5, 2]),
      remark(`contraction ${text(lastContraction(slow))} and ${text(lastContraction(quick))}`),
    ];
  },
};

/** [mAh/g] Discharges at 0.1C and 1C of the fresh cell, then at 1C and 0.1C after 300 cycles at a rate. */
function beforeAndAfter(
  runs: ProbeRuns,
  cycled: string,
): Readonly<Record<'slow' | 'quick', readonly [number, number]>> {
  const pair = (first: string, second: string) => [...oneCycle(first, first), ...oneCycle(second, second)];
  const protocol = [...pair('0.1C', '1C'), ...cycling(300, cycled), ...pair('1C', '0.1C')];
  const { rows } = runs.of({ change: changed(oxide(5), { numerics: jumping }), protocol });
  const capacities = rows.map(({ dischargeCapacity }) => dischargeCapacity);
  const [quickAfter, slowAfter] = capacities.slice(-2);
  return { slow: [capacities[0], slowAfter], quick: [capacities[1], quickAfter] };
}

const longPath: Probe = {
  number: '25',
  raised: '300 cycles of a polycrystal with 5 nm of oxide, then 1C and 0.1C',
  expected: '1C far lower (here: by 20 % or more) than fresh 1C; 0.1C returns 85 % or more of fresh 0.1C',
  measure(runs) {
    const { slow, quick } = beforeAndAfter(runs, rate);
    const asInSource = beforeAndAfter(runs, '1C');
    return [
      byPercent({ what: '1C', from: quick[0], to: quick[1], unit: 'mAh/g' }, [-infinity, -20]),
      byPercent({ what: '0.1C', from: slow[0], to: slow[1], unit: 'mAh/g' }, [-15, infinity]),
      remark(
        `after 300 cycles at 1C, as in the source, 1C -${text(percentLess(...asInSource.quick))} %, ` +
          `0.1C -${text(percentLess(...asInSource.slow))} %`,
      ),
    ];
  },
};

const morphology: Probe = {
  number: '26',
  raised: 'polycrystal against single crystal, 40 cycles',
  expected:
    'active mass lower by 8 to 35 points (of that of the fresh cell), retention lower, 5C/0.1C lower; fresh 5C/0.1C equal (within 10 %)',
  measure(runs): readonly Finding[] {
    const { mass, retained, ratio } = crystalAgainstGrains(runs, {});
    const coated = crystalAgainstGrains(runs, oxide(5));
    const slow = [single, {}].map((kind) =>
      activeMass(runs.of({ change: changed(kind, { numerics: jumping }), protocol: cycling(40, '0.1C') }), 40),
    );
    const less = mass[0] - mass[1];
    return [
      {
        text: `active mass ${text(mass[0])} -> ${text(mass[1])} % (-${text(less)})`,
        holds: less >= 8 && less <= 35,
      },
      down({ what: 'retention', from: retained[0], to: retained[1], unit: '%' }),
      down({ what: '5C/0.1C', from: ratio.aged[0], to: ratio.aged[1] }),
      times({ what: 'fresh 5C/0.1C', from: ratio.fresh[0], to: ratio.fresh[1] }, [0.9, 1.1]),
      remark(
        `with 5 nm of oxide active mass ${text(coated.mass[0])} -> ${text(coated.mass[1])} %, 5C/0.1C ` +
          `${text(coated.ratio.aged[0])} -> ${text(coated.ratio.aged[1])}`,
      ),
      remark(`at 0.1C, as in the source, bare active mass ${text(slow[0])} -> ${text(slow[1])} %`),
    ];
  },
};

/** [%] Of that of the fresh cell. */
const activeMass = (run: ProbeRun, cycle: number): number => (100 * after(run, cycle).connected) / fresh(run).connected;

/** Single crystal, then polycrystal: active mass and retention after 40 cycles in %, 5C over 0.1C before and after. */
function crystalAgainstGrains(runs: ProbeRuns, change: Plain) {
  const test = [...oneCycle('0.1C', '0.1C'), ...oneCycle('0.1C', '5C')];
  const protocol = [...test, ...cycling(36, '0.2C'), ...test];
  const both = [single, {}].map((kind) => runs.of({ change: changed(change, kind), protocol }));
  const ratio = ({ rows }: ProbeRun, cycle: number): number =>
    rows[cycle].dischargeCapacity / rows[cycle - 1].dischargeCapacity;
  return {
    mass: both.map((run) => activeMass(run, 38)),
    retained: both.map(({ rows }) => (100 * rows[37].dischargeCapacity) / rows[2].dischargeCapacity),
    ratio: { fresh: both.map((run) => ratio(run, 1)), aged: both.map((run) => ratio(run, 39)) },
  };
}

const size: Probe = {
  number: '27',
  raised: 'd50 4 -> 12 um, contact held at 0.6, 0.1C',
  expected: 'polycrystal loses less than 12 %, single crystal more than 15 %',
  measure(runs) {
    const of = (runs: ProbeRuns, morphology: string, d50: number): number =>
      firstDischarge(
        runs.of({
          change: inCathode({ morphology, particles: { d50: `${d50} um` }, contact: { fraction: 0.6 } }),
          protocol: cycling(1, '0.1C'),
        }),
      );
    const [poly, crystal] = ['poly', 'single'].map((kind) => [of(runs, kind, 4), of(runs, kind, 12)]);
    const finding = (what: string, [from, to]: readonly number[], holds: (loss: number) => boolean): Finding => {
      const loss = percentLess(from, to);
      return { text: `${what} ${text(from)} -> ${text(to)} mAh/g (-${text(loss)} %)`, holds: holds(loss) };
    };
    return [finding('polycrystal', poly, (loss) => loss < 12), finding('single crystal', crystal, (loss) => loss > 15)];
  },
};

export const crackProbes: readonly Probe[] = [sameDepth, sameLimits, longPath, morphology, size];
