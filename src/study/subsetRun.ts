import type { MechanismName } from '../degradation/mechanisms.js';
import type { Preparation, Prepared } from '../prepare.js';
import type { Programme } from '../protocol/programme/programme.js';
import type { RunStatus } from '../results/results.js';
import type { Mechanisms } from '../scenario/schema/mechanisms.js';
import { VariantRun } from '../simulate.js';

/** One variant with only some of its mechanisms. Plain data: goes to other threads. */
export interface Subset {
  readonly variant: string;
  /** Those that stay on; all others are not in the model. */
  readonly mechanisms: readonly MechanismName[];
  /** Cycles whose capacity is needed. */
  readonly cycles: readonly number[];
  /** The run ends after this one; absent: with the programme. */
  readonly last?: number;
  /** Or before that, by the criteria of the scenario to stop. */
  readonly stopping?: true;
}

export interface SubsetOutcome {
  readonly status: RunStatus;
  readonly cycles: readonly DischargeRow[];
  /** Cycle in which a condition first ended a block: from there on another cell would be at another place of the programme. */
  readonly conditional?: number;
}

/** What attribution needs of a cycle. */
export interface DischargeRow {
  readonly cycle: number;
  /** The rates of the cycle in words. */
  readonly label: string;
  /** [mAh/g] NaN where nothing was discharged. */
  readonly capacity: number;
}

/** Simulates a subset; yields after every protocol step. */
export function* subsetRun(preparation: Preparation, subset: Subset): Generator<void, SubsetOutcome, undefined> {
  const prepared = reduced(variantOf(preparation, subset.variant), subset);
  const run = new VariantRun(prepared, { endState: false });
  for (const _ of run.steps()) yield;
  const { status, cycles, blocks = [] } = run.result();
  const conditional = blocks.find(({ met }) => met !== undefined)?.cycle;
  const rows = cycles.map(({ cycle, label, dischargeCapacity: capacity }) => ({ cycle, label, capacity }));
  // A limit on time may fall anywhere in a cycle: then its capacity says nothing about the cell.
  return {
    status,
    cycles: run.cutShort() && rows.length > 1 ? rows.slice(0, -1) : rows,
    ...(conditional === undefined ? {} : { conditional }),
  };
}

export function variantOf({ variants }: Preparation, name: string): Prepared {
  const prepared = variants.find((variant) => variant.name === name);
  if (!prepared) throw new RangeError(`subsetRun: there is no variant ${name}`);
  return prepared;
}

function reduced(prepared: Prepared, { mechanisms, cycles, last, stopping }: Subset): Prepared {
  const { scenario, programme } = prepared;
  const kept = Object.entries(scenario.mechanisms).filter(([name]) => mechanisms.some((on) => on === name));
  const most = Math.min(last ?? Infinity, programme.stop.cycles ?? Infinity);
  // Without some of its mechanisms the cell would end elsewhere by a criterion of capacity or time.
  const { retention, retentionCycle, time, ...rest } = programme.stop;
  const stop = { ...(stopping ? programme.stop : rest), ...(Number.isFinite(most) ? { cycles: most } : {}) };
  return {
    ...prepared,
    // Profiles cost little and keep cycle jumping from leaping over the cycles that are needed.
    scenario: {
      ...scenario,
      mechanisms: Object.fromEntries(kept) as Mechanisms,
      output: { series: 'none', profiles: cycles },
    },
    programme: { ...programme, stop, entries: stopping ? programme.entries : withoutConditions(programme.entries) },
  };
}

/** Blocks that are passed through to their end, whatever becomes of the cell. */
function withoutConditions(entries: Programme['entries']): Programme['entries'] {
  return entries.map((entry) => {
    if (entry.kind === 'step') return entry;
    const { until, ...block } = entry;
    return { ...block, entries: withoutConditions(entry.entries) };
  });
}
