import type { RunsRecord } from '../results/runsTable.js';
import { version } from '../version.js';
import type { Study } from './study.js';

/** What the table of a study says of itself. `environment`: where it is computed. */
export function recordOf(study: Study, environment: { readonly [key: string]: string }): RunsRecord {
  const { title, source, design, columns, varied } = study;
  return {
    version,
    title,
    ...source,
    runs: design.runs,
    seed: design.seed,
    columns,
    varied,
    environment,
  };
}

/** Where a table that is to be gone on with differs from the study that is asked for, in words; undefined when it is the same. */
export function recordDifference(saved: RunsRecord, present: RunsRecord): string | undefined {
  if (saved.version !== present.version)
    return `the version of argyrode was ${saved.version} and is now ${present.version}`;
  if (saved.settings.join('\n') !== present.settings.join('\n')) return 'the changes by --set are others';
  if (saved.study !== present.study) return 'the study file is not what it was';
  const names = [...new Set([...Object.keys(saved.files), ...Object.keys(present.files)])];
  const changed = names.find((name) => saved.files[name] !== present.files[name]);
  if (changed !== undefined) return `${changed} is not what it was`;
  const resolved = (record: RunsRecord): string => JSON.stringify([record.runs, record.columns, record.varied]);
  return resolved(saved) === resolved(present) ? undefined : 'what is varied comes to other values';
}
