/** A place in a document: keys and list positions from the root. */
export type Path = readonly (string | number)[];

/** A mapping as YAML or JSON gives it. */
export type Plain = { readonly [key: string]: unknown };

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `cell.cathode.coating`, `protocol[2].steps[0]`, `variants["LiNbO3, 1.5 nm"].coating`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else if (segment === '' || /[.[\]"=]|^\s|\s$/.test(segment)) text += `[${JSON.stringify(segment)}]`;
    else text += text === '' ? segment : `.${segment}`;
  }
  return text;
}

/** The inverse of `formatPath`; undefined when the text is no path. */
export function parsePath(text: string): Path | undefined {
  const path: (string | number)[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const part = /^\[(\d+)\]|^\[("(?:[^"\\]|\\.)*")\]|^(\.?)([^.[\]"=]+)/.exec(rest);
    if (part === null || (part[3] !== undefined && (part[3] === '') !== (path.length === 0))) return undefined;
    const [all, index, quoted, , key = ''] = part;
    if (index !== undefined) path.push(Number(index));
    else if (quoted !== undefined) {
      try {
        path.push(String(JSON.parse(quoted)));
      } catch {
        return undefined;
      }
    } else path.push(key.trim());
    rest = rest.slice(all.length);
  }
  return path;
}

/** What stands at a path, or undefined. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const segment of path) value = child(value, segment);
  return value;
}

/** One step down; own keys only, so that `constructor` and the like are never found. */
export function child(value: unknown, segment: string | number): unknown {
  if (Array.isArray(value)) return typeof segment === 'number' ? value[segment] : undefined;
  return isPlain(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}

/** What a person wrote, on one line of at most 60 characters. */
export function shorten(value: unknown): string {
  let text: string;
  if (typeof value === 'string') text = value;
  else if (typeof value === 'number' || value === undefined) text = String(value);
  else text = JSON.stringify(value);
  text = text.slice(0, 400).replace(/\s+/g, ' ');
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
