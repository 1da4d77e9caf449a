import type { Cell } from '../cell/cell.js';
import type { LawSet } from '../constants/lawSet.js';
import type { Property } from '../constants/property.js';
import { sources } from '../constants/sources.js';

/** What a built-in value may depend on: electrolyte, morphology and set of laws (absent: per study). */
export type CellKind = Pick<Cell['cathode'], 'electrolyte' | 'morphology'> & { readonly laws?: LawSet };

interface OfCell {
  readonly of: (cell: Cell) => number;
  readonly meaning: string;
}

/**
 * The value of an option that nobody gives: the same for all cells, a property of the cell, or by set of laws, by electrolyte, by
 * morphology, one within the other.
 */
export type Default =
  | Property
  | OfCell
  | { readonly [S in LawSet]: Default }
  | { readonly [E in CellKind['electrolyte']]: Default }
  | { readonly [M in CellKind['morphology']]: Default };

/** A number that a scenario may give. Bounds are in `unit`, the default in SI. */
export interface NumberOption {
  /** Of the bounds and of messages; empty for a pure number. */
  readonly unit: string;
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly meaning: string;
  readonly example: string;
  /** Absent: without the option the law does without it. */
  readonly default?: Default;
  /** What the number stands for in the verdicts of a fit; absent: what its mechanism does. */
  readonly words?: string;
}

/** One of several words; the first one unless a scenario says otherwise. */
export interface ChoiceOption {
  readonly choices: readonly [string, ...string[]];
  readonly meaning: string;
}

/** Numbers that are given together or not at all. */
export interface GroupOption {
  readonly parts: { readonly [name: string]: NumberOption };
  readonly meaning: string;
}

export type Option = NumberOption | ChoiceOption | GroupOption;

export interface Options {
  readonly [name: string]: Option;
}

type Group<P> = { readonly [N in keyof P]: number };

/** What a scenario may give for an option, in SI. */
type GivenOption<O> = O extends { readonly choices: readonly (infer C)[] }
  ? C
  : O extends { readonly parts: infer P }
    ? Group<P>
    : number;

/** The options of a mechanism as a scenario gives them: some, none or all. */
export type Given<O> = { readonly [N in keyof O]?: GivenOption<O[N]> | undefined };

type OptionValue<O> = O extends { readonly choices: readonly (infer C)[] }
  ? C
  : O extends { readonly parts: infer P }
    ? Group<P> | undefined
    : O extends { readonly default: Default }
      ? number
      : number | undefined;

/** The options of a mechanism as its law needs them: those given, the built-in values for the others. */
export type OptionValues<O> = { readonly [N in keyof O]: OptionValue<O[N]> };

export const isChoice = (option: Option): option is ChoiceOption => 'choices' in option;
export const isGroup = (option: Option): option is GroupOption => 'parts' in option;

/** The constant behind a default, with its source; undefined where it is a property of the cell. */
export function constantOf(given: Default, kind: CellKind): Property | undefined {
  const one = chosen(given, kind);
  return 'of' in one ? undefined : one;
}

function chosen(given: Default, kind: CellKind): Property | OfCell {
  if ('per study' in given) return chosen(given[kind.laws ?? 'per study'], kind);
  if ('solid' in given) return chosen(given[kind.electrolyte], kind);
  return 'poly' in given ? chosen(given[kind.morphology], kind) : given;
}

/** Every built-in value that a default stands for, with the cells that each is for; those of laws per study first and unnamed. */
export function valuesOf(given: Default, of: readonly string[] = []): readonly BuiltInValue[] {
  if ('of' in given || 'value' in given) return [{ of, value: given }];
  return Object.entries(given).flatMap(([name, one]) => valuesOf(one, name === 'per study' ? of : [...of, name]));
}

interface BuiltInValue {
  readonly of: readonly string[];
  readonly value: Property | OfCell;
}

type WithConstant<O> = {
  [N in keyof O]: O[N] extends { readonly default: { readonly of: unknown } }
    ? never
    : O[N] extends { readonly default: Default }
      ? N
      : never;
}[keyof O];

/** The built-in constants of a law with their sources, for an electrolyte and a morphology. */
export function constantsOf<O extends Options>(
  options: O,
  kind: CellKind,
): { readonly [N in WithConstant<O>]: Property } {
  const constants = Object.entries(options).flatMap(([name, option]) => {
    const constant = 'default' in option && option.default !== undefined ? constantOf(option.default, kind) : undefined;
    return constant === undefined ? [] : [[name, constant] as const];
  });
  return Object.fromEntries(constants) as { readonly [N in WithConstant<O>]: Property };
}

/** The built-in value (SI) of a number in a cell; undefined where it has none. */
export function defaultValue({ default: given }: NumberOption, cell: Cell): number | undefined {
  if (given === undefined) return undefined;
  const one = chosen(given, { ...cell.cathode, laws: cell.laws });
  return 'of' in one ? one.of(cell) : one.value;
}

/** Every option with a value: what is given, else what is built in. */
export function completed<O extends Options>(options: O, given: Given<O>, cell: Cell): OptionValues<O> {
  const values = Object.entries(options).map(([name, option]) => {
    const standard = isChoice(option) ? option.choices[0] : isGroup(option) ? undefined : defaultValue(option, cell);
    return [name, given[name] ?? standard];
  });
  return Object.fromEntries(values) as OptionValues<O>;
}

/** A constant that was fitted for this program: to be refitted with data of one's own. */
export function fitted(value: number, unit: string, range: readonly [number, number], note: string): Property {
  return { value, unit, source: sources.feasibility, range, note };
}

export function assumed(value: number, unit: string, range: readonly [number, number], note: string): Property {
  return { value, unit, source: sources.assumed, range, note };
}

/** A constant that stands for all studies; its range is what single studies ask for. */
export function transferable(value: number, unit: string, range: readonly [number, number], note: string): Property {
  return { value, unit, source: sources.transferable, range, note };
}

/** An option above zero. */
export function positive<const M extends Pick<NumberOption, 'default' | 'words'>>(
  unit: string,
  meaning: string,
  example: string,
  more: M,
) {
  return { unit, above: 0, meaning, example, ...more } as const;
}

/** A pure number from 0 on. */
export function share<const M extends Pick<NumberOption, 'default' | 'words'>>(
  meaning: string,
  max: number,
  example: string,
  more: M,
) {
  return { unit: '', min: 0, max, meaning, example, ...more } as const;
}

/** An activation energy. */
export function energy(meaning: string, standard: Default) {
  return { unit: 'kJ/mol', min: 0, max: 300, meaning, example: '80 kJ/mol', default: standard } as const;
}
