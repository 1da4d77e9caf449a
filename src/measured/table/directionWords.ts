import { inEnglish } from './foreignWords.js';

/**
 * 1 charging, -1 discharging, 0 resting, from the word of a cycler: "C", "D", "R", "CC_Chg", "CC DChg", "Rest",
 * "Charge"; NaN for a word that says none of these.
 */
export function directionOf(cell: string): number {
  const word = inEnglish(cell).trim().toLowerCase();
  if (/dis|dch|entlad|^d$|dsc/.test(word)) return -1;
  if (/chg|charg|cha$|cha\b|lad(?:en|ung)|^c$/.test(word)) return 1;
  if (/rest|paus|^pau$|ocv|open|relax|^[rp]$|^s$|suspend|wait|stand|ruhe/.test(word)) return 0;
  return Number.NaN;
}
