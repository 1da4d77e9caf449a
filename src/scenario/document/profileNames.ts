import { isPlain } from './path.js';

/** Names that are files, if nothing else is said. */
const file = /\.(?:csv|tsv|txt|dat)$/i;

/** The profiles that sentences of a protocol name as files beside it ("Run current profile drive.csv"), with their places below `path`. */
export function filesOfProfiles(protocol: unknown, path = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const look = (value: unknown, place: string): void => {
    if (typeof value === 'string') {
      for (const name of filesIn(value)) if (!found.has(name)) found.set(name, place);
      return;
    }
    const inside = Array.isArray(value)
      ? value.map((entry: unknown, i) => [`[${i}]`, entry] as const)
      : isPlain(value)
        ? Object.entries(value).map(([key, entry]) => [`.${key}`, entry] as const)
        : [];
    for (const [key, entry] of inside) look(entry, `${place}${key}`);
  };
  look(protocol, path);
  return found;
}

function filesIn(sentence: string): readonly string[] {
  const named = [...sentence.normalize('NFKC').matchAll(/\bprofile\s+(?:"([^"]+)"|'([^']+)'|([^\s,;"']+))/gi)];
  return named.flatMap(([, a, b, c]) => (a ?? b ?? c ?? '').replace(/\.$/, '')).filter((name) => file.test(name));
}

/** Whether a profile is given by the table itself: it has more than one line. */
export function isTable(given: string): boolean {
  return given.trim().includes('\n');
}
