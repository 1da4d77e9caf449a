import type { Issue } from '../../scenario/document/issue.js';
import type { FileIssues } from '../runs/fitCell.js';

/** What was understood of a file, in sentences. */
export interface FileNotes {
  readonly file: string;
  readonly sentences: readonly string[];
}

/** Everything that comes up while a fit and its files are read, by file. */
export class OpeningNotes {
  private readonly issues = new Map<string, Issue[]>();
  private readonly sentences = new Map<string, string[]>();

  add(file: string, ...issues: readonly Issue[]): void {
    const known = this.issues.get(file) ?? [];
    const fresh = issues.filter((issue) => !known.some((one) => same(one, issue)));
    this.issues.set(file, [...known, ...fresh]);
  }

  note(file: string, ...sentences: readonly string[]): void {
    const known = this.sentences.get(file) ?? [];
    this.sentences.set(file, [...known, ...sentences.filter((sentence) => !known.includes(sentence))]);
  }

  get failed(): boolean {
    return this.wrong.length > 0;
  }

  get wrong(): readonly FileIssues[] {
    return this.ofSeverity('error');
  }

  get warnings(): readonly FileIssues[] {
    return this.ofSeverity('warning');
  }

  get notes(): readonly FileNotes[] {
    return [...this.sentences].flatMap(([file, sentences]) => (sentences.length > 0 ? [{ file, sentences }] : []));
  }

  private ofSeverity(severity: Issue['severity']): readonly FileIssues[] {
    return [...this.issues].flatMap(([file, all]) => {
      const issues = all.filter((issue) => issue.severity === severity);
      return issues.length > 0 ? [{ file, issues }] : [];
    });
  }
}

function same(a: Issue, b: Issue): boolean {
  return a.path === b.path && a.message === b.message && a.line === b.line && a.got === b.got;
}
