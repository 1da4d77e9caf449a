/** Numerics of the fading cell. */
export interface FadingNumerics {
  readonly sizeClasses: number;
  readonly throughNodes?: number;
  readonly tolerance: number;
}

/** A coated cell with all mechanisms on that loses a good part of its capacity in a thousand cycles, as a scenario file. */
export function fadingCell(cycles: number, numerics: FadingNumerics): string;

/** Discharge capacity of each cycle [mAh/g], the time it took [s] and the time steps. */
export function capacities(
  cycles: number,
  numerics: FadingNumerics,
): { readonly capacity: readonly number[]; readonly time: number; readonly steps: number };

/** Errors relative to the discharge capacity of the first cycle: of the last cycle, and the largest. */
export function capacityError(
  capacity: readonly number[],
  exact: readonly number[],
): { readonly last: number; readonly largest: number };
