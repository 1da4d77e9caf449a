import type { Cell } from '../../cell/cell.js';
import type { Settings } from '../../cell/conditions.js';
import type { CellModel } from '../../model/cellModel.js';
import type { LegEnd } from '../../numerics/integration/integrator.js';
import type { Plateaus } from '../../scenario/quantities/referenceElectrode.js';
import type { AmountKind, SentenceIssue } from '../language/amount.js';
import type { Termination, VoltageAmount } from '../language/amounts.js';
import type { OwnAmount, OwnValue } from '../language/ownAmount.js';
import type { ProfileTables } from '../profile/profileTable.js';
import type { ResolvedControl } from './resolvedStep.js';
import type { Control, Direction, Step } from './step.js';
import type { StepRun } from './stepRun.js';

/**
 * A kind of step: all that the program has to know of it. Whoever reads, prints, counts, runs or records steps asks here, by the
 * name of the kind; `stepKinds.ts` is the list of them. C is what the sentence says, R the same for one cell in SI.
 */
export interface StepKind<C extends Control = Control, R extends ResolvedControl = ResolvedControl> {
  /** `kind` of its controls. */
  readonly name: C['kind'] & R['kind'];

  // In a sentence.
  /** First words, in lower case, with what a step that begins with them does to the cell. */
  readonly verbs: Readonly<Record<string, Direction>>;
  /** A sentence to learn from, by direction; its first word names the direction to people. */
  readonly examples: Readonly<Record<Direction, string>>;
  readonly grammar: Grammar<C>;
  /** Amounts that may end it; others cannot, because it `does` ("runs at constant current"). */
  readonly endings: readonly AmountKind[];
  /** Of amounts that may end it: which ones cannot at these values. */
  wrongEnds?(control: C, until: readonly Termination[]): readonly SentenceIssue[];
  /** Its current changes its sign: of two voltages that end it, one is a lower and one an upper limit. */
  readonly voltageSides?: true;
  readonly does: string;
  /** The sentence in lab units. `ends` is " until 4.3 V or 2 h", " for 1 h" or nothing. */
  sentence(step: Pick<Step, 'direction'> & { readonly control: C }, ends: string): string;

  // In a programme.
  /** Whether it makes cycles: a programme of other steps alone has none. */
  readonly cycles: boolean;
  /** The voltages that it takes the cell to, whatever ends it, in order: it leaves the cell at the last one. */
  voltages?(control: C): readonly VoltageAmount[];
  /** [A/m2] Current, where it is one and the same throughout and no rest; positive on charge. */
  current?(control: C, cell: Cell): number;
  /** [A/m2] Where `current` is not known: a careful guess of its greatest magnitude, by which the equations are resolved. */
  currentAbout?(control: C, cell: Cell): number;
  /** What is controlled, in words that are equal for equal steps however they are written. Absent: a capacity measured after it is the same. */
  identity?(control: C, cell: Cell): string;
  /** What the cell is under from it on. */
  sets?(control: C): Settings;
  /** [Hz] Of the spectrum that it takes. */
  frequencies?(control: C): { readonly from: number; readonly to: number };

  /** The same for one cell. */
  resolve(control: C, cell: Cell, plateaus: Plateaus): R;
  readonly run: StepConduct<R>;
}

/** What a kind of step does in a run. */
export type StepConduct<R extends ResolvedControl> = StepFacts<R> &
  (
    | {
        /** Puts the control, or a part of it, in force; the equations are then integrated to the first limit. */
        drive(model: CellModel, control: R, part: number): void;
        /** [s] Since the start of the step: when a part is over and the next one comes in force. Parts count from 0. Absent: it has one. */
        partEnd?(control: R, part: number): number;
      }
    | {
        /** Carries the step out on a cell that has been brought to rest. Its own time counts from the start of the step [s]. */
        perform(control: R, run: StepRun): LegEnd;
      }
  );

export interface StepFacts<R extends ResolvedControl> {
  /** [A/m2] Current, where it is known beforehand and the same throughout; 0 at rest. */
  current?(control: R): number;
  /** [V] Voltage that is kept by a current of the cell's own choice. */
  voltage?(control: R): number;
  /** 1 or -1 where the step is to charge or to discharge: it has a safety limit then, and may end before anything flows. */
  sense?(control: R): number;
  /** What is set, in short, for the label of a cycle; default: the current as a C-rate. */
  label?(control: R): string;
  /** [A/m2] Current that is asked for at a voltage: tells a cell that cannot give it from a failure of the arithmetic. */
  currentAt?(control: R, voltage: number): number;
  /** Whether there is a most that a cell can give of what is asked for: a step of it ends there. */
  isBounded?(control: R): boolean;
  /** [s] Time after which it is over by itself, and what is said then. */
  length?(control: R): { readonly time: number; readonly ended: string } | undefined;
  /** [Hz] Frequencies at which the impedance is recorded at its start. */
  spectrum?(control: R): Float64Array;
  /** What the cell is under from its end on. */
  sets?(control: R): Settings;
  /** Its time says nothing about the rate of a half cycle. */
  readonly untimed?: true;
}

/** How the sentence goes on after its verb. */
export type Grammar<C extends Control> = SetpointGrammar<C> | OwnGrammar<C> | PartsGrammar<C> | PhraseGrammar<C>;

/** "Charge at 0.1C until ...": one amount says what is controlled. Kinds of step with the same verb differ in what it is. */
export interface SetpointGrammar<C extends Control> {
  readonly setpoint: AmountKind;
  /** Undefined for an amount that cannot be set. */
  control(amount: Termination, direction: Direction): C | undefined;
  /** Without an amount, from the voltage at which the step before leaves the cell ("then hold"). */
  inherit?(left: VoltageAmount): C;
  /** What to write for this amount after another verb: a hint for who writes "Charge at 4.3 V". */
  instead?(amount: string): string;
}

/** The same with an amount that no other kind of step knows: "Discharge at 2 mW until ...". */
export interface OwnGrammar<C extends Control> {
  readonly own: OwnAmount;
  take(amount: OwnValue, direction: Direction): C;
}

/** "Store for 30 days at 60 degC at 4.3 V": a time after the verb, any number of parts with "at". */
export interface PartsGrammar<C extends Control> {
  parts(at: readonly string[], clause: string, issues: SentenceIssue[]): C | undefined;
}

/** "EIS from 1 MHz to 1 mHz": a phrase of its own, up to what ends the step where anything may ("until 2 h"). */
export interface PhraseGrammar<C extends Control> {
  phrase(text: string, issues: SentenceIssue[], context: PhraseContext): Phrase<C> | undefined;
}

export interface PhraseContext {
  /** Whether the sentence says what ends the step. */
  readonly ends: boolean;
  /** Absent: what is named in sentences cannot be looked up. */
  readonly profiles?: ProfileTables | undefined;
}

export interface Phrase<C extends Control> {
  readonly control: C;
  /** Default: that of the verb. */
  readonly direction?: Direction;
}
