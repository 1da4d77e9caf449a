/** HTML that is safe to insert as it stands. Everything else is text and gets escaped. */
export interface Markup {
  readonly markup: string;
}

type Insert = Markup | string | number | undefined | false | readonly Insert[];

/** HTML from a template: inserted text is escaped, inserted markup and lists of it are kept, undefined and false vanish. */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  let markup = parts[0];
  inserts.forEach((insert, i) => {
    markup += inserted(insert) + parts[i + 1];
  });
  return { markup };
}

/** Markup made elsewhere, such as an SVG chart. */
export function trusted(markup: string): Markup {
  return { markup };
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function inserted(insert: Insert): string {
  if (insert === undefined || insert === false) return '';
  if (typeof insert === 'string') return escapeHtml(insert);
  if (typeof insert === 'number') return String(insert);
  return 'markup' in insert ? insert.markup : insert.map(inserted).join('');
}
