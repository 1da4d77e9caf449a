import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { type Preparation, prepareDocument } from '../../prepare.js';
import type { Issue } from '../../scenario/document/issue.js';
import { readKept } from '../../scenario/document/keptFiles.js';
import { applySettings } from '../../scenario/document/settings.js';
import { designPoints } from '../../sweep/design/designPoints.js';
import { type OpenedStudy, openStudy, studyOfRecord } from '../../sweep/opening/openStudy.js';
import { rowDocument } from '../../sweep/rowDocument.js';
import { version } from '../../version.js';
import { scenarioName } from '../scenarioFile.js';
import { sweepFolder } from './sweepFolder.js';
import { sweepPlace } from './sweepPlace.js';

/** A row of a study, ready to run as a scenario, and what its results are called. */
export interface PreparedRow {
  readonly name: string;
  readonly preparation: Preparation;
}

/**
 * The scenario of one run of a study, "study#4711": the folder of its table (or its name below `results`) or its file, and the number
 * of the run. Whatever is wrong comes back as issues.
 */
export function prepareRow(row: string, settings: readonly string[] = []): PreparedRow {
  const [, given = row, number] = /^(.*)#(\d+)$/s.exec(row) ?? [];
  const called = scenarioName(basename(given));
  const refuse = (...issues: readonly Issue[]): PreparedRow => ({
    name: called,
    preparation: { title: called, document: undefined, variants: [], issues },
  });
  const wrong = (message: string, more: Partial<Issue> = {}): Issue => ({
    severity: 'error',
    path: '--row',
    message,
    got: row,
    ...more,
  });
  if (number === undefined) return refuse(wrong('It is not said which row of which study.', { allowed: 'study#4711' }));
  const opened = opening(given);
  if ('issue' in opened) return refuse(opened.issue);
  const { study } = opened;
  if (!study) return refuse(...opened.wrong.flatMap(({ issues }) => issues));
  const run = Number(number);
  const { runs } = study.design;
  if (run >= runs) return refuse(wrong('The study has no such run.', { allowed: `0 to ${runs - 1}` }));
  const { document, issues } = applySettings(rowDocument(study, designPoints(study)(run)), settings);
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return refuse(...errors);
  const preparation = prepareDocument(document, { readFile: readKept(study.files), name: study.title });
  const told = opened.version === version ? [] : [otherVersion(opened.version)];
  return { name: `${called}-${run}`, preparation: { ...preparation, issues: [...told, ...preparation.issues] } };
}

/** The table of a study says best what its rows are; without one its file does. */
function opening(given: string): Opened | { readonly issue: Issue } {
  if (/\.ya?ml$/i.test(extname(given))) return fromFile(given);
  const found = fromFolder(given);
  const file = `${given}.yaml`;
  return 'issue' in found && existsSync(file) ? fromFile(file) : found;
}

type Opened = OpenedStudy & { readonly version: string };

function fromFile(file: string): Opened | { readonly issue: Issue } {
  const place = sweepPlace(file);
  return 'issue' in place ? place : { ...openStudy(place.text, place.files, [], place.name), version };
}

function fromFolder(given: string): Opened | { readonly issue: Issue } {
  const found = sweepFolder(given);
  if ('issue' in found) return found;
  return { ...studyOfRecord(found.record), version: found.record.version };
}

function otherVersion(made: string): Issue {
  const message = `The table was made by version ${made} of argyrode, this is ${version}: numbers may differ.`;
  return { severity: 'warning', path: '--row', message };
}
