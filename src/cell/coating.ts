import type { LawSet } from '../constants/lawSet.js';
import { coatingConstants, roughness } from '../materials/coating/familyConstants.js';
import type { ActiveMaterial, Carbon, Coating, Electrolyte } from '../materials/material.js';
import type { Issue } from '../scenario/document/issue.js';
import type { CathodeRecipe, CoatingRecipe } from '../scenario/recipe.js';
import type { CathodeCoating } from './cell.js';
import type { Composition } from './composition.js';
import {
  coveredShare,
  electronicContact,
  nominalThickness,
  powderSurface,
  protection,
  utilisedShare,
} from './transferable/coatingLaws.js';

/** A coating with its thickness and its share of the surface, stated or by law. */
export interface ResolvedCoating extends CoatingRecipe {
  readonly thickness: number;
  readonly coverage: number;
}

/** What it does beside covering surface; its own charge still in C per m2 of covered particle surface. */
export interface CoatingEffects extends Omit<CathodeCoating, 'ownCharge'> {
  readonly localCharge: number;
}

/** What the laws of coating ask of a cell beside the coating. */
export interface CoatedCathode {
  readonly recipe: CathodeRecipe;
  readonly cam: Pick<ActiveMaterial, 'density'>;
  readonly electrolyte: Pick<Electrolyte, 'phase'>;
  readonly carbon: Pick<Carbon, 'specificSurface'> | undefined;
  /** With the weight share of carbon. */
  readonly composition: Pick<Composition, 'carbonShare'>;
}

/**
 * The coating of a cathode by the set of laws: what the recipe states stays, the rest follows. No coating where nothing is covered: under the
 * transferable laws 0 nm is bare surface.
 */
export function resolvedCoating(
  cathode: CoatedCathode,
  material: Coating | undefined,
  laws: LawSet,
): { readonly coating?: ResolvedCoating; readonly effects?: CoatingEffects; readonly issues: readonly Issue[] } {
  const given = cathode.recipe.coating;
  if (given === undefined || material === undefined) return { issues: [] };
  const thickness = given.thickness ?? thicknessOf(given.amount ?? Number.NaN, cathode, material);
  if (laws === 'per study') return { coating: { ...given, thickness, coverage: given.coverage ?? 1 }, issues: [] };
  if (thickness === 0) return { issues: [bareNote(given)] };
  const constants = coatingConstants(material, given.deposition);
  const contact = electronicContact(thickness, given.insulatingThickness ?? constants.insulatingThickness.value);
  return {
    coating: {
      ...given,
      thickness,
      coverage: given.coverage ?? coveredShare(thickness, given.coverThickness ?? constants.coverThickness.value),
      blocking: given.blocking ?? protection(thickness, given.barrierThickness ?? constants.barrierThickness?.value),
    },
    effects: {
      thickness,
      electronicContact: contact,
      utilised: cathode.electrolyte.phase === 'liquid' ? 1 : utilisedShare(contact, carbonSurface(cathode)),
      crackStrain: constants.crackStrain?.value ?? Number.POSITIVE_INFINITY,
      crackRate: constants.crackRate?.value ?? 0,
      localCharge: constants.ownCharge.value * thickness,
    },
    issues: [],
  };
}

/** [m2/kg] Surface of carbon in the composite. */
function carbonSurface({ carbon, composition }: CoatedCathode): number {
  return carbon === undefined ? 0 : carbon.specificSurface.value * composition.carbonShare;
}

/** [m] Of an amount of coating on the powder. */
function thicknessOf(amount: number, { recipe, cam }: CoatedCathode, material: Coating): number {
  const { d50, surface } = recipe.particles;
  const { density, agglomerated } = coatingConstants(material);
  const area = surface ?? powderSurface(d50, cam.density.value, roughness.value);
  return nominalThickness(amount, agglomerated.value, density.value, area);
}

function bareNote(given: CoatingRecipe): Issue {
  const place = given.thickness === undefined ? 'amount' : 'thickness';
  return {
    severity: 'note',
    path: `cell.cathode.coating.${place}`,
    message: 'Without any thickness there is no coating: the particles are bare.',
    got: '0',
  };
}
