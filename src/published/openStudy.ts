import type { NamedFiles } from '../fit/namedFiles.js';
import { writtenAt } from '../fit/opening/freeParameters.js';
import { cellOf, type FileIssues, type FitCell, type MeasuredRow, preparedFile } from '../fit/runs/fitCell.js';
import { measuredNames, measuredQuantity } from '../quantities/registry.js';
import type { Issue } from '../scenario/document/issue.js';
import { isPlain, type Plain } from '../scenario/document/path.js';
import { placesOf, readStudy, type Study } from './study.js';

/** A study with its scenarios read once: from here on runs differ by settings only. */
export interface OpenStudy {
  readonly study: Study;
  /** Changes to all scenarios, e.g. another law. */
  readonly settings: readonly string[];
  /** The base scenario as plain data, settings applied. */
  readonly base: Plain;
  readonly cells: readonly FitCell[];
  readonly titles: ReadonlyMap<string, string>;
  readonly rows: readonly MeasuredRow[];
}

/** Reads a study and all that it names. Everything wrong with any of the files comes back at once. */
export function openStudy(
  text: string,
  files: NamedFiles,
  settings: readonly string[] = [],
): { readonly opened?: OpenStudy; readonly wrong: readonly FileIssues[] } {
  const { study, issues } = readStudy(text);
  if (!study) return { wrong: [{ file: 'study.yaml', issues }] };
  const wrong: FileIssues[] = [];
  const base = preparedFile(study.base, files, settings, wrong);
  const cells: FitCell[] = [];
  const rows: MeasuredRow[] = [];
  const titles = new Map<string, string>();
  for (const scenario of study.scenarios) {
    const preparation = preparedFile(scenario, files, settings, wrong);
    if (!preparation) continue;
    titles.set(scenario, preparation.title);
    const ownPlaces = placesOfItsOwn(study, preparation.document, base?.document);
    const own = preparation.variants.map((prepared) => ({
      ...cellOf(scenario, prepared, preparation.document, files),
      own: ownPlaces,
    }));
    cells.push(...own);
    const points = new Map(own.flatMap(({ prepared }) => prepared.scenario.data).map((p) => [JSON.stringify(p), p]));
    for (const measurement of points.values()) {
      for (const cell of own) {
        if ((measurement.variant ?? cell.prepared.name) === cell.prepared.name) rows.push({ cell, measurement });
      }
    }
  }
  const faults = faultsOf(study, cells, rows);
  if (faults.length > 0) wrong.push({ file: 'study.yaml', issues: faults });
  if (wrong.length > 0 || !base || !isPlain(base.document)) return { wrong };
  return { opened: { study, settings, base: base.document, cells, titles, rows }, wrong };
}

/** Where a scenario replaces what the base says about a free number: a liquid cell has film constants of its own. One that repeats the base follows it. */
function placesOfItsOwn(study: Study, document: unknown, base: unknown): string[] {
  if (!isPlain(document) || !isPlain(base)) return [];
  return study.free
    .flatMap(({ parameter, also = [] }) => [parameter, ...also])
    .filter((place) => {
      const written = writtenAt(place, document);
      return written !== undefined && written !== writtenAt(place, base);
    });
}

/** What the study says about its scenarios and cannot be true. */
function faultsOf(study: Study, cells: readonly FitCell[], rows: readonly MeasuredRow[]): Issue[] {
  const refuse = (path: string, message: string, got: string, allowed: readonly string[]): Issue => ({
    severity: 'error',
    path,
    message,
    got,
    allowed: allowed.join(', '),
  });
  const issues: Issue[] = [];
  for (const [i, ordering] of study.orderings.entries()) {
    const { quantity } = ordering;
    const path = `orderings[${i}]`;
    for (const { scenario, variant } of placesOf(ordering)) {
      const variants = cells.filter((cell) => cell.scenario === scenario).map(({ prepared }) => prepared.name);
      if (!study.scenarios.includes(scenario)) {
        issues.push(refuse(`${path}.scenario`, 'This is no scenario of the study.', scenario, study.scenarios));
        break;
      }
      if (variants.length > 0 && !variants.includes(variant)) {
        issues.push(refuse(`${path}.order`, 'There is no such variant.', variant, variants));
        break;
      }
    }
    if (!measuredQuantity(quantity))
      issues.push(refuse(`${path}.quantity`, 'This cannot be observed.', quantity, measuredNames()));
  }
  const unknown = new Map(rows.map(({ cell, measurement: { quantity } }) => [quantity, cell.scenario]));
  for (const [quantity, scenario] of unknown) {
    if (!measuredQuantity(quantity))
      issues.push(refuse(`data of ${scenario}`, 'This quantity cannot be observed.', quantity, measuredNames()));
  }
  return issues;
}
