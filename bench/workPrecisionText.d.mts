export interface WorkPrecision {
  readonly version: string;
  readonly node: string;
  readonly processor: string;
  readonly rows: readonly {
    readonly cell: string;
    readonly direction: string;
    readonly name: string;
    readonly steps: number;
    /** [us] */
    readonly time: number;
    /** [V] */
    readonly voltage: number;
    /** Relative. */
    readonly capacity: number;
  }[];
}
export function pageWith(page: string, data: WorkPrecision): string;
export function workPrecisionTables(data: WorkPrecision): string;
export function workPrecisionSvg(data: WorkPrecision): string;
