/** One thing wrong (or suspicious) with what a person wrote, as data: where, what stood there, what may stand there, what to try. */
export interface Issue {
  /** `error` stops the run (exit code 2); `warning` is printed and kept with the results. */
  readonly severity: 'error' | 'warning';
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
  /** 1-based position in the file, when the text is known. */
  readonly line?: number;
  readonly column?: number;
}
