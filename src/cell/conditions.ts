import type { LabRecipe, RawRecipe } from '../scenario/recipe.js';
import type { Cell } from './cell.js';

/** What a step of a programme may set: temperature [K], stack pressure [Pa]. */
export interface Settings {
  readonly temperature?: number;
  readonly pressure?: number;
}

/** What a cell is under, and has been under: which of the cells it is that its recipe makes. */
export interface Conditions {
  /** [K] */
  readonly temperature: number;
  /** [Pa] Of the stack. */
  readonly pressure: number;
  /** [Pa] P_max: the largest so far, while the cell was made and since. */
  readonly highestPressure: number;
  /** [Pa] Under which the cell was first used: its particles stay in the classes of these. */
  readonly first: Pressed;
}

/** [Pa] Stack pressure, and the largest up to then. */
export interface Pressed {
  readonly pressure: number;
  readonly highestPressure: number;
}

/** Those of the recipe. */
export function conditionsOf({ temperature, pressure, fabricationPressure }: Cell): Conditions {
  const highestPressure = Math.max(fabricationPressure, pressure);
  return { temperature, pressure, highestPressure, first: { pressure, highestPressure } };
}

/** After a step has set some of them; of a cell that nothing has been done to yet, these are the ones that it is first used under. */
export function withSettings(before: Conditions, set: Settings, untouched: boolean): Conditions {
  const { temperature = before.temperature, pressure = before.pressure } = set;
  const highestPressure = Math.max(before.highestPressure, pressure);
  return { temperature, pressure, highestPressure, first: untouched ? { pressure, highestPressure } : before.first };
}

/** Whether a cell is the same under both. */
export function sameConditions(a: Conditions, b: Conditions): boolean {
  return a.temperature === b.temperature && samePressures(a, b);
}

/** Whether a cell has been pressed alike under both. */
export function samePressures(a: Conditions, b: Conditions): boolean {
  return pressed(a, b) && pressed(a.first, b.first);
}

const pressed = (a: Pressed, b: Pressed): boolean =>
  a.pressure === b.pressure && a.highestPressure === b.highestPressure;

/** The recipe of the cell that it makes under these conditions; directly given parameters know a temperature alone. */
export function recipeUnder<R extends LabRecipe | RawRecipe>(recipe: R, conditions: Conditions): R {
  const { temperature, pressure, highestPressure: fabricationPressure, first } = conditions;
  if (recipe.kind === 'raw') return { ...recipe, temperature };
  const classed = pressed(conditions, first)
    ? {}
    : { firstUsedUnder: { pressure: first.pressure, fabricationPressure: first.highestPressure } };
  return { ...recipe, temperature, pressure, fabricationPressure, ...classed };
}
