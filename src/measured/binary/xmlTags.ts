/** A tag of an XML text, and what stands between it and the next one. */
export interface Tag {
  /** Without the prefix of a namespace. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The tags of an XML text one after the other; comments and declarations are passed over. Enough for what spreadsheets write. */
export function* tagsIn(xml: string): Generator<Tag, void, undefined> {
  const tag =
    /<(?:!--[\s\S]*?--|[?!][^>]*|(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?))>([^<]*)/g;
  for (const [, closes, name, attributes = '', empty, text = ''] of xml.matchAll(tag)) {
    if (name === undefined) continue;
    yield {
      name,
      kind: closes ? 'close' : empty ? 'empty' : 'open',
      attributes: attributesIn(attributes),
      text: plain(text),
    };
  }
}

function attributesIn(text: string): Readonly<Record<string, string>> {
  if (text === '') return {};
  const found = text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries([...found].map(([, name = '', double, single]) => [name, plain(double ?? single ?? '')]));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
