import type { Issue } from '../scenario/document/issue.js';
import type { Measurement, Results } from './results.js';

export type Verdict = 'ok' | 'missed';

/** A published number beside its simulation. */
export interface ValidationRow {
  readonly study: string;
  /** File of the scenario that repeats the experiment. */
  readonly scenario: string;
  readonly variant: string;
  readonly measurement: Measurement;
  readonly quantity: string;
  /** Cycle it belongs to; of a value at a rate, the first cycle discharged at that rate. NaN when the run has no such cycle. */
  readonly cycle: number;
  readonly published: number;
  readonly simulated: number;
  /** Whether the simulated value was read from signals as the lab does, or taken from the inside of the simulation. */
  readonly origin: 'analysed' | 'inside';
  /** Of `published`, `simulated` and `tolerance`. */
  readonly unit: string;
  readonly tolerance: number;
  /** Simulated minus published: in points where the unit is %, otherwise in % of the published value. */
  readonly error: number;
  /** Whether parameters were fitted to it. */
  readonly role: 'calibrated' | 'predicted';
  readonly verdict: Verdict;
  /** The file says that it is missed. */
  readonly knownMiss: boolean;
}

/** What a paper says about which sample has more. */
export interface ValidationOrdering {
  readonly study: string;
  readonly statement: string;
  /** Simulated, in the order that the paper says, largest first. */
  readonly values: readonly { readonly variant: string; readonly value: number }[];
  readonly unit: string;
  readonly verdict: Verdict;
  readonly knownMiss: boolean;
}

/** Typical size of the errors; NaN where there is nothing of the kind. */
export interface MedianErrors {
  /** [%] of the published value, all rows. */
  readonly all: number;
  /** [%] of the published value. */
  readonly capacities: number;
  /** [points] Retentions, efficiencies, active mass. */
  readonly percentages: number;
  /** [%] of the published value. */
  readonly resistances: number;
}

/** A study with every published number and ordering beside its simulation. */
export interface StudyValidation {
  readonly study: string;
  readonly title: string;
  readonly doi?: string;
  readonly notes?: string;
  /** Numbers that were fitted. */
  readonly free: number;
  readonly rows: readonly ValidationRow[];
  readonly orderings: readonly ValidationOrdering[];
  /** Of all rows; where values were left out of a calibration, of those. */
  readonly median: MedianErrors;
  /** The runs behind it, one entry a scenario. */
  readonly runs: readonly { readonly scenario: string; readonly results: Results }[];
  /** Runs that did not come to their end. */
  readonly issues: readonly Issue[];
}

/** All studies that were validated together. */
export interface Validation {
  readonly version: string;
  /** What was kept from a new calibration, so that it is predicted; absent: the parameters as they stand in the files. */
  readonly leftOut?: string;
  readonly studies: readonly StudyValidation[];
}

/** Rows that miss and are not said to: what the repository claims and does not hold. */
export function brokenClaims({ studies }: Validation): {
  readonly rows: readonly ValidationRow[];
  readonly orderings: readonly ValidationOrdering[];
} {
  const broken = ({ verdict, knownMiss }: { verdict: Verdict; knownMiss: boolean }) =>
    verdict === 'missed' && !knownMiss;
  return {
    rows: studies.flatMap(({ rows }) => rows.filter(broken)),
    orderings: studies.flatMap(({ orderings }) => orderings.filter(broken)),
  };
}
