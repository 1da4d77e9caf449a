import { prepareDocument } from '../../prepare.js';
import type { Issue } from '../../scenario/document/issue.js';
import { readKept } from '../../scenario/document/keptFiles.js';
import { documentWith, writtenValue } from '../rowDocument.js';
import type { Study } from '../study.js';

/**
 * Tries the ends (or all values) of everything that is varied, one after the other: what the scenario refuses is told at its place. Where it
 * refuses all of them that is a mistake; where it takes some, the runs of the others fail, each with its reason.
 */
export function triedValues(study: Pick<Study, 'document' | 'files' | 'varied'>, entries: readonly number[]): Issue[] {
  const readFile = readKept(study.files);
  return entries.flatMap((entry, v): Issue[] => {
    const varied = study.varied[v];
    if (varied === undefined || varied.kind === 'constant') return [];
    const tries =
      varied.kind === 'values'
        ? varied.values.map((value, i) => ({ value, key: `values[${i}]` }))
        : (['from', 'to'] as const).map((key) => ({ value: writtenValue(varied, varied[key]), key }));
    const found = tries.flatMap(({ value, key }): Issue[] => {
      const { issues } = prepareDocument(documentWith(study.document, varied.place, value), { readFile });
      const fault = issues.find(({ severity }) => severity === 'error');
      if (fault === undefined) return [];
      const { file: _, line: __, column: ___, ...told } = fault;
      return [{ ...told, path: `vary[${entry}].${key}`, got: String(value) }];
    });
    if (found.length === tries.length) return found;
    return found.map((issue) => ({ ...issue, severity: 'warning', hint: 'runs with it will fail, and say so' }));
  });
}
