/** Eight hexadecimal digits that any change of a text changes, with a chance of 2^-32 against it (FNV-1a, 32 bit, over UTF-16 units). */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
