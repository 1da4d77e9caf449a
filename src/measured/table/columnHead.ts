import { parseUnit } from '../../scenario/quantities/unitText.js';
import { inEnglish } from './foreignWords.js';

/** A column head taken apart. */
export interface ColumnHead {
  /** Lower case, words separated by one blank, without unit: "test time", "dchg spec cap". */
  readonly name: string;
  /** As the units of this program are written; absent when the head states none. */
  readonly unit?: string;
  /** A unit stands there that is not known. */
  readonly unreadable?: string;
  /** What potentials are against: "Li/Li+". */
  readonly versus?: string;
}

/** Spellings of cyclers and spreadsheets that are no units elsewhere; compared without regard to case where that is safe. */
const aliases: Readonly<Record<string, string>> = {
  secs: 's',
  seconds: 's',
  minutes: 'min',
  minute: 'min',
  hours: 'h',
  hour: 'h',
  hr: 'h',
  'sec.': 's',
  hrs: 'h',
  mins: 'min',
  volt: 'V',
  volts: 'V',
  amp: 'A',
  amps: 'A',
  ampere: 'A',
  amperes: 'A',
  milliampere: 'mA',
  ah: 'Ah',
  ahr: 'Ah',
  ahrs: 'Ah',
  'a-h': 'Ah',
  'a-hr': 'Ah',
  'a*h': 'Ah',
  mah: 'mAh',
  mahr: 'mAh',
  'ma-h': 'mAh',
  'ma*h': 'mAh',
  milliamp: 'mA',
  milliamps: 'mA',
  milliamperes: 'mA',
  millivolt: 'mV',
  millivolts: 'mV',
  'amp-hr': 'Ah',
  'amp hr': 'Ah',
  wh: 'Wh',
  mwh: 'mWh',
  o: 'Ohm',
  ohms: 'Ohm',
  mohm: 'mOhm',
  mohms: 'mOhm',
  'mah/g': 'mAh/g',
  celsius: 'degC',
  hz: 'Hz',
  pa: 'Pa',
};

/** Units that may follow a name after a blank or an underscore: "current_mA", "test_time_second". */
const suffixes =
  /^(?:s|secs?|seconds?|min|minutes?|h|hrs?|hours?|V|mV|volts?|A|mA|uA|amps?|ampere|Ah|mAh|ah|Wh|mWh|wh|Ohm|ohm|degC|celsius|mAh\/g)$/;

/** Heads that name their unit: "Volts", "mAmp-hr", "Seconds", "Ah". */
const telling: readonly (readonly [RegExp, string, string])[] = [
  [/^m\s?volts?$/i, 'voltage', 'mV'],
  [/^volts?$/i, 'voltage', 'V'],
  [/^m\s?amp-?\s?h(?:ou)?rs?$/i, 'capacity', 'mAh'],
  [/^amp-?\s?h(?:ou)?rs?$/i, 'capacity', 'Ah'],
  [/^m\s?amps?$/i, 'current', 'mA'],
  [/^amps?$/i, 'current', 'A'],
  [/^m\s?ah$/i, 'capacity', 'mAh'],
  [/^ah$/i, 'capacity', 'Ah'],
  [/^mah ?\/ ?g$/i, 'capacity', 'mAh/g'],
  [/^mA$/, 'current', 'mA'],
  [/^A$/, 'current', 'A'],
  [/^mV$/, 'voltage', 'mV'],
  [/^(?:s|secs?\.?|seconds?)$/i, 'time', 's'],
  [/^(?:mins?\.?|minutes?)$/i, 'time', 'min'],
  [/^(?:h|hrs?\.?|hours?)$/i, 'time', 'h'],
];

/**
 * "Voltage (V)", "Current/mA", "Capacity(mAh/g)", "Test Time / s", "Voltage#V", "current_A", "E / V vs. Li+/Li": name and
 * unit. Of several slashes, the first counts behind which a unit stands ("Q charge/discharge/mA.h").
 */
export function columnHead(text: string): ColumnHead {
  let rest = inEnglish(text)
    .replace(/^\uFEFF/, '')
    .replace(/[\u00a0\u2009\u202f\s]+/g, ' ')
    .trim()
    // A second column of the same name, as programs tell them apart: "Voltage (V).1".
    .replace(/(?<=[a-z)\]])\.\d+$/i, '');
  let versus: string | undefined;
  for (const pattern of [/\s*\(\s*vs\.?\s+([^)]+)\)/i, /\s+vs\.?\s+([^)\]([]+?)(?=\s*[()[\]]|$)/i]) {
    rest = rest.replace(pattern, (_, reference: string) => {
      versus = reference.trim();
      return '';
    });
  }
  const parts = unitOf(rest.trim());
  return { ...parts, name: plainName(parts.name), ...(versus === undefined ? {} : { versus }) };
}

function unitOf(text: string): ColumnHead {
  for (const [pattern, name, unit] of telling) if (pattern.test(text)) return { name, unit };
  let unread: ColumnHead = { name: text };
  const [, before, within] = /^(.*\S)\s*[([{]([^()[\]{}]*(?:\([^()]*\)[^()[\]{}]*)?)[)\]}]$/.exec(text) ?? [];
  if (before !== undefined && within !== undefined) {
    const unit = readUnit(within);
    if (unit !== undefined) return { name: before.replace(/[/,]$/, ''), unit };
    if (/^[%\w./ ·^-]{1,12}$/.test(within) && !/^(?:z|re|im|ohmic|cell)$/i.test(within))
      unread = { name: before, unreadable: within };
  }
  for (const separator of ['#', '/', ',']) {
    for (let at = text.indexOf(separator, 1); at > 0; at = text.indexOf(separator, at + 1)) {
      const unit = readUnit(text.slice(at + 1));
      if (unit !== undefined) return { name: text.slice(0, at), unit };
    }
  }
  const [, name, suffix] = /^(.*\w)[_ ]([A-Za-z/]+)$/.exec(text) ?? [];
  if (name !== undefined && suffix !== undefined && suffixes.test(suffix)) {
    const unit = readUnit(suffix);
    if (unit !== undefined) return { name, unit };
  }
  return unread;
}

/** A unit in the spelling of this program, "clock" for h:min:s, undefined for what is none. */
export function readUnit(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(/^\[(.*)\]$|^\((.*)\)$/, '$1$2')
    // Grams of what: "mAh/g_CAM", "mAh g(AM)-1".
    .replace(/\bg[_ ]?\(?(?:CAM|AM|NCM|NMC|active|cathode)\)?/gi, 'g')
    .trim();
  if (plain === '') return undefined;
  if (/^(?:hours ?in ?)?h+:m(?:in)?m?:s+(?:\.(?:m?s+|x+))?$/i.test(plain)) return 'clock';
  const key = plain.toLowerCase();
  const alias = Object.hasOwn(aliases, key) ? aliases[key] : undefined;
  // MOhm is not mOhm.
  if (alias !== undefined && !/^M/.test(plain)) return alias;
  const spelt = plain.replace(/\bSec\b/i, 's').replace(/\bOhms\b/gi, 'Ohm');
  return 'error' in parseUnit(spelt) ? undefined : spelt;
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[_.:"]+|\s-|-\s/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
