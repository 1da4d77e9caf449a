/** What a column of a spectrum can hold. */
export type SpectrumQuantity = 'frequency' | 'real' | 'imaginary' | 'modulus' | 'phase';

/** What the head of a column says. */
export interface SpectrumHead {
  readonly quantity: SpectrumQuantity;
  /** To Hz, Ohm (or Ohm cm2) or radians. */
  readonly factor: number;
  /** Whether a unit stands there. */
  readonly unit: boolean;
  /** Ohm cm2: the impedance of a square centimetre. */
  readonly timesArea?: true;
  /** "-Z'": the real part is what stands there with the other sign. */
  readonly turned?: true;
  /** -1: "-Z''", "neg. phase"; 1: "Im(Z)", the function itself; absent: a name that programs give to either. */
  readonly sign?: 1 | -1;
  /** Of several columns of one quantity the lowest is used. */
  readonly rank: number;
}

/** Names without units, signs, blanks, hyphens and underscores, in lower case. */
const names: readonly (readonly [SpectrumQuantity, RegExp, rank?: number])[] = [
  ['frequency', /^(?:f|freq|frequency|frequenz|fr[eé]quence|频率|頻率|周波数|频率f)$/],
  ['frequency', /^(?:ω|omega|angularfrequency)$/, 1],
  ['imaginary', /^(?:zs?''(?:\(b\))?|im|im\(z\)|imz|zi|zim|zimag|zimg|zimaginary|z2)$/],
  [
    'imaginary',
    /^(?:imag|imag\(z\)|imagz|imaginary|dataimag|zdashneg|(?:imag|imaginary)part|impedanceimag(?:inary)?)$/,
  ],
  ['imaginary', /^(?:imagin[aä]e?rteil|imaginaryimpedance|partieimaginaire|虚部|虛部|阻抗虚部)$/],
  ['imaginary', /^(?:x|reactance)$/, 1],
  ['real', /^(?:zs?'(?:\(a\))?|re|re\(z\)|rez|zr|zre|zreal|z1)$/],
  ['real', /^(?:real|real\(z\)|realz|datareal|zdash|realpart|impedancereal|realimpedance)$/],
  ['real', /^(?:realteil|partier[eé]elle|实部|實部|実部|阻抗实部)$/],
  ['real', /^(?:r|resistance)$/, 1],
  ['modulus', /^(?:\|z\||absz|abs\(z\)|zmod|modz|mod|mod\(z\)|modulus|zmag|zmagnitude|magz|\|zmag\|)$/],
  ['modulus', /^(?:z|magnitude|impedance|impedancemagnitude|impedancemodulus|betrag|阻抗|阻抗模|模值|幅值)$/, 1],
  ['phase', /^(?:phase|phase\(z\)|phaseofz|phasez|zphz|zphase|phaseangle|zangle|thetaz|arg|arg\(z\))$/],
  ['phase', /^(?:theta|phi|θ|φ|ϕ|angle|phasenwinkel|winkel|impedancephase(?:degrees)?|相位|相位角|相角)$/, 1],
];

const prefixes: Readonly<Record<string, number>> = { G: 1e9, M: 1e6, k: 1e3, K: 1e3, m: 1e-3, u: 1e-6, n: 1e-9 };

/** "Z'/kOhm", "freq (Hz)", "f [Hz]", "Frequency_Hz", "Phase, deg": a name and, behind a mark, its unit. */
const withUnit =
  /^(.*?[^\s/#,([{_])(?:\s*[/#,]\s*|\s*[([{]\s*|[_\s]\s*)([GMkKmun]?)(Hz|hz|HZ|ohm|Hertz|hertz|deg|rad)(?:rees?|ians?)?(\/s)?([ .*·x]*cm(?:\^|\*\*)?2)?\s*[)\]}]?$/;

/** What the head of a column names; undefined when it is not of a spectrum. */
export function spectrumHead(cell: string): SpectrumHead | undefined {
  const text = plainText(cell).replace(/-data$/i, '');
  const [, before, prefix, base, perSecond, area] = withUnit.exec(text) ?? [];
  const whole = before ?? text.replace(/\s*[([{][^-a-z)\]}]{0,3}[)\]}]$/i, '');
  const minus = /^\s*(?:\(?-\)?|neg(?:ative)?(?![a-z])\.?|minus\b)\s*\S/i.test(whole) || /(?:neg|\(-\))$/i.test(whole);
  const name = whole
    .replace(/^\s*(?:\(?-\)?|neg(?:ative)?(?![a-z])\.?|minus\b)\s*/i, '')
    .replace(/\(-\)$/, '')
    .replace(/[\s_.-]+/g, '')
    .toLowerCase();
  const [quantity, , rank = 0] = names.find(([, pattern]) => pattern.test(name)) ?? [];
  if (quantity === undefined) return undefined;
  const factor = factorOf(quantity, name, prefix ?? '', base?.toLowerCase(), perSecond !== undefined);
  if (factor === undefined) return undefined;
  const said = /^im(?:ag)?\(z\)$/.test(name) ? 1 : undefined;
  const sign = quantity !== 'imaginary' && quantity !== 'phase' ? undefined : minus ? -1 : said;
  return {
    quantity,
    factor,
    unit: base !== undefined,
    rank,
    ...(area ? { timesArea: true } : {}),
    ...(quantity === 'real' && minus ? { turned: true } : {}),
    ...(sign === undefined ? {} : { sign }),
  };
}

/** A cell of a line of units below the heads: "Hz", "(kOhm)", "°"; undefined where it is none of a spectrum. */
export function unitFactor(quantity: SpectrumQuantity, cell: string): number | undefined {
  const [, prefix, base] =
    /^[([{]?\s*([GMkKmun]?)(Hz|hz|HZ|ohm|deg|rad)(?:rees?|ians?)?\s*[)\]}]?$/.exec(plainText(cell)) ?? [];
  return base === undefined ? undefined : factorOf(quantity, '', prefix ?? '', base.toLowerCase(), false);
}

/** Undefined where the unit is none of the quantity. */
function factorOf(
  quantity: SpectrumQuantity,
  name: string,
  prefix: string,
  base: string | undefined,
  perSecond: boolean,
): number | undefined {
  const scale = prefixes[prefix] ?? 1;
  const angular = /^(?:ω|omega|angularfrequency)$/.test(name);
  if (quantity === 'frequency') {
    if (base === 'rad' && perSecond) return scale / (2 * Math.PI);
    if (base === undefined) return angular ? 1 / (2 * Math.PI) : 1;
    return /^h(?:z|ertz)$/.test(base) && !angular ? scale : undefined;
  }
  if (perSecond) return undefined;
  if (quantity === 'phase')
    return base === 'rad' ? scale : base !== 'ohm' && !base?.startsWith('h') ? Math.PI / 180 : undefined;
  return base === undefined || base === 'ohm' ? scale : undefined;
}

/** Primes, minus signs, Ohm and degree signs as one type them. */
function plainText(cell: string): string {
  return cell
    .trim()
    .replace(/[′’`´‘]/g, "'")
    .replace(/[″”“"]/g, "''")
    .replace(/[−–—]/g, '-')
    .replace(/[ΩΩ]/g, 'ohm')
    .replace(/\bGrad\b/g, 'deg')
    .replace(/\bohms?\b|(?<=[GMkKmun])[oO]hms?\b|(?<=_)ohms?\b|OHMS?\b/gi, 'ohm')
    .replace(/[µμ]/g, 'u')
    .replace(/°/g, 'deg')
    .replace(/²/g, '2')
    .replace(/\s+/g, ' ');
}
