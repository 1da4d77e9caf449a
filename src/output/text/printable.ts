/**
 * What must not reach a terminal or hide in a text: control characters (C0, DEL, C1), which steer a terminal, and the marks that
 * turn the direction of writing, with which a text can show something else than it says (Boucher, Anderson, Trojan Source, 2021).
 */
const steering = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** On one line: whatever steers becomes a blank, several together a single one. */
export function printable(text: string): string {
  return text.replace(new RegExp(`${steering.source}+`, 'gu'), ' ');
}

/** Lines and tabs stay. */
export function printableLines(text: string): string {
  return text.replace(new RegExp(`(?![\\n\\t])${steering.source}`, 'gu'), ' ');
}

/** JSON with the same content, in which everything that steers is written as an escape. */
export function jsonText(value: unknown, indent?: number): string {
  const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, indent).replace(new RegExp(`(?!\\n)${steering.source}`, 'gu'), escaped);
}
