import { meanContacts } from '../cell/transferable/connected.js';
import { findMaterial } from '../materials/catalogue.js';
import { type CoatingConstants, coatingConstants } from '../materials/coating/familyConstants.js';
import type { Coating, CoatingFamily } from '../materials/material.js';
import { readMaterial } from '../materials/readMaterial.js';
import type { Prepared } from '../prepare.js';
import { valueAt } from '../scenario/document/path.js';

/** Cells with a solid electrolyte. */
export const solid = ({ cell }: Prepared): boolean => cell.cathode.electrolyte === 'solid';

/** Solid cells with particles of a morphology. */
export function ofMorphology(morphology: 'single' | 'poly'): (prepared: Prepared) => boolean {
  return (prepared) => solid(prepared) && prepared.cell.cathode.morphology === morphology;
}

/** Contacts of a particle by the mixing of the recipe. */
export function customaryContacts({ scenario: { cell } }: Prepared): number | undefined {
  return cell.kind === 'lab' ? meanContacts(cell.cathode) : undefined;
}

/** The material of the coating, built in or own; undefined for bare particles. */
export function coatingOf({ cell, scenario, raw }: Prepared): Coating | undefined {
  if (scenario.cell.kind !== 'lab' || cell.cathode.coating === undefined) return undefined;
  const name = scenario.cell.cathode.coating?.material;
  if (name === undefined) return undefined;
  const own = valueAt(raw, ['materials', name]);
  const read = own === undefined ? undefined : readMaterial(own, '', name).material;
  const found = findMaterial('coating', name, '', read ? [read] : []);
  return 'material' in found ? found.material : undefined;
}

/** Coated cells of a family. */
export function ofFamily(family: CoatingFamily): (prepared: Prepared) => boolean {
  return (prepared) => {
    const coating = coatingOf(prepared);
    return coating !== undefined && (coating.family ?? 'oxide') === family;
  };
}

/** A constant of the coating (SI) as its material and deposition give it; undefined where there is none. */
export function coatingConstant(name: keyof CoatingConstants): (prepared: Prepared) => number | undefined {
  return (prepared) => {
    const coating = coatingOf(prepared);
    const { cell } = prepared.scenario;
    if (coating === undefined || cell.kind !== 'lab') return undefined;
    return coatingConstants(coating, cell.cathode.coating?.deposition)[name]?.value;
  };
}
