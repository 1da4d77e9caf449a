import type { Cell } from '../cell/cell.js';
import type { MechanismPart } from './descriptor.js';
import type { SlowMechanism } from './mechanism.js';
import { givenFor, type MechanismName, type Mechanisms, mechanisms } from './mechanisms.js';
import { cellOfPowder, classRange } from './mixtures/cellOfPowder.js';
import { OfPowder, type PowderPlace } from './mixtures/ofPowder.js';
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
  for (const { part, ofPowders } of built(given, cell)) {
    slow.push(...ofPowders);
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

function built(
  given: Mechanisms,
  cell: Cell,
): readonly { readonly name: string; readonly part: MechanismPart; readonly ofPowders: readonly SlowMechanism[] }[] {
  return mechanisms().flatMap((mechanism) => {
    const options = givenFor(given, mechanism.name);
    if (options === undefined) return [];
    const build = (one: Cell) => mechanism.build(completed(mechanism.options, options, one), one);
    if (mechanism.perPowder && cell.cathode.powders) {
      const ofPowders = cell.cathode.powders.flatMap((_, powder) => {
        const slow = build(cellOfPowder(cell, powder))?.slow;
        return slow ? [new OfPowder(slow, placeOf(cell, powder))] : [];
      });
      return ofPowders.length > 0 ? [{ name: mechanism.name, part: {}, ofPowders }] : [];
    }
    const part = build(cell);
    return part ? [{ name: mechanism.name, part, ofPowders: [] }] : [];
  });
}

function placeOf(cell: Cell, powder: number): PowderPlace {
  const { name, patches, volumeChange } = (cell.cathode.powders ?? [])[powder];
  const shares = patches.map(({ fraction }) => fraction);
  return { name, powder, ...classRange(cell, powder), shares, volumeChange: volumeChange.at };
}
