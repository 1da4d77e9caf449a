/** A current or a power over time, as a table gives it. */
export interface ProfileTable {
  /** [s] One per row, rising, since the first row. The last one is the end of the table. */
  readonly time: Float64Array;
  /** At least one. */
  readonly columns: readonly ProfileColumn[];
}

export type ProfileQuantity = 'current' | 'power';

export interface ProfileColumn {
  readonly quantity: ProfileQuantity;
  /** In which the values are: A, A/m2, A/kg or C (multiples of the current called 1C); W, W/m2 or W/kg. */
  readonly unit: string;
  /** One per row, with the sign of the table. */
  readonly values: Float64Array;
}

/** The tables that are at hand, by the name under which a sentence asks for them; undefined for one whose faults have been told. */
export type ProfileTables = ReadonlyMap<string, ProfileTable | undefined>;

/** Integral over time [unit s]: each row is kept until the next one, or joined to it by a straight line. */
export function integralOf({ time }: ProfileTable, { values }: ProfileColumn, interpolated: boolean): number {
  let sum = 0;
  for (let row = 1; row < time.length; row++) {
    const [from = 0, to = 0] = [values[row - 1], values[row]];
    const [start = 0, end = 0] = [time[row - 1], time[row]];
    sum += (interpolated ? (from + to) / 2 : from) * (end - start);
  }
  return sum;
}

/** Greatest magnitude that is ever set. A last row that only says when the table ends does not count. */
export function peakOf({ values }: Pick<ProfileColumn, 'values'>, interpolated: boolean): number {
  const set = interpolated ? values : values.subarray(0, -1);
  return set.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
