import { fromSi } from '../scenario/quantities/quantity.js';
import { plainNumber } from '../text/plainNumber.js';
import { builtInMaterials } from './catalogue.js';
import { coatingConstants } from './coating/familyConstants.js';
import { labUnits } from './labUnits.js';
import type { Material, Property } from './material.js';

/** A material, a mechanism of ageing, or the laws of the fresh cell, as `argyrode materials` shows it. */
export interface MaterialListing {
  readonly name: string;
  readonly kind: Material['kind'] | 'mechanism' | 'law';
  readonly aliases: readonly string[];
  readonly description: string;
  readonly properties: readonly PropertyListing[];
}

/** A property of a material as `argyrode materials` shows it: number, unit, source. */
export interface PropertyListing {
  readonly name: string;
  /** Of an option of a mechanism; the name of a property of a material says it. */
  readonly meaning?: string;
  /** A number in the lab unit, or a word about a curve. */
  readonly value: number | string;
  readonly unit: string;
  readonly source: string;
  /** Plausible range of a number in the lab unit; supported abscissa of a curve. */
  readonly range?: readonly [number, number];
  readonly note?: string;
  /** How it scatters between studies, in words. */
  readonly studySpread?: string;
}

/** All materials, built-in first, with every property, its unit and its source. */
export function listMaterials(own: readonly Material[] = []): readonly MaterialListing[] {
  return [...builtInMaterials, ...own].map((material) => ({
    name: material.name,
    kind: material.kind,
    aliases: material.aliases,
    description: material.description,
    properties: properties(material).map(([name, property]) => listProperty(name, property)),
  }));
}

/** The properties of a material with their names; those of the transferable laws alone as `transferable.name`. */
export function properties(material: Material): readonly (readonly [string, Property<unknown>])[] {
  const { transferable = {}, ...common } = material;
  const byFamily = material.kind === 'coating' ? coatingConstants(material) : {};
  const differing = Object.entries(transferable).map(([name, property]) => [`transferable.${name}`, property]);
  // A table of an anode takes the place of a plateau, and of its shape.
  const hidden = material.kind === 'anode' && material.potential ? 'shape' : undefined;
  return [...Object.entries({ ...common, ...byFamily }), ...differing].filter(
    (entry): entry is [string, Property<unknown>] => entry[0] !== hidden && isProperty(entry[1]),
  );
}

function isProperty(value: unknown): value is Property<unknown> {
  return typeof value === 'object' && value !== null && 'value' in value && 'source' in value;
}

function listProperty(name: string, { value, unit, source, range, note }: Property<unknown>): PropertyListing {
  const labUnit = labUnits[unit];
  const isNumber = typeof value === 'number';
  const convert = (si: number): number => (labUnit === undefined ? si : Number(fromSi(si, labUnit).toPrecision(12)));
  return {
    name,
    value: isNumber ? convert(value) : describe(value),
    unit: isNumber ? (labUnit ?? unit) : unit,
    source,
    ...(range === undefined ? {} : { range: isNumber ? ([convert(range[0]), convert(range[1])] as const) : range }),
    ...(note === undefined ? {} : { note }),
  };
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return `table of ${value.length} points`;
  if (value === null) return 'flat';
  if (typeof value === 'number') return plainNumber(value, 4);
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([key, part]) => describePart(key, part))
    .join(', ');
}

function describePart(key: string, part: unknown): string {
  if (key === 'form') return String(part);
  if (Array.isArray(part)) {
    const numbers = part.every((item) => typeof item === 'number');
    return numbers ? `${key} ${part.map(describe).join(' to ')}` : `${part.length} ${key}`;
  }
  return typeof part === 'object' && part !== null ? `${key} (${describe(part)})` : `${key} ${describe(part)}`;
}
