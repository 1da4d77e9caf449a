import { builtInValue } from '../fit/opening/builtInValue.js';
import type { Prepared } from '../prepare.js';
import { isPlain, type Path, type Plain, parsePath, valueAt } from '../scenario/document/path.js';
import { longForm } from '../scenario/document/variants.js';
import { formatQuantity } from '../scenario/quantities/quantity.js';
import { moved, type PopulationConstant } from './constant.js';

/** A constant that is drawn in a cell: its place, and its value (SI) where it does not deviate. */
export interface DrawnConstant {
  /** Its coordinate in a draw. */
  readonly index: number;
  readonly constant: PopulationConstant;
  readonly path: Path;
  readonly builtIn: number;
}

/** The constants that a scenario leaves to the population in one of its cells; what it states itself is kept. */
export function drawnConstants(prepared: Prepared, constants: readonly PopulationConstant[]): readonly DrawnConstant[] {
  return constants.flatMap((constant, index): DrawnConstant[] => {
    const path = parsePath(constant.place) ?? [];
    const places = [constant.place, ...(constant.statedBy ?? [])];
    if (places.some((place) => valueAt(prepared.raw, parsePath(place) ?? []) !== undefined)) return [];
    if (constant.when && !constant.when(prepared)) return [];
    const builtIn = constant.typical ?? constant.builtIn?.(prepared) ?? laidDown(path, prepared, constant);
    return builtIn === undefined || !Number.isFinite(builtIn) ? [] : [{ index, constant, path, builtIn }];
  });
}

/** A default of the file format, of a mechanism that is on, or of a material. */
function laidDown(path: Path, prepared: Prepared, { builtIn }: PopulationConstant): number | undefined {
  return builtIn === undefined ? builtInValue(path, prepared) : undefined;
}

/** The value (SI) of a constant that deviates by so much in its scale. */
export function drawnValue({ constant: { scale, bounds }, builtIn }: DrawnConstant, deviation: number): number {
  const value = moved(builtIn, scale, deviation);
  return bounds === undefined ? value : Math.min(bounds[1], Math.max(bounds[0], value));
}

/** The document (JSON) of one cell with the constants of a draw in it. `deviations`: in the scale of each constant, by its index. */
export function drawnDocument(
  prepared: Prepared,
  drawn: readonly DrawnConstant[],
  deviations: ArrayLike<number>,
): string {
  const { data: _, ...document } = isPlain(prepared.raw) ? prepared.raw : {};
  const filled = drawn.reduce<Plain>((there, one) => {
    const value = drawnValue(one, deviations[one.index] ?? 0);
    return put(there, one.path, formatQuantity(value, one.constant.unit, 12));
  }, document);
  return JSON.stringify(filled);
}

/** A copy with a value at a place; `true` is a mechanism with all its constants built in. */
function put(data: unknown, [key, ...rest]: Path, value: unknown): Plain {
  const there = isPlain(data) ? data : {};
  if (key === undefined) return there;
  return { ...there, [key]: rest.length === 0 ? value : put(there[String(key)], rest, value) };
}

/** The document of one cell without what stands at some places: what was fitted to a study is no part of its recipe. */
export function withoutPlaces(document: Plain, places: readonly string[]): Plain {
  return places.reduce<Plain>((there, place) => {
    const path = parsePath(place) ?? [];
    return without(there, path[0] === 'variants' ? longForm(path.slice(2), there) : longForm(path, there));
  }, document);
}

function without(data: Plain, [key, ...rest]: Path): Plain {
  const name = String(key);
  if (!(name in data)) return data;
  const { [name]: there, ...others } = data;
  if (rest.length === 0) return others;
  return isPlain(there) ? { ...others, [name]: without(there, rest) } : data;
}
