import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Issue } from './issue.js';
import { type Path, shorten } from './path.js';

/** The text of a scenario as plain data, with the way back from a place to line and column. */
export interface SourceText {
  /** Undefined when the text could not be read at all. */
  readonly data?: unknown;
  readonly issues: readonly Issue[];
  /** Where a place, or the nearest one around it that exists, is written. */
  readonly locate: (path: Path) => Position | undefined;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** [characters] More than any recipe needs; a larger file is a wrong file. */
const longestText = 2e6;
/** Deeper nesting than any recipe has; keeps every later walk through the data safe. */
const deepestNesting = 40;
const tooDeep = 'The nesting is too deep.';
const shallow = 'a scenario needs fewer than ten levels';
/** Anchors may be repeated this often; more is an attack on memory. */
const mostAliases = 200;
/** Syntax errors follow from one another: beyond the first few they say nothing. */
const mostSyntaxIssues = 20;

/** Reads YAML or JSON (which is YAML) without ever throwing for what stands in the text. */
export function readSourceText(text: string, format: 'yaml' | 'json' = 'yaml'): SourceText {
  const refused = (message: string, more: Partial<Issue> = {}): SourceText => ({
    issues: [{ severity: 'error', path: '', message, ...more }],
    locate: () => undefined,
  });
  const start = 'begin with "title:", or let `argyrode new` write a starter';
  if (text.length > longestText) {
    return refused('The file is too large for a scenario.', {
      got: `${(text.length / 1e6).toFixed(1)} MB`,
      allowed: 'up to 2 MB',
    });
  }
  const binary = text.search(/(?![\t\n\r\f])[\p{Cc}\uFFFD]/u);
  if (binary >= 0) {
    const line = text.slice(0, binary).split('\n').length;
    return refused('The file is not text.', {
      got: 'bytes that are no characters',
      allowed: 'YAML or JSON in UTF-8',
      hint: 'save it as UTF-8 text',
      line,
    });
  }
  if (text.trim() === '') return refused('The file is empty.', { allowed: 'YAML or JSON', hint: start });

  const { data, issues, locate } = readYaml(text, format);
  if (issues.some(({ severity }) => severity === 'error')) return { issues, locate };
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    const got = shorten(data);
    return refused('The file is not a mapping of keys to values.', {
      got,
      allowed: 'lines such as "title: ..."',
      hint: start,
      line: 1,
      column: 1,
    });
  }
  return { data, issues, locate };
}

/**
 * One value as YAML writes it, for what is typed rather than written into a file: the same checks, without lines. The data are
 * undefined when an issue is an error.
 */
export function readYamlValue(text: string): Pick<SourceText, 'data' | 'issues'> {
  const { data, issues } = readYaml(text, 'yaml');
  return { data, issues: issues.map(({ line: _, column: _c, ...issue }) => issue) };
}

/** Any YAML as plain data, for files and for single values. Nothing in the text makes it throw. */
function readYaml(text: string, format: 'yaml' | 'json'): SourceText {
  const nowhere = () => undefined;
  const refused = (message: string, hint: string): SourceText => ({
    issues: [{ severity: 'error', path: '', message, hint }],
    locate: nowhere,
  });
  try {
    const lineCounter = new LineCounter();
    const position = (offset: number): Position => {
      const { line, col } = lineCounter.linePos(offset);
      return { line, column: col };
    };
    // Duplicate keys are looked for below: the library's own search takes quadratic time.
    const document = parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      stringKeys: true,
      uniqueKeys: false,
      merge: true,
    });
    const issues = [
      ...[...document.errors, ...document.warnings]
        .slice(0, mostSyntaxIssues)
        .map((fault) => syntaxIssue(fault, document, format, position)),
      ...(document.errors.length === 0 ? structureIssues(document, position) : []),
    ];
    if (issues.some(({ severity }) => severity === 'error')) return { issues, locate: nowhere };
    return {
      data: document.toJS({ maxAliasCount: mostAliases }) as unknown,
      issues,
      locate: (path) => {
        const offset = offsetOf(document.contents, path, (node) => (isAlias(node) ? node.resolve(document) : node));
        return offset === undefined ? undefined : position(offset);
      },
    };
  } catch (fault) {
    // The library goes down the text by recursion: nesting beyond its reach ends the stack before anything can look at it.
    if (fault instanceof RangeError) return refused(tooDeep, shallow);
    return refused(`YAML: ${fault instanceof Error ? fault.message : 'cannot be read'}.`, 'write repeated parts out');
  }
}

function syntaxIssue(
  fault: YAMLError,
  document: Document,
  format: 'yaml' | 'json',
  position: (offset: number) => Position,
): Issue {
  return {
    severity: fault.name === 'YAMLWarning' ? 'warning' : 'error',
    path: '',
    message: /call stack/.test(fault.message)
      ? tooDeep
      : `${format === 'json' ? 'JSON' : 'YAML'}: ${fault.message.split('\n')[0]}.`,
    ...hintFor(fault),
    ...position(faultOffset(fault, document)),
  };
}

/** Duplicate keys, keys that would reach into the program, nesting beyond reason. */
function structureIssues(document: Document, position: (offset: number) => Position): Issue[] {
  const issues: Issue[] = [];
  const report = (message: string, node: unknown, hint: string): void => {
    const range = (node as Node | null)?.range;
    issues.push({ severity: 'error', path: '', message, hint, ...(range ? position(range[0]) : {}) });
  };
  const beyondDepth = (node: unknown, ancestors: readonly unknown[]): symbol | undefined => {
    if (ancestors.length <= 2 * deepestNesting) return undefined;
    report(tooDeep, node, shallow);
    return visit.BREAK;
  };
  visit(document, {
    Alias(_, alias, ancestors) {
      const target = alias.resolve(document);
      const hint = 'a text that begins with * must stand in quotes';
      if (target === undefined) report(`The alias *${alias.source} refers to nothing.`, alias, hint);
      else if (ancestors.includes(target)) report(`The alias *${alias.source} contains itself.`, alias, hint);
    },
    Seq: (_, list, ancestors) => beyondDepth(list, ancestors),
    Map(_, map, ancestors) {
      if (beyondDepth(map, ancestors)) return visit.BREAK;
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? key.value : undefined;
        if (name === '__proto__') report('The key __proto__ is reserved.', key, 'choose another name');
        if (name !== '<<' && seen.has(name))
          report(`The key ${shorten(name)} stands here twice.`, key, 'keep one of them');
        seen.add(name);
        if (issues.length >= mostSyntaxIssues) return visit.BREAK;
      }
      return undefined;
    },
  });
  return issues;
}

/** Position of the key (or list item) at a path; of the deepest one that exists when the rest is missing. */
function offsetOf(root: Node | null, path: Path, resolve: (node: unknown) => unknown): number | undefined {
  let node: unknown = root;
  let offset = root?.range?.[0];
  for (const segment of path) {
    const within = resolve(node);
    if (isMap(within)) {
      const pair = within.items.find(({ key }) => isScalar(key) && String(key.value) === segment);
      if (pair === undefined) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(within) && typeof segment === 'number' && segment < within.items.length) {
      node = within.items[segment];
      offset = (node as Node | null)?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}

/** An open quote is noticed at the end of the file only; the person wants to know where it opens. */
function faultOffset(fault: YAMLError, document: Document): number {
  let offset = fault.pos[0];
  if (fault.code !== 'MISSING_CHAR' || !fault.message.includes('quote')) return offset;
  visit(document, {
    Scalar(_, scalar) {
      if (scalar.type?.startsWith('QUOTE') && scalar.range) offset = scalar.range[0];
    },
  });
  return offset;
}

function hintFor({ code, message }: YAMLError): { readonly hint: string } | undefined {
  const keyAndValue = 'each line needs the form "key: value"';
  // One code for whatever is missing: a comma or a blank is named by the message itself.
  const missing = /closing|end with/.test(message)
    ? 'a quote or bracket is not closed'
    : /Implicit map keys/.test(message)
      ? keyAndValue
      : undefined;
  const hint = {
    TAB_AS_INDENT: 'indent with blanks, not with tabs',
    MISSING_CHAR: missing,
    BAD_INDENT: 'check the indentation and that brackets are closed',
    MULTIPLE_DOCS: 'keep one scenario per file; remove the line ---',
    BLOCK_AS_IMPLICIT_KEY: 'a value with ": " in it must stand in quotes',
    MULTILINE_IMPLICIT_KEY: keyAndValue,
    BAD_ALIAS: 'a text that begins with * must stand in quotes',
    TAG_RESOLVE_FAILED: 'a text that begins with ! must stand in quotes',
  }[code as string];
  return hint === undefined ? undefined : { hint };
}
