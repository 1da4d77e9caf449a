/** A measured effective conductivity of a composite cathode beside that of the laws. */
export interface ConductivityRow {
  readonly study: string;
  readonly variant: string;
  readonly quantity: 'ionicConductivity' | 'electronicConductivity';
  /** [%] Electrolyte by volume. */
  readonly share: number;
  /** [mS/cm] */
  readonly measured: number;
  /** [mS/cm] */
  readonly law: number;
  /** Law by measured. */
  readonly factor: number;
  readonly source: string;
}
/** Every measured conductivity of a composite among the scenarios of studies, in the order of folders and files. */
export function conductivities(): ConductivityRow[];
/** Median and largest factor by which a law is off, and where the latter is. */
export function summary(rows: readonly ConductivityRow[]): {
  readonly count: number;
  readonly median: number;
  readonly worst: number;
  readonly of: string;
};
/** The tables as they stand in the handbook. */
export function conductivityTables(rows?: readonly ConductivityRow[]): string;
