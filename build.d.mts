/** The program (`dist`) and the page (`dist/lab`). */
type Part = 'program' | 'lab';
export function isBuilt(part: Part): boolean;
export function build(part: Part): { readonly code: number; readonly said: string };
export function ensureBuilt(part: Part): { readonly code: number; readonly said: string };
