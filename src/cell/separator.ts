import type { Electrolyte } from '../materials/material.js';
import type { Issue } from '../scenario/document/issue.js';
import type { SeparatorRecipe } from '../scenario/recipe.js';
import type { Separator } from './cell.js';
import { ionicArrhenius, tortuosityFactor } from './conductivity.js';

/**
 * The separator at the cell temperature.
 *     solid:  L = m/(rho A (1 - porosity)), conductivity of the pressed pellet as measured (its pores are in that value)
 *             times a factor for how it was pressed
 *     liquid: stated thickness of a porous membrane, kappa porosity/tau2
 * Equation (T4.4) of the handbook.
 */
export function deriveSeparator(
  recipe: SeparatorRecipe,
  electrolyte: Electrolyte,
  area: number,
  temperature: number,
  pressing: number,
): { readonly separator?: Separator; readonly issues: readonly Issue[] } {
  const factor = ionicArrhenius(electrolyte, temperature);
  const conductivity = electrolyte.ionicConductivity.value * factor;
  if (electrolyte.phase === 'liquid') {
    const { separator, issues } = liquidSeparator(recipe, electrolyte, conductivity);
    return separator ? { separator: measuredOr(separator, recipe, factor), issues } : { issues };
  }
  const dense = recipe.mass === undefined ? undefined : recipe.mass / (electrolyte.density.value * area);
  const thickness = recipe.thickness ?? (dense === undefined ? undefined : dense / (1 - recipe.porosity));
  if (thickness === undefined) {
    return {
      issues: [
        {
          severity: 'error',
          path: 'cell.separator',
          message: 'Neither the mass nor the thickness of the separator is given.',
          allowed: 'mass or thickness',
          hint: 'mass: 100 mg, or thickness: 400 um',
        },
      ],
    };
  }
  if (dense !== undefined && thickness < dense * (1 - 1e-9)) {
    return {
      issues: [
        {
          severity: 'error',
          path: 'cell.separator.thickness',
          message: 'The stated thickness is less than the dense electrolyte of this mass needs.',
          got: `${(thickness * 1e6).toPrecision(4)} um`,
          allowed: `at least ${(dense * 1e6).toPrecision(4)} um`,
          hint: 'give only one of mass and thickness',
        },
      ],
    };
  }
  return {
    separator: measuredOr({ thickness, ionicConductivity: conductivity * pressing }, recipe, factor),
    issues: [],
  };
}

/** With the conductivity that a measured resistance [Ohm m2] at 25 degC asks for, where there is one. */
function measuredOr(separator: Separator, { resistance }: SeparatorRecipe, ionicArrhenius: number): Separator {
  if (resistance === undefined) return separator;
  return { ...separator, ionicConductivity: (separator.thickness / resistance) * ionicArrhenius };
}

function liquidSeparator(
  { thickness, porosity }: SeparatorRecipe,
  electrolyte: Electrolyte,
  conductivity: number,
): { readonly separator?: Separator; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  if (thickness === undefined) {
    issues.push({
      severity: 'error',
      path: 'cell.separator.thickness',
      message: 'A separator soaked with liquid electrolyte needs a thickness.',
      hint: 'thickness: 260 um for one compressed glass fibre sheet',
    });
  }
  if (!(porosity > 0)) {
    issues.push({
      severity: 'error',
      path: 'cell.separator.porosity',
      message: 'A separator soaked with liquid electrolyte needs pores.',
      got: String(porosity),
      allowed: 'above 0',
      hint: 'porosity: 40 % for a polyolefin membrane, 90 % for glass fibre',
    });
  }
  if (thickness === undefined || issues.length > 0) return { issues };
  const effective = (conductivity * porosity) / tortuosityFactor(electrolyte.tortuosity.value, porosity);
  return { separator: { thickness, ionicConductivity: effective }, issues };
}
