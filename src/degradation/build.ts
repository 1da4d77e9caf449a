import type { Cell } from '../cell/cell.js';
import type { SlowMechanism } from './mechanism.js';
import { givenFor, type MechanismName, type Mechanisms, mechanisms } from './mechanisms.js';
import { completed } from './options.js';
import type { OxidationLaw } from './oxidationLaw.js';

/** The mechanisms of one run: those inside the time steps as laws, the slow ones in the order in which they act. */
export interface MechanismSet {
  readonly oxidation?: OxidationLaw;
  readonly carbonOxidation?: OxidationLaw;
  readonly slow: readonly SlowMechanism[];
}

/** The laws that a scenario switches on, with its options in place of the built-in constants, at the cell temperature. */
export function buildMechanisms(given: Mechanisms, cell: Cell): MechanismSet {
  const slow: SlowMechanism[] = [];
  const laws: { oxidation?: OxidationLaw; carbonOxidation?: OxidationLaw } = {};
  for (const { part } of built(given, cell)) {
    if (part.slow) slow.push(part.slow);
    if (part.oxidation) laws.oxidation = part.oxidation;
    if (part.carbonOxidation) laws.carbonOxidation = part.carbonOxidation;
  }
  return { slow, ...laws };
}

interface OneVariant {
  readonly scenario: { readonly mechanisms: Mechanisms };
  readonly cell: Cell;
}

/** Mechanisms that are on and exist in this cell: a liquid has no contact to lose, a cathode without carbon none to oxidise. */
export function presentMechanisms({ scenario, cell }: OneVariant): readonly MechanismName[] {
  return built(scenario.mechanisms, cell).map(({ name }) => name as MechanismName);
}

function built(given: Mechanisms, cell: Cell) {
  return mechanisms().flatMap((mechanism) => {
    const options = givenFor(given, mechanism.name);
    const part = options && mechanism.build(completed(mechanism.options, options, cell), cell);
    return part ? [{ name: mechanism.name, part }] : [];
  });
}
