import type { Command } from 'commander';

/** A page of Markdown as it was read. */
export interface Page {
  readonly title: string;
  readonly headings: readonly { readonly level: number; readonly text: string; readonly anchor: string }[];
  readonly equations: readonly string[];
  readonly code: readonly { readonly info: string; readonly content: string; readonly line: number }[];
  readonly links: readonly string[];
  html(target: (href: string) => string): string;
}

export interface Chapter {
  readonly folder: string;
  readonly number: number;
  readonly title: string;
  readonly paths: readonly string[];
}

export interface Handbook {
  readonly docs: string;
  readonly pages: ReadonlyMap<string, Page>;
  readonly chapters: readonly Chapter[];
}

/** Path under `docs` to Markdown. */
type Texts = Readonly<Record<string, string>>;

export const apiPageNames: readonly string[];
export const besideDocs: readonly string[];
export function readExamples(docs: string): readonly { readonly file: string; readonly title: string }[];
export function examplesPage(docs: string): Texts;
export function referencePages(): Texts;
export function readHandbook(docs: string, generated?: Texts): Handbook;
export function readPage(text: string): Page;
export function brokenLinks(handbook: Handbook, root: string): readonly string[];
export function pageHtml(handbook: Handbook, path: string, version: string): string;
export function drawPicture(docs: string): string;
export function subcommands(program: Command): readonly { readonly words: string; readonly command: Command }[];
