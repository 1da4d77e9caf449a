// Words that generated pages are put together from.

/** A table of Markdown; bars within a cell are kept apart from those between them. */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.map((cell) => oneLine(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line), ''].join('\n');
}

/** Text that stands for itself in Markdown: a dollar, star, angle or bracket of a description marks nothing. */
export function plain(text) {
  return oneLine(text).replace(/[\\*_<>[\]$#]/g, '\\$&');
}

/** As code, whatever it holds. */
export function code(text) {
  const fence = String(text).includes('`') ? '``' : '`';
  return `${fence}${text}${fence}`;
}

/** A block of text that is shown as it is. */
export function block(text, language = 'text') {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}

export function page(title, ...parts) {
  return `# ${title}\n\n${parts.join('\n')}`;
}

function oneLine(text) {
  return String(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
