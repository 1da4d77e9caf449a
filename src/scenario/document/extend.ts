import type { Issue } from './issue.js';
import { isPlain, type Path, type Plain, shorten } from './path.js';
import { filesOfProfiles, isTable } from './profileNames.js';
import { resolveRelative } from './resolveRelative.js';
import { type Position, readSourceText, type SourceText } from './sourceText.js';
import { merge } from './variants.js';

/** A scenario on top of all that it extends. */
export interface Extended {
  /** The documents merged, the file itself last. */
  readonly document: Plain;
  /** Why it cannot be put together. What else would be said of the rest follows from that. */
  readonly issues: readonly Issue[];
  /** Where a place is written: in this file, or in one of those below it. */
  readonly locate: (place: Path) => FilePosition | undefined;
}

/** `file` is absent for the scenario itself. */
export interface FilePosition extends Position {
  readonly file?: string;
}

/** Reads a file that the scenario names by a path relative to it; throws when there is none. */
export type ReadFile = (path: string) => string;

/** One file of the chain. */
interface Layer {
  /** Path relative to the scenario; absent for the scenario itself. */
  readonly file?: string;
  readonly data: Plain;
  readonly locate: SourceText['locate'];
}

/** More files upon one another are a mistake. */
const mostLayers = 50;

/** The document merged onto the one that it extends, that one onto its own, and so on, as a variant is merged onto its base. */
export function extend(data: Plain, locate: SourceText['locate'], readFile: ReadFile | undefined): Extended {
  let top: Layer = { data, locate };
  const layers = [top];
  while (top.data.extends !== undefined && top.data.extends !== null) {
    const below = layerBelow(top, layers, readFile);
    if ('message' in below) {
      return { document: data, issues: [refusal(layers, below)], locate: (place) => positionIn(layers, place) };
    }
    layers.push(below);
    top = below;
  }
  const document = layers
    .map(({ file, data: { extends: _, ...own } }) =>
      file === undefined ? own : withDataBeside(file, withProfilesBeside(file, withMaterialsBeside(file, own))),
    )
    .reduceRight<unknown>((base, own) => merge(base, own), {}) as Plain;
  return { document, issues: [], locate: (place) => positionIn(layers, place) };
}

interface Reason {
  readonly message: string;
  readonly got?: string;
  readonly hint?: string;
}

function layerBelow(top: Layer, layers: readonly Layer[], readFile: ReadFile | undefined): Layer | Reason {
  const { extends: named } = top.data;
  if (typeof named !== 'string') return { message: 'What a scenario extends is a file.', got: shorten(named) };
  const file = resolveRelative(top.file ?? '', named);
  if (!readFile) return { message: 'Files cannot be read here.', got: file };
  const names = layers.flatMap(({ file: name }) => name ?? []);
  if (names.includes(file) || names.length >= mostLayers) {
    return {
      message: `The files extend one another in a circle: ${shorten([...names, file].join(' -> '))}.`,
      got: file,
    };
  }
  let text: string;
  try {
    text = readFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { message: `The file cannot be read: ${reason.replace(/\.$/, '')}.`, got: file };
  }
  const { data, issues, locate } = readSourceText(text);
  const fault = issues.find(({ severity }) => severity === 'error');
  if (fault !== undefined) {
    const line = fault.line === undefined ? '' : `, line ${fault.line}`;
    const { hint } = fault;
    return { message: `In ${file}${line}: ${fault.message}`, got: file, ...(hint === undefined ? {} : { hint }) };
  }
  return isPlain(data) ? { file, data, locate } : { message: 'The file is not a scenario.', got: file };
}

/** Said of the file in which the name of the missing one stands. */
function refusal(layers: readonly Layer[], reason: Reason): Issue {
  const { file, locate } = layers.at(-1)!;
  return {
    severity: 'error',
    path: 'extends',
    ...reason,
    allowed: 'the path of another scenario file, relative to the one that names it',
    ...(file === undefined ? {} : { file }),
    ...locate(['extends']),
  };
}

/** Material files lie beside the file that names them. */
function withMaterialsBeside(file: string, document: Plain): Plain {
  const { materials } = document;
  if (!isPlain(materials)) return document;
  const moved = Object.entries(materials).map(([name, given]) => [
    name,
    typeof given === 'string' ? resolveRelative(file, given) : given,
  ]);
  return { ...document, materials: Object.fromEntries(moved) };
}

/** The files of tables too, also of those that its sentences name without more. */
function withProfilesBeside(file: string, document: Plain): Plain {
  const named = [...filesOfProfiles([document.protocol, document.variants]).keys()].map(
    (name) => [name, name] as const,
  );
  const given = isPlain(document.profiles) ? Object.entries(document.profiles) : [];
  const all = new Map<string, unknown>([...named, ...given]);
  if (all.size === 0) return document;
  const moved = [...all].map(([name, table]) => [
    name,
    typeof table === 'string' && !isTable(table) ? resolveRelative(file, table) : table,
  ]);
  return { ...document, profiles: Object.fromEntries(moved) };
}

/** Files of measurements too. */
function withDataBeside(file: string, document: Plain): Plain {
  const beside = (data: unknown): unknown => {
    if (typeof data === 'string') return resolveRelative(file, data);
    if (!Array.isArray(data)) return data;
    return data.map((entry: unknown) =>
      isPlain(entry) && typeof entry.file === 'string' ? { ...entry, file: resolveRelative(file, entry.file) } : entry,
    );
  };
  const { data, variants } = document;
  const moved = isPlain(variants)
    ? Object.entries(variants).map(([name, own]) => [
        name,
        isPlain(own) && own.data !== undefined ? { ...own, data: beside(own.data) } : own,
      ])
    : undefined;
  return {
    ...document,
    ...(data === undefined ? {} : { data: beside(data) }),
    ...(moved ? { variants: Object.fromEntries(moved) } : {}),
  };
}

/** In the topmost file that has most of the place. */
function positionIn(layers: readonly Layer[], place: Path): FilePosition | undefined {
  const depths = layers.map(({ data }) => depthOf(data, place));
  const layer = layers[depths.indexOf(Math.max(...depths))];
  const position = layer?.locate(place);
  return position && (layer?.file === undefined ? position : { ...position, file: layer.file });
}

/** How many steps of a place exist. */
function depthOf(data: unknown, place: Path): number {
  let value = data;
  for (const [depth, segment] of place.entries()) {
    const there = Array.isArray(value) ? Number(segment) in value : isPlain(value) && Object.hasOwn(value, segment);
    if (!there) return depth;
    value = (value as Plain)[segment];
  }
  return place.length;
}
