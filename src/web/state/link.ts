import type { Plain } from './document.js';

/**
 * The address carries the scenario: `#z=` deflated JSON, or `#s=` plain JSON (what a report can write without a compressor),
 * both as base64url; `&lesson=3` opens a lesson.
 */
export async function encodeState(scenario: Plain, lesson: number | undefined): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(scenario));
  const packed = new Uint8Array(await new Response(pipe(bytes, new CompressionStream('deflate-raw'))).arrayBuffer());
  return `#z=${base64url(packed)}${lesson === undefined ? '' : `&lesson=${lesson + 1}`}`;
}

export type LinkState = { readonly scenario?: Plain; readonly lesson?: number } | { readonly problem: string };

export async function decodeState(hash: string): Promise<LinkState> {
  const parameters = new URLSearchParams(hash.replace(/^#/, '').replaceAll('+', '%2B'));
  const number = Number(parameters.get('lesson'));
  const lesson = Number.isInteger(number) && number >= 1 ? { lesson: number - 1 } : {};
  const packed = parameters.get('z');
  const plain = parameters.get('s');
  if (packed === null && plain === null) return lesson;
  try {
    const bytes = fromBase64url(packed ?? plain ?? '');
    const text =
      packed === null
        ? new TextDecoder().decode(bytes)
        : await new Response(pipe(bytes, new DecompressionStream('deflate-raw'))).text();
    return { scenario: JSON.parse(text) as Plain, ...lesson };
  } catch {
    return { problem: 'The link could not be read; the page shows its own cells instead.' };
  }
}

function pipe(bytes: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream): ReadableStream {
  return new Blob([bytes]).stream().pipeThrough(through);
}

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
