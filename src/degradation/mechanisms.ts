import type { Cell } from '../cell/cell.js';
import { defaultLaws, type LawSet } from '../constants/lawSet.js';
import { catalogue } from './catalogue.js';
import type { MechanismDescriptor, OptionContext } from './descriptor.js';
import type { Given, Options } from './options.js';

type BuiltIn = (typeof catalogue)[number];

/** Name of a built-in mechanism of ageing, as under `mechanisms` in a scenario. */
export type MechanismName = BuiltIn['name'];

/** Names of those built in, in the order in which they act. */
export const mechanismNames: readonly MechanismName[] = catalogue.map(({ name }) => name);

/** The mechanisms of a scenario as validated, in SI: off, on with the built-in constants, or on with options in place of some. */
export type Mechanisms = {
  readonly [D in BuiltIn as D['name']]?: boolean | Given<D['options']> | undefined;
};

/** A mechanism without the types of its own options. */
export type Mechanism = MechanismDescriptor<string, Options>;

let known: readonly Mechanism[] = catalogue;

/** All mechanisms, in the order in which they act: those built in, then those added. A new list after every change. */
export function mechanisms(): readonly Mechanism[] {
  return known;
}

/**
 * Adds a mechanism to those that scenarios may name, in this thread: before the first scenario that names it is read. Returns
 * what takes it out again. Throws a RangeError where the name is taken.
 */
export function addMechanism(added: Mechanism): () => void {
  if (mechanismNamed(added.name)) throw new RangeError(`addMechanism: there is a mechanism ${added.name} already`);
  known = [...known, added];
  return () => {
    known = known.filter((one) => one !== added);
  };
}

/** Those that a set of laws has, in the same order. */
export function mechanismsOf(laws: LawSet = defaultLaws): readonly Mechanism[] {
  return known.filter((one) => one.in === undefined || one.in === laws);
}

export function mechanismNamed(name: unknown): Mechanism | undefined {
  return known.find((one) => one.name === name);
}

/** A value that is derived from the list of mechanisms, computed once for each list. */
export function perMechanisms<T>(derive: (list: readonly Mechanism[]) => T): () => T {
  const derived = new WeakMap<readonly Mechanism[], { readonly value: T }>();
  return () => {
    const found = derived.get(known) ?? { value: derive(known) };
    derived.set(known, found);
    return found.value;
  };
}

type Written = { readonly [name: string]: unknown };

/** Whether a scenario has a mechanism on, and with which options. */
export function givenFor(given: Mechanisms, name: string): Given<Options> | undefined {
  const choice = (given as Written)[name];
  if (choice === undefined || choice === false) return undefined;
  return choice === true ? {} : (choice as Given<Options>);
}

/** Names of the mechanisms that a scenario switches on. */
export function activeMechanisms(given: Mechanisms): readonly MechanismName[] {
  return known.map(({ name }) => name as MechanismName).filter((name) => givenFor(given, name) !== undefined);
}

/** Whether one of the mechanisms that a scenario switches on takes coating away. */
export function uncovering(given: Mechanisms): boolean {
  return known.some(({ name, uncovers }) => uncovers === true && givenFor(given, name) !== undefined);
}

/** What the conditions of a mechanism's options may ask about. */
export function contextOf(given: Mechanisms, name: string, cell: Cell): OptionContext<Options> {
  return {
    given: givenFor(given, name) ?? {},
    cell,
    on: (other) => givenFor(given, other) !== undefined,
  };
}
