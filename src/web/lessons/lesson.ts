import type { Measurement } from '../../index.js';
import type { Path } from '../state/document.js';
import type { NamedDocument } from '../state/lab.js';
import type { Claim, Numbers } from './claim.js';
import type { CellEvidence, Evidence } from './evidence.js';

/** A question with answers, of which the simulation supports one. */
export interface Question {
  readonly asks: string;
  readonly options: readonly { readonly text: string; readonly holds: (numbers: Numbers) => boolean }[];
  readonly numbers: (evidence: Evidence) => Numbers;
  /** The numbers that decide, as a sentence like that of a claim. */
  readonly says: string;
}

/** What the reader draws into the picture before it shows what was simulated. */
export interface Prediction {
  readonly asks: string;
  /** Which way the points move; the other coordinate of each is given. */
  readonly along: 'x' | 'y';
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly unit: string;
  readonly points: readonly { readonly at: number; readonly label: string; readonly begin: number }[];
  /** What the simulation has there. */
  readonly found: (at: number, evidence: Evidence) => number;
}

/** The one picture of a lesson. */
export type Picture =
  | { readonly kind: 'cycles'; readonly against: 'cycle' | 'hours'; readonly hidden: 'B' | 'both' }
  | { readonly kind: 'voltage'; readonly cycle: number }
  | { readonly kind: 'nyquist'; readonly cycles: readonly [number, number] }
  | Scan;

/** A value of many cells that differ in one thing. */
export interface Scan {
  readonly kind: 'scan';
  readonly axis: string;
  /** [mAh/g] or what the label says. */
  readonly value: (cell: CellEvidence) => number;
  readonly label: string;
  /** The same of the first cycle, as a thin line. */
  readonly before?: { readonly value: (cell: CellEvidence) => number; readonly label: string };
  /** The cell that the points are made of. */
  readonly of: 'A' | 'B';
  readonly points: readonly {
    readonly at: number;
    readonly name: string;
    readonly changes: readonly Omit<Change, 'cells'>[];
  }[];
  /** Names in place of numbers on the axis. */
  readonly named: boolean;
  readonly measured: readonly { readonly at: number; readonly value: number; readonly source: string }[];
}

/** One place of one document or of both. */
export interface Change {
  readonly path: Path;
  readonly value: unknown;
  readonly cells: 'A' | 'B' | 'both';
}

/** Something to try, and what it shows. */
export interface Try {
  readonly asks: string;
  readonly changes: readonly Change[];
  readonly claim: Claim;
}

export interface Lesson {
  /** In links; never changes. */
  readonly key: string;
  readonly title: string;
  readonly caption: string;
  readonly pair: readonly [NamedDocument, NamedDocument];
  /** Where the two cells may differ and still answer the question. */
  readonly differ: readonly Path[];
  readonly picture: Picture;
  /** Fields of the recipe beside the picture, and mechanisms with a switch. */
  readonly controls: readonly Path[];
  readonly switches: readonly string[];
  readonly prediction: Prediction;
  readonly question: Question;
  /** What else the runs of the lesson show: said only where it is true. */
  readonly claims: readonly Claim[];
  /** What is behind it: words without numbers. */
  readonly explanation: string;
  readonly tries: readonly Try[];
  readonly leftOut: readonly string[];
  readonly paper: string;
  readonly measured: readonly Measurement[];
  readonly teacher: {
    readonly goal: string;
    readonly minutes: number;
    readonly wrong: readonly string[];
  };
}
