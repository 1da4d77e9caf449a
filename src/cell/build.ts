import type { LawSet } from '../constants/lawSet.js';
import type { Material } from '../materials/material.js';
import type { Issue } from '../scenario/document/issue.js';
import type { LabRecipe, RawRecipe } from '../scenario/recipe.js';
import type { Cell } from './cell.js';
import { labCell } from './lab.js';
import { rawCell } from './raw.js';

/** What a cell is built with beyond its recipe: lithium content at the start, and materials of the user. */
export interface BuildOptions {
  /** Lithium content of the CAM at the start, (0, 1); default: as synthesised (a raw cell has no default). */
  readonly initialContent?: number;
  /** The user's own materials; they go before built-in ones of the same name. */
  readonly materials?: readonly Material[];
  /** The set of laws by which fresh cell and ageing follow from the recipe; default: per study. */
  readonly laws?: LawSet;
  /** Whether a mechanism takes coating away: there is a bare patch then even where all is covered. */
  readonly uncovers?: boolean;
}

/**
 * From what a lab knows to what the equations need. There is no cell if an issue is an error; warnings come with the
 * cell. Never throws for anything a person may have written.
 */
export function buildCell(
  recipe: LabRecipe | RawRecipe,
  { initialContent, materials = [], laws = 'per study', uncovers = false }: BuildOptions = {},
): { readonly cell?: Cell; readonly issues: readonly Issue[] } {
  return recipe.kind === 'lab'
    ? labCell(recipe, initialContent, materials, laws, uncovers)
    : rawCell(recipe, initialContent, materials, laws);
}
