import { html, type Markup } from './markup.js';

/** A published source as scenarios state it: a sentence, or its parts. */
interface Source {
  readonly text?: string;
  readonly authors?: string;
  readonly title?: string;
  readonly journal?: string;
  readonly year?: string;
  readonly doi?: string;
}

/** The source of a scenario as a line with a link to its DOI; undefined where none is stated. */
export function sourceLine(scenario: unknown): Markup | undefined {
  const source = sourceOf(scenario);
  if (!source) return undefined;
  const parts = [source.authors, source.title, source.journal, source.year, source.text].filter(
    (part): part is string => part !== undefined && part !== '',
  );
  // Initials and abbreviations end with a dot of their own.
  const sentence = parts.map((part) => `${part.replace(/\.$/, '')}.`).join(' ');
  const doi = source.doi?.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:)/i, '');
  // Only what looks like a DOI becomes a link: a person may write anything there.
  const isDoi = doi !== undefined && /^10\.\d{4,9}\/[^\s"<>]+$/.test(doi);
  const link = isDoi && html` <a href="https://doi.org/${doi}">doi:${doi}</a>`;
  return html`${sentence}${link || (doi !== undefined && ` ${doi}`)}`;
}

/** `source` of the scenario, or of its first variant that states one. */
function sourceOf(scenario: unknown): Source | undefined {
  if (!isRecord(scenario)) return undefined;
  const candidates = [scenario, ...Object.values(scenario)].map((entry) =>
    isRecord(entry) ? entry.source : undefined,
  );
  for (const candidate of candidates) {
    if (typeof candidate === 'string' && candidate.trim() !== '') return { text: candidate.trim() };
    if (!isRecord(candidate)) continue;
    const part = (key: string) => {
      const value = candidate[key];
      if (Array.isArray(value)) return value.map(String).join(', ');
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    };
    const found = Object.fromEntries(
      ['text', 'authors', 'title', 'journal', 'year', 'doi'].flatMap((key) => {
        const value = part(key);
        return value === undefined ? [] : [[key, value]];
      }),
    );
    if (Object.keys(found).length > 0) return found;
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
