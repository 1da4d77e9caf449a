import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CycleRow, type Preparation, prepare } from '../../src/index.js';
import { cellRequest } from '../../src/web/engine/cellRequest.js';
import type { CellRequest, DroppedFiles, Level, ReadFile, Report } from '../../src/web/engine/messages.js';
import { progressiveRun } from '../../src/web/engine/progressiveRun.js';
import { readDropped } from '../../src/web/engine/readDropped.js';

const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/**
 * Every scenario that ships, as a path below `scenarios/`; of studies that are there by two sets of laws the second time the cell alone, and
 * none of those that are there to be predicted.
 */
export const shipped: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ya?ml|json)$/.test(name) && !/(fit|study)\.(ya?ml|json)$/.test(name))
  .filter((name) => dirname(dirname(name)) !== 'transferable' || isSecondCell(name))
  .filter((name) => !isDesign(name))
  .sort();

/** A study of thousands of runs names a scenario, and is none. */
function isDesign(name: string): boolean {
  return /^design:/m.test(readFileSync(join(folder, name), 'utf8'));
}

function isSecondCell(name: string): boolean {
  return basename(name) === 'cell.yaml' && existsSync(join(folder, basename(dirname(name)), 'study.yaml'));
}

/** As the command line prepares it. */
export function prepared(file: string, settings: readonly string[] = []): Preparation {
  const readFile = (path: string): string => readFileSync(join(folder, dirname(file), path), 'utf8');
  return prepare(readFileSync(join(folder, file), 'utf8'), { readFile, settings });
}

export type ReadScenario = Extract<ReadFile, { is: 'scenario' }>;

/** As the page reads files that are dropped on it together. */
export async function read(name: string, files: { readonly [name: string]: string }): Promise<ReadScenario> {
  const encoder = new TextEncoder();
  const bytes: DroppedFiles = Object.fromEntries(
    Object.entries(files).map(([key, text]) => [key, encoder.encode(text)]),
  );
  const found = await readDropped(name, bytes);
  if (found.is !== 'scenario') throw new Error(`${name}: ${JSON.stringify(found)}`);
  return found;
}

/** A shipped scenario dropped together with the one that it extends. */
export async function dropped(file: string): Promise<ReadScenario> {
  const text = readFileSync(join(folder, file), 'utf8');
  const base = /^extends:\s*(\S+)/m.exec(text)?.[1];
  return read(basename(file), {
    [basename(file)]: text,
    ...(base === undefined ? {} : { [basename(base)]: readFileSync(join(folder, dirname(file), base), 'utf8') }),
  });
}

/** What the page asks its engine for, of every variant. */
export function requests({ variants, measurements }: ReadScenario): readonly CellRequest[] {
  return variants.map(({ name, document }) => cellRequest(name, document as object, measurements));
}

/** The cycle table of each level as it reaches the page, and how the runs ended. */
export async function runOnPage(cell: CellRequest): Promise<{
  readonly rows: Readonly<Record<Level, readonly CycleRow[]>>;
  readonly ended: readonly Extract<Report, { kind: 'ended' }>[];
  readonly reports: readonly Report[];
}> {
  const reports: Report[] = [];
  await progressiveRun(cell, 1, {
    pause: async () => false,
    // Messages are copied on their way to the page.
    post: (report) => reports.push(structuredClone(report)),
  });
  const rowsAt = (level: Level) =>
    reports.flatMap((report) => (report.kind === 'progress' && report.level === level ? report.rows : []));
  return {
    rows: { quick: rowsAt('quick'), fine: rowsAt('fine') },
    ended: reports.filter((report) => report.kind === 'ended'),
    reports,
  };
}
