import { raisedInHtml } from '../text/raised.js';
import { html, type Markup, trusted } from './markup.js';
import { reportStyle } from './style.js';

export interface Page {
  readonly title: string;
  /** What the header says below the title. */
  readonly opening: readonly (Markup | undefined)[];
  /** The sections. */
  readonly main: Markup;
  /** Rules beyond the style sheet of all reports. */
  readonly style?: string;
}

/**
 * What the browser is to allow: the style sheet and the styles of the charts inside, and nothing else. No script runs and nothing
 * is fetched, whatever a file that was simulated may have smuggled into a text.
 */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. */
export function reportPage({ title, opening, main, style = '' }: Page): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${trusted(reportStyle + style)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
${opening.map(
  (line) =>
    line &&
    html`${line}
`,
)}</header>
<main>
${main}
</main>
</body>
</html>
`;
  return raisedInHtml(page.markup);
}
