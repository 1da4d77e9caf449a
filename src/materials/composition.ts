/** Atoms per formula unit by element. */
export type Composition = Readonly<Record<string, number>>;

const element =
  '(?:Li|Na|Ni|Co|Mn|Mg|Al|Si|Ge|Sn|Sb|Zr|Hf|Nb|Ta|Ti|Zn|Cl|Br|In|Sc|Er|La|Ho|Cu|Fe|P|S|O|I|F|B|C|N|H|V|W|Y)';
const formula = new RegExp(String.raw`^(?:${element}(?:\d+(?:\.\d+)?)?)+$`);
const part = new RegExp(String.raw`(${element})(\d+(?:\.\d+)?)?`, 'g');

/** What "Li5.5PS4.5Cl1.5" or "NCM851005" says of its composition; undefined for names that say nothing. */
export function compositionOf(name: string): Composition | undefined {
  const text = name.trim();
  const layered = /^(?:[SP]C[\s-]?)?(N[CM][MCA])[\s-]?(\d{2,6})$/i.exec(text);
  if (layered?.[1] !== undefined && layered[2] !== undefined) return layeredOxide(layered[1], layered[2]);
  if (!formula.test(text) || !/^Li|O\d*$/.test(text)) return undefined;
  const found: Record<string, number> = {};
  for (const [, symbol = '', amount] of text.matchAll(part)) {
    found[symbol] = (found[symbol] ?? 0) + (amount === undefined ? 1 : Number(amount));
  }
  return found;
}

/** 622 and 111 are parts of nickel, cobalt and manganese, 83 per cent of nickel, 851005 per cent of all three. */
function layeredOxide(kind: string, digits: string): Composition | undefined {
  const parts =
    digits.length === 2
      ? [Number(digits), (100 - Number(digits)) / 2, (100 - Number(digits)) / 2]
      : digits.length === 3
        ? [...digits].map(Number)
        : digits.length === 6
          ? [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].map(Number)
          : [];
  const sum = parts.reduce((total, share) => total + share, 0);
  const [ni = 0, co = 0, third = 0] = parts.map((share) => share / sum);
  if (!(ni > 0)) return undefined;
  return { Li: 1, O: 2, Ni: ni, Co: co, [/A$/i.test(kind) ? 'Al' : 'Mn']: third };
}

/** Share of the atoms by which two compositions differ, 0 to 1. */
export function compositionDistance(a: Composition, b: Composition): number {
  const total = (composition: Composition): number =>
    Object.values(composition).reduce((sum, amount) => sum + amount, 0);
  const [ofA, ofB] = [total(a), total(b)];
  const elements = new Set([...Object.keys(a), ...Object.keys(b)]);
  let apart = 0;
  for (const symbol of elements) apart += Math.abs((a[symbol] ?? 0) / ofA - (b[symbol] ?? 0) / ofB);
  return apart / 2;
}

/** Compositions this near are those of neighbours in a series, such as NCM82 and NCM83; those within the second of relatives. */
const [neighbour, relative] = [0.03, 0.12];

/** The name whose composition is nearest to that of another: of a neighbour, or of a relative. */
export function nearestComposition(
  name: string,
  candidates: Iterable<string>,
): { readonly name: string; readonly neighbour: boolean } | undefined {
  const asked = compositionOf(name);
  if (asked === undefined) return undefined;
  let best: string | undefined;
  let least = relative;
  for (const candidate of candidates) {
    const known = compositionOf(candidate);
    if (known === undefined) continue;
    const apart = compositionDistance(asked, known);
    if (apart < least) {
      best = candidate;
      least = apart;
    }
  }
  return best === undefined ? undefined : { name: best, neighbour: least <= neighbour };
}
