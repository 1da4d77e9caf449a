import type { Preparation } from '../../prepare.js';
import { isPlain, type Plain } from '../../scenario/document/path.js';
import { filesRelativeTo, type NamedFiles } from '../namedFiles.js';
import { cellOf, type FileIssues, type FitCell, preparedFile } from '../runs/fitCell.js';
import type { OpeningNotes } from './openingNotes.js';

/** A scenario of a fit with its cells. */
export interface FitScenario {
  readonly file: string;
  readonly text: string;
  /** What it extends merged in, settings applied. */
  readonly document: Plain;
  readonly preparation: Preparation;
  readonly cells: readonly FitCell[];
}

/** The scenarios that a fit file names, each read once. */
export class FitScenarios {
  private readonly known = new Map<string, FitScenario | undefined>();

  constructor(
    private readonly files: NamedFiles,
    private readonly settings: readonly string[],
    private readonly notes: OpeningNotes,
  ) {}

  /** Undefined, with its faults among the notes, when it cannot be used. */
  open(file: string): FitScenario | undefined {
    if (!this.known.has(file)) this.known.set(file, this.read(file));
    return this.known.get(file);
  }

  /** In the order in which they were opened. */
  get all(): readonly FitScenario[] {
    return [...this.known.values()].filter((scenario) => scenario !== undefined);
  }

  private read(file: string): FitScenario | undefined {
    const wrong: FileIssues[] = [];
    const preparation = preparedFile(file, this.files, this.settings, wrong);
    for (const { issues } of wrong) this.notes.add(file, ...issues);
    if (!preparation || !isPlain(preparation.document)) return undefined;
    const { document, issues } = preparation;
    this.notes.add(file, ...issues);
    const beside = filesRelativeTo(file, this.files);
    const cells = preparation.variants.map((prepared) => cellOf(file, prepared, document, beside));
    return { file, text: this.files.read(file), document, preparation, cells };
  }
}
