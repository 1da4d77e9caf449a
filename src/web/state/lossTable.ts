import type { Attribution, LossPart } from '../../index.js';

type Mechanism = LossPart['mechanism'];
type PerCell<T> = readonly [T, T];

/** The losses of both cells as they are printed, in mAh/g to a tenth: every column adds up in its printed numbers. */
export interface LossTable {
  readonly from: number;
  readonly to: number;
  readonly capacityFrom: PerCell<number | undefined>;
  readonly rows: readonly {
    readonly mechanism: Mechanism | 'rest';
    /** Of a cell that has not got the mechanism: undefined. */
    readonly losses: PerCell<number | undefined>;
  }[];
  readonly total: PerCell<number | undefined>;
  readonly capacityTo: PerCell<number | undefined>;
}

/** [mAh/g] What rounds to nothing in both cells has no row of its own. */
const WORTH = 0.05;

/** Undefined as long as neither cell's loss has been split. */
export function lossTable(pair: PerCell<Attribution | undefined>): LossTable | undefined {
  const span = pair[0] ?? pair[1];
  if (!span) return undefined;
  const all = [...new Set(pair.flatMap((one) => one?.parts.map(({ mechanism }) => mechanism) ?? []))];
  const lossOf = (one: Attribution | undefined, mechanism: Mechanism) =>
    one?.parts.find((part) => part.mechanism === mechanism)?.loss;
  const shown = all.filter((mechanism) => pair.some((one) => Math.abs(lossOf(one, mechanism) ?? 0) >= WORTH));
  const columns = pair.map((one) => {
    if (!one) return undefined;
    const [from, to] = [tenths(one.capacityFrom), tenths(one.capacityTo)];
    const losses = shown.map((mechanism) => lossOf(one, mechanism));
    const known = losses.reduce((sum: number, loss) => sum + (loss ?? 0), 0);
    const total = tenths(from - to);
    const printed = roundedToSum([...losses.map((loss) => loss ?? 0), one.total - known], total, 1);
    return {
      from,
      to,
      total,
      losses: printed.slice(0, -1).map((loss, i) => (losses[i] === undefined ? undefined : loss)),
      rest: printed.at(-1) ?? 0,
    };
  });
  const both = <T>(read: (column: NonNullable<(typeof columns)[number]>) => T): PerCell<T | undefined> => [
    columns[0] && read(columns[0]),
    columns[1] && read(columns[1]),
  ];
  const rest = both((column) => column.rest);
  return {
    from: span.from,
    to: span.to,
    capacityFrom: both(({ from }) => from),
    rows: [
      ...shown.map((mechanism, i) => ({ mechanism, losses: both(({ losses }) => losses[i]) })),
      ...(rest.some((loss) => loss) ? [{ mechanism: 'rest' as const, losses: rest }] : []),
    ],
    total: both(({ total }) => total),
    capacityTo: both(({ to }) => to),
  };
}

/** Numbers rounded to some decimals so that what is printed adds up: those that lie nearest to the next number give way. */
export function roundedToSum(values: readonly number[], sum: number, digits = 0): readonly number[] {
  const scale = 10 ** digits;
  const floors = values.map((value) => Math.floor(value * scale));
  const byShare = values
    .map((value, i) => ({ i, share: value * scale - (floors[i] ?? 0) }))
    .sort((a, b) => b.share - a.share);
  let left = Math.round(sum * scale) - floors.reduce((a, b) => a + b, 0);
  for (let n = 0; left !== 0 && byShare.length > 0; n++) {
    // More than one round where the values do not add up to the sum.
    const at = byShare[left > 0 ? n % byShare.length : byShare.length - 1 - (n % byShare.length)]?.i ?? 0;
    floors[at] = (floors[at] ?? 0) + Math.sign(left);
    left -= Math.sign(left);
  }
  return floors.map((value) => value / scale);
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}
