export interface Series {
  readonly quantity: string;
  readonly unit: string;
  /** Standard error, with its unit. */
  readonly error: string;
  readonly cycles: readonly number[];
}

export const capacity: Series;
export const charge: Series;
export const resistance: Series;
export const growth: string;
export const contact: string;
export const contacts: string;
export const truth: readonly [number, number, number];
export const files: {
  readonly read: (file: string) => string;
  readonly bytes: (file: string) => Uint8Array;
};
export function fitText(series: readonly Series[], free: readonly string[], more?: string): string;
export function holds(interval: { readonly low?: number; readonly high?: number }, value: number): boolean;
