import type { Plain } from './document.js';

/** What the page shows of its cells. What is missing is as the page opens. */
export interface LinkView {
  /** Key of a lesson; its number in links of earlier versions. */
  readonly lesson?: string;
  /** Which variants of the scenario are the two cells. */
  readonly pair?: readonly [number, number];
  readonly cycle?: number;
  /** 0 to 1 charge, 1 to 2 discharge. */
  readonly moment?: number;
  readonly tab?: string;
  /** Fields with a slider for each cell although both have the same value: paths, joined by dots. */
  readonly apart?: readonly string[];
  readonly answer?: number;
  readonly drawn?: readonly number[];
  readonly revealed?: boolean;
  readonly mode?: 'present' | 'embed';
  readonly step?: number;
}

export type LinkState =
  | { readonly scenario?: Plain; readonly view: LinkView }
  | { readonly problem: string; readonly view: LinkView };

/**
 * The address carries the scenario, `#z=` deflated JSON or `#s=` plain JSON (what a report can write without a compressor), both as
 * base64url; and in words what is shown of it: `&lesson=bare&answer=2&cycle=50`.
 */
export async function encodeState(scenario: Plain, view: LinkView = {}): Promise<string> {
  const packed = new Uint8Array(
    await new Response(pipe(bytesOf(scenario), new CompressionStream('deflate-raw'))).arrayBuffer(),
  );
  return `#z=${base64url(packed)}${words(view)}`;
}

/** The same at once, and longer: for a page that is being left. */
export function encodePlainly(scenario: Plain, view: LinkView): string {
  return `#s=${base64url(bytesOf(scenario))}${words(view)}`;
}

export async function decodeState(hash: string): Promise<LinkState> {
  const parameters = new URLSearchParams(hash.replace(/^#/, '').replaceAll('+', '%2B'));
  const view = viewOf(parameters);
  const packed = parameters.get('z');
  const plain = parameters.get('s');
  if (packed === null && plain === null) return { view };
  try {
    const bytes = fromBase64url(packed ?? plain ?? '');
    const text =
      packed === null
        ? new TextDecoder().decode(bytes)
        : await new Response(pipe(bytes, new DecompressionStream('deflate-raw'))).text();
    return { scenario: JSON.parse(text) as Plain, view };
  } catch {
    return { problem: 'The link could not be read; the page shows its own cells instead.', view };
  }
}

function words(view: LinkView): string {
  const { pair, apart, drawn, revealed, answer, step, mode, ...plain } = view;
  const given: Readonly<Record<string, string | number | undefined>> = {
    ...plain,
    pair: pair?.join(','),
    apart: apart && apart.length > 0 ? apart.join(',') : undefined,
    answer: answer === undefined ? undefined : answer + 1,
    drawn: drawn && drawn.length > 0 ? drawn.join(',') : undefined,
    revealed: revealed ? 'yes' : undefined,
    step: step ? step + 1 : undefined,
    [mode ?? 'mode']: mode && 'yes',
  };
  return Object.entries(given)
    .flatMap(([key, value]) => (value === undefined || value === '' ? [] : [`&${key}=${encodeURIComponent(value)}`]))
    .join('');
}

/** Whoever writes a link by hand may write nonsense: that is as if it was not there. */
function viewOf(parameters: URLSearchParams): LinkView {
  const text = (key: string): string | undefined => parameters.get(key) || undefined;
  const number = (key: string, least: number, most = Infinity): number | undefined => {
    const value = Number(text(key) ?? Number.NaN);
    return value >= least && value <= most ? value : undefined;
  };
  const count = (key: string, least: number): number | undefined => {
    const value = number(key, least);
    return Number.isInteger(value) ? value : undefined;
  };
  const numbers = (key: string): readonly number[] | undefined => {
    const values = text(key)?.split(',').map(Number);
    return values?.every(Number.isFinite) ? values : undefined;
  };
  const [first, other] = numbers('pair') ?? [];
  const [answer, step] = [count('answer', 1), count('step', 1)];
  const view = {
    lesson: text('lesson'),
    pair: first !== undefined && other !== undefined ? ([first, other] as const) : undefined,
    cycle: count('cycle', 1),
    moment: number('moment', 0, 2),
    tab: text('tab'),
    apart: text('apart')?.split(','),
    answer: answer && answer - 1,
    drawn: numbers('drawn'),
    revealed: parameters.has('revealed') ? true : undefined,
    mode: parameters.has('embed') ? 'embed' : parameters.has('present') ? 'present' : undefined,
    step: step && step - 1,
  } as const;
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined));
}

function bytesOf(scenario: Plain): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(scenario));
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
