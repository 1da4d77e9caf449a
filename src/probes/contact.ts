import type { Plain } from '../scenario/document/path.js';
import { changed, cycling, oneCycle, resolvedThrough } from './baseCell.js';
import { aged, inCathode, inCell } from './experiments.js';
import { byPercent, down, firstDischarge, fresh, last, lastDischarge, percentLess, text, up } from './findings.js';
import { type Finding, type Probe, remark } from './probe.js';
import type { ProbeRun, ProbeRuns } from './probeRuns.js';

const infinity = Number.POSITIVE_INFINITY;
const through = (cathode: Plain): Plain => changed(inCathode(cathode), { numerics: resolvedThrough });

const meanContact: Probe = {
  number: '22',
  raised: 'mean contact of the fresh cell 0.9 -> 0.4',
  expected:
    'path longer by 20 % or more, 1C down; per gram that takes part 0.05C loses less than half of what 1C loses (in %)',
  measure(runs) {
    const of = (fraction: number, rate: string): ProbeRun =>
      runs.of({ change: through({ contact: { fraction } }), protocol: oneCycle('0.1C', rate) });
    const quick = [of(0.9, '1C'), of(0.4, '1C')];
    const slow = [of(0.9, '0.05C'), of(0.4, '0.05C')];
    const perGram = (run: ProbeRun): number => firstDischarge(run) / last(run).connected;
    const loss = ([from, to]: readonly ProbeRun[]): number => percentLess(perGram(from), perGram(to));
    return [
      byPercent({ what: 'path', from: fresh(quick[0]).length, to: fresh(quick[1]).length, unit: 'um' }, [20, infinity]),
      down({ what: '1C', from: firstDischarge(quick[0]), to: firstDischarge(quick[1]), unit: 'mAh/g' }),
      {
        text: `per gram that takes part -${text(loss(slow))} % at 0.05C, -${text(loss(quick))} % at 1C`,
        holds: loss(slow) < loss(quick) / 2,
      },
      remark(`takes part ${text(100 * fresh(quick[0]).connected)} -> ${text(100 * fresh(quick[1]).connected)} %`),
    ];
  },
};

const classes: Probe = {
  number: '31',
  raised: 'classes 2 x 4 -> 3 x 6',
  expected: 'capacities at cycle 1 and 100 change by less than 1.5 mAh/g',
  measure(runs) {
    const [from, to] = [runs.of(aged()), runs.of(aged({ numerics: { sizeClasses: 3, contactClasses: 6 } }))];
    const change = (what: string, of: (run: ProbeRun) => number): Finding => ({
      text: `${what} ${of(from).toFixed(1)} -> ${of(to).toFixed(1)} mAh/g`,
      holds: Math.abs(of(to) - of(from)) < 1.5,
    });
    return [change('cycle 1', firstDischarge), change('cycle 100', lastDischarge)];
  },
};

const electrolyteSize: Probe = {
  number: '33',
  raised: 'electrolyte 1.5 -> 8 um, 60 wt% of active material of 5 um',
  expected: 'first discharge down by 10 % or more, R up, kappa of the composite down',
  measure(runs) {
    const of = (d50: number): ProbeRun => {
      const change = through({
        weightRatio: { cam: 60, electrolyte: 40 },
        particles: { d50: '5 um' },
        electrolyteParticles: { d50: `${d50} um` },
      });
      return runs.of({ change, protocol: cycling(1, '0.2C') });
    };
    const [from, to] = [of(1.5), of(8)];
    return [
      byPercent({ what: 'first discharge', from: firstDischarge(from), to: firstDischarge(to), unit: 'mAh/g' }, [
        -infinity,
        -10,
      ]),
      up({ what: 'fresh R', from: fresh(from).resistance, to: fresh(to).resistance, unit: 'Ohm cm2' }),
      down({ what: 'kappa', from: 10 * fresh(from).ionic, to: 10 * fresh(to).ionic, unit: 'mS/cm' }),
    ];
  },
};

/** [mAh/g] First discharge at 0.05C of a thin electrode by its share of active material and the ratio of sizes. */
function ofThin(runs: ProbeRuns, share: number, ratio: number): number {
  const change = through({
    weightRatio: { cam: share, electrolyte: 100 - share },
    loading: '2 mg/cm2',
    particles: { d50: '5 um' },
    electrolyteParticles: { d50: `${(5 / ratio).toFixed(3)} um` },
  });
  return firstDischarge(runs.of({ change, protocol: cycling(1, '0.05C') }));
}

const share: Probe = {
  number: '34',
  raised: 'active material 60 -> 80 wt% at d_CAM/d_SE 1.7, then 4; thin electrode, 0.05C',
  expected: 'first discharge down; at 4 less than half as much',
  measure(runs) {
    const pair = (ratio: number): readonly number[] => [ofThin(runs, 60, ratio), ofThin(runs, 80, ratio)];
    const [coarse, fine] = [pair(1.7), pair(4)];
    const fall = ([from, to]: readonly number[]): number => from - to;
    return [
      down({ what: 'at 1.7', from: coarse[0], to: coarse[1], unit: 'mAh/g' }),
      {
        text: `at 4 ${text(fine[0])} -> ${text(fine[1])} mAh/g, ${text(fall(fine) / fall(coarse))} of that`,
        holds: fall(fine) < fall(coarse) / 2,
      },
    ];
  },
};

const liquid: Probe = {
  number: '32',
  raised: 'liquid in place of the solid electrolyte',
  expected: 'laws of contact, pressure and isolation are off, and that is said',
  measure(runs) {
    const of = (pressure: number): ProbeRun =>
      runs.of({
        change: inCell({
          pressure: `${pressure} MPa`,
          fabricationPressure: `${4 * pressure} MPa`,
          cathode: { electrolyte: 'LP57' },
          separator: { electrolyte: 'LP57', mass: undefined, thickness: '25 um' },
        }),
        protocol: cycling(5, '0.2C'),
      });
    const [low, high] = [of(7), of(65)];
    const said = (path: string): boolean => low.issues.some((issue) => issue.path === path);
    const paths = ['mechanisms.contactLoss', 'mechanisms.isolation', 'cell.pressure', 'cell.fabricationPressure'];
    const same = JSON.stringify(low.rows) === JSON.stringify(high.rows);
    const unsaid = paths.filter((path) => !said(path));
    return [
      {
        text: `contact ${text(last(low).contact)}, takes part ${text(last(low).connected)} after 5 cycles`,
        holds: last(low).contact === 1 && last(low).connected === 1,
      },
      { text: same ? 'pressure changes nothing' : 'pressure changes the cycles', holds: same },
      {
        text: unsaid.length === 0 ? `said of ${paths.join(', ')}` : `not said of ${unsaid.join(', ')}`,
        holds: unsaid.length === 0,
      },
    ];
  },
};

export const contactProbes: readonly Probe[] = [meanContact, classes, liquid, electrolyteSize, share];
