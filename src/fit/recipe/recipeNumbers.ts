import { activeMechanisms, mechanismNamed } from '../../degradation/mechanisms.js';
import { isChoice, isGroup } from '../../degradation/options.js';
import type { Prepared } from '../../prepare.js';
import { formatPath, isPlain, type Path, valueAt } from '../../scenario/document/path.js';
import { unitAt } from '../../scenario/document/unitAt.js';
import { resolvedSchema } from '../../scenario/schema.js';
import { builtInPlaces, builtInValue } from '../opening/builtInValue.js';

/** A number that a cell is made of. */
export interface RecipeNumber {
  /** As for --set. */
  readonly path: string;
  /** In which a scenario takes it. */
  readonly unit: string;
  /** SI; not zero. */
  readonly value: number;
  /** The scenario states it; otherwise it is built in. */
  readonly stated: boolean;
}

/**
 * Every number of a recipe, every constant of the mechanisms that are on, and those constants of its materials that a scenario may
 * state, in the order of a scenario. Without zeros, of which there is no part.
 */
export function recipeNumbers(prepared: Prepared): readonly RecipeNumber[] {
  const form = resolvedSchema().safeParse(prepared.raw);
  const found = new Map<string, RecipeNumber>();
  const add = (place: Path, value: unknown, unit: string | undefined): void => {
    const path = formatPath(place);
    if (unit === undefined || typeof value !== 'number' || !Number.isFinite(value) || value === 0 || found.has(path))
      return;
    found.set(path, { path, unit, value, stated: isStated(prepared.raw, place) });
  };
  if (form.success)
    for (const place of leavesOf(form.data.cell, ['cell'])) add(place, valueAt(form.data, place), unitAt(place));
  for (const place of builtInPlaces) add(place, builtInValue(place, prepared), unitAt(place));
  for (const name of activeMechanisms(prepared.scenario.mechanisms)) {
    for (const [option, described] of Object.entries(mechanismNamed(name)?.options ?? {})) {
      const place = ['mechanisms', name, option];
      if (!isChoice(described) && !isGroup(described)) add(place, builtInValue(place, prepared), described.unit);
    }
  }
  return [...found.values()];
}

function leavesOf(data: unknown, at: Path): Path[] {
  if (Array.isArray(data)) return data.flatMap((one, i) => leavesOf(one, [...at, i]));
  if (isPlain(data)) return Object.entries(data).flatMap(([key, one]) => leavesOf(one, [...at, key]));
  return typeof data === 'number' ? [at] : [];
}

function isStated(raw: unknown, place: Path): boolean {
  return isPlain(raw) && valueAt(raw, place) !== undefined;
}
