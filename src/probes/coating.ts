import { linbo3 } from '../materials/coating/linbo3.js';
import type { Plain } from '../scenario/document/path.js';
import type { Protocol } from './baseCell.js';
import { aged, firstCycle, inCathode, oxide, polymer } from './experiments.js';
import {
  after,
  byPercent,
  byPoints,
  down,
  firstDischarge,
  firstEfficiency,
  fresh,
  last,
  lastContraction,
  lastDischarge,
  resistanceGrowth,
  retention,
  text,
  up,
} from './findings.js';
import { type Finding, type Probe, remark } from './probe.js';
import type { ProbeRun, ProbeRuns } from './probeRuns.js';

const infinity = Number.POSITIVE_INFINITY;

/** Thickness of the series, in nm. */
const series = [0, 1, 3, 5, 10, 20, 40];

const ofThickness = (runs: ProbeRuns, thickness: number): ProbeRun =>
  runs.of(thickness === 0 ? aged() : aged(oxide(thickness)));

const nothing: Probe = {
  number: '1',
  raised: 'coating of 0 nm on bare particles',
  expected: 'identical to bare in all digits; a note when a patch of 0 nm is stated',
  measure(runs) {
    const bare = runs.of(aged());
    const none = runs.of(aged(oxide(0)));
    const differing = Object.keys(bare.rows[0]).filter((name) =>
      bare.rows.some((row, i) => !Object.is(row[name as keyof typeof row], none.rows[i]?.[name as keyof typeof row])),
    );
    const note = none.issues.find(
      ({ path, message }) => path.startsWith('cell.cathode.coating') && /0 nm|bare/.test(message),
    );
    return [
      {
        text:
          differing.length === 0
            ? `${bare.rows.length} rows of ${Object.keys(bare.rows[0]).length} numbers are the same`
            : `differ in ${differing.join(', ')}`,
        holds: differing.length === 0 && bare.rows.length === none.rows.length,
      },
      { text: note ? `said: ${note.message}` : 'nothing is said', holds: note !== undefined },
    ];
  },
};

const thin: Probe = {
  number: '2',
  raised: 'oxide 1 -> 3 nm',
  expected: 'retention up by 2 points or more, R growth down by 20 % or more',
  measure(runs) {
    const [from, to] = [ofThickness(runs, 1), ofThickness(runs, 3)];
    return [
      byPoints({ what: 'retention', from: retention(from), to: retention(to), unit: '%' }, [2, infinity]),
      byPercent({ what: 'R growth', from: resistanceGrowth(from), to: resistanceGrowth(to), unit: 'Ohm cm2' }, [
        -infinity,
        -20,
      ]),
    ];
  },
};

const thick: Probe = {
  number: '3',
  raised: 'oxide 3 -> 40 nm',
  expected: 'first discharge down by 10 % or more, R after cycle 1 up',
  measure(runs) {
    const [from, to] = [ofThickness(runs, 3), ofThickness(runs, 40)];
    const r = (run: ProbeRun): number => after(run, 1).resistance;
    return [
      byPercent({ what: 'first discharge', from: firstDischarge(from), to: firstDischarge(to), unit: 'mAh/g' }, [
        -infinity,
        -10,
      ]),
      up({ what: 'R after cycle 1', from: r(from), to: r(to), unit: 'Ohm cm2' }),
      remark(`film ${text(after(from, 1).covered)} -> ${text(after(to, 1).covered)} kOhm cm2`),
    ];
  },
};

const optimum: Probe = {
  number: '4',
  raised: 'thickness 0 ... 40 nm',
  expected: 'capacity at cycle 100 has an inner maximum between 1 and 15 nm',
  measure(runs) {
    const capacities = series.map((thickness) => lastDischarge(ofThickness(runs, thickness)));
    const best = series[capacities.indexOf(Math.max(...capacities))];
    const list = `${capacities.map((capacity) => text(capacity)).join('/')} mAh/g at ${series.join('/')} nm`;
    return [{ text: `${list}, largest at ${best} nm`, holds: best >= 1 && best <= 15 }];
  },
};

const resistive: Probe = {
  number: '5',
  raised: 'conductivity of 5 nm oxide 10 times lower',
  expected: 'first discharge down, never up; no more protection from it',
  measure(runs) {
    const of = (conductivity: string): ProbeRun => runs.of(firstCycle(oxide(5, { conductivity })));
    const [from, to] = [of('3e-5 S/m'), of('3e-6 S/m')];
    const factor = (run: ProbeRun): number => run.run.model.cell.cathode.patches[0].oxidationFactor;
    return [
      {
        text: `first discharge ${firstDischarge(from).toFixed(3)} -> ${firstDischarge(to).toFixed(3)} mAh/g`,
        holds: firstDischarge(to) < firstDischarge(from),
      },
      {
        text: `factor on growth under it ${text(factor(from))} -> ${text(factor(to))}`,
        holds: factor(to) === factor(from),
      },
      byPercent({ what: 'film after cycle 1', from: last(from).covered, to: last(to).covered, unit: 'kOhm cm2' }, [
        -1,
        infinity,
      ]),
    ];
  },
};

/** The oxide with another thickness that halves the growth under it. */
function leakier(barrier: number): Plain {
  const barrierThickness = { value: barrier * 1e-9, unit: 'm', source: 'varied' };
  const material = { ...linbo3, name: 'leaky oxide', aliases: [], barrierThickness };
  return {
    ...inCathode({ coating: { material: 'leaky oxide', deposition: 'ALD', thickness: '5 nm' } }),
    materials: { 'leaky oxide': material },
  };
}

const leaky: Probe = {
  number: '6',
  raised: 'thickness t_b of half the growth 0.2 -> 2 nm, 5 nm of oxide',
  expected: 'R growth up',
  measure(runs) {
    const [from, to] = [runs.of(aged(leakier(0.2))), runs.of(aged(leakier(2)))];
    return [up({ what: 'R growth', from: resistanceGrowth(from), to: resistanceGrowth(to), unit: 'Ohm cm2' })];
  },
};

const coverage: Probe = {
  number: '7',
  raised: 'coverage 1 -> 0.75 -> 0.5, 5 nm of oxide',
  expected: 'R growth up, retention down, monotone',
  measure(runs) {
    const all = [1, 0.75, 0.5].map((share) => runs.of(aged(oxide(5, { coverage: share }))));
    const growth = all.map(resistanceGrowth);
    const kept = all.map(retention);
    return [
      {
        text: `R growth ${growth.map(text).join(' -> ')} Ohm cm2`,
        holds: growth[0] < growth[1] && growth[1] < growth[2],
      },
      { text: `retention ${kept.map(text).join(' -> ')} %`, holds: kept[0] > kept[1] && kept[1] > kept[2] },
    ];
  },
};

/** Down to x = 0.19 and back to 0.69 in the particles that take part, however many these are. */
function equalDepth(run: ProbeRun): Protocol {
  const hours = (fully: number): string => `${(fully * fresh(run).connected).toFixed(4)} h`;
  const steps = [`Discharge at 0.2C for ${hours(3.4)}`, `Charge at 0.2C for ${hours(3.4)}`];
  return [`Charge at 0.2C for ${hours(5.55)}`, { repeat: 10, steps }];
}

const equal: Probe = {
  number: '8',
  raised: 'oxide of 5 nm against bare, at equal depth of the particles',
  expected: 'cracks fewer, contact higher, active mass higher (of that of the fresh cell)',
  measure(runs) {
    const through = (change: Plain): ProbeRun => runs.of({ change, protocol: equalDepth(runs.of(firstCycle(change))) });
    const [bare, coated] = [through({}), through(oxide(5))];
    const mass = (run: ProbeRun): number => (100 * last(run).connected) / fresh(run).connected;
    return [
      down({ what: 'cracked share', from: last(bare).cracks, to: last(coated).cracks }),
      up({ what: 'ln of contact kept', from: last(bare).lnContact, to: last(coated).lnContact }),
      up({ what: 'active mass', from: mass(bare), to: mass(coated), unit: '%' }),
      remark(`contraction of the last charge ${text(lastContraction(bare))} and ${text(lastContraction(coated))}`),
    ];
  },
};

const efficiency: Probe = {
  number: '9',
  raised: 'oxide of 5 nm against bare',
  expected: 'first efficiency up by 2 to 10 points',
  measure(runs) {
    const [from, to] = [ofThickness(runs, 0), ofThickness(runs, 5)].map(firstEfficiency);
    const slow = [{}, oxide(5)].map((change) => firstEfficiency(runs.of(firstCycle(change, { rate: '0.1C' }))));
    return [
      byPoints({ what: 'first efficiency', from, to, unit: '%' }, [2, 10]),
      remark(`at 0.1C ${text(slow[0])} -> ${text(slow[1])} %`),
    ];
  },
};

const soft: Probe = {
  number: '10',
  raised: 'polymer 3 -> 8 nm',
  expected: 'R after cycle 1 up, active mass at cycle 1 down by 1 to 5 %',
  measure(runs): readonly Finding[] {
    const [from, to] = [runs.of(firstCycle(polymer(3))), runs.of(firstCycle(polymer(8)))];
    return [
      up({ what: 'R after cycle 1', from: last(from).resistance, to: last(to).resistance, unit: 'Ohm cm2' }),
      byPercent(
        { what: 'active mass', from: 100 * last(from).connected, to: 100 * last(to).connected, unit: '%' },
        [-5, -1],
      ),
    ];
  },
};

export const coatingProbes: readonly Probe[] = [
  nothing,
  thin,
  thick,
  optimum,
  resistive,
  leaky,
  coverage,
  equal,
  efficiency,
  soft,
];
