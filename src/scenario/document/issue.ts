/** One thing wrong (or suspicious) with what a person wrote, as data: where, what stood there, what may stand there, what to try. */
export interface Issue {
  /**
   * `error` stops the run (exit code 2); `warning` is printed and kept with the results; `note` is something to know that asks
   * for nothing, and is told by `check` alone.
   */
  readonly severity: 'error' | 'warning' | 'note';
  /** Dotted path inside the document, e.g. `cell.cathode.coating.thickness` or `protocol[2]`; empty for the whole file. */
  readonly path: string;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** What stood there, shortened. */
  readonly got?: string;
  /** What is allowed there. */
  readonly allowed?: string;
  /** What to try. */
  readonly hint?: string;
  /** The file that it stands in, relative to the scenario; absent: the scenario itself. */
  readonly file?: string;
  /** 1-based position in the file, when the text is known. */
  readonly line?: number;
  readonly column?: number;
}

/** "line 4, cell.pressure: The unit mm does not fit here. (got 81 mm; allowed: from 0 MPa, up to 2000 MPa)" */
export function inOneLine({ file, line, path, message, got, allowed, hint }: Issue): string {
  const where = [file, line === undefined ? undefined : `line ${line}`, path].filter((part) => part).join(', ');
  const more = [
    got === undefined ? undefined : `got ${got}`,
    allowed === undefined ? undefined : `allowed: ${allowed}`,
    hint,
  ].filter((part) => part !== undefined);
  return `${where === '' ? '' : `${where}: `}${message}${more.length === 0 ? '' : ` (${more.join('; ')})`}`;
}
