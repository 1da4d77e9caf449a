import { superscript } from './numberText.js';

/** Typeset a plain unit for print: `mAh.g-1` and `mAh/g` stay readable, `um` becomes µm, `Ohm cm2` becomes Ω cm². */
export function unitText(unit: string): string {
  return unit
    .replace(/\bOhm\b/g, 'Ω')
    .replace(/\bdegC\b/g, '°C')
    .replace(/\bu(?=[mAgLV]\b|m\d|Ah\b|mol\b)/g, 'µ')
    .replace(/(?<=[A-Za-zΩ])(-?\d)\b/g, (digits: string) => superscript(digits))
    .replace(/(?<=[A-Za-z0-9²³⁻¹])\.(?=[A-Za-z])/g, ' ');
}
