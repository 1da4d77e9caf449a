import type { Attribution, CycleRow, MechanismName } from '../../index.js';
import type { CellSpectrum } from '../engine/messages.js';
import type { NamedDocument } from '../state/lab.js';

/** What the simulation of one cell says, for the judgement of an answer. */
export interface Evidence {
  readonly name: string;
  readonly rows: readonly CycleRow[];
  readonly first: CycleRow;
  readonly last: CycleRow;
  readonly spectra: readonly CellSpectrum[];
  readonly loss: Attribution | undefined;
  /** Share of the mechanism in the loss, mAh/g. */
  readonly lostTo: (mechanism: MechanismName) => number;
}

export interface Verdict {
  /** Option that the present simulation supports. */
  readonly option: number;
  /** The numbers that say so. */
  readonly because: string;
}

/** A question, a pair of cells, something to try, and an answer that the simulation on the page gives. */
export interface Lesson {
  readonly title: string;
  readonly question: string;
  readonly look: string;
  readonly pair: readonly [NamedDocument, NamedDocument];
  /** Moment that the pictures start from. */
  readonly cursor: { readonly cycle: number; readonly position: number };
  readonly options: readonly string[];
  /** Undefined while what it needs is still being computed. */
  readonly judge: (a: Evidence, b: Evidence) => Verdict | undefined;
  /** What is behind it, shown after the answer. */
  readonly explanation: string;
  readonly tries: readonly string[];
  readonly paper: string;
}
