import type { Cell } from '../cell/cell.js';
import { type AgeingData, ageingData } from '../materials/ageing.js';
import { arrhenius } from '../materials/arrhenius.js';
import type { Property } from '../materials/material.js';
import type { Mechanisms } from '../scenario/schema/mechanisms.js';
import { contactLoss } from './contactLoss.js';
import { Cracking } from './cracking.js';
import { OxidationLaw } from './interphase.js';
import { Isolation } from './isolation.js';
import { type MechanismName, mechanismNames, type SlowMechanism } from './mechanism.js';
import { OxygenRelease } from './oxygenRelease.js';

/** The mechanisms of one run: those inside the time steps as laws, the slow ones in the order in which they act. */
export interface MechanismSet {
  readonly oxidation?: OxidationLaw;
  readonly carbonOxidation?: OxidationLaw;
  readonly slow: readonly SlowMechanism[];
}

/** Names of the mechanisms that a scenario switches on. */
export function activeMechanisms(mechanisms: Mechanisms): readonly MechanismName[] {
  return mechanismNames.filter((name) => mechanisms[name] !== undefined && mechanisms[name] !== false);
}

/**
 * The laws that a scenario switches on, with its options in place of the built-in constants, at the cell temperature.
 * A new mechanism costs its own file, its options in the schema, its constants in the materials and one line here.
 */
export function buildMechanisms(mechanisms: Mechanisms, cell: Cell): MechanismSet {
  const { cathode } = cell;
  const data = ageingData(cathode.electrolyte, cathode.morphology);
  const classes = cathode.classes.length;
  const patches = cathode.patches.length;
  const contact = Float64Array.from(cathode.classes, (c) => c.contact);
  const slow: SlowMechanism[] = [];

  const oxygen = optionsOf(mechanisms.oxygenRelease, data.oxygenRelease);
  if (oxygen) {
    const rate = oxygen.rate * arrhenius(oxygen.activation, cell.temperature);
    const resistance = oxygen.resistance / cathode.interphaseArrhenius;
    const bare = cathode.patches.map((patch) => (patch.name === 'bare' ? 1 : 0));
    slow.push(new OxygenRelease({ ...oxygen, rate, resistance }, { classes, bare }));
  }
  const gap = optionsOf(mechanisms.contactLoss, data.contactLoss);
  // A liquid wets whatever gap there is.
  if (gap && cathode.electrolyte === 'solid') {
    const law = (typeof mechanisms.contactLoss === 'object' && mechanisms.contactLoss.law) || 'gap';
    const film = Float64Array.from(
      { length: classes * patches },
      (_, kp) => cathode.patches[kp % patches].filmThickness,
    );
    slow.push(
      contactLoss({ ...gap, law }, { classes, contact, film, pressure: cell.pressure, adhesion: cathode.adhesion }),
    );
  }
  const isolation = optionsOf(mechanisms.isolation, data.isolation);
  if (isolation) {
    const exposure = cathode.patches.reduce((sum, patch) => sum + patch.fraction * patch.oxidationFactor, 0);
    slow.push(new Isolation(isolation, { classes, contact, exposure }));
  }
  const cracking = optionsOf(mechanisms.cracking, data.cracking);
  if (cracking) slow.push(new Cracking(cracking, { classes, liquid: cathode.electrolyte === 'liquid' }));

  const oxidation = oxidationLaw(mechanisms.interphase, data.interphase, cell);
  const carbonOxidation =
    cathode.carbonSurface > 0 ? oxidationLaw(mechanisms.carbonOxidation, data.carbonOxidation, cell) : undefined;
  return { slow, ...(oxidation ? { oxidation } : {}), ...(carbonOxidation ? { carbonOxidation } : {}) };
}

function oxidationLaw(
  choice: Mechanisms['interphase'] | Mechanisms['carbonOxidation'],
  data: AgeingData['interphase'],
  cell: Cell,
): OxidationLaw | undefined {
  const constants = optionsOf(choice, data);
  if (!constants) return undefined;
  const given: Exclude<NonNullable<Mechanisms['interphase']>, boolean> = typeof choice === 'object' ? choice : {};
  const factor = arrhenius(constants.activation, cell.temperature);
  return new OxidationLaw(
    {
      reactionRate: constants.reactionRate * factor,
      parabolicRate: constants.parabolicRate * factor,
      alpha: constants.alpha,
      onset: given.onset ?? cell.cathode.oxidationOnset,
      ...(given.gate ? { gate: given.gate } : {}),
    },
    cell.temperature,
  );
}

/** The constants of a mechanism: what the scenario says, else the built-in value; undefined when it is off. */
function optionsOf<D extends { readonly [name: string]: Property }>(
  choice: boolean | { readonly [name: string]: unknown } | undefined,
  data: D,
): { -readonly [K in keyof D]: number } | undefined {
  if (choice === undefined || choice === false) return undefined;
  const given = choice === true ? {} : choice;
  const constants = Object.entries(data).map(([name, property]) => [name, given[name] ?? property.value]);
  return Object.fromEntries(constants) as { -readonly [K in keyof D]: number };
}
