import katex from 'katex';

/**
 * Formulas in Markdown: `$...$` within a line, `$$ ... $$` on lines of their own. A dollar that is followed or preceded by white space
 * is a dollar. A formula that KaTeX does not understand stops the build.
 */
export function math(md) {
  md.inline.ruler.after('escape', 'math', inlineMath);
  md.block.ruler.after('blockquote', 'math', blockMath, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.renderer.rules.math = (tokens, i) => rendered(tokens[i].content, false);
  md.renderer.rules.mathBlock = (tokens, i) => {
    const { content } = tokens[i];
    const tag = tagOf(content);
    return `<div class="equation"${tag === undefined ? '' : ` id="${tag}"`}>${rendered(content, true)}</div>\n`;
  };
}

/** The number of an equation (`\tag{T7.1}`), by which it is linked to; undefined without one. */
export function tagOf(formula) {
  return /\\tag\*?\{([^}]*)\}/.exec(formula)?.[1];
}

function rendered(formula, displayMode) {
  return katex.renderToString(formula, { displayMode, throwOnError: true, strict: 'error', output: 'htmlAndMathml' });
}

function inlineMath(state, silent) {
  const { src, pos } = state;
  if (src[pos] !== '$' || /[\s$]/.test(src[pos + 1] ?? ' ')) return false;
  let end = pos + 1;
  while (end < src.length && (src[end] !== '$' || src[end - 1] === '\\')) end++;
  if (end >= state.posMax || /\s/.test(src[end - 1]) || /\d/.test(src[end + 1] ?? '')) return false;
  if (!silent) state.push('math', '', 0).content = src.slice(pos + 1, end);
  state.pos = end + 1;
  return true;
}

function blockMath(state, startLine, endLine, silent) {
  const lineAt = (line) => state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
  if (!lineAt(startLine).startsWith('$$')) return false;
  if (silent) return true;
  const lines = [lineAt(startLine).slice(2)];
  let line = startLine;
  while (!lines.at(-1).trimEnd().endsWith('$$') && line + 1 < endLine) lines.push(lineAt(++line));
  const token = state.push('mathBlock', '', 0);
  token.block = true;
  token.content = lines.join('\n').trimEnd().replace(/\$\$$/, '').trim();
  token.map = [startLine, line + 1];
  state.line = line + 1;
  return true;
}
