import type { Issue } from '../scenario/issue.js';
import type { CapacityUnit, MeasuredCycle } from './measured.js';
import { median } from './median.js';

const warning = (message: string, line: number, hint?: string): Issue => ({
  severity: 'warning',
  path: '',
  message,
  ...(hint === undefined ? {} : { hint }),
  line,
});

/** Cycles that stand twice; the first one is kept. Numbers are never changed. */
export function withoutRepeats(rows: readonly MeasuredCycle[]): {
  readonly rows: readonly MeasuredCycle[];
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const seen = new Map<number, MeasuredCycle>();
  for (const row of rows) {
    const before = seen.get(row.cycle);
    if (before === undefined) {
      seen.set(row.cycle, row);
      continue;
    }
    const same = Object.entries(row).every(
      ([key, value]) => key === 'line' || Object.is(value, before[key as keyof MeasuredCycle]),
    );
    issues.push(
      warning(
        `Cycle ${row.cycle} stands twice, on lines ${before.line} and ${row.line}, with ${same ? 'the same' : 'different'} values; the first is used.`,
        row.line,
        same ? undefined : 'are two tests in one file, or was the counter set back?',
      ),
    );
  }
  const kept = [...seen.values()];
  const back = kept.findIndex((row, i) => i > 0 && row.cycle < kept[i - 1].cycle);
  if (back > 0) {
    issues.push(
      warning(
        `The cycle number goes back from ${kept[back - 1].cycle} to ${kept[back].cycle} on line ${kept[back].line}; the numbers are kept.`,
        kept[back].line,
      ),
    );
  }
  return { rows: kept, issues };
}

/** A whole share of cycles with more discharged than charged is no scatter. */
const persistent = 0.8;

/**
 * Whether charge and discharge seem to be exchanged: a cell cannot give back more than it took, cycle after cycle. Returns the
 * first such cycle.
 */
export function exchangedHalves(rows: readonly MeasuredCycle[]): MeasuredCycle | undefined {
  const both = rows.filter(({ chargeCapacity: a, dischargeCapacity: b }) => a > 0 && b > 0);
  const over = both.filter(({ chargeCapacity: a, dischargeCapacity: b }) => b > a * 1.0005);
  return both.length >= 3 && over.length >= persistent * both.length ? over[0] : undefined;
}

/** Points that stand alone between neighbours that agree, `share` and several scatters away from both. */
const standing = { share: 0.03, scatters: 8 };

/** Single cycles that stand out: outliers, or checks at another rate. They are named, not removed. */
export function outliers(rows: readonly MeasuredCycle[]): readonly Issue[] {
  const issues: Issue[] = [];
  for (const [name, label] of [
    ['dischargeCapacity', 'discharge capacity'],
    ['chargeCapacity', 'charge capacity'],
    ['coulombicEfficiency', 'Coulombic efficiency'],
    ['interfaceResistance', 'resistance'],
  ] as const) {
    const known = rows.filter((row) => Number.isFinite(row[name]));
    if (known.length < 6) continue;
    const bend = known.map((row, i) =>
      i === 0 || i === known.length - 1 ? 0 : row[name] - 0.5 * (known[i - 1][name] + known[i + 1][name]),
    );
    const scatter = 1.4826 * median(bend.map(Math.abs));
    const size = Math.abs(median(known.map((row) => row[name])));
    for (let i = 1; i < known.length - 1; i++) {
      const between = Math.abs(known[i + 1][name] - known[i - 1][name]);
      const away = Math.abs(bend[i]);
      if (away < Math.max(standing.share * size, standing.scatters * scatter, 1.5 * between)) continue;
      if (issues.some(({ line }) => line === known[i].line)) continue;
      issues.push(
        warning(
          `Cycle ${known[i].cycle} stands out: its ${label} of ${plain(known[i][name])} lies between ${plain(known[i - 1][name])} and ${plain(known[i + 1][name])} of its neighbours.`,
          known[i].line,
          'an outlier or a check at another rate? it is kept; take the row out of the file or use a robust loss',
        ),
      );
    }
  }
  return issues;
}

/** [mAh/g] No cathode material gives more, and none that works gives less. */
const possible = { most: 400, least: 2 };

/** Capacities per gram that cannot be. */
export function impossible(rows: readonly MeasuredCycle[], unit: CapacityUnit, headLine: number): readonly Issue[] {
  if (unit !== 'mAh/g') return [];
  const typical = median(
    rows.map((row) => (Number.isFinite(row.dischargeCapacity) ? row.dischargeCapacity : row.chargeCapacity)),
  );
  if (!(typical > possible.most || typical < possible.least)) return [];
  return [
    {
      severity: 'error',
      path: '',
      message: `Capacities around ${plain(typical)} mAh/g cannot be: the unit of the capacity or the mass of active material is wrong.`,
      got: `${plain(typical)} mAh/g`,
      allowed: `${possible.least} to ${possible.most} mAh/g`,
      hint: "--mass '8.3 mg' is the mass of cathode active material; --column 'Capacity = dischargeCapacity / uAh' corrects a unit",
      line: headLine,
    },
  ];
}

function plain(value: number): string {
  return String(Number(value.toPrecision(4)));
}
