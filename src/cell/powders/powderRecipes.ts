import type { Issue } from '../../scenario/document/issue.js';
import type { CathodeRecipe, LabRecipe } from '../../scenario/recipe.js';
import { labLimits } from '../limits.js';

/** A powder with the recipe of the cell that has no other. */
export interface PowderAlone {
  readonly name: string;
  /** Share of the active mass. */
  readonly share: number;
  readonly recipe: LabRecipe;
  /** Where it stands in a document. */
  readonly place: string;
}

/** The powders of a recipe one by one. */
export function powdersAlone(recipe: LabRecipe): readonly PowderAlone[] {
  const { powders, ...cathode } = recipe.cathode;
  if (powders === undefined) return [{ name: cathode.activeMaterial, share: 1, recipe, place: 'cell.cathode' }];
  const {
    openCircuitVoltage: _U,
    exchangeCurrentDensity: _j0,
    diffusivity: _D0,
    diffusivityDrop: _A1,
    ...overrides
  } = cathode.overrides;
  const shared = { ...withoutPowder(cathode) };
  return powders.map(({ name, share, index, ...powder }) => ({
    name,
    share,
    recipe: { ...recipe, cathode: { ...shared, ...powder, overrides: { ...overrides, ...powder.overrides } } },
    place: `cell.cathode.powders[${index}]`,
  }));
}

/** Numbers of powders that are outside what any has. */
export function powderLimits(recipe: LabRecipe): readonly Issue[] {
  if (recipe.cathode.powders === undefined) return [];
  const known = new Set(labLimits(recipe).map(({ path }) => path));
  return powdersAlone(recipe).flatMap(({ recipe: alone, place }) =>
    labLimits(alone)
      .filter(({ path }) => path.startsWith('cell.cathode.') && !known.has(path))
      .map((issue) => ({ ...issue, path: issue.path.replace('cell.cathode', place) })),
  );
}

/** What a cathode says beside its powder. */
function withoutPowder(cathode: CathodeRecipe) {
  const { contact: _th, contactSpread: _s, connected: _m, coating: _c, initialContent: _x, ...shared } = cathode;
  return shared;
}
