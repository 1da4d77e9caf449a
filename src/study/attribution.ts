import { presentMechanisms } from '../degradation/build.js';
import type { MechanismName } from '../degradation/mechanisms.js';
import type { Preparation } from '../prepare.js';
import type { Attribution, AttributionResult, CycleSpan } from '../results/attribution.js';
import type { Issue } from '../scenario/document/issue.js';
import { nearest } from '../scenario/document/suggest.js';
import { difference } from './attributionDifference.js';
import { type AttributionPool, openAttributionPool } from './attributionPool.js';
import { chooseSpan, lastCommonCycle } from './cycleSpan.js';
import { Interrupted } from './pool.js';
import { shapley } from './shapley.js';
import { type Subset, type SubsetOutcome, variantOf } from './subsetRun.js';

/** Between which cycles and variants a loss is split, who simulates, and who is told. */
export interface AttributionOptions {
  /** What runs the simulations, such as threads; stays open. Default: this thread, one after the other with pauses. */
  readonly pool?: AttributionPool;
  /** Asked often; true gives up. */
  readonly interrupted?: () => boolean;
  /** Cycles between which the loss is split. Default: the last one of all variants, and the first one at the rates of that. */
  readonly from?: number;
  readonly to?: number;
  /** Names of the variants; default: all. The first one is what the others are compared with. */
  readonly variants?: readonly string[];
  readonly onProgress?: (progress: AttributionProgress) => void;
}

/** How far an attribution has come. */
export interface AttributionProgress {
  /** Simulations finished, and those known to be needed. */
  readonly done: number;
  readonly of: number;
}

/**
 * Splits the loss of discharge capacity between two cycles over the mechanisms that are on: every combination of them is
 * simulated (2^n runs a variant), and a mechanism gets what it adds to the loss, averaged over all orders of adding
 * (Shapley). Exact by construction: the parts and the loss without any mechanism add up to the total. Does not depend on the
 * number of threads.
 */
export async function attribute(
  preparation: Preparation,
  options: AttributionOptions = {},
): Promise<AttributionResult> {
  const { title } = preparation;
  const names = options.variants ?? preparation.variants.map(({ name }) => name);
  const unknown = names.filter((name) => preparation.variants.every((variant) => variant.name !== name));
  if (unknown.length > 0) return refused(title, unknownVariants(unknown, preparation));
  const aged = names.filter((name) => variantOf(preparation, name).before !== undefined);
  if (aged.length > 0) return refused(title, aged.map(goesOn));
  const players = names.map((name) => presentMechanisms(variantOf(preparation, name)));
  const runs = players.reduce((sum, { length }) => sum + 2 ** length, 0);
  const pool = options.pool ?? openAttributionPool(preparation, options.interrupted);
  let done = 0;
  const simulate = async (subset: Subset): Promise<SubsetOutcome> => {
    if (options.interrupted?.()) return givenUp;
    const outcome = await unlessGivenUp(pool.run(subset));
    if (outcome !== givenUp) options.onProgress?.({ done: ++done, of: runs });
    return outcome;
  };

  const cycles = [options.from, options.to].filter((cycle) => cycle !== undefined);
  const end = options.to === undefined ? {} : { last: options.to };
  const full = await Promise.all(
    names.map((variant, v) => simulate({ variant, mechanisms: players[v], cycles, ...end, stopping: true })),
  );
  const to = options.to ?? lastCommonCycle(full);
  const asked = {
    ...(options.from === undefined ? {} : { from: options.from }),
    ...(to === undefined ? {} : { to }),
  };
  const spans = names.map((variant, v) => chooseSpan(variant, full[v], asked));
  const ended = names.flatMap((variant, v) => endedBefore(variant, full[v], spans[v].span));
  const issues = [...withoutMechanisms(names, players), ...spans.flatMap((span) => span.issues), ...ended];
  if (issues.some(({ severity }) => severity === 'error')) return refused(title, issues);

  const attributions = await Promise.all(
    names.map((variant, v) => split(variant, players[v], full[v], spans[v].span!, simulate, issues)),
  );
  if (issues.some(({ severity }) => severity === 'error')) return refused(title, issues);
  const [first, ...others] = attributions;
  const differences = others.flatMap((other) => {
    if (first.from === other.from && first.to === other.to) return [difference(first, other)];
    issues.push(notAlike(first, other));
    return [];
  });
  return { title, variants: attributions, differences, issues };
}

const givenUp: SubsetOutcome = { status: { code: 'interrupted', message: 'Interrupted.' }, cycles: [] };

async function unlessGivenUp(run: Promise<SubsetOutcome>): Promise<SubsetOutcome> {
  try {
    return await run;
  } catch (error) {
    if (error instanceof Interrupted) return givenUp;
    throw error;
  }
}

async function split(
  variant: string,
  players: readonly MechanismName[],
  full: SubsetOutcome,
  span: CycleSpan,
  simulate: (subset: Subset) => Promise<SubsetOutcome>,
  issues: Issue[],
): Promise<Attribution> {
  const all = 2 ** players.length - 1;
  const subsets = Array.from({ length: all + 1 }, (_, mask) => players.filter((_, i) => (mask >> i) & 1));
  const outcomes = await Promise.all(
    subsets.map((mechanisms, mask) =>
      mask === all ? full : simulate({ variant, mechanisms, cycles: [span.from, span.to], last: span.to }),
    ),
  );
  outcomes.forEach((outcome, mask) => {
    const { code } = outcome.status;
    // The complete run may have failed after the cycles in question.
    const enough = code === 'completed' || code === 'stopped' || mask === all;
    if (!enough) issues.push(unfinished(variant, subsets[mask], outcome));
  });
  const begin = outcomes.map((outcome) => capacityAt(outcome, span.from));
  const losses = outcomes.map((outcome, mask) => begin[mask] - capacityAt(outcome, span.to));
  const shares = shapley(players.length, (subset) => losses[subset]);
  const costs = shapley(players.length, (subset) => -begin[subset]);
  const capacityFrom = begin[all];
  const capacityTo = capacityAt(full, span.to);
  return {
    variant,
    ...span,
    capacityFrom,
    capacityTo,
    total: capacityFrom - capacityTo,
    parts: [
      ...players.map((mechanism, i) => ({ mechanism, loss: shares[i] })),
      ...(losses[0] === 0 ? [] : [{ mechanism: 'unaged' as const, loss: losses[0] }]),
    ],
    unaged: begin[0],
    before: players.map((mechanism, i) => ({ mechanism, loss: costs[i] })),
    runs: all + 1,
  };
}

/** [mAh/g] 0 where there is none: a cell that passes no current any more has no capacity left. */
function capacityAt({ cycles }: SubsetOutcome, cycle: number): number {
  return cycles.find((row) => row.cycle === cycle)?.capacity || 0;
}

function refused(title: string, issues: readonly Issue[]): AttributionResult {
  return { title, variants: [], differences: [], issues };
}

function goesOn(variant: string): Issue {
  return {
    severity: 'error',
    path: `variants.${variant}`,
    message: 'The cell goes on from an earlier run: what its mechanisms had done by then cannot be taken from it.',
    hint: 'ask for the whole life of the cell in one scenario',
  };
}

/** A cell without some of its mechanisms would end the block elsewhere, and be in another cycle of the programme. */
function endedBefore(variant: string, { conditional }: SubsetOutcome, span: CycleSpan | undefined): Issue[] {
  if (conditional === undefined || span === undefined || span.to <= conditional) return [];
  return [
    {
      severity: 'error',
      path: `variants.${variant}`,
      message: `Cycle ${span.to} comes after a block that a condition ended in cycle ${conditional}: without a mechanism it would be another cycle.`,
      allowed: `up to ${conditional}`,
      hint: 'name the last cycle with --to',
    },
  ];
}

function unfinished(variant: string, mechanisms: readonly MechanismName[], { status }: SubsetOutcome): Issue {
  const which = mechanisms.length === 0 ? 'without any mechanism' : `with ${mechanisms.join(', ')}`;
  return {
    severity: 'error',
    path: `variants.${variant}`,
    message: `The simulation ${which} did not reach the cycle that is needed. ${status.message}`,
  };
}

function notAlike(first: Attribution, other: Attribution): Issue {
  const span = ({ from, to }: CycleSpan) => `cycles ${from} to ${to}`;
  return {
    severity: 'warning',
    path: `variants.${other.variant}`,
    message: `${other.variant} (${span(other)}) and ${first.variant} (${span(first)}) are not compared.`,
    hint: 'give both cycles',
  };
}

/** Not wrong, but hardly what was meant. */
function withoutMechanisms(names: readonly string[], players: readonly (readonly MechanismName[])[]): readonly Issue[] {
  const without = names.filter((_, v) => players[v].length === 0);
  if (without.length === 0) return [];
  return [
    {
      severity: 'warning',
      path: 'mechanisms',
      message: `No mechanism of ageing is on in ${without.join(', ')}.`,
      hint: 'mechanisms: { interphase: true, contactLoss: true }',
    },
  ];
}

function unknownVariants(names: readonly string[], { variants }: Preparation): readonly Issue[] {
  const known = variants.map(({ name }) => name);
  return names.map((name): Issue => {
    const alike = nearest(name, known);
    return {
      severity: 'error',
      path: 'variants',
      message: 'There is no variant of this name.',
      got: name,
      allowed: known.join(', '),
      ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
    };
  });
}
