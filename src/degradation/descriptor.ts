import type { Cell } from '../cell/cell.js';
import type { LawSet } from '../constants/lawSet.js';
import type { SlowMechanism } from './mechanism.js';
import type { Given, Options, OptionValues } from './options.js';
import type { OxidationLaw } from './oxidationLaw.js';

/** When a number is fitted by those who do it by hand: each stage shows only on top of those before it. */
export const fitStages = ['transport', 'films', 'contact', 'cracks'] as const;

export type FitStage = (typeof fitStages)[number];

/** How people call a mechanism. */
export interface MechanismWords {
  /** In charts and in the split of a loss: "contact loss". */
  readonly name: string;
  /** What its numbers stand for in the verdicts of a fit: "loss of contact". */
  readonly fit: string;
  /** Why a cell has more capacity than another, as the end of a sentence: "from better kept contact". */
  readonly better: string;
  /** And why less: "through more lost contact". */
  readonly worse: string;
  /** What it does, in the starter file: "gaps that open when particles contract". */
  readonly starter: string;
}

/** What a mechanism becomes in a cell: a law inside the time steps, or one that moves between protocol steps. */
export interface MechanismPart {
  readonly slow?: SlowMechanism;
  /** Growth of the film on the particles. */
  readonly oxidation?: OxidationLaw;
  /** Growth of the film on the carbon. */
  readonly carbonOxidation?: OxidationLaw;
}

/** What a condition of an option may ask about. */
export interface OptionContext<O> {
  /** The options as a scenario gives them; empty for a mechanism that is just on. */
  readonly given: Given<O>;
  readonly cell: Cell;
  /** Whether another mechanism is on. */
  readonly on: (mechanism: string) => boolean;
}

/** Options that do something only under a condition. */
export interface IdleRule<O> {
  /** Absent: the mechanism as a whole. */
  readonly options?: readonly (keyof O & string)[];
  needs(context: OptionContext<O>): boolean;
  /** Why they do nothing otherwise, as the end of a sentence. */
  readonly because: string;
}

/** A number of another law, free where it is tried. Bounds as a fit file writes them. */
export interface LawNumber {
  /** An option, or a part of one: `gate.content`. */
  readonly option: string;
  readonly from: number | string;
  readonly to: number | string;
  readonly start: number | string;
  readonly scale?: 'log';
}

/** A law that competes with others on the same data. */
export interface CompetingLaw {
  /** Short, for tables: "film", "no constant rate". */
  readonly name: string;
  readonly meaning: string;
  /** The set of laws that it belongs to; absent: all. */
  readonly in?: LawSet;
  /** The option that chooses it, as a file writes it. */
  readonly set: { readonly option: string; readonly value: string };
  /** Its own constant. */
  readonly number?: LawNumber;
  /** The option that it does without. */
  readonly without?: string;
}

/**
 * A mechanism of ageing in one piece: how it is called and written, what its numbers are, and its law. Everything that is said
 * about mechanisms anywhere (schema, defaults, lists, help, fits, charts, the page) is derived from this.
 */
export interface MechanismDescriptor<N extends string = string, O = Options> {
  /** The key under `mechanisms` in a scenario. */
  readonly name: N;
  /** One line for schema and lists. */
  readonly meaning: string;
  readonly words: MechanismWords;
  readonly stage: FitStage;
  /** The set of laws that it belongs to; absent: all. */
  readonly in?: LawSet;
  /** Its slow law is that of one powder: each powder of a mixture has its own, with the constants of its morphology and material. */
  readonly perPowder?: true;
  /** It takes coating away: cells are built with a bare patch then, even where all is covered. */
  readonly uncovers?: true;
  readonly options: O;
  readonly idle?: readonly IdleRule<O>[];
  /**
   * Data of the recipe that this mechanism asks for: whether it does, how the asking law is called in a sentence, and the set of laws
   * that it belongs to (absent: all).
   */
  readonly asksFor?: {
    readonly [path: string]: { readonly as: string; readonly in?: LawSet; when?(context: OptionContext<O>): boolean };
  };
  /** Laws of which always one is in force; each one's own constant takes the place of the other's. */
  readonly laws?: readonly CompetingLaw[];
  /** Changes of the law that may be tried on top of any other. */
  readonly variations?: readonly CompetingLaw[];
  /** The law in a cell; undefined where it has nothing to act on (a liquid has no contact to lose). */
  build(options: OptionValues<O>, cell: Cell): MechanismPart | undefined;
}

/** Gives the options of a descriptor their types. */
export function mechanism<const N extends string, const O extends Options>(
  descriptor: MechanismDescriptor<N, O>,
): MechanismDescriptor<N, O> {
  return descriptor;
}
